using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Meetings;

/// <summary>Whether an entry counts as a customer meeting [PRE-01], rule by rule, for <c>/coach why</c>.</summary>
public static class Counting
{
    public const int MostAttendees = 25;

    /// <summary>One rule with its result. <c>Met</c> is true where the rule speaks for counting.</summary>
    public sealed record Ruling(string Rule, bool Met);

    /// <summary>All rules; the entry counts where every one is met.</summary>
    public static IReadOnlyList<Ruling> Judge(MeetingRecord meeting, Situation situation)
    {
        var facts = meeting.Facts;
        var tenant = situation.Tenant;
        var all = Participants.Of(facts);
        var colleagues = all.Where(a => Participants.IsColleague(a.Email, situation)).ToList();
        return
        [
            new("outsider", Outsiders(facts, situation).Any(a => !Participants.Declined(a))),
            new("private", facts.Private != true),
            new("allDay", facts.AllDay != true),
            new("cancelled", facts.Cancelled != true),
            new("declined", colleagues.Count == 0 || colleagues.Any(a => !Participants.Declined(a))),
            new("tooMany", (facts.Attendees ?? []).Count <= MostAttendees),
            new("notCustomer", meeting.NotCustomerBy is null),
        ];
    }

    public static bool Counts(MeetingRecord meeting, Situation situation) => Judge(meeting, situation).All(r => r.Met);

    /// <summary>People from outside: neither colleagues nor rooms, note-takers or ignored domains.</summary>
    public static IEnumerable<Attendee> Outsiders(MeetingFacts facts, Situation situation) =>
        Participants.Of(facts).Where(a =>
            !Participants.IsColleague(a.Email, situation)
            && !Participants.IsIgnored(a.Email, situation.Tenant)
            && JudgedDomain(a.Email, situation)?.Verdict != DomainVerdicts.Ignore);

    /// <summary>What a colleague said of the domain of an address, or of one above it.</summary>
    public static DomainRecord? JudgedDomain(string email, Situation situation) =>
        Participants.WithParents(Participants.DomainOf(email))
            .Select(d => situation.Find<DomainRecord>(Subjects.Domain(d)))
            .FirstOrDefault(d => d is not null);
}
