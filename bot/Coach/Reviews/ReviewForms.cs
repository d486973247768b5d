using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>The forms of a review: what opens on a press, and what is said at once of what is sent. Decides nothing.</summary>
public static class ReviewForms
{
    public const int LongestText = 280;
    public const int LongestName = 100;
    private static readonly string[] FitAnswers = ["yes", "no", "unknown"];
    private static readonly string[] Changes = ["done", "open", "dropped"];
    private static readonly string[] WhoseWork = ["ours", "left"];

    /// <summary>Verbs that open a form.</summary>
    public static readonly IReadOnlyList<string> Opening =
    [
        Verbs.AnswerQuestion, Verbs.ReviewDone, Verbs.PrivateNote, Verbs.FitCheck, Verbs.WinWin, Verbs.WorkLeft, Verbs.OneChange, Verbs.ContendWrite, Verbs.ContendDecide, Verbs.ContendStance,
        Verbs.Disqualify, Verbs.GateReason, Verbs.OneSided,
    ];

    public static FormView? Opened(ReviewTarget target, Pressed pressed, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return null;
        var record = ReviewCards.Record(target, situation);
        if (target.Review != ReviewTarget.Deal)
            return pressed.Verb == Verbs.AnswerQuestion && record.Question is not null && target.MayAnswer(person, situation) ? Answer(target, record, null, false) : null;
        if (situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { Known.Now: not null } deal) return null;
        if (record.Round is { } round && pressed.Verb is Verbs.ContendWrite or Verbs.ContendDecide or Verbs.ContendStance)
            return ContentionForms.Opened(pressed.Verb, deal, record.Round!, person, situation);
        var viewer = Sight.Of(person, deal, situation);
        if (!Sees.Names(viewer)) return null;
        var zone = person.ReaderIn(situation.Tenant).Zone;
        var leads = Sight.Leads(person, deal, situation);
        return pressed.Verb switch
        {
            Verbs.AnswerQuestion => record.Question is null ? null : Answer(target, record, deal, ReviewCards.ChangeIsDue(record, LocalTime.DayOf(now, zone), zone)),
            Verbs.ReviewDone => leads
                ? Of(Forms.ReviewDone, deal, situation, new FieldView("person", FieldType.Choice, Required: true, Value: deal.Facts.OwnerEmail, Choices: TeamChoices(deal, situation)), new FieldView("text", FieldType.Multiline, Required: true, MaxLength: LongestText))
                : null,
            Verbs.PrivateNote => leads
                ? Of(Forms.PrivateNote, deal, situation, new FieldView("text", FieldType.Multiline, Required: true, MaxLength: LongestText, Filled: Texts.ReviewNoteTemplate.With()))
                : null,
            Verbs.FitCheck => Fit(deal, record, situation),
            Verbs.WinWin => Of(
                Forms.WinWin,
                deal,
                situation,
                new FieldView("theirs", FieldType.Text, Value: record.Gains.Theirs, MaxLength: LongestText),
                new FieldView("ours", FieldType.Text, Value: record.Gains.Ours, MaxLength: LongestText)),
            Verbs.WorkLeft => Of(Forms.WorkLeft, deal, situation, [.. WorkItems.All.SelectMany(i => WorkFields(i, deal, record, situation))]),
            Verbs.OneChange => Change(deal, record, situation),
            Verbs.Disqualify => Disqualifying.Form(deal, record, situation),
            Verbs.GateReason => record.Gate is null ? null : Of(Forms.GateReason, deal, situation, new FieldView("reason", FieldType.Text, Required: true, MaxLength: LongestText)),
            Verbs.OneSided => Of(Forms.OneSided, deal, situation, new FieldView("text", FieldType.Text, Required: true, Value: record.NextFromThem, MaxLength: LongestText)),
            _ => null,
        };
    }

    public static IReadOnlyDictionary<string, Part> Errors(ReviewTarget target, Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new FormErrors(sent);
        var deal = target.Review == ReviewTarget.Deal ? situation.Find<DealRecord>(Subjects.Deal(target.Id)) : null;
        var record = ReviewCards.Record(target, situation);
        switch (sent.FormKind)
        {
            case Forms.ReviewAnswer:
                errors.Need("answer", Texts.ErrorAnswerEmpty);
                if (record.Question is null) errors["answer"] = Texts.ErrorQuestionOver.With();
                break;
            case Forms.ReviewDone:
                errors.Need("text", Texts.ErrorDoneRightEmpty);
                if (!IsOnTeam(sent.Values.GetValueOrDefault("person"))) errors["person"] = Texts.ErrorPersonChoose.With();
                break;
            case Forms.PrivateNote:
                errors.Need("text", Texts.ErrorNoteEmpty);
                break;
            case Forms.FitCheck:
                if (!situation.Tenant.SweetSpot.Contains(sent.Values.GetValueOrDefault("criterion", ""), StringComparer.Ordinal)) errors["criterion"] = Texts.ErrorFitCriterion.With();
                if (sent.Values.GetValueOrDefault("answer") is "yes" or "no") errors.Need("reason", Texts.ErrorFitReason);
                break;
            case Forms.WorkLeft:
                foreach (var item in WorkItems.All.Where(i => Text(sent, i) == "left" && Text(sent, i + "Owner") is null)) errors[item + "Owner"] = Texts.ErrorWorkOwner.With();
                foreach (var item in WorkItems.All.Where(i => Text(sent, i + "Owner") is { } owner && !IsOnTeam(owner))) errors[item + "Owner"] = Texts.ErrorPersonChoose.With();
                break;
            case Forms.OneChange:
                errors.Need("change", Texts.ErrorChangeEmpty);
                if (!IsOnTeam(sent.Values.GetValueOrDefault("owner"))) errors["owner"] = Texts.ErrorPersonChoose.With();
                if (MeetingAnswers.Day(sent.Values.GetValueOrDefault("date")) is not { } date) errors["date"] = Texts.ErrorDate.With();
                else if (date < Today(sent.By, situation, now)) errors["date"] = Texts.ErrorDatePast.With();
                break;
            case Forms.Disqualify:
                Disqualifying.Errors(sent, situation.Tenant, errors);
                return errors.Found;
            case Forms.GateReason:
                errors.Need("reason", Texts.ErrorGateReason);
                if (record.Gate is null) errors["reason"] = Texts.ErrorQuestionOver.With();
                break;
            case Forms.OneSided:
                errors.Need("text", Texts.ErrorStepEmpty);
                break;
            case Forms.ContendWrite or Forms.ContendDecide or Forms.ContendStance:
                ContentionForms.Errors(sent, deal, record.Round, situation, errors);
                break;
            default:
                break;
        }
        errors.TooLong([.. sent.Values.Keys.Select(k => (k, LongestText))]);
        return errors.Found;

        bool IsOnTeam(string? email) => deal is not null && ReviewDeals.Team(deal, situation).Any(p => p.Email == email);
    }

