using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>The forms of a meeting: what opens on a press, and what is said at once of what is sent. Decides nothing.</summary>
public static class MeetingForms
{
    public const int LongestValue = 280;
    public const int LongestText = 600;
    public const int LongestName = 100;
    public const int LongestDraft = 3000;
    private static readonly string[] Kinds = ["savesMoney", "winsBusiness", "savesTime", "lowersRisk", "other"];

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(MeetingRecord meeting, Pressed pressed, Situation situation, DateTimeOffset now)
    {
        if (meeting.Facts.Start is null || !MeetingPresses.MayAct(pressed.By, meeting, situation)) return null;
        if (now > meeting.Facts.End + situation.Tenant.Defaults.Edit) return null;
        return pressed.Verb switch
        {
            Verbs.NameValue or Verbs.EditValue or Verbs.AddValue or Verbs.Improve => Value(meeting, pressed.By, situation),
            Verbs.Postpone => Drafts.Postpone(meeting, pressed.By, situation, now),
            Verbs.CallOff => Drafts.CallOff(meeting, pressed.By, situation),
            Verbs.LinkAccount => Form(Forms.LinkAccount, meeting, situation, new FieldView("account", FieldType.Text, Required: true, MaxLength: LongestText)),
            Verbs.RemindAt => Snooze.Form(meeting, Form(Forms.Snooze, meeting, situation, []), pressed.By, situation, now),
            Verbs.GoAhead => Form(Forms.GoAhead, meeting, situation, new FieldView("reason", FieldType.Text, Required: true, Value: meeting.GoAheadBy == pressed.By ? meeting.GoAheadReason : null, MaxLength: LongestValue)),
            Verbs.RestSeries => Form(Forms.RestSeries, meeting, situation, new FieldView("until", FieldType.Date, Required: true, Value: Written(SeriesOf(meeting, situation)?.RestUntil))),
            Verbs.Learned => Learned(meeting, situation),
            Verbs.SaveDate => Form(
                Forms.CriticalDate,
                meeting,
                situation,
                new FieldView("date", FieldType.Date, Required: true, Value: Written(meeting.CatchableDate)),
                new FieldView("reason", FieldType.Text, MaxLength: LongestValue),
                new FieldView("consequence", FieldType.Text, MaxLength: LongestValue)),
            _ => null,
        };
    }

    /// <summary>What is wrong with what was sent: field id to a sentence that says what to do. Empty where it can be taken.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(MeetingRecord meeting, Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new FormErrors(sent);
        var zone = situation.Find<PersonRecord>(Subjects.Person(sent.By))?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC";
        var today = LocalTime.DayOf(now, zone);

