using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>What a press or a sent form does to a value event. Only <see cref="Forms.Announced"/>, complete, leads to announced [PO-12].</summary>
public static class EventAnswers
{
    private const int MostVictories = 10;
    private const int MostAnswered = 20;

    public static IReadOnlyList<Decision> Pressed(Keeping keeping, PersonRecord person, Pressed pressed, string key)
    {
        IReadOnlyList<Decision> Says(params IReadOnlyList<Part> parts) => [Reply(keeping, person, key, parts)];
        if (EventForms.FormOf(pressed.Verb) is { } kind) return EventForms.Refusal(keeping, person, kind) is { } refusal ? Says(refusal) : [];
        if (!keeping.MayAct(person)) return Says(Texts.EventNotYours.With(("deal", keeping.Deal.Name)));
        switch (pressed.Verb)
        {
            case Verbs.ShowEvent:
                return Says(EventCards.Full(keeping, person));
            case Verbs.EventReached:
                if (EventForms.Refusal(keeping, person, Forms.Announced) is { } early) return Says(early);
                if (keeping.Event.State is EventState.Reached) return Says(Texts.EventStays.With(("standing", EventCards.StateWord(EventState.Reached))));
                var reached = keeping with { Event = keeping.Event with { State = EventState.Reached, Risk = null, Miss = null } };
                return [.. EventOutlook.Settle(keeping.Event, reached), Reply(reached, person, key, EventCards.Open(reached, person, Texts.EventReachedNow.With()))];
            case Verbs.EventNotNow when pressed.Value is "next" or "cared":
                var declined = keeping.Event with { Declined = [.. keeping.Event.Declined.Append(pressed.Value).Distinct(StringComparer.Ordinal)] };
                return EventOutlook.Settle(keeping.Event, keeping with { Event = declined });
            case Verbs.TicketAnswered when pressed.Value is { Length: > 0 } ticket && keeping.Account?.Tickets.ContainsKey(ticket) == true:
                var answered = keeping.Event with { Answered = [.. keeping.Event.Answered.Where(t => t != ticket).Append(ticket).TakeLast(MostAnswered)] };
                return EventOutlook.Settle(keeping.Event, keeping with { Event = answered });
            default:
                return [];
        }
    }

    public static IReadOnlyList<Decision> Sent(Keeping keeping, PersonRecord person, Submitted sent, string key)
    {
        var errors = EventForms.Errors(keeping, person, sent);
        if (errors.Count > 0) return [Reply(keeping, person, key, [errors.Values.First()])];
        return sent.FormKind switch
        {
            Forms.Event => Defined(keeping, person, sent, key, keeping.Event),
            Forms.NextEvent => Defined(keeping, person, sent, key, Next(keeping)),
            Forms.Announced => Announced(keeping, person, sent, key),
            Forms.EventRisk => AtRisk(keeping, person, sent, key),
            Forms.EventMissed => Changed(
                keeping,
                person,
                key,
                keeping.Event with { State = EventState.Missed, Risk = null, Miss = new(Text(sent, "reason")!, person.Email, keeping.Now) },
                Texts.EventMissedNow.With()),
            Forms.MissedAnswers => Learned(keeping, person, sent, key),
            Forms.HandOverEvent => Changed(
                keeping,
                person,
                key,
                keeping.Event with { Handed = new(sent.Values["to"], person.Email, keeping.Now) },
                Texts.EventHanded.With(("name", NameOf(sent.Values["to"], keeping)))),
            Forms.Cared => Changed(
                keeping,
                person,
                key,
                keeping.Event with { Announced = keeping.Event.Announced! with { Felt = new(Text(sent, "answer")!, keeping.TodayFor(person), person.Email) } },
                Texts.EventCaredSaved.With(("company", keeping.Company))),
            _ => [],
        };
    }

    /// <summary>The present victory is kept, and the record is free for the next event [PO-19].</summary>
    private static EventRecord Next(Keeping keeping)
    {
        var record = keeping.Event;
        var past = new PastVictory(keeping.Value!.What, record.Announced!);
        return record with
        {
            State = EventState.Waiting,
            Announced = null,
            Risk = null,
            Miss = null,
            EscalatedAt = null,
            Declined = [],
            Victories = [past, .. record.Victories.Take(MostVictories - 1)],
        };
    }

