using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>What is shown of a value event. First view: three things to press at most [PRE-39].</summary>
public static class EventCards
{
    private const int MostVictories = 3;

    /// <summary>A view of a duty's card.</summary>
    public static CardView View(Keeping keeping, IReadOnlyList<Part> parts) =>
        new(parts, Texts.PreviewDuty.Id, Facts.None, new About("event", keeping.Deal.Id));

    /// <summary>The event in words, how it stands, and what can be pressed.</summary>
    public static IReadOnlyList<Part> Open(Keeping keeping, PersonRecord reader, params IReadOnlyList<Part> above)
    {
        List<Part> parts = [.. above, .. Words(keeping)];
        parts[^1] = parts[^1].Presses(Presses(keeping, reader));
        return parts;
    }

    /// <summary>The event in words and how it stands; nothing to press.</summary>
    public static IReadOnlyList<Part> Words(Keeping keeping) =>
        [Summary(keeping), .. Standing(keeping), .. Weight(keeping), .. Outcomes(keeping)];

    /// <summary>The event with everything that is known of it, for who asks for it: with the question that makes it smaller [PO-03].</summary>
    public static IReadOnlyList<Part> Full(Keeping keeping, PersonRecord reader)
    {
        List<Part> parts = [.. Words(keeping), .. Hint(keeping)];
        parts[^1] = parts[^1].Presses(Presses(keeping, reader));
        return parts;
    }

    /// <summary>The one question that would make the event smaller; nothing where it is small enough.</summary>
    public static IReadOnlyList<Part> Hint(Keeping keeping) =>
        keeping.Value is { } value && keeping.Event.State is not (EventState.Announced or EventState.Missed)
        && SmallEnough.Question(value, keeping.GoLive, keeping.Situation.Tenant) is { } question
            ? [Texts.EventHint.With(("asks", Fact.Word(question)))]
            : [];

    public static Fact StateWord(EventState state) => Fact.Word(state switch
    {
        EventState.Waiting => "victory.waiting",
        EventState.Planned => "victory.planned",
        EventState.AtRisk => "victory.atRisk",
        EventState.Reached => "victory.reached",
        EventState.Announced => "victory.announced",
        EventState.Missed => "victory.missed",
    });

    private static Part Summary(Keeping keeping) =>
        keeping.Value is { } value
            ? Texts.EventCard.With(
                ("deal", keeping.Deal.Name),
                ("victory", value.What),
                ("before", Facts.Maybe(value.Before)),
                ("after", Facts.Maybe(value.After)),
                ("announcer", Facts.Maybe(value.Announcer)),
                ("toWhom", Facts.Maybe(value.ToWhom)),
                ("date", Facts.Maybe(value.By)),
                ("evidence", Facts.Maybe(value.Evidence)),
                ("standing", StateWord(keeping.Event.State)))
            : Texts.EventNone.With(("deal", keeping.Deal.Name), ("company", keeping.Company));

    private static IEnumerable<Part> Standing(Keeping keeping)
    {
        var record = keeping.Event;
        if (record is { State: EventState.AtRisk, Risk: { } risk })
            yield return Texts.EventRisk.With(("risk", Fact.Word("risk." + risk.Kind)), ("note", Facts.Maybe(risk.Note)));
        if (record is { State: EventState.Missed, Miss: { } miss })
            yield return Texts.EventMissed.With(("reason", miss.Reason), ("because", Facts.Maybe(miss.Cause)), ("action", Facts.Maybe(miss.Action)));
        if (record is { State: EventState.Announced, Announced: { } word })
        {
            yield return Texts.EventAnnounced.With(("who", word.Who), ("toWhom", word.ToWhom), ("date", word.On), ("sign", Fact.Word("sign." + word.Sign)));
            if (word.Felt is { } felt) yield return Texts.EventFelt.With(("answer", felt.Answer));
        }
    }

    private static IEnumerable<Part> Weight(Keeping keeping) =>
        keeping.Event.Weight is { } weight
            ? [Texts.EventWeight.With(("spender", Facts.Maybe(weight.Spender)), ("mustTell", Facts.Maybe(weight.MustTell)), ("tellWhom", Facts.Maybe(weight.TellWhom)))]
            : [];

    private static IEnumerable<Part> Outcomes(Keeping keeping)
    {
        var (victories, repeats) = (keeping.Event.Victories, keeping.Event.Repeats);
        foreach (var past in victories.Take(MostVictories)) yield return Texts.EventVictory.With(("victory", past.What), ("who", past.Announcement.Who), ("date", past.Announcement.On));
        if (victories.Count > MostVictories) yield return Texts.EventMore.With(("count", victories.Count - MostVictories));
        if (repeats.Count > 0) yield return Texts.EventRepeat.With(("company", keeping.Company), ("date", repeats[0].On));
    }

    private static IEnumerable<Press> Presses(Keeping keeping, PersonRecord reader)
    {
        var subject = keeping.Subject;
        Press Form(string verb, PressStyle style = PressStyle.Normal) => new(verb, subject, PressKind.Form, style);
        if (keeping.Value is null) return [Form(Verbs.DefineEvent, PressStyle.Primary)];
        return keeping.Event.State switch
        {
            EventState.Waiting => [Form(Verbs.EditEvent)],
            EventState.Announced => [Form(Verbs.NextEvent, PressStyle.Primary), .. keeping.Event.Announced?.Felt is null ? [Form(Verbs.CaredAnswer)] : Array.Empty<Press>()],
            EventState.Missed => [Form(Verbs.MissedAnswers, PressStyle.Primary), Form(Verbs.EventAnnounced), new(Verbs.EventReached, subject)],
            EventState.Reached => [Form(Verbs.EventAnnounced, PressStyle.Primary), More()],
            _ => [Form(Verbs.EventAnnounced, PressStyle.Primary), new(Verbs.EventReached, subject), More()],
        };

        Press More() => new(Verbs.More, subject, PressKind.Menu, Items:
        [
            .. keeping.Event.State is EventState.Reached ? Array.Empty<Press>() : [Form(Verbs.EventRisk)],
            Form(Verbs.EventMissed),
            .. keeping.Leads(reader) && keeping.Others.Count > 0 ? [Form(Verbs.HandOverEvent)] : Array.Empty<Press>(),
            Form(Verbs.EditEvent),
        ]);
    }
}
