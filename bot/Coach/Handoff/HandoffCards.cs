using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What the cards of a hand-off show.</summary>
public sealed class HandoffCards(HandoffRecord record, DealRecord deal, Situation situation)
{
    private const int MostLines = 6;

    private readonly string _subject = Subjects.Handoff(deal.Id);

    private string Company => CustomerOf(deal, situation);

    public static string CustomerOf(DealRecord deal, Situation situation) =>
        deal.Facts.AccountId is { Length: > 0 } id ? situation.Find<AccountRecord>(Subjects.Account(id))?.Name ?? id : deal.Name;

    /// <summary>Accept or ask, with what the role needs to know first [HND-05].</summary>
    public CardView Accept(string role, PersonRecord holder)
    {
        var question = HandoffOutlook.Waiting(role, record);
        List<Part> parts =
        [
            Texts.AcceptAsk.With(("deal", deal.Name), ("company", Company), ("receiver", Role(role)), ("owner", Name(deal.Facts.OwnerEmail))),
            .. Few(DossierViews.Of(role, record, deal, holder, situation), MostLines),
        ];
        if (question is not null) parts.Add(Texts.QuestionWaits.With(("text", question.Text), ("owner", Name(question.Owner)), ("date", question.Due)));
        return View([.. parts.SkipLast(1), parts[^1].Presses(
            new Press(Verbs.AcceptHandoff, _subject, Style: PressStyle.Primary, Value: role),
            new Press(Verbs.AskHandoff, _subject, PressKind.Form, Value: role),
            new Press(Verbs.Dossier, _subject))]);
    }

    public CardView Reminder(string role, RoleQuestion? waiting) => View([
        waiting is null
            ? Texts.AcceptReminder.With(("deal", deal.Name), ("receiver", Role(role)))
            : Texts.QuestionReminder.With(("deal", deal.Name), ("receiver", Role(role)), ("text", waiting.Text))]);

    public CardView Lead(string role, bool asked) => View([
        (asked ? Texts.QuestionLead : Texts.AcceptLead).With(("deal", deal.Name), ("company", Company), ("receiver", Role(role)))]);

    /// <summary>Work that nobody pays for, all of the deal's on one card [HND-03].</summary>
    public CardView FreePromises()
    {
        var free = record.Promises.Where(p => p is { Paid: false, Kept: false }).ToList();
        List<Part> lines = [.. Few([.. free.Select(p => PromiseLine(p))], MostLines)];
        return View([Texts.PromiseFree.With(("deal", deal.Name), ("owner", Name(deal.Facts.OwnerEmail))), .. lines.SkipLast(1), lines[^1].Presses(new Press(Verbs.PromiseSeen, _subject, Style: PressStyle.Primary))]);
    }

    public CardView DuePromise(DealPromise promise) => View([
        Texts.PromiseDue.With(("text", promise.What), ("name", promise.ToWhom), ("deal", deal.Name))
            .Presses(new Press(Verbs.PromiseKept, _subject, Style: PressStyle.Primary, Value: promise.Id))]);

    /// <summary>What the customer expects beside what was ordered [HND-04].</summary>
    public CardView Compare(PersonRecord reader) => View([
        Texts.ExpectAsk.With(("deal", deal.Name)),
        DossierViews.Expectations(record, situation)
            .Presses(new Press(Verbs.Expectation, _subject, PressKind.Form, PressStyle.Primary, Value: record.Expectations.FirstOrDefault(e => e.State is ExpectationState.Unchecked)?.Id), new Press(Verbs.Dossier, _subject))]);

    /// <summary>Won with less than half of a dossier [HND-09].</summary>
    public CardView Thin()
    {
        var dossier = Dossier.Of(deal, record, situation);
        return View([Texts.DossierThin.With(("deal", deal.Name), ("complete", dossier.Complete), ("gaps", DossierViews.Missing(dossier)))
            .Presses(new Press(Verbs.FillDossier, _subject, PressKind.Form, PressStyle.Primary), new Press(Verbs.AddPromise, _subject, PressKind.Form), new Press(Verbs.Dossier, _subject))]);
    }

    public CardView Question(RoleQuestion question) => View([Asked(question, situation).Presses(AnswerPress(question, deal), new Press(Verbs.Dossier, _subject))]);

    public CardView Answer(RoleQuestion question) => View([Answered(question, situation)]);

    public CardView Handed() => View([Texts.HandedOver.With(
        ("deal", deal.Name), ("members", new WordsFact([.. record.Accepted.Select(a => new PairFact(Name(a.By), Role(a.Role)))])))]);

