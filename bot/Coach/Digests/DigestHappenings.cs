namespace CoachBot.Coach.Digests;

/// <summary>To a team: its room is this one [DIG-01].</summary>
public sealed record TeamRoomSet(string By, string Room) : Happening;

/// <summary>To a team: when its digest comes, in the tenant's zone [DIG-01].</summary>
public sealed record TeamTimeSet(string By, DayOfWeek Day, TimeOnly Time) : Happening;

/// <summary>To a person: what a digest has said of him, word for word [DIG-03].</summary>
public sealed record DigestSaid(IReadOnlyList<SaidLine> Lines) : Happening;
