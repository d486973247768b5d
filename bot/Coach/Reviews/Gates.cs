using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// A deal that leaves discovery without a value event, or is proposed without a transition plan: a warning, and a reason is
/// asked for. Nothing is held up [REV-25].
/// </summary>
public static class Gates
{
    private const string Event = "event";
    private const string Plan = "plan";
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public static ReviewRecord Looked(DealRecord deal, ReviewRecord record, StageMoved? moved, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        if (moved is not null && deal.IsOpen && Missing(deal, moved, situation) is { Count: > 0 } missing && deal.Facts.OwnerEmail is { Length: > 0 } owner)
        {
            var gate = new OpenGate(missing, moved.To, owner, now);
            told.Add(new Tell(Subjects.Person(owner), new DutySet(Asked(deal, gate, now))));
            return record with { Gate = gate };
        }
        if (record.Gate is not { } open) return record;

        // What was missing came meanwhile, or the deal is closed: nobody has to explain any more.
        if (deal.IsOpen && open.Missing.Any(m => IsMissing(m, deal, situation))) return record;
        told.Add(new Tell(Subjects.Person(open.Owner), new DutyEnded(Key(open.Owner, deal.Id), View(deal, Texts.ReviewGateOver.With(("deal", deal.Name))))));
        return record with { Gate = null };
    }

    /// <summary>The owner said why: the card keeps his reason.</summary>
    public static ReviewRecord Answered(DealRecord deal, ReviewRecord record, OpenGate gate, string reason, string by, DateTimeOffset now, List<Decision> told)
    {
        told.Add(new Tell(
            Subjects.Person(gate.Owner),
            new DutyEnded(Key(gate.Owner, deal.Id), View(deal, Texts.ReviewGateDone.With(("deal", deal.Name), ("reason", reason))))));
        return (record with { Gate = null }).WithGateReason(new(gate.Missing, gate.Stage, reason, by, now));
    }

    private static IReadOnlyList<string> Missing(DealRecord deal, StageMoved moved, Situation situation)
    {
        var (from, to) = (Stages.Of(moved.From), Stages.Of(moved.To));
        var leaves = from is SalesStage.Discovery && to is not SalesStage.Discovery;
        var proposes = to is SalesStage.Proposal && from is not SalesStage.Proposal;
        return [.. new[] { leaves ? Event : null, proposes ? Plan : null }.OfType<string>().Where(m => IsMissing(m, deal, situation))];
    }

    private static bool IsMissing(string what, DealRecord deal, Situation situation) => what switch
    {
        Event => deal.Event is null,
        _ => situation.Find<PlanRecord>(Subjects.Plan(deal.Id)) is not { Stopped: false, Steps.Count: > 0 },
    };

    private static Duty Asked(DealRecord deal, OpenGate gate, DateTimeOffset now)
    {
        var words = new WordsFact([.. gate.Missing.Select(m => Fact.Word("gate." + m))]);
        var part = Texts.ReviewGate.With(("deal", deal.Name), ("stage", gate.Stage), ("lacks", words))
            .Presses(new Press(Verbs.GateReason, Subjects.Review(deal.Id), PressKind.Form, PressStyle.Primary));
        return new(Key(gate.Owner, deal.Id), DutyKinds.Review, now, now + Useful, View(deal, part));
    }

    private static CardView View(DealRecord deal, Part part) => new([part], Texts.PreviewDuty.Id, Facts.None, new About("deal", deal.Id));

    private static string Key(string owner, string dealId) => CardKeys.Duty(owner, $"gate/{dealId}");
}
