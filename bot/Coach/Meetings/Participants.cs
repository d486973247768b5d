using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>Who is in an entry, and which side they are on.</summary>
public static class Participants
{
    /// <summary>The organizer and the attendees, each address once, organizer first unless listed with a response of his own.</summary>
    public static IReadOnlyList<Attendee> Of(MeetingFacts facts)
    {
        var attendees = facts.Attendees ?? [];
        if (facts.Organizer is not { Email.Length: > 0 } organizer || attendees.Any(a => Same(a.Email, organizer.Email))) return attendees;
        return [organizer with { Response = organizer.Response ?? "accepted" }, .. attendees];
    }

    public static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    public static bool Declined(Attendee attendee) => attendee.Response == "declined";

    public static bool Accepted(Attendee attendee) => attendee.Response == "accepted";

    public static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>Somebody of one of our own domains, or a person who was made known to us, whatever his address.</summary>
    public static bool IsColleague(string email, Situation situation) =>
        Within(DomainOf(email), situation.Tenant.OwnDomains)
        || situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null };

    /// <summary>A room, a note-taker, or an address that the tenant ignores.</summary>
    public static bool IsIgnored(string email, TenantSettings tenant) =>
        Within(DomainOf(email), tenant.IgnoreDomains)
        || Within(DomainOf(email), tenant.MachineDomains)
        || tenant.MachineDomains.Contains(email);

    /// <summary>The domain and those above it, nearest first, without the top-level one: <c>a.b.example</c>, <c>b.example</c>.</summary>
    public static IEnumerable<string> WithParents(string domain)
    {
        yield return domain;
        for (var rest = Above(domain); rest.Contains('.', StringComparison.Ordinal); rest = Above(rest)) yield return rest;
    }

    private static string Above(string domain) => domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The domain itself or one above it stands in the list.</summary>
    public static bool Within(string domain, IReadOnlySet<string> list)
    {
        for (var rest = domain; rest.Length > 0;)
        {
            if (list.Contains(rest)) return true;
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) return false;
            rest = rest[(dot + 1)..];
        }
        return false;
    }
}