    private static IReadOnlyList<Decision> Defined(Keeping keeping, PersonRecord person, Submitted sent, string key, EventRecord record)
    {
        // A field that was not on screen stays as it is; an empty one is cleared.
        var (known, burden) = (ReferenceEquals(record, keeping.Event) ? keeping.Value : null, record.Weight);
        var value = new ValueEvent(
            Text(sent, "what")!,
            Or("before", known?.Before),
            Or("after", known?.After),
            Or("announcer", known?.Announcer),
            Or("toWhom", known?.ToWhom),
            sent.Values.TryGetValue("date", out var day) ? MeetingAnswers.Day(day) : known?.By,
            Or("evidence", known?.Evidence),
            person.Email);
        var weight = new BuyerWeight(Or("spender", burden?.Spender), Or("mustTell", burden?.MustTell), Or("tellWhom", burden?.TellWhom));
        var after = record with { Weight = weight is { Spender: null, MustTell: null, TellWhom: null } ? null : weight };
        if (!ReferenceEquals(record, keeping.Event) || keeping.Value is null || keeping.Value.By != value.By) after = Dated(after, keeping);

        // Another event, or another date, answers what put the old one at risk, and a miss [PO-13, PO-14].
        var other = keeping.Value?.What != value.What || keeping.Value?.By != value.By;
        if (other && after.State is EventState.AtRisk or EventState.Missed) after = after with { State = EventState.Planned, Risk = null, Miss = null };
        var now = keeping with { Event = after, Deal = keeping.Deal with { Event = value } };
        List<Part> parts = [Texts.EventSaved.With(("victory", value.What)), .. EventCards.Hint(now)];
        parts[^1] = parts[^1].Presses(new Press(Verbs.EditEvent, keeping.Subject, PressKind.Form));
        return [new Tell(Subjects.Deal(keeping.Deal.Id), new EventDefined(person.Email, value)), .. EventOutlook.Settle(keeping.Event, now), Reply(now, person, key, parts)];

        string? Or(string field, string? before) => sent.Values.ContainsKey(field) ? Text(sent, field) : before;
    }

    private static IReadOnlyList<Decision> Announced(Keeping keeping, PersonRecord person, Submitted sent, string key)
    {
        var word = new Announcement(
            Text(sent, "who")!,
            Text(sent, "toWhom")!,
            MeetingAnswers.Day(sent.Values["date"])!.Value,
            sent.Values["sign"],
            person.Email) { At = keeping.Now };
        var after = keeping with { Event = keeping.Event with { State = EventState.Announced, Announced = word, Risk = null, Miss = null } };
        return [.. EventOutlook.Settle(keeping.Event, after), Reply(after, person, key, EventCards.Open(after, person, Texts.EventAnnouncedNow.With(("company", keeping.Company))))];
    }

    private static IReadOnlyList<Decision> AtRisk(Keeping keeping, PersonRecord person, Submitted sent, string key)
    {
        var risk = new Risk(sent.Values["kind"], Text(sent, "note"), person.Email, keeping.TodayFor(person));
        var smaller = Texts.EventRiskNow.With(("company", keeping.Company)).Presses(new Press(Verbs.EditEvent, keeping.Subject, PressKind.Form, PressStyle.Primary));
        return Changed(keeping, person, key, keeping.Event with { State = EventState.AtRisk, Risk = risk }, smaller);
    }

    /// <summary>The three answers after a miss; a new date sets the event planned again [PO-14].</summary>
    private static IReadOnlyList<Decision> Learned(Keeping keeping, PersonRecord person, Submitted sent, string key)
    {
        var miss = keeping.Event.Miss! with { Cause = Text(sent, "cause"), Action = Text(sent, "action") };
        if (MeetingAnswers.Day(sent.Values.GetValueOrDefault("date")) is not { } date)
            return Changed(keeping, person, key, keeping.Event with { Miss = miss }, Texts.EventLearned.With());
        var value = keeping.Value! with { By = date, DefinedBy = person.Email };
        var after = keeping with
        {
            Event = Dated(keeping.Event with { State = EventState.Planned, Miss = miss }, keeping),
            Deal = keeping.Deal with { Event = value },
        };
        return
        [
            new Tell(Subjects.Deal(keeping.Deal.Id), new EventDefined(person.Email, value)),
            .. EventOutlook.Settle(keeping.Event, after),
            Reply(after, person, key, [Texts.EventAgain.With(("date", date))]),
        ];
    }

    /// <summary>From today on the nudges count anew.</summary>
    private static EventRecord Dated(EventRecord record, Keeping keeping) => record with { Since = keeping.Today, EscalatedAt = null };

    private static IReadOnlyList<Decision> Changed(Keeping keeping, PersonRecord person, string key, EventRecord after, Part answer)
    {
        var now = keeping with { Event = after };
        return [.. EventOutlook.Settle(keeping.Event, now), Reply(now, person, key, [answer])];
    }

    private static string NameOf(string email, Keeping keeping) => Colleagues.NameOf(email, keeping.Situation);

    private static string? Text(Submitted sent, string field) => MeetingAnswers.Blank(sent.Values.GetValueOrDefault(field));

    private static Decision Reply(Keeping keeping, PersonRecord person, string key, IReadOnlyList<Part> parts) =>
        Replies.To(person, keeping.Situation, key, keeping.Now, parts, about: new About("event", keeping.Deal.Id));
}
