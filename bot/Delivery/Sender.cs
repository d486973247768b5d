using System.Text.Json;
using CoachBot.Chat;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Delivery;

/// <summary>Puts one card into words and hands it to its chat platform. Changes nothing in the store.</summary>
internal sealed partial class Sender(
    IReadOnlyDictionary<string, IChatPlatform> platforms, CardRenderer render, DeliveryOptions options, BusinessClock clock, ILogger logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public async Task<Outcome> Handle(ClaimedCard card)
    {
        if (!platforms.TryGetValue(card.Platform, out var platform)) return new Refused($"Chat platform '{card.Platform}' is not set up.");
        if (Render(card) is not { } message)
            return card.IsUnknown ? await Ask(platform, card, null) : new Refused("The card could not be put into words.");
        if (card.IsUnknown) return await Ask(platform, card, message.Content);
        if (card.WasSent) return await Edit(platform, card, message);
        return card.IsAnswer ? await Send(platform, card, message) : await Wish(platform, card) ?? await Send(platform, card, message);
    }

    /// <summary>
    /// Why what nobody waits for is not sent now: its address could not be reached lately [ADM-16], or the person does not want to
    /// be disturbed and it is of use afterwards too. Null where nothing speaks against it.
    /// </summary>
    private async Task<Outcome?> Wish(IChatPlatform platform, ClaimedCard card)
    {
        var now = clock.Machine.GetUtcNow();
        if (card.UnreachableUntil > now) return new Refused("Not reachable; tried once a week.");
        try
        {
            using var enough = new CancellationTokenSource(options.CallTimeout, clock.Machine);
            return await platform.QuietUntil(card.To, enough.Token) is { } until && until > now && IsOfUse(card, until - now)
                ? new Undisturbed(until)
                : null;
        }
        catch (Exception e)
        {
            // Not to know it is no reason to keep a message back.
            LogNotAsked(logger, e, card.Tenant, card.Card);
            return null;
        }
    }

    /// <summary>A quiet message now is better than none: the platform makes no sound while somebody does not want to be disturbed.</summary>
    private bool IsOfUse(ClaimedCard card, TimeSpan later) => !clock.IsVirtual && clock.GetUtcNow() + later < card.NotAfter;

    /// <summary>When to try again: the platform's own instant, else later each time.</summary>
    private Later Again(ClaimedCard card, DateTimeOffset? named, string reason) => named is { } at
        ? new(at, reason, IsNamed: true)
        : new(NextTry(card.Attempts), reason);

    private DateTimeOffset NextTry(long attempts) =>
        clock.Machine.GetUtcNow() + TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << (int)Math.Min(attempts, 10), LongestWait.Ticks));

    private static Refused Never(Failed<ChatReceipt> failed) =>
        new($"{failed.Category}: {failed.Reason}", failed.Category == FailureCategory.Unreachable);

    private async Task<Outcome> Send(IChatPlatform platform, ClaimedCard card, Message message)
    {
        var result = await Call(card, cancel => platform.Deliver(card.To, message, card.Card, card.Revision, cancel));
        return result switch
        {
            Done<ChatReceipt> done => new Arrived(done.Receipt, message.Content),
            TryAgain<ChatReceipt> again => Again(card, again.NotBefore, again.Reason),
            Failed<ChatReceipt> failed => Never(failed),
            Unknown<ChatReceipt> unknown => new Unsure(clock.Machine.GetUtcNow() + options.AskAfter, unknown.Reason),
            _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}"),
        };
    }

    /// <summary>An edit can be repeated: what is not known is tried again.</summary>
    private async Task<Outcome> Edit(IChatPlatform platform, ClaimedCard card, Message message)
    {
        if (card.Receipt is null) return new Refused("The platform told no id for the message: it cannot be edited.");
        var result = await Call(card, cancel => platform.Replace(card.Tenant, card.Receipt, message, card.Revision, cancel));
        return result switch
        {
            Done<ChatReceipt> done => new Arrived(done.Receipt, message.Content),
            Failed<ChatReceipt> failed => Never(failed),
            TryAgain<ChatReceipt> { NotBefore: { } named } again => Again(card, named, again.Reason),
            _ when card.Attempts + 1 >= options.Tries => new Refused($"The edit failed {options.Tries} times."),
            TryAgain<ChatReceipt> again => Again(card, null, again.Reason),
            Unknown<ChatReceipt> unknown => Again(card, null, unknown.Reason),
            _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}"),
        };
    }

    private async Task<Outcome> Ask(IChatPlatform platform, ClaimedCard card, ContentRef? content)
    {
        try
        {
            using var enough = new CancellationTokenSource(options.CallTimeout, clock.Machine);
            var (found, receipt) = await platform.Find(card.To, card.Card, card.AttemptedAt ?? clock.Machine.GetUtcNow(), enough.Token);
            return found switch
            {
                Found.Yes => new Arrived(receipt, content),
                Found.No => new NotThere(),
                Found.CannotTell => new CannotTell(),
            };
        }
        catch (Exception e)
        {
            // The question itself failed, for whatever reason: it may be put again, a few times.
            LogAskFailed(logger, e, card.Tenant, card.Card);
            return card.Attempts >= options.Tries ? new CannotTell() : new Unsure(NextTry(card.Attempts), e.GetType().Name);
        }
    }

    /// <summary>One call, with its time-out. Whatever it throws, nobody knows what became of it.</summary>
    private async Task<SendResult<ChatReceipt>> Call(ClaimedCard card, Func<CancellationToken, Task<SendResult<ChatReceipt>>> call)
    {
        using var enough = new CancellationTokenSource(options.CallTimeout, clock.Machine);
        try
        {
            return await call(enough.Token).WaitAsync(enough.Token);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            return new Unknown<ChatReceipt>($"No answer within {options.CallTimeout.TotalSeconds} s.");
        }
        catch (Exception e)
        {
            // A platform that throws has a bug; it must not hold up the other cards.
            LogCallFailed(logger, e, card.Tenant, card.Card);
            return new Unknown<ChatReceipt>(e.GetType().Name);
        }
    }

    private Message? Render(ClaimedCard card)
    {
        try
        {
            return render(StoredJson.Read<CardView>(card.View), card.Reader);
        }
        catch (Exception e)
        {
            // One text that cannot be rendered must not hold up the other cards.
            LogNotRendered(logger, e, card.Tenant, card.Card);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Card {Card} of {Tenant} could not be put into words")]
    private static partial void LogNotRendered(ILogger logger, Exception exception, string tenant, string card);

    [LoggerMessage(LogLevel.Error, "The call for card {Card} of {Tenant} threw")]
    private static partial void LogCallFailed(ILogger logger, Exception exception, string tenant, string card);

    [LoggerMessage(LogLevel.Warning, "Asking whether card {Card} of {Tenant} would disturb failed")]
    private static partial void LogNotAsked(ILogger logger, Exception exception, string tenant, string card);

    [LoggerMessage(LogLevel.Warning, "Asking whether card {Card} of {Tenant} arrived failed")]
    private static partial void LogAskFailed(ILogger logger, Exception exception, string tenant, string card);
}
