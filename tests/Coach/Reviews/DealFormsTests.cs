using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[REV-10] [REV-11] [REV-12] [REV-14] [REV-17] [REV-18] [REV-25]: what a review finds out about a deal.</summary>
public sealed class DealFormsTests
{
    [Fact]
    public void Fit_is_yes_no_or_unknown_for_each_criterion_with_its_reason_and_no_sum() // REV-10
    {
        var world = Reviewed.World();
        var card = world.Asked("/coach deal rollout");
        Assert.Equal(["yes", "no", "unknown"], world.Form(Verbs.FitCheck)!.Fields[1].Choices!.Select(c => c.Value));
        Assert.Equal("error.review.fitReason", world.Errors(Forms.FitCheck, Some.Ann, ("criterion", "date"), ("answer", "yes"))["reason"].Text);
        Assert.Equal("error.review.criterion", world.Errors(Forms.FitCheck, Some.Ann, ("criterion", "invented"))["criterion"].Text);
        world.Send(Forms.FitCheck, Some.Ann, ("criterion", "problemCosts"), ("answer", "yes"), ("reason", "9,000 a month"));
        var rows = ((WordsFact)card.On(Texts.ReviewFit, "rows")!).Items;
        Assert.Equal([new PairFact(Fact.Word("criterion.problemCosts"), new PairFact(Fact.Word("fit.yes"), "9,000 a month")), new PairFact(Fact.Word("criterion.date"), Fact.Word("fit.unknown"))], rows);
        Assert.DoesNotContain(card.Now.View.Parts.Single(p => p.Text == Texts.ReviewFit.Id).Facts.Values, f => f is NumberFact);
        Assert.Equal("date", world.Form(Verbs.FitCheck)!.Fields[0].Value);
    }

    [Fact]
    public void An_empty_side_of_the_win_win_line_is_shown_as_empty() // REV-18
    {
        var world = Reviewed.World();
        var card = world.Asked("/coach deal rollout");
        world.Send(Forms.WinWin, Some.Ann, ("theirs", "A planner who goes home at five"), ("ours", " "));
        Assert.Equal(new TextFact("A planner who goes home at five"), card.On(Texts.ReviewGains, "theirs"));
        Assert.Equal(Fact.Word("notKnown.side"), card.On(Texts.ReviewGains, "ours"));
    }

    [Fact]
    public void At_proposal_the_customers_own_work_is_ours_or_left_to_him_and_each_open_one_gets_an_owner() // REV-17
    {
        Assert.DoesNotContain(Texts.ReviewWork.Id, Reviewed.World("Discovery").Asked("/coach deal rollout").Texts);
        var world = Reviewed.World("Proposal");
        var card = world.Asked("/coach deal rollout");
        Assert.Equal(Fact.Word("work.open"), card.On(Texts.ReviewWork, "workStory"));
        Assert.Equal("error.review.workOwner", world.Errors(Forms.WorkLeft, Some.Ann, ("case", "ours"), ("story", "left"))["storyOwner"].Text);
        world.Send(Forms.WorkLeft, Some.Ann, ("case", "ours"), ("story", "left"), ("storyOwner", Some.Bob));
        Assert.Equal(Fact.Word("work.ours"), card.On(Texts.ReviewWork, "workCase"));
        Assert.Equal(new PairFact(Fact.Word("work.left"), "Bob Stein"), card.On(Texts.ReviewWork, "workStory"));
        Assert.Equal(Fact.Word("work.open"), card.On(Texts.ReviewWork, "workEffect"));
        Assert.Equal([Fact.Word("workItem.story")], ((WordsFact)world.DutyCard(Some.Bob, "work/deal-1")!.On(Texts.ReviewWorkOwned, "rows")!).Items);
    }

