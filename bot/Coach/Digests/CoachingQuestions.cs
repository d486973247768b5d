using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>
/// One question at most that a manager may put to a rep, about one of his deals: first what the team's priorities are
/// about, then what is missing [DIG-02, DIG-09]. It rests on deal facts alone, never on what the rep did with a card.
/// </summary>
public static class CoachingQuestions
{
    private static readonly string[] Usual = [Topics.Event, Topics.Date, Topics.Plan];

    /// <summary>The question for this rep, or null where nothing is missing.</summary>
    public static Part? For(PersonRecord rep, IReadOnlyList<DealRecord> deals, IReadOnlyList<TeamPriority> priorities, Situation situation)
    {
        var own = deals.Where(d => Teams.IsOwnedBy(d, rep) && (d.IsOpen || d.IsWon)).OrderBy(d => d.CriticalDate?.Date ?? d.Facts.CloseDate ?? DateOnly.MaxValue).ToList();
        foreach (var topic in priorities.Select(p => p.Topic).Concat(Usual).Distinct(StringComparer.Ordinal))
        {
            if (own.Find(d => IsOpen(topic, d, situation)) is not { } deal || TextOf(topic) is not { } text) continue;
            var serves = priorities.FirstOrDefault(p => p.Topic == topic)?.Text;
            return text.With(("name", rep.Name), ("deal", deal.Name), ("priority", Facts.Maybe(serves)));
        }
        return null;
    }

    private static bool IsOpen(string topic, DealRecord deal, Situation situation) => topic switch
    {
        Topics.Event => deal.Event is null,
        Topics.Date => deal.IsOpen && deal.CriticalDate is null,
        Topics.Plan => situation.Find<PlanRecord>(Subjects.Plan(deal.Id)) is { OpenedAt: not null, Stopped: false, Agreed: null },
        Topics.Value => deal.IsOpen,
        _ => false,
    };

    private static Text? TextOf(string topic) => topic switch
    {
        Topics.Event => Texts.CoachEvent,
        Topics.Date => Texts.CoachDate,
        Topics.Plan => Texts.CoachPlan,
        Topics.Value => Texts.CoachValue,
        _ => null,
    };
}
