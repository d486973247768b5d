using CoachBot.Operations.Slack;
using CoachBot.Operations.Teams;

namespace CoachBot.Operations.Health;

/// <summary>How the service stands. Counts, names of settings, ids of workspaces and names of teams only: no text of a person, no customer, no secret.</summary>
/// <param name="Status"><c>ready</c>; <c>degraded</c>: it works and somebody should look; <c>notReady</c>: send it nothing.</param>
/// <param name="Problems">What somebody should do something about, one sentence each.</param>
public sealed record HealthReport(
    string Status,
    IReadOnlyList<string> Problems,
    DatabaseHealth Database,
    ContentHealth? Content,
    TimeHealth Time,
    SlackHealth? Slack,
    TeamsHealth? Teams,
    IReadOnlyList<SwitchedOff> Off);

/// <summary>The database, and what waits in it.</summary>
/// <param name="Answers">The database answered this very question.</param>
/// <param name="NothingToSay">Team to the last time its digest had nothing to say [DIG-05].</param>
/// <param name="Unreachable">Whom the chat platforms could not reach [ADM-16]; <c>check</c> names them.</param>
/// <param name="PeopleWithoutZone">Colleagues of whom nobody says a time zone: the tenant's counts for them, and without one nobody writes to them [ADM-04].</param>
public sealed record DatabaseHealth(
    bool Answers,
    QueueHealth? Queues = null,
    HookHealth? Hooks = null,
    IReadOnlyDictionary<string, DateTimeOffset>? NothingToSay = null,
    IReadOnlyList<UnreachableHealth>? Unreachable = null,
    long PeopleWithoutZone = 0);

/// <summary>People and rooms that a platform could not reach, for one reason; each is tried again once a week.</summary>
/// <param name="Reason">The platform's own.</param>
/// <param name="Since">Since when, the longest of them.</param>
public sealed record UnreachableHealth(string Platform, string Reason, int Count, DateTimeOffset Since);

/// <summary>Queues; an age is in seconds and 0 where nothing waits.</summary>
/// <param name="Waiting">Moments that will come, due or not.</param>
/// <param name="Failed">Cards of the newest hundred thousand that will never be sent.</param>
public sealed record QueueHealth(
    Waiting Inbox, Waiting Wakeups, Waiting Outbox, long Waiting, long DeadLetters, long Failed);

/// <summary>One queue.</summary>
/// <param name="Count">What is due now.</param>
/// <param name="OldestSeconds">How long the oldest of them has been due.</param>
public sealed record Waiting(long Count, long OldestSeconds);

/// <summary>What the senders of hooks do.</summary>
/// <param name="Last">Connection to the last time it sent something, of the newest thousand.</param>
/// <param name="UnknownTypes">Type that nobody knows to how often it came.</param>
/// <param name="KeyCollisions">Source to how often a key came again with another body.</param>
public sealed record HookHealth(
    IReadOnlyDictionary<string, DateTimeOffset> Last,
    IReadOnlyDictionary<string, long> UnknownTypes,
    IReadOnlyDictionary<string, long> KeyCollisions);

/// <summary>The texts in use.</summary>
/// <param name="Version">Hash of the content in use.</param>
/// <param name="Problems">Why a newer edit is not in use.</param>
public sealed record ContentHealth(string Version, IReadOnlyList<string> Languages, IReadOnlyList<string> Problems);

/// <summary>The clock and what days are counted by.</summary>
/// <param name="ZoneData">Edition of the IANA time zone data.</param>
/// <param name="HolidaysNotCovered">Country and year whose holidays are not known: they count as working days.</param>
public sealed record TimeHealth(string ZoneData, DateTimeOffset Now, bool VirtualClock, IReadOnlyList<string> HolidaysNotCovered);

/// <summary>Something that is off because a setting is absent.</summary>
public sealed record SwitchedOff(string What, string Setting);
