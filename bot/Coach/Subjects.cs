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

    public static string Person(string email) => $"{PersonKind}:{email.ToLowerInvariant()}";
    public static string Meeting(string id) => $"{MeetingKind}:{id}";
    public static string Account(string id) => $"{AccountKind}:{id}";
    public static string Deal(string id) => $"{DealKind}:{id}";
    public static string Order(string number) => $"{OrderKind}:{number}";
    public static string Series(string id) => $"{SeriesKind}:{id}";
    public static string Domain(string domain) => $"{DomainKind}:{domain.ToLowerInvariant()}";

    /// <summary>The tenant's own switches and hooks that are stored but not understood.</summary>
    public const string Tenant = $"{TenantKind}:self";

    public static string KindOf(string subject) => subject[..Math.Max(0, subject.IndexOf(':', StringComparison.Ordinal))];

    public static string IdOf(string subject) => subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
