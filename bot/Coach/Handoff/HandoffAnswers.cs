using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Handoff;

/// <summary>What a sent form does to a hand-off. Whether it may be taken was answered before it was stored; it is looked at once more.</summary>
public static class HandoffAnswers
{
    private const int MostPromises = 50;
    private const int MostExpectations = 20;
    private const int MostQuestions = 20;

    public static IReadOnlyList<Decision> Decide(HandoffRecord record, Submitted sent, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { Known.Now: not null, IsActive: true } person) return [];
        if (HandoffErrors.Of(sent, situation, now).Count > 0 || VerbOf(sent.FormKind) is not { } verb) return [];
        if (!HandoffForms.May(new Pressed(sent.By, "", verb), record, person, deal, situation, now)) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        return sent.FormKind switch
        {
            Forms.Promise => Promised(record, sent, person, key, deal, situation, now),
            Forms.Dossier => Filled(record, sent, person, key, deal, situation, now),
            Forms.Expectation => Expected(record, sent, person, key, deal, situation, now),
            Forms.HandoffQuestion => Asked(record, sent, person, key, deal, situation, now),
            _ => Answered(record, sent, person, key, deal, situation, now),
        };
    }

    private static string? VerbOf(string form) => form switch
    {
        Forms.Promise => Verbs.AddPromise,
        Forms.Dossier => Verbs.FillDossier,
        Forms.Expectation => Verbs.Expectation,
        Forms.HandoffQuestion => Verbs.AskHandoff,
        Forms.HandoffAnswer => Verbs.AnswerHandoff,
        _ => null,
    };

    private static IReadOnlyList<Decision> Promised(HandoffRecord record, Submitted sent, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (record.Promises.Any(p => p.Id == key)) return [];
        var promise = new DealPromise(key, Text(sent, "what")!, Text(sent, "toWhom")!, Text(sent, "paid") != "free", Owner(sent, situation) ?? person.Email, now, person.Email)
        {
            Due = MeetingAnswers.Day(Text(sent, "due")),
            Source = MessageSource.Of(sent),
        };
        if (record.Promises.Count(p => !p.Kept) >= MostPromises) return [Reply(Texts.PromiseFull.With(("count", MostPromises)))];
        var after = record with { Promises = [.. record.Promises.Where(p => !p.Kept || record.Promises.Count < MostPromises), promise] };
        var saved = Texts.PromiseSaved.With(("text", PromiseTexts.Line(promise, situation)), ("deal", deal.Name)).Presses(new Press(Verbs.AddPromise, Subjects.Handoff(deal.Id), PressKind.Form), new Press(Verbs.Dossier, Subjects.Handoff(deal.Id)));
        List<Part> parts = promise.Paid || record.OpenedAt is not null ? [saved] : [saved, Texts.PromiseShown.With()];
        return HandoffOutlook.Settle(after, deal, situation, now, Replies.To(person, situation, key, now, parts, about: new About("deal", deal.Id)));

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    private static IReadOnlyList<Decision> Filled(HandoffRecord record, Submitted sent, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var notes = record.Notes;
        foreach (var kind in HandoffForms.NoteFields.Where(sent.Values.ContainsKey))
        {
            var text = Text(sent, kind);
            var known = notes.FirstOrDefault(n => n.Kind == kind);
            if (text == known?.Text) continue;
            notes = [.. notes.Where(n => n.Kind != kind), .. text is null ? [] : new[] { new DossierNote(kind, text, person.Email, now) }];
        }
        var after = record with { Notes = notes };
        return HandoffOutlook.Settle(after, deal, situation, now, Replies.To(person, situation, key, now, HandoffPresses.DossierParts(Verbs.Dossier, after, person, deal, situation), about: new About("deal", deal.Id)));
    }

    private static IReadOnlyList<Decision> Expected(HandoffRecord record, Submitted sent, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var state = Text(sent, "state") switch
        {
            "met" => ExpectationState.Met,
            "notMet" => ExpectationState.NotMet,
            "later" => ExpectationState.Later,
            _ => ExpectationState.Unchecked,
        };
        var known = record.Expectations.FirstOrDefault(e => e.Id == Text(sent, "which"));
        if (known is null && record.Expectations.Count >= MostExpectations) return [Replies.To(person, situation, key, now, [Texts.ExpectFull.With(("count", MostExpectations))])];
        var one = new Expectation(known?.Id ?? key, Text(sent, "what")!, state, Text(sent, "line"), Owner(sent, situation), person.Email, now);
        var after = record with
        {
            Expectations = known is null ? [.. record.Expectations.Where(e => e.Id != key), one] : [.. record.Expectations.Select(e => e.Id == known.Id ? one : e)],
        };
        var list = DossierViews.Expectations(after, situation)
            .Presses(new Press(Verbs.Expectation, Subjects.Handoff(deal.Id), PressKind.Form, PressStyle.Primary, Value: after.Expectations.FirstOrDefault(e => e.State is ExpectationState.Unchecked)?.Id));
        return HandoffOutlook.Settle(after, deal, situation, now, Replies.To(person, situation, key, now, [Texts.ExpectSaved.With(("deal", deal.Name)), list], about: new About("deal", deal.Id)));
    }

    private static IReadOnlyList<Decision> Asked(HandoffRecord record, Submitted sent, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (record.Questions.Any(q => q.Id == key)) return [];
        if (record.Questions.Count(q => q.IsOpen) >= MostQuestions) return [Reply(Texts.QuestionFull.With(("count", MostQuestions)))];
        if ((Owner(sent, situation) ?? HandoffDuties.Owner(deal, situation)?.Email) is not { } owner) return [Reply(Texts.QuestionNobody.With())];
        var role = Receivers.RoleOf(person, deal, record, situation, now) ?? person.Facts.Role ?? Roles.Rep;
        var due = MeetingAnswers.Day(Text(sent, "due")) ?? Receivers.DayAfter(now, situation.Tenant.Defaults.HandoffDays, person, situation.Tenant);
        var question = new RoleQuestion(key, role, person.Email, Text(sent, "question")!, owner, due, now);
        IEnumerable<RoleQuestion> kept = record.Questions.Count < MostQuestions ? record.Questions : record.Questions.Where(q => q.IsOpen);
        var after = record with { Questions = [.. kept, question] };
        var asked = HandoffCards.Asked(question, situation).Presses(HandoffCards.AnswerPress(question, deal));
        return HandoffOutlook.Settle(after, deal, situation, now,
            [.. InThread(question, asked, deal, situation, now), Reply(Texts.QuestionSaved.With(("owner", Colleagues.NameOf(owner, situation)), ("date", due)))]);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part], about: new About("deal", deal.Id));
    }

    private static IReadOnlyList<Decision> Answered(HandoffRecord record, Submitted sent, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var which = Text(sent, "which");
        if (HandoffForms.Choice(record, which) is not { } question || (which is not null && question.Id != which)) return [Reply(Texts.TooOld.With())];
        if (!question.IsOpen) return [Reply(HandoffCards.Answered(question, situation))];
        var answered = question with { Answer = Text(sent, "answer"), AnsweredBy = person.Email, AnsweredAt = now };
        var after = record with { Questions = [.. record.Questions.Select(q => q.Id == question.Id ? answered : q)] };
        return HandoffOutlook.Settle(after, deal, situation, now,
            [.. InThread(question, HandoffCards.Answered(answered, situation), deal, situation, now), Reply(Texts.AnswerSaved.With(("name", Colleagues.NameOf(question.By, situation))))]);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part], about: new About("deal", deal.Id));
    }

    /// <summary>The deal's thread in its team's room; the same question again is an edit.</summary>
    private static IReadOnlyList<Decision> InThread(RoleQuestion question, Part part, DealRecord deal, Situation situation, DateTimeOffset now) =>
        TeamRooms.InThread(deal, Subjects.Handoff(deal.Id), "question/" + question.Id, [part], situation, now);

    private static string? Text(Submitted sent, string field) => MeetingAnswers.Blank(sent.Values.GetValueOrDefault(field));

    private static string? Owner(Submitted sent, Situation situation) => Text(sent, "owner") is { } typed ? Colleagues.Named(typed, situation)?.Email : null;
}