        switch (sent.FormKind)
        {
            case Forms.Value:
                errors.Need("value", Texts.ErrorValueEmpty);
                // A typed sentence may be longer than the form's own limit: it opens there as it is, and may stay so.
                var own = OwnValue(meeting, sent.By)?.Text.Length ?? 0;
                errors.TooLong(("value", Math.Max(LongestValue, own)), ("goal", LongestText), ("justification", LongestText), ("questions", LongestText));
                break;
            case Forms.GoAhead:
                errors.Need("reason", Texts.ErrorReasonEmpty);
                errors.TooLong(("reason", LongestValue));
                break;
            case Forms.Postpone or Forms.CallOff:
                errors.Need("draft", Texts.ErrorDraftEmpty);
                errors.TooLong(("draft", LongestDraft));
                if (sent.FormKind == Forms.Postpone) Drafts.SlotErrors(sent, zone, now, errors);
                break;
            case Forms.Snooze:
                if (Snooze.Error(meeting, sent, situation, now) is { } late) errors[late.Field] = late.Sentence;
                break;
            case Forms.RestSeries:
                var latest = today.AddDays(90);
                if (MeetingAnswers.Day(sent.Values.GetValueOrDefault("until")) is not { } until) errors["until"] = Texts.ErrorDate.With();
                else if (until < today) errors["until"] = Texts.ErrorDatePast.With();
                else if (until > latest) errors["until"] = Texts.ErrorRestLong.With(("latest", latest));
                break;
            case Forms.Learned:
                errors.TooLong(
                    ("learned", Math.Max(LongestText, meeting.Learned?.Length ?? 0)),
                    ("ours", LongestText),
                    ("theirs", LongestText),
                    ("oursBy", LongestName),
                    ("theirsBy", LongestName));
                foreach (var field in new[] { "oursDate", "theirsDate" })
                {
                    if (sent.Values.GetValueOrDefault(field) is { Length: > 0 } text && MeetingAnswers.Day(text) is null) errors[field] = Texts.ErrorDate.With();
                }
                break;
            case Forms.LinkAccount:
                var named = Accounts.Named(sent.Values.GetValueOrDefault("account", ""), situation);
                if (named.Count == 0) errors["account"] = Texts.ErrorAccountNone.With();
                else if (named.Count > 1) errors["account"] = Texts.ErrorAccountSeveral.With(("accounts", new WordsFact([.. named.Select(a => (Fact)(a.Name))])));
                break;
            case Forms.CriticalDate:
                if (MeetingAnswers.Day(sent.Values.GetValueOrDefault("date")) is not { } date) errors["date"] = Texts.ErrorDate.With();
                else if (date <= today) errors["date"] = Texts.ErrorDatePast.With();
                break;
            default:
                break;
        }
        return errors.Found;
    }

    /// <summary>One of the kinds that the form offers, or null: what is sent is not trusted to be one.</summary>
    public static string? KindOf(string? sent) => Kinds.FirstOrDefault(k => k == sent);

    public static IReadOnlyList<FieldView> ValueFields(ValueEntry? own) =>
    [
        new("value", FieldType.Multiline, Required: true, Value: own?.Text, MaxLength: Math.Max(LongestValue, own?.Text.Length ?? 0)),
        new("goal", FieldType.Text, Value: own?.Goal, MaxLength: LongestText, More: true),
        new("kind", FieldType.Choice, Value: own?.Kind, Choices: [.. Kinds.Select(k => new ChoiceView(k, Fact.Word("kind." + k)))], More: true),
        new("justification", FieldType.Text, Value: own?.Justification, MaxLength: LongestText, More: true),
        new("questions", FieldType.Multiline, Value: own?.Questions, MaxLength: LongestText, More: true),
    ];

    private static FormView Value(MeetingRecord meeting, string by, Situation situation)
    {
        var form = Form(Forms.Value, meeting, situation, [.. ValueFields(OwnValue(meeting, by))]);
        return form with { Facts = Cards.Facts.Of([.. form.Facts.Select(f => (f.Key, (Fact?)f.Value)), ("offer", Offered(Matching.Of(meeting, situation).Deal))]) };
    }

    /// <summary>Questions worth asking, offered before all others: the value event, then the critical date, where the deal has none [PRE-12].</summary>
    private static Fact? Offered(DealRecord? deal)
    {
        if (deal is null) return null;
        var ids = new[] { deal.Event is null ? "offer.valueEvent" : null, deal.CriticalDate is null ? "offer.criticalDate" : null };
        return new WordsFact([.. ids.OfType<string>().Select(Fact.Word)]);
    }

    private static ValueEntry? OwnValue(MeetingRecord meeting, string by) => meeting.Values.LastOrDefault(v => v.By == by && !v.Withdrawn);

    private static SeriesRecord? SeriesOf(MeetingRecord meeting, Situation situation) =>
        meeting.Facts.SeriesId is { Length: > 0 } id ? situation.Find<SeriesRecord>(Subjects.Series(id)) : null;

    private static FormView Learned(MeetingRecord meeting, Situation situation) =>
        Form(
            Forms.Learned,
            meeting,
            situation,
            new FieldView("learned", FieldType.Multiline, Value: meeting.Learned, MaxLength: Math.Max(LongestText, meeting.Learned?.Length ?? 0)),
            new FieldView("ours", FieldType.Text, Value: meeting.Ours?.Text, MaxLength: LongestText, More: true),
            new FieldView("oursBy", FieldType.Text, Value: meeting.Ours?.By, MaxLength: LongestName, More: true),
            new FieldView("oursDate", FieldType.Date, Value: Written(meeting.Ours?.Date), More: true),
            new FieldView("theirs", FieldType.Text, Value: meeting.Theirs?.Text, MaxLength: LongestText, More: true),
            new FieldView("theirsBy", FieldType.Text, Value: meeting.Theirs?.By, MaxLength: LongestName, More: true),
            new FieldView("theirsDate", FieldType.Date, Value: Written(meeting.Theirs?.Date), More: true));

    public static FormView Form(string kind, MeetingRecord meeting, Situation situation, params IReadOnlyList<FieldView> fields)
    {
        var match = Matching.Of(meeting, situation);
        var facts = Cards.Facts.Of(("company", match.Customer), ("title", meeting.Facts.Title ?? ""), ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)));
        return new(kind, Subjects.Meeting(meeting.Id), facts, fields);
    }

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
