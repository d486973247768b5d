using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[REV-05] [REV-24] [REV-23]: one thing done right, a private note, one change.</summary>
public sealed class DoneRightTests
{
    private const string Eva = "eva@ours.example";

    [Fact]
    public void Only_the_owners_manager_closes_a_review() // REV-05
    {
        var world = Reviewed.World();
        Assert.False(world.Asked("/coach deal rollout").Offers(Verbs.ReviewDone));
        Assert.True(world.Asked("/coach deal rollout", Reviewed.Mia).Offers(Verbs.ReviewDone));
        Assert.Null(world.Form(Verbs.ReviewDone));
        world.Send(Forms.ReviewDone, Some.Ann, ("person", Some.Ann), ("text", "I was good"));
        Assert.Empty(world.Kept().DoneRight);
        Assert.Contains(world.Cards.Values, c => c.Texts.Contains(Texts.ReviewManagerOnly.Id));
    }

    [Fact]
    public void A_manager_who_works_on_the_deal_closes_its_review_too() // REV-05
    {
        var world = Reviewed.World(team: [Reviewed.Mia]);
        Assert.True(world.Asked("/coach deal rollout", Reviewed.Mia).Offers(Verbs.ReviewDone));
        world.Send(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Bob), ("text", "Asked to see a normal Monday"));
        Assert.Single(world.Kept().DoneRight);
    }

    [Fact]
    public void It_asks_for_the_person_and_the_behaviour_and_the_person_hears_it_privately() // REV-05
    {
        var world = Reviewed.World();
        world.Asked("/coach deal rollout", Reviewed.Mia);
        var form = world.Form(Verbs.ReviewDone, Reviewed.Mia)!;
        Assert.Equal([Some.Ann, Some.Bob], form.Fields[0].Choices!.Select(c => c.Value));
        Assert.Equal("error.review.right", world.Errors(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Bob), ("text", ""))["text"].Text);
        Assert.Equal("error.review.person", world.Errors(Forms.ReviewDone, Reviewed.Mia, ("person", Reviewed.Out), ("text", "Much"))["person"].Text);
        world.Send(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Bob), ("text", "Asked to see a normal Monday"));
        Assert.Equal(new DoneRight(Some.Bob, "Asked to see a normal Monday", Reviewed.Mia, world.Now), Assert.Single(world.Kept().DoneRight));
        var told = world.DutyCard(Some.Bob, "right/deal-1")!;
        Assert.Equal(new TextFact("Mia Berg"), told.On(Texts.ReviewDoneRightTold, "name"));
        Assert.Null(world.DutyCard(Some.Ann, "right/deal-1"));
        world.PressOn(told, Verbs.GoodToKnow, Some.Bob);
        Assert.False(told.Offers(Verbs.GoodToKnow));
    }

    [Fact]
    public void Praise_that_nobody_puts_away_ends_by_itself()
    {
        var world = Reviewed.World().Send(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Bob), ("text", "Asked to see a normal Monday"));
        world.AdvanceTo("2026-12-04T09:00:00Z");
        Assert.Empty(world.Kept().Ending);
        Assert.False(world.DutyCard(Some.Bob, "right/deal-1")!.Offers(Verbs.GoodToKnow));
    }

    [Fact]
    public void Closed_without_it_is_asked_for_on_top_of_the_managers_next_review() // REV-05
    {
        var world = Reviewed.World();
        world.PressOn(world.Asked("/coach deal rollout", Reviewed.Mia), Verbs.CloseWithout, Reviewed.Mia);
        var next = world.Asked("/coach deal rollout", Reviewed.Mia);
        Assert.Equal(Texts.ReviewOwesRight.Id, next.Texts[0]);
        Assert.Equal(3, next.Presses.Count);
        Assert.Contains(Verbs.ReviewDone, next.Presses.Select(p => p.Verb));
        Assert.True(next.Offers(Verbs.ShareReview));
        Assert.DoesNotContain(Texts.ReviewOwesRight.Id, world.Asked("/coach deal rollout").Texts);
        world.Send(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Ann), ("text", "Wrote the plan with their planner"));
        Assert.DoesNotContain(Texts.ReviewOwesRight.Id, next.Texts);
    }

    [Fact]
    public void Worth_sharing_sends_the_sentence_to_every_curator_once_and_one_takes_it_for_all() // REV-05
    {
        var world = Reviewed.World();
        Reviewed.Person(world, Eva, "Eva", null, Roles.Curator);
        Reviewed.Person(world, "finn@ours.example", "Finn", null, Roles.Curator);
        world.Send(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Bob), ("text", "Asked to see a normal Monday"));
        var saved = world.Cards.Values.Single(c => c.Offers(Verbs.WorthSharing));
        var press = saved.Press(Verbs.WorthSharing);
        world.PressOn(saved, Verbs.WorthSharing, Some.Ann, press.Value);
        Assert.Null(world.DutyCard(Eva, "worth"));
        world.PressOn(saved, Verbs.WorthSharing, Reviewed.Mia, press.Value).PressOn(saved, Verbs.WorthSharing, Reviewed.Mia, press.Value);
        var queued = world.DutyCard(Eva, "worth")!;
        world.PressOn(queued, Verbs.StoryNoted, Some.Ann, press.Value);
        Assert.True(queued.Offers(Verbs.StoryNoted));
        Assert.Equal(new TextFact("Asked to see a normal Monday"), queued.On(Texts.ReviewWorth, "text"));
        Assert.Equal([Texts.ReviewWorthSent.Id], saved.Texts);
        world.PressOn(queued, Verbs.StoryNoted, Eva, press.Value);
        Assert.Contains(Texts.ReviewWorthNoted.Id, queued.Texts);
        Assert.Contains(Texts.ReviewWorthNoted.Id, world.DutyCard("finn@ours.example", "worth")!.Texts);
    }

    [Fact]
    public void Without_a_curator_the_manager_is_told_what_to_do()
    {
        var world = Reviewed.World().Send(Forms.ReviewDone, Reviewed.Mia, ("person", Some.Bob), ("text", "Asked to see a normal Monday"));
        var saved = world.Cards.Values.Single(c => c.Offers(Verbs.WorthSharing));
        world.PressOn(saved, Verbs.WorthSharing, Reviewed.Mia, saved.Press(Verbs.WorthSharing).Value);
        Assert.Equal([Texts.ReviewNoCurator.Id], saved.Texts);
        Assert.False(world.Kept().DoneRight[0].Shared);
    }

    [Fact]
    public void A_private_note_is_one_suggestion_offered_as_a_question_for_the_owner_alone() // REV-24
    {
        var world = Reviewed.World();
        Assert.Equal(Texts.ReviewNoteTemplate.Id, world.Form(Verbs.PrivateNote, Reviewed.Mia)!.Fields[0].Filled!.Text);
        Assert.Null(world.Form(Verbs.PrivateNote, Some.Bob));
        world.Send(Forms.PrivateNote, Reviewed.Mia, ("text", "What would happen if you asked their planner first?"));
        Assert.Contains(Texts.ReviewNote.Id, world.DutyCard(Some.Ann, "note/deal-1")!.Texts);
        Assert.DoesNotContain("planner first", System.Text.Json.JsonSerializer.Serialize(world.Kept()), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Cards.Values, c => c.Now.To.Address != Some.Ann && System.Text.Json.JsonSerializer.Serialize(c.Now).Contains("planner first", StringComparison.Ordinal));
    }

    [Fact]
    public void One_change_has_an_owner_and_a_date_and_the_next_review_asks_for_it() // REV-23
    {
        var world = Reviewed.World();
        var card = world.Asked("/coach deal rollout");
        var errors = world.Errors(Forms.OneChange, Some.Ann, ("change", ""), ("owner", "nobody"), ("date", "2026-01-01"));
        Assert.Equal(["error.review.change", "error.review.person", "error.date.past"], new[] { "change", "owner", "date" }.Select(f => errors[f].Text));
        Assert.Equal("error.date", world.Errors(Forms.OneChange, Some.Ann, ("change", "x"), ("owner", Some.Bob), ("date", "soon"))["date"].Text);
        world.Send(Forms.OneChange, Some.Ann, ("change", "Bring their plant manager"), ("owner", Some.Bob), ("date", "2026-12-01"));
        Assert.Equal(new TextFact("Bob Stein"), card.On(Texts.ReviewChange, "name"));
        Assert.DoesNotContain(Texts.ReviewChangeAsk.Id, card.Texts);
        Assert.Equal(["answer"], world.Form(Verbs.AnswerQuestion)!.Fields.Select(f => f.Id));

        world.AdvanceTo("2026-11-24T09:00:00Z");
        var next = world.Asked("/coach deal rollout");
        Assert.Equal(Texts.ReviewChangeAsk.Id, next.Texts[0]);
        Assert.Equal(["answer", "change"], world.Form(Verbs.AnswerQuestion)!.Fields.Select(f => f.Id));
        world.Send(Forms.ReviewAnswer, Some.Ann, ("answer", "On Tuesday"), ("change", "open"));
        Assert.Contains(Texts.ReviewChangeAsk.Id, next.Texts);
        world.Asked("/coach deal rollout");
        world.Send(Forms.ReviewAnswer, Some.Ann, ("answer", "He came"), ("change", "done"));
        Assert.Equal("done", world.Kept().Change!.Outcome);
        Assert.DoesNotContain(Texts.ReviewChangeAsk.Id, next.Texts);
    }
}
