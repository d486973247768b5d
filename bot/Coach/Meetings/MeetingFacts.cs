namespace CoachBot.Coach.Meetings;

/// <summary>What a calendar says of an entry. A null member was not said. <paramref name="Description"/> is held in memory only.</summary>
public sealed record MeetingFacts(
    DateTimeOffset? Start = null,
    DateTimeOffset? End = null,
    Attendee? Organizer = null,
    IReadOnlyList<Attendee>? Attendees = null,
    string? Title = null,
    string? Description = null,
    string? SeriesId = null,
    DateTimeOffset? OriginalStart = null,
    bool? AllDay = null,
    bool? Private = null,
    string? DealId = null,
    bool? Cancelled = null);

/// <summary>Somebody in an entry.</summary>
/// <param name="Response"><c>accepted</c>, <c>declined</c>, <c>tentative</c> or <c>needsAction</c>.</param>
public sealed record Attendee(string Email, string? Name = null, string? Response = null);

/// <summary>An entry was added or changed. A cancellation is a version in the same order.</summary>
public sealed record MeetingSeen(string Id, MeetingFacts Facts, VersionStamp Version) : Happening;

/// <summary>An entry was cancelled; a newer upsert revives it.</summary>
public sealed record MeetingCancelled(string Id, VersionStamp Version) : Happening;
