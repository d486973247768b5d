using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>The forms of a value event: which opens on which press, why it does not, and what is wrong with what was sent. Decides nothing.</summary>
public static class EventForms
{
    public const int LongestSentence = 280;
    public const int LongestText = 600;
    public const int LongestName = 100;

    /// <summary>Signs that count; "my impression" does not [PO-12].</summary>
    public static readonly IReadOnlyList<string> Signs = ["said", "acted", "wrote"];

    /// <summary>What puts an event at risk: ids of the words <c>risk.…</c> [PO-13].</summary>
    public static readonly IReadOnlyList<string> Risks = ["scope", "delay", "licence", "other"];

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Keeping keeping, PersonRecord person, string verb)
    {
        if (FormOf(verb) is not { } kind || Refusal(keeping, person, kind) is not null) return null;
        return kind switch
        {
            Forms.Event => Make(kind, keeping, [.. EventFields(keeping.Value, keeping.Event.Weight)]),
            Forms.NextEvent => Make(kind, keeping, [.. EventFields(null, keeping.Event.Weight)]),
            Forms.Announced => Make(
                kind,
                keeping,
                new("who", FieldType.Text, Required: true, Value: keeping.Value?.Announcer, MaxLength: LongestName),
                new("toWhom", FieldType.Text, Required: true, Value: keeping.Value?.ToWhom, MaxLength: LongestSentence),
                new("date", FieldType.Date, Required: true, Value: Written(keeping.TodayFor(person))),
                new("sign", FieldType.Choice, Required: true, Choices: [.. Signs.Select(s => new ChoiceView(s, Fact.Word("sign." + s)))])),
            Forms.EventRisk => Make(
                kind,
                keeping,
                new("kind", FieldType.Choice, Required: true, Choices: [.. Risks.Select(r => new ChoiceView(r, Fact.Word("risk." + r)))]),
                new("note", FieldType.Text, MaxLength: LongestText)),
            Forms.EventMissed => Make(kind, keeping, new FieldView("reason", FieldType.Text, Required: true, MaxLength: LongestText)),
            Forms.MissedAnswers => Make(
                kind,
                keeping,
                new("cause", FieldType.Text, Required: true, Value: keeping.Event.Miss?.Reason, MaxLength: LongestText),
                new("action", FieldType.Text, Required: true, MaxLength: LongestText),
                new("date", FieldType.Date)),
            Forms.HandOverEvent => Make(
                kind, keeping, new FieldView("to", FieldType.Choice, Required: true, Choices: [.. keeping.Others.Select(p => new ChoiceView(p.Email, p.Name))])),
            Forms.Cared => Make(kind, keeping, new FieldView("answer", FieldType.Multiline, Required: true, MaxLength: LongestText)),
            _ => null,
        };
    }

    /// <summary>The form behind a press, or null where it opens none.</summary>
    public static string? FormOf(string verb) => verb switch
    {
        Verbs.DefineEvent or Verbs.EditEvent => Forms.Event,
        Verbs.NextEvent => Forms.NextEvent,
        Verbs.EventAnnounced => Forms.Announced,
        Verbs.EventRisk => Forms.EventRisk,
        Verbs.EventMissed => Forms.EventMissed,
        Verbs.MissedAnswers => Forms.MissedAnswers,
        Verbs.HandOverEvent => Forms.HandOverEvent,
        Verbs.CaredAnswer => Forms.Cared,
        _ => null,
    };

    /// <summary>Why this form makes no sense now, as a sentence that says what to do; null where it does.</summary>
    public static Part? Refusal(Keeping keeping, PersonRecord person, string kind)
    {
        if (!keeping.MayAct(person)) return Texts.EventNotYours.With(("deal", keeping.Deal.Name));
        var state = keeping.Event.State;
        var stays = Texts.EventStays.With(("standing", EventCards.StateWord(state)));
        if (kind == Forms.Event) return state is EventState.Announced ? Texts.EventIsAnnounced.With() : null;
        if (kind == Forms.HandOverEvent)
        {
            if (!keeping.Leads(person)) return Texts.EventHandOnly.With();
            if (state is EventState.Announced) return stays;
            return keeping.Others.Count == 0 ? Texts.EventNoTeam.With(("deal", keeping.Deal.Name)) : null;
        }
        if (keeping.Value is null) return Texts.EventUndefined.With(("deal", keeping.Deal.Name)).Presses(new Press(Verbs.DefineEvent, keeping.Subject, PressKind.Form, PressStyle.Primary));
        if (state is EventState.Waiting) return Texts.EventNotYet.With();
        var fits = kind switch
        {
            Forms.NextEvent => state is EventState.Announced,
            Forms.Announced => state is not EventState.Announced,
            Forms.EventRisk => state is EventState.Planned or EventState.AtRisk,
            Forms.EventMissed => state is EventState.Planned or EventState.AtRisk or EventState.Reached,
            Forms.MissedAnswers => state is EventState.Missed,
            Forms.Cared => keeping.Event is { State: EventState.Announced, Announced.Felt: null },
            _ => true,
        };
        return fits ? null : stays;
    }

    /// <summary>What is wrong with a sent form, by field; nothing where it can be taken.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Keeping keeping, PersonRecord person, Submitted sent)
    {
        var errors = new FormErrors(sent);
        if (FirstField(sent.FormKind) is not { } first) return errors.Found;
        if (Refusal(keeping, person, sent.FormKind) is { } refusal) return new Dictionary<string, Part>(StringComparer.Ordinal) { [first] = refusal with { Presses = null } };
        var today = keeping.TodayFor(person);
        switch (sent.FormKind)
        {
            case Forms.Event or Forms.NextEvent:
                errors.Need("what", Texts.ErrorEventWhat);
                errors.TooLong(("what", LongestSentence), ("toWhom", LongestSentence));
                errors.TooLong(("announcer", LongestName), ("spender", LongestName));
                errors.TooLong(("before", LongestText), ("after", LongestText), ("evidence", LongestText), ("mustTell", LongestText), ("tellWhom", LongestText));
                NotPast("date", sent.FormKind == Forms.Event ? keeping.Value?.By : null);
                break;
            case Forms.Announced:
                errors.Need("who", Texts.ErrorAnnouncedWho);
                errors.Need("toWhom", Texts.ErrorAnnouncedToWhom);
                errors.TooLong(("who", LongestName));
                errors.TooLong(("toWhom", LongestSentence));
                if (MeetingAnswers.Day(errors.Value("date")) is not { } on) errors["date"] = Texts.ErrorDate.With();
                else if (on > today) errors["date"] = Texts.ErrorAnnouncedFuture.With();
                if (!Signs.Contains(errors.Value("sign"), StringComparer.Ordinal)) errors["sign"] = Texts.ErrorAnnouncedSign.With();
                break;
            case Forms.EventRisk:
                if (!Risks.Contains(errors.Value("kind"), StringComparer.Ordinal)) errors["kind"] = Texts.ErrorRiskKind.With();
                errors.TooLong(("note", LongestText));
                break;
            case Forms.EventMissed:
                errors.Need("reason", Texts.ErrorMissedReason);
                errors.TooLong(("reason", LongestText));
                break;
            case Forms.MissedAnswers:
                errors.Need("cause", Texts.ErrorMissedCause);
                errors.Need("action", Texts.ErrorMissedAction);
                errors.TooLong(("cause", LongestText), ("action", LongestText));
                NotPast("date", null);
                break;
            case Forms.HandOverEvent:
                if (keeping.Others.All(p => p.Email != errors.Value("to"))) errors["to"] = Texts.ErrorHandTo.With();
                break;
            default:
                errors.Need("answer", Texts.ErrorCaredAnswer);
                errors.TooLong(("answer", LongestText));
                break;
        }
        return errors.Found;

        void NotPast(string field, DateOnly? known)
        {
            if (errors.IsBlank(field)) return;
            if (MeetingAnswers.Day(errors.Value(field)) is not { } day) errors[field] = Texts.ErrorDate.With();
            else if (day < today && day != known) errors[field] = Texts.ErrorDatePast.With();
        }
    }

    private static string? FirstField(string kind) => kind switch
    {
        Forms.Event or Forms.NextEvent => "what",
        Forms.Announced => "who",
        Forms.EventRisk => "kind",
        Forms.EventMissed => "reason",
        Forms.MissedAnswers => "cause",
        Forms.HandOverEvent => "to",
        Forms.Cared => "answer",
        _ => null,
    };

    private static IEnumerable<FieldView> EventFields(ValueEvent? value, BuyerWeight? weight) =>
    [
        new("what", FieldType.Multiline, Required: true, Value: value?.What, MaxLength: LongestSentence),
        new("announcer", FieldType.Text, Value: value?.Announcer, MaxLength: LongestName, More: true),
        new("toWhom", FieldType.Text, Value: value?.ToWhom, MaxLength: LongestSentence, More: true),
        new("date", FieldType.Date, Value: Written(value?.By), More: true),
        new("before", FieldType.Text, Value: value?.Before, MaxLength: LongestText, More: true),
        new("after", FieldType.Text, Value: value?.After, MaxLength: LongestText, More: true),
        new("evidence", FieldType.Text, Value: value?.Evidence, MaxLength: LongestText, More: true),
        new("spender", FieldType.Text, Value: weight?.Spender, MaxLength: LongestName, More: true),
        new("mustTell", FieldType.Text, Value: weight?.MustTell, MaxLength: LongestText, More: true),
        new("tellWhom", FieldType.Text, Value: weight?.TellWhom, MaxLength: LongestText, More: true),
    ];

    private static FormView Make(string kind, Keeping keeping, params IReadOnlyList<FieldView> fields) =>
        new(kind, keeping.Subject, Cards.Facts.Of(("company", keeping.Company), ("deal", keeping.Deal.Name), ("event", Cards.Facts.Maybe(keeping.Value?.What))), fields);

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
