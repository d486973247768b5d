using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[REV-01] [REV-13] [REV-22] [PRV-02]: the card of a deal.</summary>
public sealed class DealReviewTests
{
    [Fact]
    public void In_any_channel_the_card_is_for_its_asker_alone_with_one_question_and_three_presses() // REV-01, PRE-39
    {
        var card = Reviewed.World().Asked("/coach deal rollout", room: "C-42");
        Assert.Equal(("C-42", Some.Ann), (card.Now.To.Address, card.Now.To.OnlyFor));
        Assert.Equal(new About("deal", "deal-1"), card.Now.View.About);
        Assert.Equal([Verbs.AnswerQuestion, Verbs.ShareReview, Verbs.More], card.Presses.Select(p => p.Verb));
        Assert.Equal(PressKind.Form, card.Presses[0].Kind);
        Assert.Single(card.Texts, t => t.StartsWith("question.deal.", StringComparison.Ordinal));
        Assert.StartsWith("question.deal.", card.Texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_said_to_be_not_known() // REV-01, REV-13
    {
        var card = Reviewed.World().Asked("/coach deal deal-1");
        Assert.Equal(Fact.Word("notKnown.nothing"), card.On(Texts.ReviewDeal, "value"));
        Assert.Equal(Fact.Word("notKnown.no"), card.On(Texts.ReviewDeal, "need"));
        Assert.Null(card.On(Texts.ReviewDeal, "consequence"));
        Assert.Equal(Fact.Word("notKnown.event"), card.On(Texts.ReviewDeal, "event"));
        Assert.DoesNotContain(Texts.ReviewFit.Id, card.Texts);
        Assert.Single(card.Texts, Texts.ReviewFitNone.Id);
        Assert.DoesNotContain(Texts.ReviewPromises.Id, card.Texts);
    }

    [Fact]
    public void The_card_is_filled_from_the_CRM_and_from_what_was_heard() // REV-01
    {
        var world = Reviewed.World("Proposal").Left("m-1", "2026-11-10T09:00:00Z", "Weeks without overtime", confirmed: true, ours: "Send the plan", theirs: "Name an owner");
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A week without overtime", By: new(2027, 5, 1))));
        var card = world.Asked("/coach deal rollout");
        Fact? On(string fact) => card.On(Texts.ReviewDeal, fact);
        Assert.Equal(new TextFact("Rollout deal-1"), On("deal"));
        Assert.Equal(new TextFact("Acme"), On("company"));
        Assert.Equal(Fact.Word("dealStatus.open"), On("status"));
        Assert.Equal(new TextFact("Proposal"), On("stage"));
        Assert.Equal(new TextFact("120,000 EUR"), On("amount"));
        Assert.Equal(new DayFact(new(2027, 2, 26)), On("close"));
        Assert.Equal(new TextFact("Weeks without overtime"), On("value"));
        Assert.Equal(Fact.Word("notKnown.confirmed"), On("sureness"));
        Assert.Equal(new TextFact("Send the plan"), On("ours"));
        Assert.Equal(new TextFact("Name an owner"), On("theirs"));
        Assert.Equal(new TextFact("A week without overtime"), On("event"));
        Assert.Contains(Texts.ReviewPlanNone.Id, card.Texts);
    }

    [Fact]
    public void A_date_stands_with_its_reason_its_consequence_and_who_said_it() // REV-13
    {
        var world = Reviewed.World();
        world.Take(Subjects.Deal("deal-1"), new CriticalDateCaught(Some.Bob, new(new(2027, 3, 1), "The season starts")));
        var heard = world.Asked("/coach deal rollout");
        Assert.Equal(new DayFact(new(2027, 3, 1)), heard.On(Texts.ReviewDeal, "need"));
        Assert.Equal(new TextFact("The season starts"), heard.On(Texts.ReviewDeal, "reason"));
        Assert.Equal(Fact.Word("notKnown.no"), heard.On(Texts.ReviewDeal, "consequence"));
        Assert.Equal(new TextFact("Bob Stein"), heard.On(Texts.ReviewDeal, "by"));

        var stated = world.Deal(critical: new(new(2027, 4, 1), null, "A year lost")).Asked("/coach deal rollout");
        Assert.Equal(new TextFact("A year lost"), stated.On(Texts.ReviewDeal, "consequence"));
        Assert.Equal(Fact.Word("notKnown.crm"), stated.On(Texts.ReviewDeal, "by"));
    }

    [Fact]
    public void Promises_and_the_plan_stand_on_the_card_and_a_long_list_is_cut()
    {
        var deal = new DealRecord { Id = "deal-1", Known = Reviewed.World().Record<DealRecord>("deal:deal-1")!.Known };
        var promises = Enumerable.Range(1, 5).Select(i => new DealPromise("p" + i, "Promise " + i, "Carl", false, Some.Ann, Some.At("2026-11-01T09:00:00Z"), Some.Ann) { Due = new DateOnly(2026, 12, i), Kept = i == 1 });
        var steps = new[] { Step("contracts", StepState.Done), Step("tests", StepState.Planned) };
        var world = Reviewed.World();
        var situation = new Told(
            world.Situation,
            new HandoffRecord { DealId = "deal-1", Promises = [.. promises] },
            new PlanRecord { DealId = "deal-1", Steps = steps, GoLive = new(2027, 3, 1) });
        var parts = DealReview.Parts(deal, new ReviewRecord { DealId = "deal-1" }, Viewer.Owner, new("Europe/Berlin", "en"), situation, world.Now);
        var rows = parts.Single(p => p.Text == Texts.ReviewPromises.Id);
        Assert.Equal(["Promise 2", "Promise 3", "Promise 4"], ((WordsFact)rows.Facts["rows"]).Items.Select(i => ((TextFact)((PairFact)i).First).Value));
        Assert.Equal(new NumberFact(1), rows.Facts["more"]);
        var status = parts.Single(p => p.Text == Texts.ReviewPlan.Id).Facts;
        Assert.Equal((new NumberFact(1), new NumberFact(2), new DayFact(new(2027, 3, 1))), (status["done"], status["stepCount"], status["goLive"]));
    }

    [Fact]
    public void Every_card_has_a_figure_ahead_and_a_figure_of_results() // REV-22
    {
        var world = Reviewed.World().Left("m-1", "2026-11-10T09:00:00Z", "Value", confirmed: true).WithMeeting("m-2", "2026-11-26T09:00:00Z").WithMeeting("m-3", "2027-02-26T09:00:00Z");
        var card = world.Asked("/coach deal rollout");
        Assert.Equal(new NumberFact(1), card.On(Texts.ReviewFigures, "planned"));
        Assert.Equal(new NumberFact(1), card.On(Texts.ReviewFigures, "confirmedCount"));
        var above = world.Asked("/coach deal rollout", Reviewed.Max);
        Assert.Equal(new NumberFact(0), above.On(Texts.ReviewFiguresEvents, "victories"));
    }

    [Theory]
    [InlineData(Some.Ann, true, true)]
    [InlineData(Some.Bob, true, true)]
    [InlineData(Reviewed.Mia, true, true)]
    [InlineData(Reviewed.Max, true, false)]
    [InlineData(Reviewed.Out, false, false)]
    public void Named_value_and_commitments_are_for_the_team_and_the_owners_manager(string who, bool sees, bool names) // PRV-02
    {
        var world = Reviewed.World().Left("m-1", "2026-11-10T09:00:00Z", "Secret value", ours: "Secret step", theirs: "Their secret");
        var card = world.Asked("/coach deal rollout", who);
        if (!sees)
        {
            Assert.Equal([Texts.DealNotYours.Id], card.Texts);
            return;
        }
        var shown = System.Text.Json.JsonSerializer.Serialize(card.Now.View);
        Assert.Equal(names, shown.Contains("ecret", StringComparison.Ordinal));
        Assert.Equal(names, card.Offers(Verbs.AnswerQuestion));
        Assert.NotNull(card.On(Texts.ReviewDeal, "amount"));
    }

    [Fact]
    public void Support_of_a_won_deal_sees_it_without_amount_and_value()
    {
        var world = Reviewed.World().Left("m-1", "2026-11-10T09:00:00Z", "Secret value").Deal(status: "won");
        Reviewed.Person(world, "sam@ours.example", "Sam", null, Roles.Support);
        var card = world.Asked("/coach deal deal-1", "sam@ours.example");
        Assert.Null(card.On(Texts.ReviewDeal, "amount"));
        Assert.Null(card.On(Texts.ReviewDeal, "value"));
        Assert.Equal(Fact.Word("dealStatus.won"), card.On(Texts.ReviewDeal, "status"));
    }

    [Fact]
    public void A_name_that_fits_nothing_several_deals_or_none_is_answered_with_what_to_do()
    {
        var world = Reviewed.World();
        Assert.Equal([Texts.DealUnknown.Id], world.Asked("/coach deal nonsense").Texts);
        Assert.Contains(Texts.ReviewDeal.Id, world.Asked("/coach deal").Texts);
        var which = world.Deal("deal-2").Asked("/coach deal rollout");
        Assert.Equal([Texts.DealWhich.Id], which.Texts);
        world.PressOn(which, Verbs.OpenReview, subject: Subjects.Review("deal-2"));
        Assert.Equal(new TextFact("Rollout deal-2"), which.On(Texts.ReviewDeal, "deal"));
        Assert.Equal([Texts.DealWhich.Id], world.Asked("/coach deal").Texts);
    }

    [Fact]
    public void Sharing_is_a_separate_press_that_asks_first_and_shows_no_words_of_the_customer() // REV-01, PRV-14
    {
        var world = Reviewed.World().Left("m-1", "2026-11-10T09:00:00Z", "Secret value", theirs: "Secret step");
        var before = world.Cards.Count;
        var card = world.Asked("/coach deal rollout", room: "team:West");
        Assert.Equal(before + 1, world.Cards.Count);
        world.PressOn(card, Verbs.ShareReview);
        var ask = world.Cards.Values.Single(c => c.Offers(Verbs.ShareHere));
        Assert.Equal(Some.Ann, ask.Now.To.OnlyFor);
        var share = ask.Press(Verbs.ShareHere);
        world.Take(share.Subject, new Pressed(Some.Ann, ask.Now.Key, Verbs.ShareHere, share.Value));
        var shared = world.Cards.Values.Single(c => c.Now.To is { Address: "team:West", OnlyFor: null });
        Assert.Contains(Texts.ReviewDeal.Id, shared.Texts);
        Assert.DoesNotContain("ecret", System.Text.Json.JsonSerializer.Serialize(shared.Now.View), StringComparison.Ordinal);
        Assert.Null(shared.On(Texts.ReviewDeal, "amount"));
        Assert.Null(shared.On(Texts.ReviewDeal, "company"));
        Assert.Empty(shared.Presses);
    }

    [Fact]
    public void An_open_card_follows_what_changes()
    {
        var world = Reviewed.World();
        var card = world.Asked("/coach deal rollout");
        world.Deal(stage: "Proposal");
        Assert.Equal(new TextFact("Proposal"), card.On(Texts.ReviewDeal, "stage"));
    }

    private static PlannedStep Step(string id, StepState state) => new(id, Roles.Services, new(2027, 1, 4), new(2027, 1, 8), 5) { State = state };

    /// <summary>The same situation with two more records.</summary>
    private sealed class Told : Situation
    {
        private readonly Situation _under;
        private readonly HandoffRecord _handoff;
        private readonly PlanRecord _plan;

        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Told(Situation under, HandoffRecord handoff, PlanRecord plan) => (_under, _handoff, _plan, Tenant) = (under, handoff, plan, under.Tenant);

        public override T? Find<T>(string subject)
            where T : class => subject == Subjects.Handoff("deal-1") ? _handoff as T : subject == Subjects.Plan("deal-1") ? _plan as T : _under.Find<T>(subject);

        public override IReadOnlyList<string> Linked(string link) => _under.Linked(link);

        public override IReadOnlyList<string> LinkedAll(IReadOnlyList<string> links, int most) => _under.LinkedAll(links, most);

        public override string? Hint(string value, string language) => null;
    }
}