    [Fact]
    public void To_let_a_deal_go_needs_a_reason_from_the_list_and_is_praised() // REV-11
    {
        var world = Reviewed.World().WithMeeting("m-2", "2026-11-26T09:00:00Z");
        var ask = world.Asked("/coach disqualify rollout");
        Assert.Equal(PressKind.Form, ask.Press(Verbs.Disqualify).Kind);
        Assert.Equal(["noProblem", "noDate"], world.Form(Verbs.Disqualify)!.Fields[0].Choices!.Select(c => c.Value));
        Assert.Equal("error.review.disqualify", world.Errors(Forms.Disqualify, Some.Ann, ("reason", "bored"))["reason"].Text);
        world.Take(Reviewed.Review, new Submitted(Some.Ann, Forms.Disqualify, new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "noDate", ["note"] = "They wait for 2029" }, ask.Now.Key));
        Assert.Equal([Texts.DisqualifyDone.Id, Texts.DisqualifyPaste.Id], ask.Texts);
        Assert.Equal(new NumberFact(1), ask.On(Texts.DisqualifyDone, "won"));
        Assert.Equal(Fact.Word("disqualify.noDate"), ask.On(Texts.DisqualifyPaste, "ground"));
        Assert.Equal(new TextFact("They wait for 2029"), ask.On(Texts.DisqualifyPaste, "reason"));
        Assert.Null(world.Kept().Disqualified!.FollowUp);
        var card = world.Asked("/coach deal deal-1");
        Assert.Equal(Fact.Word("dealStatus.letGo"), card.On(Texts.ReviewDeal, "status"));
        Assert.Contains(Texts.ReviewLetGo.Id, card.Texts);
        Assert.Equal([Texts.DisqualifyAlready.Id], world.Asked("/coach disqualify rollout").Texts);
        world.Send(Forms.Disqualify, Some.Bob, ("reason", "noProblem"));
        Assert.Equal("noDate", world.Kept().Disqualified!.Reason);
        Assert.Equal([Texts.DealNotYours.Id], world.Asked("/coach disqualify deal-1", Reviewed.Out).Texts);
    }

    [Fact]
    public void Recommending_another_brings_a_friendly_word_after_90_days() // REV-12
    {
        var world = Reviewed.World().Send(Forms.Disqualify, Some.Ann, ("reason", "noProblem"), ("other", "Globex Light"));
        Assert.Equal(new DateOnly(2027, 2, 18), world.Kept().Disqualified!.FollowUp);
        Assert.Contains(world.Cards.Values, c => c.Texts.Contains(Texts.DisqualifyOther.Id));
        world.AdvanceTo("2027-02-17T17:00:00Z");
        Assert.Null(world.DutyCard(Some.Ann, "follow-up"));
        world.AdvanceTo("2027-02-18T09:00:00Z");
        var card = world.DutyCard(Some.Ann, "follow-up")!;
        Assert.Equal(new TextFact("Globex Light"), card.On(Texts.FollowUp, "other"));
        world.PressOn(card, Verbs.FollowedUp);
        Assert.Contains(Texts.FollowUpDone.Id, card.Texts);
    }

    [Fact]
    public void Three_of_our_steps_without_one_of_theirs_bring_one_question_to_the_owner() // REV-14
    {
        var world = Reviewed.World().Left("m-1", "2026-11-02T09:00:00Z", ours: "One").Left("m-2", "2026-11-09T09:00:00Z", ours: "Two");
        Assert.Null(world.DutyCard(Some.Ann, "one-sided"));
        world.Left("m-3", "2026-11-16T09:00:00Z", ours: "Three");
        var card = world.DutyCard(Some.Ann, "one-sided")!;
        Assert.Contains(Texts.ReviewOneSided.Id, card.Texts);
        world.Left("m-4", "2026-11-18T09:00:00Z", ours: "Four");
        Assert.Single(world.Cards.Keys, k => k.Contains("one-sided", StringComparison.Ordinal));
        Assert.Single(world.Person().Duties, d => d.Duty.Key.Contains("one-sided", StringComparison.Ordinal) && d.Duty.Due == card.SentAt);
        Assert.Equal("error.review.step", world.Errors(Forms.OneSided, Some.Ann, ("text", ""))["text"].Text);
        world.Send(Forms.OneSided, Some.Ann, ("text", "Show us the figures of last spring"));
        Assert.False(card.Offers(Verbs.OneSided));
        Assert.Equal(new TextFact("Show us the figures of last spring"), world.Asked("/coach deal rollout").On(Texts.ReviewNextFromThem, "text"));
        world.Left("m-5", "2026-11-19T09:00:00Z", theirs: "The figures");
        Assert.DoesNotContain(Texts.ReviewNextFromThem.Id, world.Asked("/coach deal rollout").Texts);
    }

    [Fact]
    public void A_step_of_theirs_in_between_is_no_row() // REV-14
    {
        var world = Reviewed.World().Left("m-1", "2026-11-02T09:00:00Z", ours: "One").Left("m-2", "2026-11-09T09:00:00Z", ours: "Two", theirs: "Theirs")
            .Left("m-3", "2026-11-16T09:00:00Z", ours: "Three").Left("m-4", "2026-11-18T09:00:00Z", ours: "Four");
        Assert.Null(world.DutyCard(Some.Ann, "one-sided"));
    }

    [Theory]
    [InlineData("Discovery", "Proposal", "gate.event,gate.plan")]
    [InlineData("Discovery", "Demo", "gate.event")]
    [InlineData("Demo", "Proposal", "gate.plan")]
    [InlineData("Demo", "Negotiation", "gate.plan")]
    [InlineData("Proposal", "Negotiation", "")]
    [InlineData("Discovery", "Qualification", "")]
    [InlineData("Demo", "Closing", "")]
    public void A_stage_that_is_left_too_early_warns_and_asks_a_reason(string from, string to, string missing) // REV-25
    {
        var world = Reviewed.World(from).Deal(stage: to);
        var card = world.DutyCard(Some.Ann, "gate/deal-1");
        var asked = card is null ? "" : string.Join(',', ((WordsFact)card.On(Texts.ReviewGate, "lacks")!).Items.Select(i => ((WordFact)i).Id));
        Assert.Equal(missing, asked);
        Assert.Equal(to, world.Record<DealRecord>("deal:deal-1")!.Facts.Stage);
    }

    [Fact]
    public void The_reason_at_the_gate_is_kept_and_shown() // REV-25
    {
        var world = Reviewed.World("Discovery").Deal(stage: "Proposal");
        var card = world.DutyCard(Some.Ann, "gate/deal-1")!;
        Assert.Equal("error.review.gate", world.Errors(Forms.GateReason, Some.Ann, ("reason", " "))["reason"].Text);
        world.Send(Forms.GateReason, Some.Ann, ("reason", "They name the event next week"));
        Assert.Equal(new TextFact("They name the event next week"), card.On(Texts.ReviewGateDone, "reason"));
        Assert.Null(world.Form(Verbs.GateReason));
        Assert.Equal(new TextFact("They name the event next week"), world.Asked("/coach deal rollout").On(Texts.ReviewGateReason, "reason"));
        world.PressOn(card, Verbs.GateReason);
        Assert.Contains(world.Cards.Values, c => c.Texts.Contains(Texts.TooOld.Id));
    }

    [Fact]
    public void What_was_missing_and_comes_takes_the_question_away() // REV-25
    {
        var world = Reviewed.World("Discovery").Deal(stage: "Demo");
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A week without overtime")));
        Assert.Contains(Texts.ReviewGateOver.Id, world.DutyCard(Some.Ann, "gate/deal-1")!.Texts);
        Assert.Null(world.Kept().Gate);
    }

    [Fact]
    public void A_deal_that_is_imported_in_any_stage_brings_no_question() // REV-25
    {
        Assert.Null(Reviewed.World("Proposal").DutyCard(Some.Ann, "gate/deal-1"));
    }

    [Theory]
    [InlineData("qualifiedtobuy", SalesStage.Other)]
    [InlineData("qualifiedToBuy", SalesStage.Discovery)]
    [InlineData("Needs Analysis", SalesStage.Discovery)]
    [InlineData("Proposal/Price Quote", SalesStage.Proposal)]
    [InlineData("contractSent", SalesStage.Proposal)]
    [InlineData("Proposal after discovery", SalesStage.Proposal)]
    [InlineData("", SalesStage.Other)]
    [InlineData(null, SalesStage.Other)]
    public void A_stage_is_read_by_its_words(string? stage, SalesStage read) => Assert.Equal(read, Stages.Of(stage));

    [Fact]
    public void Forms_of_the_review_are_for_the_deal_team_and_the_manager()
    {
        var world = Reviewed.World("Proposal");
        foreach (var verb in new[] { Verbs.FitCheck, Verbs.WinWin, Verbs.WorkLeft, Verbs.OneChange, Verbs.Disqualify })
        {
            Assert.NotNull(world.Form(verb, Some.Bob));
            Assert.Null(world.Form(verb, Reviewed.Max));
            Assert.Null(world.Form(verb, Reviewed.Out));
        }
        world.Send(Forms.WinWin, Reviewed.Out, ("theirs", "Mine"));
        Assert.Null(world.Record<ReviewRecord>(Reviewed.Review)?.Gains.Theirs);
        Assert.Contains(world.Cards.Values, c => c.Texts.Contains(Texts.NotYours.Id) && c.Now.To.OnlyFor == Reviewed.Out);
    }
}
