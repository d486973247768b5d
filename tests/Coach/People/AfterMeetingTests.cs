using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[AFT-01] [AFT-02] [AFT-07] [AFT-08] [AFT-13] [PRE-39]: what came of a meeting.</summary>
public sealed class AfterMeetingTests
{
    private static CoachWorld World(string? critical = null) =>
        new CoachWorld().WithPerson().WithAccount().WithDeal(critical: critical is null ? null : new(DateOnly.Parse(critical, System.Globalization.CultureInfo.InvariantCulture)))
            .WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue().AdvanceTo("2026-11-23T10:10:00Z");

    [Fact]
    public void The_question_comes_ten_minutes_after_the_end_and_one_press_answers_it()
    {
        var world = World();
        Assert.Equal(Some.At("2026-11-23T10:10:00Z"), world.AfterCard()!.SentAt);
        Assert.Equal([Verbs.AfterYes, Verbs.AfterPartly, Verbs.AfterOther], world.AfterCard()!.Presses.Select(p => p.Verb));
        world.Press(Verbs.AfterPartly);
        Assert.Equal(Outcome.Partly, world.Meeting().Outcome);
        Assert.Contains(Texts.AfterLearned.Id, world.AfterCard()!.Texts);
    }

    [Theory]
    [InlineData(Verbs.SignSaid, true)]
    [InlineData(Verbs.SignActed, true)]
    [InlineData(Verbs.SignWrote, true)]
    [InlineData(Verbs.SignImpression, false)]
    public void Yes_asks_for_the_sign_and_an_impression_confirms_nothing(string sign, bool confirmed)
    {
        var world = World().Press(Verbs.AfterYes);
        Assert.Contains(Texts.AfterSign.Id, world.AfterCard()!.Texts);
        Assert.Equal(4, world.AfterCard()!.Presses.Single(p => p.Verb == Verbs.Sign).Items!.Count);
        world.Press(sign);
        Assert.Equal(confirmed, world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Journal.Notes[0].Confirmed);
        world.Press(Verbs.AfterPartly);
        Assert.False(world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Journal.Notes[0].Confirmed);
    }

    [Fact]
    public void Happy_path_takes_five_presses()
    {
        // Name the value, Save; Yes, How I know, They said so.
        var world = World().Press(Verbs.AfterYes).Press(Verbs.SignSaid).Say("They go live in spring", thread: CardKeys.After("m-1", Some.Ann));
        Assert.Equal("They go live in spring", world.Meeting().Learned);
        Assert.Contains(Texts.Held.Id, world.AfterCard()!.Texts);
    }

    [Fact]
    public void An_answer_can_be_changed_for_fourteen_days_and_the_former_one_stays_in_sight()
    {
        var world = World().Press(Verbs.AfterYes).Press(Verbs.SignSaid).AdvanceTo("2026-12-07T10:00:00Z").Press(Verbs.AfterNo);
        Assert.Equal(Outcome.No, world.Meeting().Outcome);
        world.Press(Verbs.History);
        var former = Assert.Single(world.Answer().Now.View.Parts, p => p.Text == Texts.HistoryAnswer.Id);
        Assert.Equal(Fact.Word("outcome.yes"), former.Facts["outcome"]);
        Assert.Equal(Fact.Word("sign.said"), former.Facts["sign"]);
        world.AdvanceTo("2026-12-07T10:00:01Z").Press(Verbs.AfterYes);
        Assert.Equal(Outcome.No, world.Meeting().Outcome);
        Assert.Contains(Texts.TooOld.Id, world.Answer().Texts);
    }

    [Fact]
    public void The_same_answer_twice_is_one_answer()
    {
        var world = World().Press(Verbs.AfterYes).Press(Verbs.AfterYes);
        Assert.Empty(world.Meeting().FormerAnswers);
    }

    [Theory]
    [InlineData("moved", NotHeldBecause.Moved)]
    [InlineData("noShow", NotHeldBecause.NoShow)]
    [InlineData("dropped", NotHeldBecause.Dropped)]
    public void Did_not_happen_is_one_press_with_its_reason_and_ends_the_questions(string value, NotHeldBecause reason)
    {
        var world = World();
        var other = world.AfterCard()!.Presses.Single(p => p.Verb == Verbs.AfterOther).Items!;
        Assert.Contains(other, i => i.Verb == Verbs.DidNotHappen && i.Value == value);
        var sent = world.Started().Count;
        world.Press(Verbs.DidNotHappen, value: value).AdvanceTo("2026-12-20T00:00:00Z");
        Assert.Equal(reason, world.Meeting().NotHeldBecause);
        Assert.Equal(MeetingState.DidNotHappen, world.Meeting().State);
        Assert.Equal(sent, world.Started().Count);
        Assert.DoesNotContain(world.AfterCard()!.Presses, p => p.Verb is Verbs.AfterYes or Verbs.Learned);
    }

    [Fact]
    public void A_meeting_that_is_still_ahead_cannot_have_failed_to_happen()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithDeal().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").Press(Verbs.DidNotHappen, value: "moved");
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
    }

    [Fact]
    public void A_date_in_the_answer_is_offered_and_saved_with_reason_and_consequence()
    {
        var world = World().Press(Verbs.AfterPartly).Submit(Subjects.Meeting("m-1"), Forms.Learned, Some.Ann, ("learned", "They must be live by 1 March 2027"));
        Assert.Equal(new DayFact(new(2027, 3, 1)), world.AfterCard()!.Fact(Texts.CatchDate.Id, "date"));
        Assert.True(world.AfterCard()!.Presses.Count <= 3);
        world.Submit(Subjects.Meeting("m-1"), Forms.CriticalDate, Some.Ann, ("date", "2027-03-01"), ("reason", "Audit"), ("consequence", "A fine"));
        Assert.Equal(new CriticalDate(new(2027, 3, 1), "Audit", "A fine"), world.Record<DealRecord>(Subjects.Deal("deal-1"))!.CriticalDate);
        Assert.DoesNotContain(Texts.CatchDate.Id, world.AfterCard()!.Texts);
    }

    [Fact]
    public void A_date_that_the_deal_has_already_is_not_offered()
    {
        var world = World(critical: "2027-03-01").Press(Verbs.AfterPartly).Submit(Subjects.Meeting("m-1"), Forms.Learned, Some.Ann, ("learned", "Still 1 March 2027"));
        Assert.DoesNotContain(Texts.CatchDate.Id, world.AfterCard()!.Texts);
    }
}
