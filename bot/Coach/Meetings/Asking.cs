using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>Who is asked: exactly one person, or nobody [PRE-17].</summary>
public static class Asking
{
    /// <summary>
    /// Those who may be asked, best first: the deal's owner if attending, the organizer if internal, accepted members of the
    /// deal's team, accepted colleagues. Whoever cannot be asked now is left out.
    /// </summary>
    public static IReadOnlyList<string> Candidates(MeetingRecord meeting, DealRecord? deal, Situation situation)
    {
        var facts = meeting.Facts;
        var here = Participants.Of(facts)
            .Where(a => Participants.IsColleague(a.Email, situation) && !Participants.Declined(a))
            .ToList();

        var ordered = new List<string>();
        if (deal?.Facts.OwnerEmail is { } owner && here.Any(a => Participants.Same(a.Email, owner))) ordered.Add(owner);
        if (facts.Organizer is { } organizer && here.Any(a => Participants.Same(a.Email, organizer.Email))) ordered.Add(organizer.Email);
        ordered.AddRange(here.Where(a => Participants.Accepted(a) && OnTeam(a.Email, deal)).Select(a => a.Email));
        ordered.AddRange(here.Where(Participants.Accepted).Select(a => a.Email));

        // Whoever left is in nobody's way: who took over is asked where no other colleague is there [HND-10].
        ordered.AddRange(here.Select(a => situation.Find<PersonRecord>(Subjects.Person(a.Email))).OfType<PersonRecord>()
            .Where(p => p is { IsActive: false, Known.Now: not null })
            .Select(p => Leaving.Successor(p, deal, situation)).OfType<string>());

        return ordered
            .Select(e => e.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Where(e => CanBeAsked(e, meeting, situation))
            .ToList();
    }

    /// <summary>The one who is asked. A question that has reached somebody stays with him while he is in the entry and works here.</summary>
    public static string? Choose(MeetingRecord meeting, DealRecord? deal, Situation situation)
    {
        var candidates = Candidates(meeting, deal, situation);
        if (meeting.HandedOver.LastOrDefault()?.To is { } receiver && StillHere(receiver, meeting, situation)) return receiver;
        var reached = meeting.Reached
            .Where(r => meeting.HandedOver.All(h => h.From != r.Key) && StillHere(r.Key, meeting, situation))
            .OrderByDescending(r => r.Value)
            .ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => r.Key)
            .FirstOrDefault();
        if (reached is not null) return reached;
        return candidates.FirstOrDefault(c => meeting.HandedOver.All(h => h.From != c));
    }

    /// <summary>Who takes the question when the present person says "not me" [PRE-18].</summary>
    public static string? NextAfter(string person, MeetingRecord meeting, DealRecord? deal, Situation situation)
    {
        var colleagues = Participants.Of(meeting.Facts)
            .Where(a => Participants.IsColleague(a.Email, situation) && !Participants.Declined(a))
            .Select(a => a.Email.ToLowerInvariant())
            .Where(e => CanBeAsked(e, meeting, situation));
        return Candidates(meeting, deal, situation)
            .Concat(colleagues)
            .FirstOrDefault(c => c != person && meeting.HandedOver.All(h => h.From != c));
    }

    public static bool OnTeam(string email, DealRecord? deal) =>
        deal is not null
        && (Participants.Same(deal.Facts.OwnerEmail, email) || (deal.Facts.Team ?? []).Any(t => Participants.Same(t, email)));

    private static bool CanBeAsked(string email, MeetingRecord meeting, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
        && meeting.Facts.Start is { } start
        && person.CanBeAskedAbout(start, situation.Tenant);

    private static bool StillHere(string email, MeetingRecord meeting, Situation situation) =>
        Participants.Of(meeting.Facts).Any(a => Participants.Same(a.Email, email) && !Participants.Declined(a))
        && situation.Find<PersonRecord>(Subjects.Person(email)) is { IsActive: true } person && !person.IsShutOut(situation.Tenant);
}
