using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Intake;

/// <summary>What a press or a form gets as an answer: <see cref="Coach.Coach.Answer"/>.</summary>
public delegate Answer AnswerInRequest(Situation situation, InboundEvent request, DateTimeOffset now);

/// <summary>Verifies, reads, stores, then acknowledges. What was acknowledged is on disk.</summary>
public sealed class HookIntake(Store store, SituationLoader situations, BusinessClock clock, AnswerInRequest answer)
{
    private static readonly TimeSpan LongestStore = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

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
        var verdict = source.Verify(request, clock.Machine.GetUtcNow());
        if (!verdict.Genuine) return Problems.Refusal(verdict);
        var tenant = verdict.Tenant ?? throw new InvalidOperationException($"Source {source.Name} let a request in without a tenant.");
        var now = clock.GetUtcNow();
        var reading = source.Read(request, tenant, now);
        if (reading.Errors.Count > 0) return Problems.Invalid(reading.Errors);

        // An answer decides nothing, so asking for it first is safe; a form that opens or is refused leaves no trace.
        var said = AnswerTo(reading, now);
        if (said.Form is not null || said.Errors is { Count: > 0 }) return source.Reply(request, said);
        try
        {
            await Keep(source, request, tenant, reading).WaitAsync(LongestStore, clock.Machine, cancel);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return Problems.NotStored(ComeBack);
        }

        return source.Reply(request, said);
    }

    private Answer AnswerTo(HookReading reading, DateTimeOffset now)
    {
        var asked = reading.Events.FirstOrDefault(happened => happened.What is Pressed or Submitted);
        return asked is null
            ? Coach.Cards.Answer.Nothing
            : situations.Ask(asked.Tenant, situation => answer(situation, asked, now));
    }

    /// <summary>Key and events commit together, so that a repeat finds either both or neither.</summary>
    private async Task Keep(IHookSource source, HookRequest request, string tenant, HookReading reading)
    {
        var name = request.Connection.Length == 0 ? source.Name : $"{source.Name}/{request.Connection}";
        var machineNow = clock.Machine.GetUtcNow();
        var urgency = reading.Events.Any(happened => happened.What is Pressed or Submitted or Said) ? WriteUrgency.Answer : WriteUrgency.Hook;
        var stored = await store.Write(
            urgency,
            sql =>
            {
                if (reading.Key is not null && !HookKeys.IsNew(sql, tenant, name, reading.Key, reading.BodyHash, machineNow)) return false;
                foreach (var happened in reading.Events)
                {
                    Inbox.Add(sql, happened);
                    if (happened.What is NotUnderstood unknown)
                        Notices.Count(sql, tenant, NoticeKinds.UnknownHookType, unknown.HookType, machineNow);
                }

                return true;
            },
            CancellationToken.None);
        if (stored) store.Signals.Inbox.Raise();
    }
}
