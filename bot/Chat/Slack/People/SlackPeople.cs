using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>
/// Looks for the accounts of our people, so that their time zone is known before anything is due, and whom nobody can reach is
/// known before it matters [ADM-04, INT-13]. One look-up at a time, within what Slack allows of its narrowest method.
/// </summary>
public sealed class SlackPeople(Store store, SlackDirectory directory, SlackAccounts accounts, TimeProvider machine, ILogger<SlackPeople> logger)
    : Stage(new Signal(), machine, logger)
{
    /// <summary>Slack allows some fifty a minute. https://docs.slack.dev/reference/methods/users.lookupByEmail</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.3);

    /// <summary>So often it is asked whether there is anybody new.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>So long one whom Slack could not name now is left alone, and one who is reached elsewhere.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    /// <summary>So often one who does not read in Slack is looked for again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(24);

    private readonly TimeProvider _machine = machine;
    private readonly Dictionary<string, DateTimeOffset> _left = new(StringComparer.Ordinal);
    private DateTimeOffset _next;

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var now = _machine.GetUtcNow();
        if (now < _next) return 0;
        _next = now + Pause;
        const string tenant = Installations.Tenant;
        if (!directory.MayAsk(tenant)) return 0;
        if (accounts.Wanted(tenant, email => _left.GetValueOrDefault(email) <= now, 1) is not [var (email, address)]) return 0;
        _left[email] = now + Later;
        if (address is null)
        {
            _next = now;
            return 1;
        }

        _next = now + Pace;
        var seen = await directory.Sight(tenant, address, cancel);
        if (seen.Standing is not { } standing)
        {
            // Slack said when to come back, or has trouble of its own: all wait.
            _next = seen.Why is TryAgain<SlackUser> { NotBefore: { } notBefore } && notBefore > now + Pause ? notBefore : now + Pause;
            return 1;
        }

        _left[email] = now + (standing is ChatStanding.Colleague ? Later : Again);
        await store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, accounts.Seen(tenant, email, standing, seen.User)), cancel);
        store.Signals.Inbox.Raise();
        return 1;
    }
}
