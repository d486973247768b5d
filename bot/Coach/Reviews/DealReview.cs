using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Reviews;

/// <summary>The card of a deal [REV-01]: what stands in the CRM and what the practices know, for one reader's eyes.</summary>
public static class DealReview
{
    private const int MostRows = 5;
    private const int MostPromises = 3;

    /// <summary>All of the card but the question and what can be pressed.</summary>
    public static IReadOnlyList<Part> Parts(DealRecord deal, ReviewRecord record, Viewer viewer, Reader reader, Situation situation, DateTimeOffset now)
    {
        var names = Sees.Names(viewer);
        Part?[] parts =
        [
            Status(deal, record, viewer, reader, situation),
            PlanLine(deal, situation),
            names ? Fit(record, situation.Tenant) : null,
            Sees.Promises(viewer) ? Promises(deal, situation) : null,
            names ? GainsLine(deal, record) : null,
            names ? Work(deal, record, situation) : null,
            names && record.Change is { Outcome: null } change && !ReviewCards.ChangeIsDue(record, LocalTime.DayOf(now, reader.Zone), reader.Zone) ? Texts.ReviewChange.With(("text", change.Text), ("name", Colleagues.NameOf(change.Owner, situation)), ("date", change.Date)) : null,
            names && record.NextFromThem is { } next ? Texts.ReviewNextFromThem.With(("text", next)) : null,
            names && record.GateReasons.Count > 0 ? Gate(record.GateReasons[^1], situation) : null,
            names && record.Disqualified is { } gone
                ? Texts.ReviewLetGo.With(
                    ("ground", Disqualifying.Why(gone)), ("reason", Facts.Maybe(gone.Note)), ("other", Facts.Maybe(gone.Other)), ("day", Facts.Maybe(gone.FollowUp)))
                : null,
            Figures(deal, names, situation, now),
            names && record.Answers.Count > 0 ? LastAnswer(record.Answers[0], reader, situation) : null,
        ];
        return [.. parts.OfType<Part>()];
    }

