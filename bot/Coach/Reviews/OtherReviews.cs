using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Reviews;

/// <summary>The reviews over several deals: pipeline, account, territory [REV-02].</summary>
public static class OtherReviews
{
    private const int MostRows = 10;
    private const int SoonDays = 30;

    public static IReadOnlyList<Part> Parts(ReviewTarget target, PersonRecord person, Situation situation, DateTimeOffset now) => target.Review switch
    {
        ReviewTarget.Account => Account(target.Id, person, situation, now),
        ReviewTarget.Territory => Territory(person, situation, now),
        _ => Pipeline(person, situation, now),
    };

    private static IReadOnlyList<Part> Pipeline(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var all = ReviewDeals.Of(person, situation);
        var open = all.Where(d => d.IsOpen).ToList();
        if (open.Count == 0) return [Texts.ReviewPipelineEmpty.With()];
        var head = ReviewDeals.Leads(person, situation) ? Texts.ReviewPipelineTeam : Texts.ReviewPipeline;
        return
        [
            head.With(("count", open.Count), ("more", DealReview.More(open.Count, MostRows))).Shows(Table(open, person, situation)),
            Figures(all, person, situation, now),
        ];
    }

    private static IReadOnlyList<Part> Account(string id, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var all = ReviewDeals.OfAccount(id, person, situation);
        var account = situation.Find<AccountRecord>(Subjects.Account(id));
        var name = account?.Name ?? id;
        if (all.Count == 0) return [Texts.ReviewAccountNotYours.With(("company", name))];
        var shown = all.OrderByDescending(d => d.IsOpen).ToList();
        return
        [
            Texts.ReviewAccount.With(
                    ("company", name),
                    ("count", all.Count(d => d.IsOpen)),
                    ("tickets", account?.Tickets.Values.Count(t => !t.Closed) ?? 0),
                    ("more", DealReview.More(shown.Count, MostRows)))
                .Shows(Table(shown, person, situation)),
            Figures(all, person, situation, now),
        ];
    }

    private static IReadOnlyList<Part> Territory(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var all = ReviewDeals.Of(person, situation);
        var accounts = all.Where(d => d.Facts.AccountId is { Length: > 0 })
            .GroupBy(d => d.Facts.AccountId!, StringComparer.Ordinal)
            .Select(g => (Name: situation.Find<AccountRecord>(Subjects.Account(g.Key))?.Name ?? g.Key, Deals: g.ToList()))
            .OrderBy(a => Next(a.Deals) ?? DateOnly.MaxValue)
            .ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (accounts.Count == 0) return [Texts.ReviewTerritoryEmpty.With()];
        var rows = accounts.Take(MostRows).Select(a => (IReadOnlyList<Fact>)
        [
            a.Name,
            a.Deals.Count(d => d.IsOpen),
            Next(a.Deals) is { } day ? day : Fact.Word("notKnown.no"),
            Best(a.Deals, situation),
        ]);
        Fact[] head = [Fact.Word("reviewHead.customer"), Fact.Word("reviewHead.deals"), Fact.Word("reviewHead.date"), Fact.Word("reviewHead.event")];
        return
        [
            Texts.ReviewTerritory.With(("count", accounts.Count), ("more", DealReview.More(accounts.Count, MostRows))).Shows(new TableView(head, [.. rows])),
            Figures(all, person, situation, now),
        ];
    }

    private static DateOnly? Next(IEnumerable<DealRecord> deals) =>
        deals.Where(d => d.IsOpen).Select(d => d.CriticalDate?.Date ?? d.Facts.CloseDate).Where(d => d is not null).Min();

    /// <summary>The success that is furthest on.</summary>
    private static Fact Best(List<DealRecord> deals, Situation situation) =>
        deals.Any(d => DealReview.Victories(d, situation) > 0) ? Fact.Word("eventStands.announced")
        : deals.Any(d => d.Event is not null) ? Fact.Word("eventStands.planned")
        : Fact.Word("notKnown.event");

    private static TableView Table(IReadOnlyList<DealRecord> deals, PersonRecord person, Situation situation)
    {
        Fact[] head = [Fact.Word("reviewHead.deal"), Fact.Word("reviewHead.date"), Fact.Word("reviewHead.event"), Fact.Word("reviewHead.next")];
        return new(head, [.. deals.Take(MostRows).Select(d => Row(d, person, situation))]);
    }

    private static IReadOnlyList<Fact> Row(DealRecord deal, PersonRecord person, Situation situation)
    {
        var names = Sees.Names(Sight.Of(person, deal, situation));
        var stage = deal.IsOpen ? Facts.Maybe(deal.Facts.Stage) : Fact.Word(deal.IsWon ? "dealStatus.won" : "dealStatus.lost");
        var success = situation.Find<EventRecord>(Subjects.Event(deal.Id));
        return
        [
            stage is null ? deal.Name : new PairFact(deal.Name, stage),
            (deal.CriticalDate?.Date ?? deal.Facts.CloseDate) is { } day ? day : Fact.Word("notKnown.no"),
            deal.Event is null ? Fact.Word("notKnown.event") : Fact.Word("eventStands." + DealReview.StateOf(success is { State: not EventState.Waiting } ? success.State : EventState.Planned)),
            (names ? NextStep(deal) : null) ?? Fact.Word("notKnown.no"),
        ];
    }

    /// <summary>What was promised last, by them before by us.</summary>
    private static Fact? NextStep(DealRecord deal)
    {
        var note = deal.Journal.Notes.FirstOrDefault(n => n.Theirs is not null || n.Ours is not null);
        var step = note?.Theirs ?? note?.Ours;
        if (step is null) return null;
        return step.Date is { } date ? new PairFact(step.Text, date) : step.Text;
    }

    /// <summary>One figure ahead, one of results, both of deals and customers [REV-22].</summary>
    private static Part Figures(IReadOnlyList<DealRecord> deals, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var today = LocalTime.DayOf(now, person.ReaderIn(situation.Tenant).Zone);
        var soon = deals.Count(d => d.IsOpen && (d.CriticalDate?.Date ?? d.Facts.CloseDate) is { } day && day >= today && day <= today.AddDays(SoonDays));
        return Texts.ReviewFiguresMany.With(("soon", soon), ("victories", deals.Sum(d => DealReview.Victories(d, situation))));
    }
}
