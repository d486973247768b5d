using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-02] [PRE-03] [PRE-22] [AFT-01]: the main job, through the Coach alone.</summary>
public sealed class OneQuestionTests
{
    private static CoachWorld World() => new CoachWorld().WithPerson().WithAccount().WithDeal().WithMeeting();

    [Fact]
    public void The_question_comes_on_Friday_at_half_past_three_for_a_meeting_on_Monday()
    {
        var world = World().AdvanceTo("2026-11-20T14:29:59Z");
        Assert.Null(world.AskCard());
        world.AdvanceTo("2026-11-20T14:30:00Z");
        Assert.Equal(Some.At("2026-11-20T14:30:00Z"), world.AskCard()!.SentAt);
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.True(world.AskCard()!.Presses.Count <= 3);
    }

    [Fact]
    public void A_named_value_makes_the_same_card_ready_and_a_move_edits_it()
    {
        var world = World().AdvanceTo("2026-11-20T15:00:00Z").NameValue();
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
        Assert.Contains(Texts.Ready.Id, world.AskCard()!.Texts);
        world.WithMeeting(start: "2026-11-24T09:00:00Z");
        Assert.Single(world.Started());
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
    }

    [Fact]
    public void After_the_meeting_two_questions_come_in_its_thread()
    {
        var world = World().AdvanceTo("2026-11-20T15:00:00Z").NameValue().AdvanceTo("2026-11-23T10:10:00Z");
        var after = world.AfterCard()!;
        Assert.Equal(CardKeys.Ask("m-1", Some.Ann), after.Now.Thread);
        world.Press(Verbs.AfterYes).Press(Verbs.SignSaid);
        Assert.Equal(MeetingState.Held, world.Meeting().State);
        Assert.Contains(Texts.AfterLearned.Id, world.AfterCard()!.Texts);
    }
}
