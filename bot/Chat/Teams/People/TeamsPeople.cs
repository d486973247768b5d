using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// Looks for the accounts of our people, so that whom nobody can reach is known before it matters [ADM-04, INT-13]. One at a time,
/// far below what Teams allows.
/// </summary>
public sealed class TeamsPeople(Store store, TeamsDirectory directory, TeamsAccounts accounts, TimeProvider machine, ILogger<TeamsPeople> logger)
    : Stage(new Signal(), machine, logger)
{
    /// <summary>Between one person and the next.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5);

    /// <summary>So often it is asked whether there is anybody new.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>So long one whom Teams could not name now is left alone, and one who is reached elsewhere.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    /// <summary>So often one who does not read in Teams is looked for again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(24);

    private readonly TimeProvider _machine = machine;
    private readonly Dictionary<string, DateTimeOffset> _left = new(StringComparer.Ordinal);
    private DateTimeOffset _next;

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var now = _machine.GetUtcNow();
        if (now < _next) return 0;
        _next = now + Pause;
        if (!directory.MayAsk(TeamsIds.Tenant)) return 0;
        if (accounts.Wanted(TeamsIds.Tenant, email => _left.GetValueOrDefault(email) <= now, 1) is not [var (email, address)]) return 0;
        _left[email] = now + Later;
        if (address is null)
        {
            _next = now;
            return 1;
        }

        _next = now + Pace;
        var seen = await directory.Sight(TeamsIds.Tenant, address, cancel);
        if (seen.Standing is not { } standing)
        {
            // Teams said when to come back, or has trouble of its own: all wait.
            _next = seen.Why is TryAgain<TeamsUser> { NotBefore: { } notBefore } && notBefore > now + Pause ? notBefore : now + Pause;
            return 1;
        }

        _left[email] = now + (standing is ChatStanding.Colleague ? Later : Again);
        await store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, accounts.Seen(TeamsIds.Tenant, email, standing, seen.User)), cancel);
        store.Signals.Inbox.Raise();
        return 1;
    }
}
