using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Finds out who is behind a request.</summary>
public sealed class Callers(SlackDirectory directory, CallerFinder finder, TimeProvider machine)
{
    /// <summary>So long Slack may think about who somebody is while he waits for his answer.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Asks Slack about those whom nobody has looked up within a day; given up soon. Then what was known before counts, and whoever
    /// is not known at all is asked for again by <see cref="SlackHeldHooks"/>.
    /// </summary>
    public async Task Prepare(SlackCall call, IEnumerable<string> others, CancellationToken cancel)
    {
        var asked = others.Append(call.User).OfType<string>().Distinct(StringComparer.Ordinal).Where(user => !directory.Knows(call.Team, user))
            .Select(user => directory.Look(call.Installation, call.Team, user, cancel)).ToList();
        if (asked.Count == 0) return;
        try
        {
            await Task.WhenAll(asked).WaitAsync(Asking, machine, cancel);
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            // Who they are will be found out later.
        }
    }

    /// <summary>Who it is, as far as it is known.</summary>
    public Caller Of(SlackCall call) => finder.Of(
        call.Installation.Tenant,
        call.User is { } id && directory.Find(call.Team, id) is { } user ? new(user.Kind is SlackUserKind.Member, user.Zone, situation => directory.PersonOf(situation, user)) : null,
        Other.NotAskedYet);
}
