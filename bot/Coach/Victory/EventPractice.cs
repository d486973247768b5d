using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>
/// A deal's value event: defined early, kept through the order, and watched until the customer has announced it
/// [PO-02, PO-11, PO-12]. Its record decides; what the event is stands with the deal.
/// </summary>
public static class EventPractice
{
    private const int MostRepeats = 10;
    private static readonly IReadOnlyDictionary<string, Part> NoErrors = new Dictionary<string, Part>(StringComparer.Ordinal);

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        if (Of(happened.Subject, situation, now) is not { } keeping) return [];
        return happened.What switch
        {
            WokeUp or LookAgain => EventOutlook.Settle(keeping.Event, keeping),
            Pressed pressed when Known(pressed.By, situation) is { } person => EventAnswers.Pressed(keeping, person, pressed, happened.Key),
            Submitted sent when Known(sent.By, situation) is { } person => EventAnswers.Sent(keeping, person, sent, happened.Key),
            PurchaseSeen bought => Bought(keeping, bought),
            OwnerMoved moved => Moved(keeping, moved),
            _ => [],
        };
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now) =>
        Of(happened.Subject, situation, now) is { } keeping && Known(pressed.By, situation) is { } person ? EventForms.Opened(keeping, person, pressed.Verb) : null;

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        Of(happened.Subject, situation, now) is { } keeping && Known(sent.By, situation) is { } person ? EventForms.Errors(keeping, person, sent) : NoErrors;

    /// <summary>Everything about the event of a deal; null where the deal is not known.</summary>
    public static Keeping? Of(string subject, Situation situation, DateTimeOffset now)
    {
        var id = Subjects.IdOf(subject);
        if (situation.Find<DealRecord>(Subjects.Deal(id)) is not { Known.Now: not null } deal) return null;
        return new(situation.Find<EventRecord>(Subjects.Event(id)) ?? new EventRecord { DealId = id }, deal, situation, now);
    }

    private static PersonRecord? Known(string email, Situation situation) => situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null, IsActive: true } person ? person : null;

    /// <summary>An order that comes after a victory is an outcome of it [PO-19].</summary>
    private static IReadOnlyList<Decision> Bought(Keeping keeping, PurchaseSeen bought)
    {
        var record = keeping.Event;
        var others = record.Repeats.Where(r => r.Number != bought.Number).ToList();
        var day = LocalTime.DayOf(bought.ReceivedAt, keeping.Hours.Zone);
        var firstVictory = record.Victories.Select(v => v.Announcement.On).Concat(record.Announced is { } word ? [word.On] : []).Order().Cast<DateOnly?>().FirstOrDefault();
        var counts = !bought.Cancelled && firstVictory < day;
        if (!counts && others.Count == record.Repeats.Count) return [];
        var all = counts ? others.Append(new RepeatPurchase(bought.Number, day)) : others;
        var after = record with { Repeats = [.. all.OrderByDescending(r => r.On).ThenBy(r => r.Number, StringComparer.Ordinal).Take(MostRepeats)] };
        return EventOutlook.Settle(record, keeping with { Event = after });
    }

    /// <summary>Nothing stays with a colleague who has left [HND-10].</summary>
    private static IReadOnlyList<Decision> Moved(Keeping keeping, OwnerMoved moved)
    {
        if (keeping.Keeper?.Email != moved.From && keeping.Event.Handed?.To != moved.From) return EventOutlook.Settle(keeping.Event, keeping);
        return EventOutlook.Settle(keeping.Event, keeping with { Event = keeping.Event with { Handed = new(moved.To, moved.From, keeping.Now) } });
    }
}