    /// <summary>What was written into a field, without space around it; null where it is empty.</summary>
    public static string? Text(Submitted sent, string field) => sent.Values.GetValueOrDefault(field) is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public static DateOnly Today(string by, Situation situation, DateTimeOffset now) =>
        LocalTime.DayOf(now, situation.Find<PersonRecord>(Subjects.Person(by))?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC");

    /// <summary>The key under which an answer is shown: that of the message that was pressed, where it is an answer itself and no review card.</summary>
    public static string AnswerKey(string? card, string key, ReviewRecord record)
    {
        const string answer = "answer/";
        if (card is null || !card.StartsWith(answer, StringComparison.Ordinal)) return key;
        var asked = card[answer.Length..];
        return record.Opened.Any(o => o.Key == asked) ? key : asked;
    }

    public static FormView Of(string kind, DealRecord deal, Situation situation, params IReadOnlyList<FieldView> fields) =>
        new(kind, Subjects.Review(deal.Id), Facts.Of(("deal", deal.Name), ("company", Facts.Maybe(ReviewDeals.CustomerOf(deal, situation)))), fields);

    public static IReadOnlyList<ChoiceView> TeamChoices(DealRecord deal, Situation situation) =>
        [.. ReviewDeals.Team(deal, situation).Select(p => new ChoiceView(p.Email, p.Name))];

    private static FormView Answer(ReviewTarget target, ReviewRecord record, DealRecord? deal, bool withChange)
    {
        var answer = new FieldView("answer", FieldType.Multiline, Required: true, MaxLength: LongestText);
        var change = new FieldView("change", FieldType.Choice, Choices: [.. Changes.Select(c => new ChoiceView(c, Fact.Word("changed." + c)))]);
        var facts = Facts.Of(("deal", Facts.Maybe(deal?.Name)), ("name", Facts.Maybe(withChange ? record.Change?.Text : null)));
        return new(Forms.ReviewAnswer, target.Subject, facts, withChange ? [answer, change] : [answer]);
    }

    private static FormView? Fit(DealRecord deal, ReviewRecord record, Situation situation)
    {
        var criteria = situation.Tenant.SweetSpot;
        if (criteria.Count == 0) return null;
        var next = criteria.FirstOrDefault(c => !record.Fit.ContainsKey(c)) ?? criteria[0];
        return Of(
            Forms.FitCheck,
            deal,
            situation,
            new FieldView("criterion", FieldType.Choice, Required: true, Value: next, Choices: [.. criteria.Select(c => new ChoiceView(c, Fact.Word("criterion." + c)))]),
            new FieldView("answer", FieldType.Choice, Required: true, Value: record.Fit.GetValueOrDefault(next)?.Answer ?? "unknown", Choices: [.. FitAnswers.Select(a => new ChoiceView(a, Fact.Word("fit." + a)))]),
            new FieldView("reason", FieldType.Text, Value: record.Fit.GetValueOrDefault(next)?.Reason, MaxLength: LongestText));
    }

    private static IEnumerable<FieldView> WorkFields(string item, DealRecord deal, ReviewRecord record, Situation situation)
    {
        var mark = record.Work.GetValueOrDefault(item);
        var whose = mark is null ? null : mark.Ours ? "ours" : "left";
        yield return new(item, FieldType.Choice, Value: whose, Choices: [.. WhoseWork.Select(w => new ChoiceView(w, Fact.Word("work." + w)))]);
        yield return new(item + "Owner", FieldType.Choice, Value: mark?.Owner, Choices: TeamChoices(deal, situation));
    }

    private static FormView Change(DealRecord deal, ReviewRecord record, Situation situation)
    {
        var open = record.Change is { Outcome: null } change ? change : null;
        return Of(
            Forms.OneChange,
            deal,
            situation,
            new FieldView("change", FieldType.Text, Required: true, Value: open?.Text, MaxLength: LongestText),
            new FieldView("owner", FieldType.Choice, Required: true, Value: open?.Owner ?? deal.Facts.OwnerEmail, Choices: TeamChoices(deal, situation)),
            new FieldView("date", FieldType.Date, Required: true, Value: open?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }
}