    /// <summary>Six lines, the open tickets and the event [HND-07].</summary>
    public CardView FirstCall(PersonRecord caller)
    {
        List<Part> parts =
        [
            Texts.CallAsk.With(("company", Company), ("deal", deal.Name), ("date", record.CallBy!.Value)),
            .. DossierViews.Of(Roles.AccountManager, record, deal, caller, situation).Take(MostLines),
            .. DossierViews.Event(deal),
            .. DossierViews.Tickets(deal.Facts.AccountId, situation),
        ];
        return View([.. parts.SkipLast(1), parts[^1].Presses(
            new Press(Verbs.Called, _subject, Style: PressStyle.Primary), new Press(Verbs.Dossier, _subject), new Press(Verbs.AskHandoff, _subject, PressKind.Form, Value: Roles.AccountManager))]);
    }

    public CardView CallReminder() => View([Texts.CallReminder.With(("company", Company))]);

    /// <summary>What a card shows once its duty is over. Where nothing else is to be said it names no fact, which might change later unseen.</summary>
    public static CardView Last(string key, HandoffRecord record, DealRecord deal, Situation situation)
    {
        var cards = new HandoffCards(record, deal, situation);
        var what = CardKeys.DutyWhat(key).Split('/');
        if (record.Resting && what[0] is HandoffDuties.Accept or HandoffDuties.Call) return View([Texts.AcceptGone.With(("deal", deal.Name))], deal);
        return what[0] switch
        {
            HandoffDuties.Accept when cards.RoleOfCard(key) is { } accepted => View([AcceptedPart(accepted, deal, situation)], deal),
            HandoffDuties.Call when record.Called is { } call => View([Texts.CallDone.With(("company", cards.Company), ("name", Colleagues.NameOf(call.By, situation)))], deal),
            HandoffDuties.Question when record.Questions.FirstOrDefault(q => q.Id == what[1]) is { IsOpen: false } question => View([Answered(question, situation)], deal),
            HandoffDuties.Free when record.Promises.FirstOrDefault(p => p.Id == what[1]) is { SeenBy: { } by } => View([Texts.PromiseSeenBy.With(("deal", deal.Name), ("name", Colleagues.NameOf(by, situation)))], deal),
            _ => View([Texts.HandoffOver.With()], deal),
        };
    }

    public static Part AcceptedPart(Acceptance accepted, DealRecord deal, Situation situation) => Texts.AcceptedBy.With(
        ("deal", deal.Name), ("receiver", Role(accepted.Role)), ("name", Colleagues.NameOf(accepted.By, situation)), ("when", new InstantFact(accepted.At, InstantStyle.Day)));

    public static Part Asked(RoleQuestion question, Situation situation) => Texts.QuestionAsked.With(
        ("receiver", Role(question.Role)), ("name", Colleagues.NameOf(question.By, situation)), ("text", question.Text), ("owner", Colleagues.NameOf(question.Owner, situation)), ("date", question.Due));

    public static Part Answered(RoleQuestion question, Situation situation) => Texts.QuestionAnswered.With(
        ("receiver", Role(question.Role)), ("text", question.Text), ("reply", question.Answer ?? ""), ("name", Colleagues.NameOf(question.AnsweredBy ?? question.Owner, situation)));

    public static Press AnswerPress(RoleQuestion question, DealRecord deal) =>
        new(Verbs.AnswerHandoff, Subjects.Handoff(deal.Id), PressKind.Form, PressStyle.Primary, Value: question.Id);

    public static Fact Role(string role) => Fact.Word("role." + role);

    public static Part PromiseLine(DealPromise promise, Situation situation) => Texts.DossierItem.With(("text", PromiseTexts.Line(promise, situation)));

    /// <summary>A list that is cut says how many more there are.</summary>
    public static IReadOnlyList<Part> Few(IReadOnlyList<Part> parts, int most) =>
        parts.Count <= most ? parts : [.. parts.Take(most), Texts.DossierMore.With(("count", parts.Count - most))];

    private Part PromiseLine(DealPromise promise) => PromiseLine(promise, situation);

    /// <summary>The role for which the holder of this card was asked, once it has accepted.</summary>
    private Acceptance? RoleOfCard(string key)
    {
        var holder = situation.Find<PersonRecord>(Subjects.Person(CardKeys.DutyPerson(key)));
        return record.Accepted.LastOrDefault(a => a.Role == holder?.Facts.Role || Receivers.Of(a.Role, deal, record, situation).Any(p => p.Email == holder?.Email));
    }

    private CardView View(IReadOnlyList<Part> parts) => View(parts, deal);

    private static CardView View(IReadOnlyList<Part> parts, DealRecord deal) => new(parts, Texts.PreviewDuty.Id, Facts.None, new About("deal", deal.Id));

    private string Name(string? email) => email is { Length: > 0 } ? Colleagues.NameOf(email, situation) : deal.Name;
}
