using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>
/// The hand-off of a deal: a dossier that grows during the sale, receivers who accept it or ask, the first call [HND-01 to HND-09].
/// It sends nothing to a person by itself: it tells the person's record what is owed.
/// </summary>
public static class HandoffPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        var before = situation.Find<HandoffRecord>(happened.Subject) ?? new HandoffRecord { DealId = id };
        if (situation.Find<DealRecord>(Subjects.Deal(id)) is not { Known.Now: not null } deal) return [];
        return happened.What switch
        {
            LookAgain => HandoffOutlook.Settle(before with { LookAt = now + situation.Tenant.Defaults.Settle }, deal, situation, now),
            WokeUp => HandoffOutlook.Settle(before, deal, situation, now),
            OwnerMoved moved => HandoffOutlook.Settle(Moves.Taken(before, moved, deal, situation), deal, situation, now),
            DossierRead read => HandoffOutlook.Settle(HandoffPresses.Read(before, read.By), deal, situation, now),
            Pressed pressed => HandoffPresses.Decide(before, pressed, happened.Key, deal, situation, now),
            Submitted sent => HandoffAnswers.Decide(before, sent, happened.Key, deal, situation, now),
            _ => [],
        };
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        if (situation.Find<DealRecord>(Subjects.Deal(id)) is not { Known.Now: not null } deal) return null;
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return null;
        var record = situation.Find<HandoffRecord>(happened.Subject) ?? new HandoffRecord { DealId = id };
        return HandoffForms.Opened(record, pressed, person, deal, situation, now);
    }

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        HandoffErrors.Of(sent, situation, now);
}