    /// <summary>What may stand in a room: no amount, no words of the customer or about him [PRV-14].</summary>
    public static IReadOnlyList<Part> ForRoom(DealRecord deal, ReviewRecord record, Situation situation, DateTimeOffset now)
    {
        var status = Status(deal, record, Viewer.Receiver, Rooms.TeamRooms.ReaderIn(situation.Tenant), situation);
        string[] inside = ["company", "reason", "consequence", "by"];
        var shown = status.Facts.Where(f => !inside.Contains(f.Key, StringComparer.Ordinal)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        if (deal.Event is not null) shown["event"] = Fact.Word("notKnown.named");
        return [new Part(status.Text, shown), .. PlanLine(deal, situation) is { } plan ? [plan] : Array.Empty<Part>(), Figures(deal, names: false, situation, now)];
    }

    private static Part Status(DealRecord deal, ReviewRecord record, Viewer viewer, Reader reader, Situation situation)
    {
        var facts = deal.Facts;
        var named = deal.Journal.Notes.FirstOrDefault(n => n.Value is not null);
        var ours = deal.Journal.Notes.FirstOrDefault(n => n.Ours is not null)?.Ours;
        var theirs = deal.Journal.Notes.FirstOrDefault(n => n.Theirs is not null)?.Theirs;
        var success = situation.Find<EventRecord>(Subjects.Event(deal.Id));
        var critical = deal.CriticalDate;
        var names = Sees.Names(viewer);
        Fact unknown = Fact.Word("notKnown.no");
        return Texts.ReviewDeal.With(
            ("deal", deal.Name),
            ("company", Facts.Maybe(ReviewDeals.CustomerOf(deal, situation))),
            ("status", Fact.Word("dealStatus." + StatusOf(deal, record))),
            ("stage", Facts.Maybe(facts.Stage)),
            ("amount", Facts.Maybe(Sees.Amount(viewer) && facts.Amount is { } money ? Written(money) : null)),
            ("close", Facts.Maybe(facts.CloseDate)),
            ("value", names ? Facts.Maybe(named?.Value) ?? Fact.Word("notKnown.nothing") : null),
            ("sureness", names && named is not null ? Fact.Word(named.Confirmed ? "notKnown.confirmed" : "notKnown.unconfirmed") : null),
            ("need", critical is { } wanted ? (Fact)wanted.Date : unknown),
            ("reason", Facts.Maybe(critical?.Reason)),
            ("consequence", critical is null ? null : Facts.Maybe(critical.Consequence) ?? unknown),
            ("by", critical is null ? null : SaidBy(deal, situation)),
            ("event", deal.Event is { } first ? (Fact)first.What : Fact.Word("notKnown.event")),
            ("eventBy", Facts.Maybe(deal.Event?.By)),
            ("eventState", deal.Event is not null && success is { State: not EventState.Waiting } ? Fact.Word("eventStands." + StateOf(success.State)) : null),
            ("ours", names ? Facts.Maybe(ours?.Text) : null),
            ("oursDate", names ? Facts.Maybe(ours?.Date) : null),
            ("theirs", names ? Facts.Maybe(theirs?.Text) : null),
            ("theirsDate", names ? Facts.Maybe(theirs?.Date) : null));
    }

    /// <summary>How far the transition plan is; that there is none is said from the proposal on.</summary>
    private static Part? PlanLine(DealRecord deal, Situation situation)
    {
        if (situation.Find<PlanRecord>(Subjects.Plan(deal.Id)) is { Steps.Count: > 0, Stopped: false } plan)
        {
            return Texts.ReviewPlan.With(
                ("done", plan.Steps.Count(s => s.State is StepState.Done)), ("stepCount", plan.Steps.Count), ("goLive", Facts.Maybe(plan.GoLive)));
        }
        return deal.IsWon || Stages.Of(deal.Facts.Stage) is SalesStage.Proposal ? Texts.ReviewPlanNone.With() : null;
    }

    /// <summary>The customer's date is the CRM's, or what a colleague heard in a meeting [REV-13].</summary>
    private static Fact SaidBy(DealRecord deal, Situation situation)
    {
        if (deal.Facts.CriticalDate is not null) return Fact.Word("notKnown.crm");
        return deal.CaughtBy is { } by ? Colleagues.NameOf(by, situation) : Fact.Word("notKnown.no");
    }

    private static string StatusOf(DealRecord deal, ReviewRecord record)
    {
        if (record.Disqualified is not null && !deal.IsWon) return "letGo";
        return deal.Facts.Status is "won" or "lost" ? deal.Facts.Status : "open";
    }

    public static string StateOf(EventState state) => state switch
    {
        EventState.Planned => "planned",
        EventState.AtRisk => "atRisk",
        EventState.Reached => "reached",
        EventState.Announced => "announced",
        EventState.Missed => "missed",
        EventState.Waiting => "waiting",
    };

    private static string Written(Money money) => money.Amount.ToString("#,##0.##", CultureInfo.InvariantCulture) + " " + money.Currency;

    private static Part? Fit(ReviewRecord record, TenantSettings tenant)
    {
        if (tenant.SweetSpot.Count == 0) return null;
        if (tenant.SweetSpot.All(c => record.Fit.GetValueOrDefault(c) is not { Answer: "yes" or "no" })) return Texts.ReviewFitNone.With();
        var rows = tenant.SweetSpot.Take(MostRows).Select(c => record.Fit.GetValueOrDefault(c) is { } mark
            ? new PairFact(Fact.Word("criterion." + c), mark.Reason is { } why ? new PairFact(Fact.Word("fit." + mark.Answer), why) : Fact.Word("fit." + mark.Answer))
            : new PairFact(Fact.Word("criterion." + c), Fact.Word("fit.unknown")));
        return Texts.ReviewFit.With(("rows", new WordsFact([.. rows])), ("more", More(tenant.SweetSpot.Count, MostRows)));
    }

    private static Part? Promises(DealRecord deal, Situation situation)
    {
        var open = (situation.Find<HandoffRecord>(Subjects.Handoff(deal.Id))?.Promises ?? []).Where(p => !p.Kept).OrderBy(p => p.Due ?? DateOnly.MaxValue).ToList();
        if (open.Count == 0) return null;
        var rows = open.Take(MostPromises).Select(p => p.Due is { } due ? new PairFact(p.What, due) : (Fact)p.What);
        return Texts.ReviewPromises.With(("rows", new WordsFact([.. rows])), ("more", More(open.Count, MostPromises)));
    }

    private static Part? GainsLine(DealRecord deal, ReviewRecord record)
    {
        var (theirs, ours) = (record.Gains.Theirs, record.Gains.Ours);
        if (theirs is null && ours is null && Stages.Of(deal.Facts.Stage) is not SalesStage.Proposal) return null;
        return Texts.ReviewGains.With(("theirs", Facts.Maybe(theirs) ?? Fact.Word("notKnown.side")), ("ours", Facts.Maybe(ours) ?? Fact.Word("notKnown.side")));
    }

    /// <summary>From the proposal on: what the customer has to write at home, and who of us helps [REV-17].</summary>
    private static Part? Work(DealRecord deal, ReviewRecord record, Situation situation)
    {
        if (record.Work.Count == 0 && Stages.Of(deal.Facts.Stage) is not SalesStage.Proposal) return null;
        return Texts.ReviewWork.With(("workCase", Mark(WorkItems.Case)), ("workEffect", Mark(WorkItems.Effect)), ("workStory", Mark(WorkItems.Story)));

        Fact Mark(string item)
        {
            if (record.Work.GetValueOrDefault(item) is not { } mark) return Fact.Word("work.open");
            var word = Fact.Word(mark.Ours ? "work.ours" : "work.left");
            return mark.Owner is { } owner ? new PairFact(word, Colleagues.NameOf(owner, situation)) : word;
        }
    }

    private static Part Gate(GateReason reason, Situation situation) =>
        Texts.ReviewGateReason.With(
            ("lacks", new WordsFact([.. reason.Missing.Select(m => Fact.Word("gate." + m))])),
            ("reason", reason.Reason),
            ("name", Colleagues.NameOf(reason.By, situation)));

    /// <summary>One figure ahead, one of results [REV-22].</summary>
    private static Part Figures(DealRecord deal, bool names, Situation situation, DateTimeOffset now)
    {
        var planned = ReviewDeals.Planned(deal, situation, now).Count;
        if (names) return Texts.ReviewFigures.With(("planned", planned), ("confirmedCount", deal.Journal.Notes.Count(n => n.Confirmed)));
        return Texts.ReviewFiguresEvents.With(("planned", planned), ("victories", Victories(deal, situation)));
    }

    /// <summary>First successes that the customer has announced.</summary>
    public static int Victories(DealRecord deal, Situation situation) =>
        situation.Find<EventRecord>(Subjects.Event(deal.Id)) is { } record ? record.Victories.Count + (record.Announced is null ? 0 : 1) : 0;

    public static Part LastAnswer(GivenAnswer answer, Reader reader, Situation situation) =>
        Texts.ReviewLastAnswer.With(("text", answer.Text), ("name", Colleagues.NameOf(answer.By, situation)), ("date", LocalTime.DayOf(answer.At, reader.Zone)));

    public static Fact? More(int count, int shown) => count > shown ? count - shown : null;
}
