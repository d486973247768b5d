using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;

namespace CoachBot.Coach.Victory;

/// <summary>
/// Where we stand [PO-21]: of the won deals that the asker may see, how many have an event defined, announced, and followed by
/// a reference. By deals alone: no person has a figure.
/// </summary>
public static class Rungs
{
    private const int MostDeals = 500;
    private const int MostColleagues = 200;

    public static IReadOnlyList<Part> For(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var (seen, all) = Won(person, situation);
        if (seen.Count == 0) return [Texts.RungsNone.With()];
        var defined = seen.Where(d => d.Event is not null).ToList();
        var announced = defined.Where(d => situation.Find<EventRecord>(Subjects.Event(d.Id)) is { HasVictory: true }).ToList();
        var followed = announced.Where(d => HasReference(d, situation, now)).ToList();
        var rows = new[] { ("rung.defined", defined.Count), ("rung.announced", announced.Count), ("rung.reference", followed.Count) }
            .Select(IReadOnlyList<Fact> (r) => [Fact.Word(r.Item1), r.Item2, Share(r.Item2, seen.Count)]);
        var table = new TableView([Fact.Word("rung.rung"), Fact.Word("rung.deals"), Fact.Word("rung.share")], [.. rows]);
        var head = Texts.Rungs.With(("count", seen.Count), ("firstRung", defined.Count), ("secondRung", announced.Count), ("thirdRung", followed.Count)).Shows(table);
        return all ? [head] : [head, Texts.RungsCut.With(("max", MostDeals))];
    }

    private static TextFact Share(int some, int all) => new($"{((some * 100) + (all / 2)) / all} %");

    /// <summary>Won deals of his own team, of those who report to him, and of those who report to them.</summary>
    private static (IReadOnlyList<DealRecord> Deals, bool All) Won(PersonRecord person, Situation situation)
    {
        var reports = situation.Linked(LinkNames.Report(person.Email));
        var people = reports.Concat(reports.SelectMany(r => situation.Linked(LinkNames.Report(Subjects.IdOf(r)))))
            .Prepend(Subjects.Person(person.Email))
            .Distinct(StringComparer.Ordinal)
            .Take(MostColleagues);
        var deals = people.SelectMany(p => situation.Linked(LinkNames.DealTeam(Subjects.IdOf(p)))).Distinct(StringComparer.Ordinal).ToList();
        var seen = deals.Take(MostDeals).Select(situation.Find<DealRecord>).OfType<DealRecord>()
            .Where(d => d.IsWon && Sight.Of(person, d, situation) is Viewer.Owner or Viewer.Colleague or Viewer.Manager or Viewer.ManagersManager or Viewer.Receiver or Viewer.AccountManager)
            .ToList();
        return (seen, deals.Count <= MostDeals);
    }

    /// <summary>The customer is shown to others: his story is approved, or he lets us use his name [REF-02].</summary>
    private static bool HasReference(DealRecord deal, Situation situation, DateTimeOffset now) =>
        situation.Find<StoryRecord>(Subjects.Story(deal.Id)) is { Story: not null }
        || (deal.Facts.AccountId is { Length: > 0 } account
            && situation.Find<ReferenceRecord>(Subjects.Reference(account))?.IsNamedAt(now, situation.Tenant) == true);
}
