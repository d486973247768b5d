using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>A question goes to one who knows, his one line goes back; nobody is asked more than twice a week [REF-11].</summary>
public static class ExpertPractice
{
    public const int MostAWeek = 2;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(5);

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var email = Subjects.IdOf(happened.Subject);
        var expert = situation.Find<ExpertRecord>(happened.Subject) ?? new ExpertRecord { Email = email };
        return happened.What switch
        {
            ExpertChose chose when chose.Hidden != expert.Hidden => [new Keep(happened.Subject, expert with { Hidden = chose.Hidden })],
            Pressed { Verb: Verbs.ExpertHide or Verbs.ExpertShow } pressed => Chosen(expert, pressed, happened.Key, situation, now),
            Pressed { Verb: Verbs.ExpertDecline } pressed => Declined(expert, pressed, happened.Key, situation, now),
            Submitted { FormKind: Forms.ExpertAsk } sent => Asked(expert, sent, happened.Key, situation, now),
            Submitted { FormKind: Forms.ExpertAnswer } sent => Answered(expert, sent, happened.Key, situation, now),
            _ => [],
        };
    }

    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed)
    {
        var email = Subjects.IdOf(happened.Subject);
        var name = StoryApprovals.Name(email, situation);
        return pressed.Verb switch
        {
            Verbs.ExpertAsk when situation.Find<PersonRecord>(Subjects.Person(email)) is not null =>
                new(Forms.ExpertAsk, happened.Subject, Facts.Of(("name", name)), [new("question", FieldType.Multiline, Required: true, MaxLength: MeetingForms.LongestValue)]),
            Verbs.ExpertAnswer when Open(situation.Find<ExpertRecord>(happened.Subject), pressed.Value, pressed.By) is { } question =>
                new(Forms.ExpertAnswer, happened.Subject, Facts.Of(("name", StoryApprovals.Name(question.By, situation)), ("title", question.Text)),
                [
                    new("answer", FieldType.Multiline, Required: true, MaxLength: MeetingForms.LongestText),
                    .. Which(situation.Find<ExpertRecord>(happened.Subject)!, question),
                ]),
            _ => null,
        };
    }

    /// <summary>Only where several questions are open.</summary>
    private static IReadOnlyList<FieldView> Which(ExpertRecord expert, Question chosen)
    {
        var open = expert.Asks.Where(a => a.State == QuestionState.Open).Select(a => new ChoiceView(a.Id, a.Text)).ToList();
        return open.Count < 2 ? [] : [new("about", FieldType.Choice, Required: true, Value: chosen.Id, Choices: open)];
    }

    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        var expert = situation.Find<ExpertRecord>(happened.Subject);
        if (sent.FormKind == Forms.ExpertAsk)
        {
            var question = Of(sent, "question");
            if (question.Length == 0) errors["question"] = Texts.ErrorQuestionEmpty.With();
            else if (question.Length > MeetingForms.LongestValue) errors["question"] = Texts.ErrorTooLong.With(("max", MeetingForms.LongestValue));
            else if (expert is not null && FreeFrom(expert, situation, now) is { } free) errors["question"] = Texts.ErrorExpertFull.With(("date", free));
        }
        if (sent.FormKind == Forms.ExpertAnswer && Of(sent, "answer").Length == 0) errors["answer"] = Texts.ErrorExpertAnswer.With();
        return errors;
    }

    /// <summary>The day from which he may be asked again; null while he may be asked now.</summary>
    public static DateOnly? FreeFrom(ExpertRecord expert, Situation situation, DateTimeOffset now)
    {
        var zone = situation.Find<PersonRecord>(Subjects.Person(expert.Email))?.ReaderIn(situation.Tenant).Zone ?? ReferenceRecord.ZoneOf(situation.Tenant);
        var today = LocalTime.DayOf(now, zone);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return expert.Asks.Count(a => LocalTime.DayOf(a.At, zone) >= monday) >= MostAWeek ? monday.AddDays(7) : null;
    }

    private static IReadOnlyList<Decision> Asked(ExpertRecord expert, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } asker) return [];
        if (situation.Find<PersonRecord>(Subjects.Person(expert.Email)) is not { IsActive: true } person || expert.Hidden || asker.Email == expert.Email)
            return [Replies.To(asker, situation, key, now, [Texts.WhoNotAsked.With(("name", StoryApprovals.Name(expert.Email, situation)))])];
        if (Of(sent, "question") is not { Length: > 0 } text) return [];
        if (expert.Asks.Any(a => a.By == asker.Email && a.Text == text && a.State == QuestionState.Open))
            return [Replies.To(asker, situation, key, now, [Texts.WhoAsked.With(("name", person.Name))])];
        if (FreeFrom(expert, situation, now) is { } free)
            return [Replies.To(asker, situation, key, now, [Texts.WhoFull.With(("name", person.Name), ("date", free))])];

        var id = now.UtcTicks.ToString(CultureInfo.InvariantCulture) + "-" + asker.Email;
        var question = new Question(id, asker.Email, text, TopicWords.In(text, situation.Tenant), now);
        var after = expert with { Asks = [question, .. expert.Asks.Take(ExpertRecord.MostAsks - 1)] };
        var shown = Texts.WhoQuestion.With(("name", asker.Name), ("asked", text)).Presses(
            new Press(Verbs.ExpertAnswer, Subjects.Expert(expert.Email), PressKind.Form, PressStyle.Primary, Value: id),
            new Press(Verbs.ExpertDecline, Subjects.Expert(expert.Email), Value: id));
        return
        [
            new Keep(Subjects.Expert(expert.Email), after),
            new Tell(Subjects.Person(expert.Email), new DutySet(new Duty(Key(expert.Email, id), DutyKinds.Story, now, now + Useful, View(shown)))),
            Replies.To(asker, situation, key, now, [Texts.WhoAsked.With(("name", person.Name))]),
        ];
    }

    private static IReadOnlyList<Decision> Answered(ExpertRecord expert, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return [];
        var answer = Of(sent, "answer");
        if (answer.Length == 0) return [];
        if (Open(expert, Meant(expert, sent), sent.By) is not { } question) return [Replies.To(person, situation, key, now, [Texts.WhoClosed.With()])];
        return
        [
            .. Closed(expert, question with { State = QuestionState.Answered }, Texts.WhoAnswered.With(("asked", question.Text), ("said", answer))),
            Back(question, Texts.WhoAnswer.With(("name", person.Name), ("asked", question.Text), ("said", answer)), now),
        ];
    }

    private static IReadOnlyList<Decision> Declined(ExpertRecord expert, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        if (Open(expert, pressed.Value, pressed.By) is not { } question)
            return [Replies.To(person, situation, key, now, [pressed.By == expert.Email ? Texts.WhoClosed.With() : Texts.NotYours.With()])];
        return
        [
            .. Closed(expert, question with { State = QuestionState.Declined }, Texts.WhoDeclined.With(("asked", question.Text))),
            Back(question, Texts.WhoNotNow.With(("name", person.Name), ("asked", question.Text)), now),
        ];
    }

    private static IReadOnlyList<Decision> Chosen(ExpertRecord expert, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        if (person.Email != expert.Email) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        var hidden = pressed.Verb == Verbs.ExpertHide;
        return [new Keep(Subjects.Expert(expert.Email), expert with { Hidden = hidden }), Replies.To(person, situation, key, now, [Choice(hidden, expert.Email)])];
    }

    /// <summary>What he chose, with the way back.</summary>
    public static Part Choice(bool hidden, string email) =>
        hidden
            ? Texts.WhoHidden.With().Presses(new Press(Verbs.ExpertShow, Subjects.Expert(email)))
            : Texts.WhoShown.With().Presses(new Press(Verbs.ExpertHide, Subjects.Expert(email)));

    private static IReadOnlyList<Decision> Closed(ExpertRecord expert, Question question, Part last) =>
    [
        new Keep(Subjects.Expert(expert.Email), expert with { Asks = [.. expert.Asks.Select(a => a.Id == question.Id ? question : a)] }),
        new Tell(Subjects.Person(expert.Email), new DutyEnded(Key(expert.Email, question.Id), View(last))),
    ];

    private static Tell Back(Question question, Part part, DateTimeOffset now) =>
        new(Subjects.Person(question.By), new DutySet(new Duty(CardKeys.Duty(question.By, "answered/" + question.Id), DutyKinds.Story, now, now + Useful, View(part))));

    private static Question? Open(ExpertRecord? expert, string? id, string by) =>
        expert is null || expert.Email != by ? null : expert.Asks.FirstOrDefault(a => a.Id == id && a.State == QuestionState.Open);

    // Where the form did not ask which, there was one: the oldest that is still open.
    private static string? Meant(ExpertRecord expert, Submitted sent) =>
        Of(sent, "about") is { Length: > 0 } chosen ? chosen : expert.Asks.LastOrDefault(a => a.State == QuestionState.Open)?.Id;

    private static CardView View(Part part) => new([part], Texts.PreviewDuty.Id, Facts.None);

    private static string Key(string email, string id) => CardKeys.Duty(email, "asked/" + id);

    private static string Of(Submitted sent, string field) => sent.Values.GetValueOrDefault(field, "").Trim();
}
