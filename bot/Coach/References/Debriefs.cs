using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>The question after the decision: when it is asked, of whom, and what is answered [REF-07, REF-08, D-WIN].</summary>
public static class Debriefs
{
    private const string Won = "won";
    private const string Lost = "lost";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(10);

    public static bool IsLost(DealRecord deal) => deal.Facts.Status == Lost;

    /// <summary>The owner, his team on the deal, and his manager.</summary>
    public static bool MayAnswer(string email, DealRecord deal, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
        && Sight.Of(person, deal, situation) is Viewer.Owner or Viewer.Colleague or Viewer.Manager;

    public static string Key(string email, string dealId) => CardKeys.Duty(email, "debrief/" + dealId);

    /// <summary>The deal has changed: decided, open again, or with another owner. It is taken up once that has settled.</summary>
    public static StoryRecord Followed(StoryRecord story, DealRecord deal, DateTimeOffset now) =>
        story with { ChangedAt = OutcomeOf(deal) == story.Outcome && !HasNewOwner(story, deal) ? null : story.ChangedAt ?? now };

    private static string? OutcomeOf(DealRecord deal) => deal.Facts.Status is Won or Lost ? deal.Facts.Status : null;

    private static (StoryRecord After, IReadOnlyList<Decision> Also) TakenUp(
        StoryRecord story, DealRecord deal, DateTimeOffset changed, Situation situation, DateTimeOffset now)
    {
        var outcome = OutcomeOf(deal);
        if (outcome == story.Outcome) return NewOwner(story, deal, situation, now);
        var also = new List<Decision>();
        if (story.Asked is { } asked && !IsAnswered(story)) also.Add(new Tell(Subjects.Person(asked), new DutyEnded(Key(asked, deal.Id))));
        if (story.Waits) also.Add(new Tell(Subjects.Debriefs, new DebriefDropped(deal.Id)));
        var asks = outcome is not null && !story.Counted && !deal.ClosedLongAgo(changed, situation.Tenant);
        return (story with { Outcome = outcome, Waits = false, Asked = null, AskAt = asks ? AskAt(deal, situation, changed) : null }, also);
    }

    /// <summary>The moment has come.</summary>
    public static (StoryRecord After, IReadOnlyList<Decision> Also) Woken(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (story.ChangedAt is { } changed && changed + situation.Tenant.Defaults.Settle <= now)
        {
            var (taken, first) = TakenUp(story with { ChangedAt = null }, deal, changed, situation, now);
            var (woken, then) = Woken(taken, deal, situation, now);
            return (woken, [.. first, .. then]);
        }
        if (story.Asked is not null || story.Waits || story.Counted || !(story.AskAt <= now)) return (story, []);
        if (story.Outcome == Lost) return (story with { Waits = true }, [new Tell(Subjects.Debriefs, new DebriefDue(deal.Id, Won: false))]);
        var (asked, also) = Ask(story with { Counted = true }, deal, situation, now);
        return (asked, [.. also, new Tell(Subjects.Debriefs, new DebriefDue(deal.Id, Won: true))]);
    }

    /// <summary>As many wins were asked: this loss can be asked.</summary>
    public static (StoryRecord After, IReadOnlyList<Decision> Also) Allowed(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now) =>
        story is { Waits: true, Outcome: Lost } ? Ask(story with { Waits = false, Counted = true }, deal, situation, now) : (story, []);

    public static (StoryRecord After, IReadOnlyList<Decision> Also) Answered(
        StoryRecord story, DealRecord deal, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return (story, []);
        if (!MayAnswer(sent.By, deal, situation)) return (story, [Replies.To(person, situation, key, now, [Texts.NotYours.With()])]);
        if (StoryForms.Errors(sent, situation).Count > 0) return (story, []);
        return sent.FormKind == Forms.WinAnswers
            ? WinAnswered(story, deal, sent, person, key, situation, now)
            : LossAnswered(story, deal, sent, person, key, situation, now);
    }

    private static (StoryRecord After, IReadOnlyList<Decision> Also) WinAnswered(
        StoryRecord story, DealRecord deal, Submitted sent, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        if (!deal.IsWon) return (story, [Replies.To(person, situation, key, now, [Texts.WinNotWon.With(("deal", deal.Name))])]);
        if (story.PostedAt is not null) return (story, [Replies.To(person, situation, key, now, [Texts.StoryAlreadyPosted.With()])]);
        var answers = StoryForms.Read(sent, situation, now);
        var draft = new StoryDraft(answers.Value, answers.Turned, answers.CustomerSaid, (story.Draft?.Version ?? 0) + 1, OfferedAt: story.Draft?.OfferedAt);
        var after = story with { Outcome = Won, ChangedAt = null, AskAt = null, Waits = false, Counted = true, Answers = answers, Draft = draft, Words = Words(answers, deal, situation) };
        var also = new List<Decision>();
        if (!story.Counted) also.Add(new Tell(Subjects.Debriefs, new DebriefDue(deal.Id, Won: true)));
        if (story.Answers is null) also.Add(new Tell(Subjects.Debriefs, new DebriefAnswered(deal.Id, Won: true)));
        if (story.Asked is { } asked) also.Add(new Tell(Subjects.Person(asked), new DutyEnded(Key(asked, deal.Id), StoryCards.Closed(deal, Texts.WinSaved.With(("deal", deal.Name))))));
        if (!person.SeesOn(sent.Card)) also.Add(Replies.To(person, situation, key, now, [Texts.WinSaved.With(("deal", deal.Name))], about: StoryCards.About(deal)));
        also.AddRange(StoryApprovals.Offer(after, deal, situation, now));
        return (after, also);
    }

    private static (StoryRecord After, IReadOnlyList<Decision> Also) LossAnswered(
        StoryRecord story, DealRecord deal, Submitted sent, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        if (!IsLost(deal)) return (story, [Replies.To(person, situation, key, now, [Texts.LossNotLost.With(("deal", deal.Name))])]);
        var loss = new LossAnswers(sent.Values.GetValueOrDefault("reason", ""), sent.Values.GetValueOrDefault("differently", "").Trim(), person.Email, now);
        var also = new List<Decision>();
        if (story.Loss is null) also.Add(new Tell(Subjects.Debriefs, new DebriefAnswered(deal.Id, Won: false)));
        var saved = Texts.LossSaved.With(("deal", deal.Name));
        if (story.Asked is { } asked) also.Add(new Tell(Subjects.Person(asked), new DutyEnded(Key(asked, deal.Id), StoryCards.Closed(deal, saved))));
        also.Add(Replies.To(person, situation, key, now, [saved], about: StoryCards.About(deal)));
        return (story with { Loss = loss }, also);
    }

    private static (StoryRecord After, IReadOnlyList<Decision> Also) NewOwner(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (!HasNewOwner(story, deal)) return (story, []);
        var (after, also) = Ask(story, deal, situation, now);
        return (after, [new Tell(Subjects.Person(story.Asked!), new DutyEnded(Key(story.Asked!, deal.Id))), .. also]);
    }

    private static bool HasNewOwner(StoryRecord story, DealRecord deal) =>
        story.Asked is { } asked && !IsAnswered(story) && deal.Facts.OwnerEmail is { Length: > 0 } owner && owner != asked;

    private static (StoryRecord After, IReadOnlyList<Decision> Also) Ask(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (IsAnswered(story) || deal.Facts.OwnerEmail is not { Length: > 0 } owner) return (story, []);
        var part = story.Outcome == Lost
            ? Texts.LossAsk.With(("deal", deal.Name)).Presses(new Press(Verbs.LossAnswers, Subjects.Story(deal.Id), PressKind.Form, PressStyle.Primary))
            : Texts.WinAsk.With(("deal", deal.Name)).Presses(new Press(Verbs.WinAnswers, Subjects.Story(deal.Id), PressKind.Form, PressStyle.Primary));
        var duty = new Duty(Key(owner, deal.Id), DutyKinds.Story, now, now + Useful, StoryCards.Closed(deal, part));
        return (story with { Asked = owner }, [new Tell(Subjects.Person(owner), new DutySet(duty))]);
    }

    private static bool IsAnswered(StoryRecord story) => story.Outcome == Lost ? story.Loss is not null : story.Answers is not null;

    private static DateTimeOffset AskAt(DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var tenant = situation.Tenant;
        var owner = deal.Facts.OwnerEmail is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : null;
        var works = owner?.WorkingTimeIn(tenant) ?? new WorkingTime(ReferenceRecord.ZoneOf(tenant), tenant.Defaults.Hours, tenant.Country, tenant.Holidays);
        var days = tenant.Defaults.WinDays;
        var day = works.AddWorkingDays(LocalTime.DayOf(now, works.Zone), days);
        return (day is { } d ? works.Opening(d) : null) ?? now.AddDays(days);
    }

    private static IReadOnlyList<string> Words(WinAnswers answers, DealRecord deal, Situation situation)
    {
        var account = StoryCards.AccountOf(deal, situation);
        var names = CustomerMask.NameWords(account, situation.Tenant);
        return [.. TopicWords.In(string.Join(' ', answers.Value, answers.Turned, answers.CustomerSaid), situation.Tenant).Where(w => !names.Contains(w))];
    }
}
