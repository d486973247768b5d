using CoachBot.Coach;

namespace CoachBot.Chat.Teams.Activities;

/// <summary>
/// Hears of what happens in Teams while nobody waits for an answer of ours: installed, members who come and go, rooms that are
/// renamed. Registered once per listener; all that hear of an activity are told.
/// </summary>
public interface ITeamsEvents
{
    bool Hears(TeamsActivity activity);

    /// <summary>What the Coach is told of it; stored with the activity's key, so that a repeat adds nothing.</summary>
    IEnumerable<InboundEvent> Read(TeamsEvent happened) => [];

    /// <summary>Notes it, repeat or not. Where it throws, or is not done in time, the service is told to send it again.</summary>
    Task Take(TeamsEvent happened, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A genuine activity of a tenant that we serve.</summary>
/// <param name="Key">Its idempotency key: for events of it too.</param>
/// <param name="Now">Business time.</param>
public sealed record TeamsEvent(string Tenant, TeamsActivity Activity, string Key, DateTimeOffset Now);
