using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Handoff;

/// <summary>[HND-03] [HND-04]: promises with an owner, unpaid ones seen by services before the order; expectations beside the order.</summary>
public sealed class PromiseTests
{
    [Fact]
    public void The_command_opens_the_form_and_what_is_sent_is_kept_with_its_owner()
    {
        var world = HandoffWorld.New().Say("/coach promise Rollout");
        Assert.Equal(PressKind.Form, world.Reply().Press(Verbs.AddPromise).Kind);
        var form = world.Ask(HandoffWorld.Subject, new Pressed(Some.Ann, "", Verbs.AddPromise)).Form!;
        Assert.Equal(["what", "toWhom", "paid", "owner", "due"], form.Fields.Select(f => f.Id));

        world.Promise(due: "2026-12-10", owner: "Sam");
        var promise = Assert.Single(world.Handoff().Promises);
        Assert.Equal(("Move the archive", "Carl", false, HandoffWorld.Sam, new DateOnly(2026, 12, 10)), (promise.What, promise.ToWhom, promise.Paid, promise.Owner, promise.Due));
        Assert.Contains(Texts.PromiseSaved.Id, world.Reply().Texts);
        Assert.Contains(Texts.PromiseShown.Id, world.Reply().Texts);
    }

    [Fact]
    public void Unpaid_work_is_shown_to_services_before_the_order_all_of_a_deals_on_one_card()
    {
        var world = HandoffWorld.New().Promise().Promise("Train the night shift").Promise("Eighty seats", paid: "paid");
        var card = Assert.Single(world.Started(HandoffWorld.Sam));
        Assert.Contains("Move the archive", card.View, StringComparison.Ordinal);
        Assert.Contains("Train the night shift", card.View, StringComparison.Ordinal);
        Assert.DoesNotContain("Eighty seats", card.View, StringComparison.Ordinal);
        Assert.Single(world.Started(HandoffWorld.Sid));
        Assert.Empty(world.Started(HandoffWorld.Uma));

        world.PressOn(Verbs.PromiseSeen, HandoffWorld.Sid);
        Assert.Contains(Texts.PromiseSeenBy.Id, Assert.Single(world.Started(HandoffWorld.Sam)).Texts);
        world.Promise("Move the old labels");
        Assert.Equal(2, world.Started(HandoffWorld.Sam).Count);
    }

    [Fact]
    public void After_the_order_the_acceptance_shows_it_and_no_card_of_its_own()
    {
        var world = HandoffWorld.New().Won().Promise();
        Assert.DoesNotContain(world.OpenDuties(HandoffWorld.Sam), d => d.StartsWith("promises/", StringComparison.Ordinal));
        Assert.Contains("Move the archive", world.DutyCard(HandoffWorld.Sam, "accept")!.View, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_services_can_say_that_they_have_seen_it()
    {
        var world = HandoffWorld.New().Promise().PressOn(Verbs.PromiseSeen, Some.Ann);
        Assert.Contains(Texts.NotYours.Id, world.Reply().Texts);
        Assert.Null(world.Handoff().Promises[0].SeenBy);
    }

    [Fact]
    public void A_due_promise_is_a_line_of_its_owner_until_it_is_kept()
    {
        var world = HandoffWorld.New().Promise(due: "2026-11-25", owner: "Sam");
        var id = world.Handoff().Promises[0].Id;
        var duty = world.Owes(HandoffWorld.Sam, "promise/" + id)!;
        Assert.True(duty.LineOnly);
        Assert.Equal(Some.At("2026-11-25T23:00:00Z"), duty.NotAfter);
        world.PressOn(Verbs.PromiseKept, HandoffWorld.Sam, id).PressOn(Verbs.PromiseKept, HandoffWorld.Sam, id);
        Assert.True(world.Handoff().Promises[0].Kept);
        Assert.Contains(Texts.PromiseKept.Id, world.Reply().Texts);
        Assert.Null(world.Owes(HandoffWorld.Sam, "promise/" + id));
    }

    [Theory]
    [InlineData("what", " ", "error.promise.empty")]
    [InlineData("toWhom", "", "error.promise.toWhom")]
    [InlineData("due", "2026-11-20", "error.date.past")]
    [InlineData("due", "tomorrow", "error.date")]
    [InlineData("owner", "Nobody", "error.colleague")]
    public void A_promise_without_text_or_reader_a_past_day_and_an_unknown_owner_get_a_sentence_and_change_nothing(string field, string value, string error)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["what"] = "Move the archive", ["toWhom"] = "Carl", ["paid"] = "free", [field] = value };
        var world = HandoffWorld.New();
        Assert.Equal(error, Assert.Single(world.Ask(HandoffWorld.Subject, new Submitted(Some.Ann, Forms.Promise, values)).Errors!).Value.Text);
        world.Take(HandoffWorld.Subject, new Submitted(Some.Ann, Forms.Promise, values));
        Assert.Null(world.Record<HandoffRecord>(HandoffWorld.Subject));
    }

    [Fact]
    public void Expectations_stand_beside_order_lines_and_what_is_not_met_needs_an_owner()
    {
        var world = HandoffWorld.New().Take(Subjects.Order("4711"), new OrderSeen("4711", "received", Some.At(HandoffWorld.Monday), Some.Version(), "deal-1", Lines: [new("1", "Planner seats", 40)]));
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["what"] = "Training at night", ["state"] = "notMet" };
        Assert.Equal(Texts.ErrorExpectOwner.Id, Assert.Single(world.Ask(HandoffWorld.Subject, new Submitted(Some.Ann, Forms.Expectation, values)).Errors!).Value.Text);

        world.Send(Forms.Expectation, Some.Ann, ("what", "Training at night"), ("state", "notMet"), ("owner", "Sam"));
        world.Send(Forms.Expectation, Some.Ann, ("what", "Forty planners"), ("state", "met"), ("line", "40 × Planner seats"));
        var table = Assert.IsType<TableView>(world.Reply().Now.View.Parts.Single(p => p.Text == Texts.ExpectList.Id).Picture);
        Assert.Equal<Fact>(["Training at night", Fact.Word("expect.none"), Fact.Word("expect.notMet"), "Sam"], table.Rows[0]);
        Assert.Equal<Fact>(["Forty planners", "40 × Planner seats", Fact.Word("expect.met"), Fact.Word("expect.nobody")], table.Rows[1]);
    }

    [Fact]
    public void What_nobody_compared_before_the_order_is_asked_of_the_owner_after_it()
    {
        var world = HandoffWorld.New().Send(Forms.Expectation, Some.Ann, ("what", "Training at night")).Won();
        var id = world.Handoff().Expectations[0].Id;
        Assert.Contains(Texts.ExpectAsk.Id, world.Owes(Some.Ann, "expect")!.TextsOf());
        world.Send(Forms.Expectation, Some.Ann, ("what", "Training at night"), ("state", "later"), ("which", id));
        Assert.Equal(ExpectationState.Later, Assert.Single(world.Handoff().Expectations).State);
        Assert.Null(world.Owes(Some.Ann, "expect"));
    }
}
