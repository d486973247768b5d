using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>The dossier as each role needs it [HND-02], and the parts of which its cards are made.</summary>
public static class DossierViews
{
    private const int MostTickets = 5;
    private const int MostOfAll = 20;

    /// <summary>Account manager: sold, needed, expected, what next. Services: promised, paid, by when. Support: bought, promised, wrong now.</summary>
    public static IReadOnlyList<Part> Of(string role, HandoffRecord record, DealRecord deal, PersonRecord reader, Situation situation)
    {
        var dossier = HandoffSight.Of(Dossier.Of(deal, record, situation), reader, deal, situation);
        return role switch
        {
            Roles.Services =>
            [
                .. Lines("part.promised", dossier.Of(Dossier.Promises)),
                .. Sold("part.paid", record, deal, reader, situation),
                .. Lines("part.byWhen", dossier.Of(Dossier.CriticalDate)),
                .. Days(deal, situation),
            ],
            Roles.Support =>
            [
                .. Sold("part.bought", record, deal, reader, situation),
                .. Lines("part.promised", dossier.Of(Dossier.Promises)),
                .. Tickets(deal.Facts.AccountId, situation),
            ],
            _ =>
            [
                .. Sold("part.sold", record, deal, reader, situation),
                .. Lines("part.needed", dossier.Of(Dossier.Goal, Dossier.CriticalDate)),
                .. Lines("part.expected", dossier.Of(Dossier.Value, Dossier.Event)),
                .. record.Expectations.Where(e => e.State is not ExpectationState.Met).Select(e => Line("part.expected", PromiseTexts.Joined(e.What, State(e), e.Owner is { } who ? new TextFact(Colleagues.NameOf(who, situation)) : null)!)),
                .. Next(record, deal, situation),
            ],
        };
    }

    /// <summary>Everything, each line with its source.</summary>
    public static IReadOnlyList<Part> All(HandoffRecord record, DealRecord deal, PersonRecord reader, Situation situation)
    {
        var dossier = HandoffSight.Of(Dossier.Of(deal, record, situation), reader, deal, situation);
        List<Part> lines = [.. dossier.Of(Dossier.Kinds).Select(e => Line("dossier." + e.Kind, e))];
        if (record.Expectations.Count > 0) lines.Add(Expectations(record, situation));
        lines.AddRange(record.Questions.Where(q => !q.IsOpen).Select(q => HandoffCards.Answered(q, situation)));
        return HandoffCards.Few(lines, MostOfAll);
    }

    public static Part Head(Dossier dossier, DealRecord deal) =>
        Texts.DossierHead.With(("deal", deal.Name), ("complete", dossier.Complete), ("gaps", Missing(dossier)));

    public static Fact? Missing(Dossier dossier) =>
        dossier.Missing.Count == 0 ? null : new WordsFact([.. dossier.Missing.Select(k => Fact.Word("dossier." + k))]);

    /// <summary>The value event in a line of its own; nothing where there is none.</summary>
    public static IEnumerable<Part> Event(DealRecord deal) =>
        deal.Event is { } success ? [Line("dossier.event", PromiseTexts.Joined(success.What, Facts.Maybe(success.Announcer), Facts.Maybe(success.ToWhom), Facts.Maybe(success.By))!)] : [];

    /// <summary>Open tickets, oldest first; a line also where there are none.</summary>
    public static IReadOnlyList<Part> Tickets(string? accountId, Situation situation)
    {
        var open = accountId is { Length: > 0 } id ? situation.Find<AccountRecord>(Subjects.Account(id))?.Tickets.Where(t => !t.Value.Closed).OrderBy(t => t.Value.OpenedAt).ToList() ?? [] : [];
        return open.Count == 0
            ? [Texts.TicketsNone.With()]
            : HandoffCards.Few([.. open.Select(t => Texts.Ticket.With(("text", t.Value.Summary is { Length: > 0 } words ? words : t.Key), ("from", new InstantFact(t.Value.OpenedAt, InstantStyle.Day))))], MostTickets);
    }

    /// <summary>Expectations beside order lines, each met, not met or later [HND-04].</summary>
    public static Part Expectations(HandoffRecord record, Situation situation) => Texts.ExpectList.With(("count", record.Expectations.Count)).Shows(new TableView(
        [Fact.Word("expect.what"), Fact.Word("expect.order"), Fact.Word("expect.state"), Fact.Word("expect.owner")],
        [.. record.Expectations.Select(IReadOnlyList<Fact> (e) => [e.What, Facts.Maybe(e.Line) ?? Fact.Word("expect.none"), State(e), e.Owner is { } who ? Colleagues.NameOf(who, situation) : Fact.Word("expect.nobody")])]));

    public static Fact State(Expectation expectation) => Fact.Word(expectation.State switch
    {
        ExpectationState.Met => "expect.met",
        ExpectationState.NotMet => "expect.notMet",
        ExpectationState.Later => "expect.later",
        _ => "expect.unchecked",
    });

    public static Part Line(string what, Fact text) => Texts.DossierLine.With(("what", Fact.Word(what)), ("text", text));

    private static Part Line(string what, DossierEntry entry) => Texts.DossierLine.With(
        ("what", Fact.Word(what)), ("text", entry.Text), ("origin", Fact.Word(entry.Origin)), ("name", Facts.Maybe(entry.Who)), ("when", entry.On), ("link", Facts.Maybe(entry.Link)));

    private static IEnumerable<Part> Lines(string what, IEnumerable<DossierEntry> entries) => entries.Select(e => Line(what, e));

    /// <summary>What was ordered, with amounts for those who may see them [HND-08].</summary>
    private static IEnumerable<Part> Sold(string what, HandoffRecord record, DealRecord deal, PersonRecord reader, Situation situation)
    {
        var amounts = HandoffSight.Amounts(reader, deal, situation);
        return (situation.Find<PlanRecord>(Subjects.Plan(record.DealId))?.Lines ?? [])
            .Select(l => Line(what, PromiseTexts.Joined(OrderWords.Line(l), amounts ? OrderWords.Amount(l.Amount) : null)!));
    }

    private static IEnumerable<Part> Days(DealRecord deal, Situation situation)
    {
        if (situation.Find<PlanRecord>(Subjects.Plan(deal.Id)) is not { Stopped: false } plan) yield break;
        if (plan.Kickoff is { } kickoff) yield return Line("part.kickoff", kickoff);
        if (plan.GoLive is { } live) yield return Line("part.goLive", live);
    }

    /// <summary>The next open step of the plan, open questions, and the first call.</summary>
    private static IEnumerable<Part> Next(HandoffRecord record, DealRecord deal, Situation situation)
    {
        if (situation.Find<PlanRecord>(Subjects.Plan(deal.Id)) is { Stopped: false } plan && plan.Steps.FirstOrDefault(s => s.State is not StepState.Done) is { } step)
            yield return Line("part.next", PromiseTexts.Joined(Fact.Word("step." + step.Id), step.To)!);
        foreach (var question in record.Questions.Where(q => q.IsOpen))
            yield return Line("part.next", PromiseTexts.Joined(question.Text, Colleagues.NameOf(question.Owner, situation), question.Due)!);
        if (record is { CallBy: { } day, Called: null }) yield return Line("part.firstCall", day);
    }
}
