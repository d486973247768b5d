using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Intake;

/// <summary>What a press or a form gets as an answer: <see cref="Coach.Coach.Answer"/>.</summary>
public delegate Answer AnswerInRequest(Situation situation, InboundEvent request, DateTimeOffset now);

/// <summary>Verifies, reads, stores, then acknowledges. What was acknowledged is on disk.</summary>
public sealed partial class HookIntake(Store store, SituationLoader situations, BusinessClock clock, AnswerInRequest answer, ILogger<HookIntake> logger)
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    /// <summary>How much of the caller's patience a form may use up before the person is shown that it comes.</summary>
    private const double Noticed = 0.4;

    /// <summary>What storing gets even where the asking has used up the time: a write that nothing holds up takes a fraction of it.</summary>
    private static readonly TimeSpan LeastForStoring = TimeSpan.FromMilliseconds(300);

    /// <summary>What a write that has begun, and cannot be called back, gets beyond that: a flush and its commit take far less.</summary>
    private static readonly TimeSpan ToCommit = TimeSpan.FromMilliseconds(200);

    /// <summary>Takes a whole request. The source has admitted its headers already.</summary>
    public async Task<HookReply> Take(IHookSource source, HookRequest request, CancellationToken cancel)
    {
        using var span = Telemetry.Spans.StartActivity("intake");
        var reply = await Answer(source, request, cancel);
        Telemetry.Hooks.Add(1, new("source", source.Name), new("status", reply.Status));
        return reply;
    }

    private async Task<HookReply> Answer(IHookSource source, HookRequest request, CancellationToken cancel)
    {
        var began = clock.Machine.GetTimestamp();
        await source.Ready(request, cancel);
        var verdict = source.Verify(request, clock.Machine.GetUtcNow());
        if (!verdict.Genuine) return Problems.Refusal(verdict);
        var tenant = verdict.Tenant ?? throw new InvalidOperationException($"Source {source.Name} let a request in without a tenant.");
        await source.Prepare(request, tenant, cancel);
        var now = clock.GetUtcNow();
        var reading = source.Read(request, tenant, now);
        if (reading.Errors.Count > 0) return Problems.Invalid(reading.Errors);

        // An answer decides nothing, so asking for it first is safe; a form that opens or is refused leaves no trace.
        if (Asked(reading) is not { } asked) return await Conclude(source, request, tenant, reading, Coach.Cards.Answer.Nothing, began, late: false, cancel);
        var answering = Task.Run(() => situations.Ask(tenant, situation => answer(situation, asked, now)), cancel);
        if (!await Within(answering, (source.AnswersWithin * Noticed) - clock.Machine.GetElapsedTime(began), cancel)
            && await source.Wait(request, reading, cancel) is { } meanwhile)
        {
            _ = ConcludeLate(source, request, tenant, reading, answering);
            return meanwhile;
        }

        return await Conclude(source, request, tenant, reading, await answering, began, late: false, cancel);
    }

    /// <summary>A form or errors are answered and leave no trace, nor does a message of which nothing was saved yet; anything else is stored, then acknowledged.</summary>
    private async Task<HookReply> Conclude(
        IHookSource source, HookRequest request, string tenant, HookReading reading, Answer said, long began, bool late, CancellationToken cancel)
    {
        if (said.Form is not null || said.Errors is { Count: > 0 } || reading.Events.Any(happened => happened.What is MessageCaptured)) return await source.Reply(request, reading, said, late, cancel);

        // Whoever was let go is in no hurry any more.
        var left = late ? Timeout.InfiniteTimeSpan : Longer(source.AnswersWithin - clock.Machine.GetElapsedTime(began), LeastForStoring);
        using var enough = new CancellationTokenSource(left, clock.Machine);
        try
        {
            await Keep(source, request, tenant, reading, enough.Token).WaitAsync(late ? left : left + ToCommit, clock.Machine, cancel);
        }
        catch (Exception e) when (e is StoreUnavailableException || (e is OperationCanceledException && enough.IsCancellationRequested && !cancel.IsCancellationRequested))
        {
            // Certain: it was refused, or called back before it began, and never will be stored. Only then is a person asked for it again.
            return await source.NotStored(request, reading, late, cancel) ?? Problems.NotStored(ComeBack);
        }
        catch (TimeoutException)
        {
            // It had begun, and nobody knows yet. "Not saved" could be untrue and the repeat stored twice: a 503 claims nothing.
            // A caller with a key repeats it without harm, and a person reads in his chat that no answer came.
            return Problems.NotStored(ComeBack);
        }

        return await source.Reply(request, reading, said, late, cancel);
    }

    private async Task ConcludeLate(IHookSource source, HookRequest request, string tenant, HookReading reading, Task<Answer> answering)
    {
        try
        {
            await Conclude(source, request, tenant, reading, await answering, clock.Machine.GetTimestamp(), late: true, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Nobody waits for this any more, whatever it is: the person sees the loading form and tries again.
            LogLate(e, source.Name);
        }
    }

    private async Task<bool> Within(Task task, TimeSpan time, CancellationToken cancel)
    {
        if (task.IsCompleted) return true;
        if (time <= TimeSpan.Zero) return false;
        return await Task.WhenAny(task, Task.Delay(time, clock.Machine, cancel)) == task;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static InboundEvent? Asked(HookReading reading) =>
        reading.HeldFor is null ? reading.Events.FirstOrDefault(happened => happened.What is Pressed or Submitted or MessageCaptured) : null;

    /// <summary>Key and events commit together, so that a repeat finds either both or neither.</summary>
    /// <param name="enough">Calls the write back, if it has not begun.</param>
    private async Task Keep(IHookSource source, HookRequest request, string tenant, HookReading reading, CancellationToken enough)
    {
        if (reading is { Key: null, HeldFor: null, Notice: null, Events.Count: 0 }) return;
        var name = request.Connection.Length == 0 ? source.Name : $"{source.Name}/{request.Connection}";
        var machineNow = clock.Machine.GetUtcNow();
        var urgency = reading.Events.Any(happened => happened.What is Pressed or Submitted or Said) ? WriteUrgency.Answer : WriteUrgency.Hook;
        var stored = await store.Write(
            urgency,
            sql =>
            {
                if (reading.Key is not null && !HookKeys.IsNew(sql, tenant, name, reading.Key, reading.BodyHash, machineNow)) return false;
                if (reading.HeldFor is { } held)
                    HeldHooks.Add(sql, tenant, source.Name, held, reading.HeldBody is { } kept ? request with { Body = kept } : request, machineNow);
                if (reading.Notice is { } notice) Notices.Count(sql, tenant, notice.Kind, notice.Name, machineNow);
                foreach (var happened in reading.Events)
                {
                    Inbox.Add(sql, happened);
                    if (happened.What is NotUnderstood unknown)
                        Notices.Count(sql, tenant, NoticeKinds.UnknownHookType, unknown.HookType, machineNow);
                }

                return true;
            },
            enough);
        if (!stored) return;
        if (reading.HeldFor is not null) store.Signals.Held.Raise();
        if (reading.Events.Count > 0) store.Signals.Inbox.Raise();
    }

    [LoggerMessage(LogLevel.Error, "A late answer of {Source} was not given")]
    private partial void LogLate(Exception exception, string source);
}
