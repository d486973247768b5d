using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.References;

/// <summary>After the decision: why did we win, why did we lose [REF-07, REF-08]; and the story of a win [REF-09].</summary>
public static class StoryPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        if (situation.Find<DealRecord>(Subjects.Deal(id)) is not { Known.Now: not null } deal) return [];
        var before = situation.Find<StoryRecord>(happened.Subject) ?? new StoryRecord { DealId = id };
        return happened.What switch
        {
            LookAgain => Settled(before, StoryPosts.Followed((Debriefs.Followed(before, deal, now), []), deal, situation, now), happened.Subject, situation),
            WokeUp => Settled(before, Debriefs.Woken(before, deal, situation, now), happened.Subject, situation),
            DebriefAllowed => Settled(before, Debriefs.Allowed(before, deal, situation, now), happened.Subject, situation),
            Submitted { FormKind: Forms.WinAnswers or Forms.LossAnswers } sent => Settled(before, Debriefs.Answered(before, deal, sent, happened.Key, situation, now), happened.Subject, situation),
            Submitted { FormKind: Forms.StoryEdit } sent => Settled(before, StoryApprovals.Edited(before, deal, sent, happened.Key, situation, now), happened.Subject, situation),
            Pressed { Verb: Verbs.StoryApprove } pressed => Settled(before, StoryApprovals.Approved(before, deal, pressed, happened.Key, situation, now), happened.Subject, situation),
            _ => [],
        };
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now)
    {
        if (situation.Find<DealRecord>(Subjects.Deal(Subjects.IdOf(happened.Subject))) is not { Known.Now: not null } deal) return null;
        var story = situation.Find<StoryRecord>(happened.Subject) ?? new StoryRecord { DealId = deal.Id };
        return pressed.Verb switch
        {
            Verbs.WinAnswers when Debriefs.MayAnswer(pressed.By, deal, situation) && deal.IsWon && story.PostedAt is null => StoryForms.Win(story, deal, situation),
            Verbs.LossAnswers when Debriefs.MayAnswer(pressed.By, deal, situation) && Debriefs.IsLost(deal) => StoryForms.Loss(story, deal),
            Verbs.StoryEdit when StoryApprovals.MayEdit(pressed.By, story, deal, situation) => StoryForms.Edit(story, deal, StoryApprovals.IsMasked(pressed.By, deal, situation, now), situation),
            _ => null,
        };
    }

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        StoryForms.Errors(sent, situation);

    /// <summary>What changed is kept, with the one moment at which something changes by itself.</summary>
    private static IReadOnlyList<Decision> Settled(StoryRecord before, (StoryRecord After, IReadOnlyList<Decision> Also) decided, string subject, Situation situation)
    {
        var (after, also) = decided;
        if (after == before) return also;
        var settled = after.ChangedAt + situation.Tenant.Defaults.Settle;
        var due = after.Asked is null && !after.Waits && !after.Counted ? after.AskAt : null;
        return [new Keep(subject, after), new WakeAt(subject, due is null || settled < due ? settled ?? due : due), .. also];
    }
}
