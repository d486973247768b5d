using CoachBot.Coach.Cards;

namespace CoachBot.Coach.People;

/// <summary>Whom the chat, the records and the calendars do not agree on, by address and never by name: a list for administrators [INT-13, ADM-04].</summary>
public static class Mismatches
{
    private const int Most = 40;

    /// <summary>The command <c>/coach people</c>.</summary>
    public static IReadOnlyList<Part> Parts(PersonRecord asking, Situation situation)
    {
        if (asking.Facts.Role != Roles.Admin) return [Texts.PeopleAdmins.With()];
        var rows = situation.Linked(LinkNames.Everybody)
            .Select(situation.Find<PersonRecord>)
            .OfType<PersonRecord>()
            .Select(person => (Person: person, What: Of(person, situation.Tenant)))
            .Where(row => row.What is not null)
            .ToList();
        if (rows.Count == 0) return [Texts.PeopleNone.With()];
        return
        [
            Texts.PeopleHead.With(("count", rows.Count)),
            .. rows.Take(Most).Select(row => Texts.PeopleRow.With(("name", row.Person.Name), ("email", row.Person.Email), ("mismatch", Fact.Word($"mismatch.{row.What}")))),
            .. rows.Count > Most ? [Texts.PeopleMore.With(("count", rows.Count - Most))] : Array.Empty<Part>(),
        ];
    }

    /// <summary>What does not agree about a person; null where all is well.</summary>
    public static string? Of(PersonRecord person, TenantSettings tenant)
    {
        if (person.Known.Now is null) return person.Busy.Values.Any(busy => !busy.Gone) ? "calendarOnly" : null;
        var standing = person.AccountIn(tenant)?.Standing;
        if (!person.IsActive) return standing is ChatStanding.Colleague ? "left" : null;
        return standing switch
        {
            ChatStanding.Missing => "missing",
            ChatStanding.Gone => "gone",
            ChatStanding.Guest => "guest",
            ChatStanding.Outside => "outside",
            ChatStanding.SomebodyElses => "somebodyElses",
            _ => person.ZoneIn(tenant).Zone is null ? "zone" : null,
        };
    }
}
