namespace CoachBot.Coach;

/// <summary>The kinds of subject and how their names are written: <c>kind:id</c>. These strings stand in the database.</summary>
public static class Subjects
{
    public const string PersonKind = "person";
    public const string MeetingKind = "meeting";
    public const string AccountKind = "account";
    public const string DealKind = "deal";
    public const string OrderKind = "order";
    public const string SeriesKind = "series";
    public const string DomainKind = "domain";
    public const string TenantKind = "tenant";
    public const string PlanKind = "plan";
    public const string EventKind = "event";
    public const string HandoffKind = "handoff";
    public const string ReviewKind = "review";
    public const string StoryKind = "story";
    public const string ReferenceKind = "reference";
    public const string TeamKind = "team";
    public const string RoomKind = "room";
    public const string DurationsKind = "durations";
    public const string DebriefsKind = "debriefs";
    public const string LibraryKind = "library";
    public const string ExpertKind = "expert";
    public const string VoiceKind = "voice";

    public static string Person(string email) => $"{PersonKind}:{email.ToLowerInvariant()}";
    public static string Meeting(string id) => $"{MeetingKind}:{id}";
    public static string Account(string id) => $"{AccountKind}:{id}";
    public static string Deal(string id) => $"{DealKind}:{id}";
    public static string Order(string number) => $"{OrderKind}:{number}";
    public static string Series(string id) => $"{SeriesKind}:{id}";
    public static string Domain(string domain) => $"{DomainKind}:{domain.ToLowerInvariant()}";

    /// <summary>From the order to the customer's victory; one for each deal [PO-01].</summary>
    public static string Plan(string dealId) => $"{PlanKind}:{dealId}";

    /// <summary>How a deal's value event stands [PO-12]; one for each deal.</summary>
    public static string Event(string dealId) => $"{EventKind}:{dealId}";

    /// <summary>What the receivers of a deal get and accept [HND-05]; one for each deal.</summary>
    public static string Handoff(string dealId) => $"{HandoffKind}:{dealId}";

    /// <summary>The reviews of a deal; one for each deal.</summary>
    public static string Review(string dealId) => $"{ReviewKind}:{dealId}";

    /// <summary>Why a deal was won, and the story of it; one for each deal.</summary>
    public static string Story(string dealId) => $"{StoryKind}:{dealId}";

    /// <summary>What a customer lets us show, and how often it was used [REF-02, REF-03]; one for each account.</summary>
    public static string Reference(string accountId) => $"{ReferenceKind}:{accountId}";

    /// <summary>A team of colleagues, by its name.</summary>
    public static string Team(string name) => $"{TeamKind}:{name}";

    /// <summary>A room of a chat platform.</summary>
    public static string Room(string platform, string id) => $"{RoomKind}:{platform}/{id}";

    /// <summary>How many wins and losses were asked about [REF-08]; one for the tenant.</summary>
    public const string Debriefs = $"{DebriefsKind}:self";

    /// <summary>What several wins have in common [REF-10]; one for the tenant.</summary>
    public const string Library = $"{LibraryKind}:self";

    /// <summary>The monthly page of what customers say they gained [REF-17]; one for the tenant.</summary>
    public const string Voice = $"{VoiceKind}:self";

    /// <summary>What a colleague is asked as somebody who knows [REF-11].</summary>
    public static string Expert(string email) => $"{ExpertKind}:{email.ToLowerInvariant()}";

    /// <summary>The tenant's own switches and hooks that are stored but not understood.</summary>
    public const string Tenant = $"{TenantKind}:self";

    /// <summary>How long the steps of finished plans took [PO-08].</summary>
    public const string Durations = $"{DurationsKind}:all";

    public static string KindOf(string subject) => subject[..Math.Max(0, subject.IndexOf(':', StringComparison.Ordinal))];

    public static string IdOf(string subject) => subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
