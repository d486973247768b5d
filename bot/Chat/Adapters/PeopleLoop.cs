using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Adapters;

/// <summary>
/// Looks for the accounts of our people, so that their time zone is known before anything is due, and whom nobody can reach is known
/// before it matters [ADM-04, INT-13]. One look-up at a time, within what the platform allows. All times are machine time.
/// </summary>
/// <param name="pace">Between one person and the next.</param>
public abstract class PeopleLoop(Store store, Accounts accounts, string tenant, TimeSpan pace, TimeProvider machine, ILogger logger)
    : Stage(new Signal(), machine, logger)
{
    /// <summary>So often it is asked whether there is anybody new.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>So long one whom the platform could not name now is left alone, and one who is reached elsewhere.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    /// <summary>So often one who does not read there is looked for again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(24);

    private readonly TimeProvider _machine = machine;
    private readonly Dictionary<string, DateTimeOffset> _left = new(StringComparer.Ordinal);
    private DateTimeOffset _next;

    /// <summary>There is somebody to ask.</summary>
    protected abstract bool MayAsk { get; }

    /// <summary>Who is behind a person's address on this platform.</summary>
    protected abstract Task<FoundAccount> Look(string address, CancellationToken cancel);

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var now = _machine.GetUtcNow();
        if (now < _next) return 0;
        _next = now + Pause;
        if (!MayAsk) return 0;
        if (accounts.Wanted(tenant, email => _left.GetValueOrDefault(email) <= now, 1) is not [var (email, address)]) return 0;
        _left[email] = now + Later;
        if (address is null)
        {
            _next = now;
            return 1;
        }

        _next = now + pace;
        var found = await Look(address, cancel);
        if (found.Standing is not { } standing)
        {
            // The platform said when to come back, or has trouble of its own: all wait.
            _next = found.NotBefore is { } notBefore && notBefore > now + Pause ? notBefore : now + Pause;
            return 1;
        }

        _left[email] = now + (standing is ChatStanding.Colleague ? Later : Again);
        await store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, accounts.Seen(tenant, email, standing, found.Zone, found.Locale)), cancel);
        store.Signals.Inbox.Raise();
        return 1;
    }
}

/// <summary>What a platform says of the account behind an address.</summary>
/// <param name="Standing">Null where it could not be found out now.</param>
/// <param name="NotBefore">Then: when to ask again, if the platform said so.</param>
public sealed record FoundAccount(ChatStanding? Standing, string? Zone = null, string? Locale = null, DateTimeOffset? NotBefore = null);
