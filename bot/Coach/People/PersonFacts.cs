namespace CoachBot.Coach.People;

/// <summary>What a directory, CRM or chat platform says of a colleague. A null member was not said.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="TimeZone">IANA zone id.</param>
/// <param name="Country">ISO 3166-1 alpha-2, for holidays.</param>
/// <param name="Language">BCP 47 tag.</param>
public sealed record PersonFacts(
    string? Name = null,
    string? Role = null,
    string? ManagerEmail = null,
    string? TimeZone = null,
    WeeklyHours? WorkingHours = null,
    string? Country = null,
    string? Language = null,
    string? Team = null,
    ChatHandle? Chat = null,
    bool? Active = null);

/// <summary>Where a person is reached: the platform's name and its own id of the person.</summary>
public sealed record ChatHandle(string Platform, string Address);

/// <summary>The working week: the days and the local times between which a person works.</summary>
public sealed record WeeklyHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>The roles that CoachBot knows. What they are called on screen is content.</summary>
public static class Roles
{
    public const string Rep = "rep";
    public const string Manager = "manager";
    public const string AccountManager = "accountManager";
    public const string Services = "services";
    public const string Support = "support";
    public const string Marketing = "marketing";
    public const string Curator = "curator";
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Rep, Manager, AccountManager, Services, Support, Marketing, Curator, Admin];
}

/// <summary>A person was added or changed outside.</summary>
public sealed record PersonSeen(string Email, PersonFacts Facts, VersionStamp Version) : Happening;

/// <summary>Free/busy time of a person, without a subject. <c>Kind</c> is <c>busy</c> or <c>outOfOffice</c>.</summary>
public sealed record BusySeen(string Id, string Email, DateTimeOffset Start, DateTimeOffset End, string Kind, VersionStamp Version) : Happening;

/// <summary>A free/busy entry is gone.</summary>
public sealed record BusyGone(string Id, string Email, VersionStamp Version) : Happening;
