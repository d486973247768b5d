using System.Globalization;
using CoachBot.Coach.Cards;
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
            Verbs.Postpone => Postpone(meeting, pressed.By, situation, now),
            Verbs.CallOff => CallOff(meeting, pressed.By, situation),
            Verbs.RemindAt => Snooze.Form(meeting, Form(Forms.Snooze, meeting, situation, []), pressed.By, situation, now),
            Verbs.GoAhead => Form(Forms.GoAhead, meeting, situation, new FieldView("reason", FieldType.Text, Required: true, Value: meeting.GoAheadReason, MaxLength: LongestValue)),
            Verbs.RestSeries => Form(Forms.RestSeries, meeting, situation, new FieldView("until", FieldType.Date, Required: true)),
            Verbs.Learned => Learned(meeting, situation),
            Verbs.SaveDate => Form(
                Forms.CriticalDate,
                meeting,
                situation,
                new FieldView("date", FieldType.Date, Required: true, Value: meeting.CatchableDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new FieldView("reason", FieldType.Text, MaxLength: LongestValue),
                new FieldView("consequence", FieldType.Text, MaxLength: LongestValue)),
            _ => null,
        };
    }

    /// <summary>What is wrong with what was sent: field id to a sentence that says what to do. Empty where it can be taken.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(MeetingRecord meeting, Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        var zone = situation.Find<PersonRecord>(Subjects.Person(sent.By))?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC";
        var today = LocalTime.DayOf(now, zone);
        void Need(string field, Text sentence)
        {
            if (string.IsNullOrWhiteSpace(sent.Values.GetValueOrDefault(field))) errors[field] = sentence.With();
        }

        switch (sent.FormKind)
        {
            case Forms.Value:
                Need("value", Texts.ErrorValueEmpty);
                TooLong(sent, errors, ("value", LongestValue), ("goal", LongestText), ("justification", LongestText), ("questions", LongestText));
                break;
            case Forms.GoAhead:
                Need("reason", Texts.ErrorReasonEmpty);
                TooLong(sent, errors, ("reason", LongestValue));
                break;
            case Forms.Postpone or Forms.CallOff:
                Need("draft", Texts.ErrorDraftEmpty);
                TooLong(sent, errors, ("draft", LongestDraft));
                if (sent.FormKind == Forms.Postpone) Slots(sent, zone, now, errors);
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
                TooLong(sent, errors, ("learned", LongestText), ("ours", LongestText), ("theirs", LongestText), ("oursBy", LongestName), ("theirsBy", LongestName));
                foreach (var field in new[] { "oursDate", "theirsDate" })
                {
                    if (sent.Values.GetValueOrDefault(field) is { Length: > 0 } text && MeetingAnswers.Day(text) is null) errors[field] = Texts.ErrorDate.With();
                }
                break;
            case Forms.CriticalDate:
                if (MeetingAnswers.Day(sent.Values.GetValueOrDefault("date")) is not { } date) errors["date"] = Texts.ErrorDate.With();
                else if (date <= today) errors["date"] = Texts.ErrorDatePast.With();
                break;
            default:
                break;
        }
        return errors;
    }

    public static IReadOnlyList<FieldView> ValueFields(ValueEntry? own) =>
    [
        new("value", FieldType.Multiline, Required: true, Value: own?.Text, MaxLength: LongestValue),
        new("goal", FieldType.Text, Value: own?.Goal, MaxLength: LongestText, More: true),
        new("kind", FieldType.Choice, Value: own?.Kind, Choices: [.. Kinds.Select(k => new ChoiceView(k, Fact.Word("kind." + k)))], More: true),
        new("justification", FieldType.Text, Value: own?.Justification, MaxLength: LongestText, More: true),
        new("questions", FieldType.Multiline, Value: own?.Questions, MaxLength: LongestText, More: true),
    ];

    private static FormView Value(MeetingRecord meeting, string by, Situation situation)
    {
        var own = meeting.Values.LastOrDefault(v => v.By == by && !v.Withdrawn);
        return Form(Forms.Value, meeting, situation, [.. ValueFields(own)]);
    }

    private static FormView Learned(MeetingRecord meeting, Situation situation) =>
        Form(
            Forms.Learned,
            meeting,
            situation,
            new FieldView("learned", FieldType.Multiline, Value: meeting.Learned, MaxLength: LongestText),
            new FieldView("ours", FieldType.Text, Value: meeting.Ours?.Text, MaxLength: LongestText, More: true),
            new FieldView("oursBy", FieldType.Text, Value: meeting.Ours?.By, MaxLength: LongestName, More: true),
            new FieldView("oursDate", FieldType.Date, Value: Written(meeting.Ours?.Date), More: true),
            new FieldView("theirs", FieldType.Text, Value: meeting.Theirs?.Text, MaxLength: LongestText, More: true),
            new FieldView("theirsBy", FieldType.Text, Value: meeting.Theirs?.By, MaxLength: LongestName, More: true),
            new FieldView("theirsDate", FieldType.Date, Value: Written(meeting.Theirs?.Date), More: true));

    /// <summary>A draft and three slots: free ones where free/busy is known, else empty [PRE-07].</summary>
    private static FormView Postpone(MeetingRecord meeting, string by, Situation situation, DateTimeOffset now)
    {
        var person = situation.Find<PersonRecord>(Subjects.Person(by));
        var slots = person is null ? [] : FreeSlots.For(person, meeting, situation.Tenant, now);
        var fields = new List<FieldView> { new("to", FieldType.Text, Required: true, Value: AddressedTo(meeting, by, situation), MaxLength: LongestText) };
        for (var i = 0; i < 3; i++)
        {
            var slot = i < slots.Count ? slots[i].ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;
            fields.Add(new($"slot{(i + 1).ToString(CultureInfo.InvariantCulture)}", FieldType.DateTime, Value: slot));
        }
        fields.Add(new("draft", FieldType.Multiline, Required: true, MaxLength: LongestDraft, Filled: Draft(Texts.DraftPostpone, meeting, person)));
        var form = Form(Forms.Postpone, meeting, situation, [.. fields]);
        var blind = slots.Count == 0 ? Fact.Word("postpone.blind") : null;
        var late = ShortNotice(meeting.Facts.Start!.Value, person, situation.Tenant, now) ? Fact.Word("postpone.late") : null;
        return form with { Facts = Cards.Facts.Of([.. form.Facts.Select(f => (f.Key, (Fact?)f.Value)), ("blind", blind), ("late", late)]) };
    }

    private static FormView CallOff(MeetingRecord meeting, string by, Situation situation) =>
        Form(
            Forms.CallOff,
            meeting,
            situation,
            new FieldView("to", FieldType.Text, Required: true, Value: AddressedTo(meeting, by, situation), MaxLength: LongestText),
            new FieldView(
                "draft",
                FieldType.Multiline,
                Required: true,
                MaxLength: LongestDraft,
                Filled: Draft(Texts.DraftCallOff, meeting, situation.Find<PersonRecord>(Subjects.Person(by)))));

    /// <summary>Less than four working hours are left: better a call than a mail [D-POSTPONE].</summary>
    public static bool ShortNotice(DateTimeOffset start, PersonRecord? person, TenantSettings tenant, DateTimeOffset now) =>
        person?.WorkingTimeIn(tenant) is { } hours && now >= hours.SubtractWorkingTime(start, tenant.Defaults.Postpone);

    private static Part Draft(Text text, MeetingRecord meeting, PersonRecord? person) =>
        text.With(
            ("title", meeting.Facts.Title ?? ""),
            ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)),
            ("name", person?.Name ?? ""),
            ("value", Cards.Facts.Maybe(AgendaEntries.Current(meeting)?.Text)));

    /// <summary>To the organizer, unless that is the person himself: then to the people from outside.</summary>
    private static string AddressedTo(MeetingRecord meeting, string by, Situation situation) =>
        meeting.Facts.Organizer is { } organizer && !Participants.Same(organizer.Email, by)
            ? organizer.Email
            : string.Join(", ", Counting.Outsiders(meeting.Facts, situation).Where(a => !Participants.Declined(a)).Select(a => a.Email));

    private static FormView Form(string kind, MeetingRecord meeting, Situation situation, params IReadOnlyList<FieldView> fields)
    {
        var match = Matching.Of(meeting, situation);
        var facts = Cards.Facts.Of(("company", match.Customer), ("title", meeting.Facts.Title ?? ""), ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)));
        return new(kind, Subjects.Meeting(meeting.Id), facts, fields);
    }

    private static void Slots(Submitted sent, string zone, DateTimeOffset now, Dictionary<string, Part> errors)
    {
        var given = 0;
        foreach (var field in new[] { "slot1", "slot2", "slot3" })
        {
            if (sent.Values.GetValueOrDefault(field) is not { Length: > 0 } text) continue;
            given++;
            if (!DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                || LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone) <= now)
            {
                errors[field] = Texts.ErrorSlotPast.With();
            }
        }
        if (given == 0) errors["slot1"] = Texts.ErrorSlotEmpty.With();
    }

    private static void TooLong(Submitted sent, Dictionary<string, Part> errors, params (string Field, int Max)[] limits)
    {
        foreach (var (field, max) in limits)
        {
            if (sent.Values.GetValueOrDefault(field, "").Length > max) errors[field] = Texts.ErrorTooLong.With(("max", max));
        }
    }

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
