using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[REV-06] [REV-07] [REV-08] [REV-09]: the contention round.</summary>
public sealed class ContentionTests
{
    private const string Cleo = "cleo@ours.example";
    private const string Dan = "dan@ours.example";

    /// <summary>Ann, Bob, Cleo and Dan: four, so that no names are kept.</summary>
    private static CoachWorld Four() => Started(Reviewed.World(team: [Cleo, Dan]));

    private static CoachWorld Started(CoachWorld world)
    {
        world.Asked("/coach contend rollout");
        return world;
    }

    private static CoachWorld Writes(CoachWorld world, string by, string objection = "", string way = "") =>
        world.Send(Forms.ContendWrite, by, ("objection", objection), ("way", way));

    private static CoachWorld AllEmpty(CoachWorld world)
    {
        foreach (var person in world.Kept().Round!.People) Writes(world, person);
        return world;
    }

    private static CoachWorld Decided(CoachWorld world)
    {
        Writes(Writes(world, Some.Ann, "No owner in April", "One plant first"), Some.Bob, "Their planner leaves");
        foreach (var person in world.Kept().Round!.People.Except([Some.Ann, Some.Bob])) Writes(world, person);
        return world.Send(Forms.ContendDecide, Some.Ann, ("decision", "We begin with one plant"));
    }

    [Fact]
    public void Everybody_on_the_team_and_the_starter_is_asked_privately_and_told_how_names_are_kept() // REV-06
    {
        var world = Started(Reviewed.World(team: [Cleo]));
        Assert.Equal([Some.Ann, Some.Bob, Cleo], world.Kept().Round!.People);
        foreach (var person in world.Kept().Round!.People)
        {
            var card = world.DutyCard(person, "contend/deal-1")!;
            Assert.Contains(Texts.ContendNamed.Id, card.Texts);
            Assert.Equal(PressKind.Form, card.Press(Verbs.ContendWrite).Kind);
        }
        Assert.All(Four().Cards.Values.Where(c => c.Now.Key.Contains("/contend/", StringComparison.Ordinal)), c => Assert.Contains(Texts.ContendUnnamed.Id, c.Texts));

        var led = Reviewed.World();
        led.Asked("/coach contend rollout", Reviewed.Mia);
        Assert.Equal([Some.Ann, Some.Bob, Reviewed.Mia], led.Kept().Round!.People);
    }

    [Fact]
    public void Nobody_reads_an_entry_before_all_are_there_and_then_all_appear_together() // REV-06
    {
        var world = Writes(Four(), Some.Ann, "No owner in April", "One plant first");
        Writes(Writes(world, Some.Bob, "Their planner leaves"), Cleo);
        Assert.DoesNotContain(world.Cards.Values, c => c.Texts.Contains(Texts.ContendEntry.Id));
        Writes(world, Dan);
        foreach (var person in new[] { Some.Ann, Some.Bob, Cleo, Dan })
        {
            var shown = world.DutyCard(person, "contend/deal-1")!.Now.View.Parts.Where(p => p.Text == Texts.ContendEntry.Id).ToList();
            Assert.Equal([new TextFact("No owner in April"), new TextFact("Their planner leaves")], shown.Select(p => p.Facts["text"]));
            Assert.Equal(new TextFact("One plant first"), shown[0].Facts["reason"]);
            Assert.All(shown, p => Assert.DoesNotContain("name", p.Facts.Keys));
        }
        Assert.NotNull(world.DutyCard(Some.Ann, "decide/deal-1"));
        Assert.Null(world.DutyCard(Some.Bob, "decide/deal-1"));
    }

    [Fact]
    public void With_three_people_the_entries_carry_names()
    {
        var world = Started(Reviewed.World(team: [Cleo]));
        Writes(Writes(Writes(world, Some.Bob, "Their planner leaves"), Some.Ann), Cleo);
        var shown = world.DutyCard(Cleo, "contend/deal-1")!;
        Assert.Equal(new TextFact("Bob Stein"), shown.On(Texts.ContendEntry, "name"));
    }

    [Fact]
    public void After_one_business_day_all_appear_also_without_the_late_ones() // REV-06
    {
        var world = Writes(Four(), Some.Ann, "No owner in April");
        world.AdvanceTo("2026-11-23T08:59:00Z");
        Assert.Equal(RoundStep.Writing, world.Kept().Round!.Step);
        world.AdvanceTo("2026-11-23T09:00:00Z");
        Assert.Equal(RoundStep.Deciding, world.Kept().Round!.Step);
        Assert.Empty(world.Kept().Round!.Wrote);
        Writes(world, Some.Bob, "Too late");
        Assert.Single(world.Kept().Round!.Entries);
        Assert.Contains(world.Cards.Values, c => c.Texts.Contains(Texts.ContendOver.Id));
    }

    [Fact]
    public void Who_has_written_cannot_write_again_nor_can_anybody_else() // REV-06
    {
        var world = Writes(Four(), Some.Ann, "No owner in April");
        Writes(world, Some.Ann, "Changed my mind");
        Assert.Contains(world.Cards.Values, c => c.Texts.Contains(Texts.ContendTwice.Id) && c.Now.To.OnlyFor == Some.Ann);
        Writes(world, Reviewed.Mia, "Not asked");
        Assert.Equal(["No owner in April"], world.Kept().Round!.Entries.Select(e => e.Objection));
        Assert.Null(world.Form(Verbs.ContendWrite));
        Assert.Null(world.Form(Verbs.ContendWrite, Reviewed.Mia));
        Assert.NotNull(world.Form(Verbs.ContendWrite, Some.Bob));
        Assert.Contains(Texts.ContendRunning.Id, world.Asked("/coach contend rollout", Some.Bob).Texts);
    }

    [Fact]
    public void A_round_needs_two_people_and_a_deal_of_ones_own()
    {
        var world = Reviewed.World().Deal("deal-9", name: "Lonely", team: []);
        Assert.Equal([Texts.ContendAlone.Id], world.Asked("/coach contend lonely").Texts);
        Assert.Equal([Texts.DealNotYours.Id], world.Asked("/coach contend lonely", Reviewed.Out).Texts);
        Assert.Equal([Texts.DealUnknown.Id], world.Asked("/coach contend nonsense").Texts);
    }

    [Fact]
    public void No_objection_is_a_finding_one_of_the_team_argues_against_and_the_decision_waits() // REV-07
    {
        var world = AllEmpty(Four());
        var round = world.Kept().Round!;
        Assert.Equal((RoundStep.Arguing, Some.Bob), (round.Step, round.Advocate));
        Assert.Equal(Some.At("2026-11-24T09:00:00Z"), round.Until);
        Assert.Equal([Texts.ContendArgue.Id], world.DutyCard(Some.Bob, "argue/deal-1")!.Texts);
        Assert.Contains(Texts.ContendNothing.Id, world.DutyCard(Dan, "contend/deal-1")!.Texts);
        Assert.Equal("error.review.override", world.Errors(Forms.ContendDecide, Some.Ann, ("decision", "Go"))["reason"].Text);
        world.Send(Forms.ContendDecide, Some.Ann, ("decision", "Go"));
        Assert.Null(world.Kept().Round!.Decision);

        Writes(world, Some.Bob, "It costs us a summer");
        Assert.Equal(RoundStep.Deciding, world.Kept().Round!.Step);
        Assert.Null(world.Kept().Round!.Advocate);
        Assert.Equal(new TextFact("It costs us a summer"), world.DutyCard(Dan, "contend/deal-1")!.On(Texts.ContendEntry, "text"));
    }

    [Fact]
    public void The_owner_may_decide_at_once_with_a_reason() // REV-07
    {
        var world = AllEmpty(Four());
        Assert.Equal(["decision", "reason"], world.Form(Verbs.ContendDecide)!.Fields.Select(f => f.Id));
        world.Send(Forms.ContendDecide, Some.Ann, ("decision", "Go"), ("reason", "They sign today"));
        Assert.Equal(("Go", "They sign today"), (world.Kept().Round!.Decision, world.Kept().Round!.Override));
        Assert.Equal(new TextFact("They sign today"), world.DutyCard(Dan, "stance/deal-1")!.On(Texts.ContendDecided, "reason"));
    }

    [Fact]
    public void After_two_business_days_without_an_argument_the_owner_decides() // REV-07
    {
        var world = AllEmpty(Four()).AdvanceTo("2026-11-24T09:00:00Z");
        Assert.Equal(RoundStep.Deciding, world.Kept().Round!.Step);
        Assert.Contains(Texts.ContendStillNothing.Id, world.DutyCard(Some.Ann, "decide/deal-1")!.Texts);
    }

    [Fact]
    public void The_rota_goes_round_the_team_and_never_to_the_starter() // REV-07
    {
        var world = Reviewed.World(team: [Cleo, Dan]);
        var argued = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            AllEmpty(Started(world));
            argued.Add(world.Kept().Round!.Advocate!);
            world.Send(Forms.ContendDecide, Some.Ann, ("decision", "Go"), ("reason", "Now"));
            foreach (var person in world.Kept().Round!.People) world.Send(Forms.ContendStance, person, ("stance", "support"));
            world.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal([Some.Bob, Cleo, Dan, Some.Bob], argued);
    }

    [Fact]
    public void Only_the_owner_decides_and_then_each_says_where_he_stands() // REV-06
    {
        var world = Four();
        foreach (var person in world.Kept().Round!.People) Writes(world, person, "Objection of one");
        world.Send(Forms.ContendDecide, Some.Bob, ("decision", "Not mine"));
        Assert.Null(world.Kept().Round!.Decision);
        Assert.Equal("error.review.decision", world.Errors(Forms.ContendDecide, Some.Ann, ("decision", ""))["decision"].Text);
        world.Send(Forms.ContendDecide, Some.Ann, ("decision", "We begin with one plant"));
        Assert.Equal(["support", "reservation", "against"], world.Form(Verbs.ContendStance, Dan)!.Fields[0].Choices!.Select(c => c.Value));
        Assert.Equal("error.review.stance", world.Errors(Forms.ContendStance, Dan)["stance"].Text);
        Assert.Equal("error.review.reservation", world.Errors(Forms.ContendStance, Dan, ("stance", "reservation"))["reservation"].Text);
        world.Send(Forms.ContendStance, Dan, ("stance", "reservation"), ("reservation", "Only after April"));
        world.Send(Forms.ContendStance, Dan, ("stance", "against"));
        world.Send(Forms.ContendStance, Some.Ann, ("stance", "support")).Send(Forms.ContendStance, Some.Bob, ("stance", "support")).Send(Forms.ContendStance, Cleo, ("stance", "against"));

        var decision = Assert.Single(world.Kept().Decisions);
        Assert.Equal(new Voices(2, 1), decision.Voices);
        Assert.Equal(["Only after April"], decision.Reservations);
        Assert.Empty(decision.Stances);
        Assert.Null(world.Kept().Round);
        var card = world.DutyCard(Some.Bob, "stance/deal-1")!;
        Assert.Equal(new NumberFact(1), card.On(Texts.ContendOutcome, "reserved"));
        Assert.Equal(new TextFact("Only after April"), card.On(Texts.ContendReservation, "text"));
        Assert.False(card.Offers(Verbs.ContendStance));
    }

    [Fact]
    public void In_a_named_round_each_stance_stands_with_its_name()
    {
        var world = Decided(Started(Reviewed.World(team: [Cleo])));
        world.Send(Forms.ContendStance, Some.Ann, ("stance", "support")).Send(Forms.ContendStance, Some.Bob, ("stance", "reservation"), ("reservation", "Only after April")).Send(Forms.ContendStance, Cleo, ("stance", "against"));
        var card = world.DutyCard(Cleo, "stance/deal-1")!;
        Assert.Contains(new PairFact("Bob Stein", Fact.Word("stance.reservation")), ((WordsFact)card.On(Texts.ContendOutcomeNamed, "rows")!).Items);
        Assert.Equal(new TextFact("Bob Stein"), card.On(Texts.ContendReservation, "name"));
    }

    [Fact]
    public void Who_says_nothing_for_a_business_day_holds_nothing_up()
    {
        var world = Decided(Four()).AdvanceTo("2026-11-23T09:00:00Z");
        Assert.Null(world.Kept().Round);
        Assert.Single(world.Kept().Decisions);
        Assert.False(world.DutyCard(Dan, "stance/deal-1")!.Offers(Verbs.ContendStance));
    }

    [Fact]
    public void A_decision_with_a_reservation_comes_back_on_top_of_the_next_review_once() // REV-09
    {
        var world = Decided(Four());
        foreach (var person in new[] { Some.Ann, Some.Bob, Cleo }) world.Send(Forms.ContendStance, person, ("stance", "support"));
        world.Send(Forms.ContendStance, Dan, ("stance", "reservation"), ("reservation", "Only after April"));
        var card = world.Asked("/coach deal rollout");
        Assert.Equal(Texts.ReviewLookAgain.Id, card.Texts[0]);
        Assert.Equal([new TextFact("Only after April")], ((WordsFact)card.On(Texts.ReviewLookAgain, "rows")!).Items);
        world.PressOn(card, Verbs.LookedAgain);
        Assert.DoesNotContain(Texts.ReviewLookAgain.Id, card.Texts);
        Assert.DoesNotContain(Texts.ReviewLookAgain.Id, world.Asked("/coach deal rollout").Texts);
    }

    [Theory]
    [InlineData("He is lazy", true)]
    [InlineData("you never ask", true)]
    [InlineData("Bob has not asked their planner", true)]
    [InlineData("bob stein is away", true)]
    [InlineData("A bobsleigh for the season", false)]
    [InlineData("They have nobody for April", false)]
    [InlineData("Laziness is not the matter", false)]
    public void Words_about_a_person_get_a_question_that_the_author_may_settle_and_nobody_hears_of(string text, bool asks) // REV-08
    {
        var world = Four();
        var cards = world.Cards.Count;
        var errors = world.Errors(Forms.ContendWrite, Cleo, ("objection", text));
        Assert.Equal(asks, errors.GetValueOrDefault("objection")?.Text == "error.review.aboutTheDeal");
        Assert.Equal(asks, world.Errors(Forms.ContendWrite, Cleo, ("way", text)).ContainsKey("way"));
        Assert.Empty(world.Errors(Forms.ContendWrite, Cleo, ("objection", text), ("keep", "true")));
        Assert.Equal(cards, world.Cards.Count);
        Assert.Empty(world.Kept().Round!.Entries);
    }

    [Fact]
    public void A_form_that_comes_when_the_round_is_over_says_so()
    {
        var world = Decided(Four()).AdvanceTo("2026-11-23T09:00:00Z");
        Assert.Equal("error.review.closed", world.Errors(Forms.ContendWrite, Some.Ann, ("objection", "Late"))["objection"].Text);
        world.PressOn(null, Verbs.ContendStance, Dan);
        Assert.Equal([Texts.ContendOver.Id], world.Cards.Values.Where(c => c.Now.To.OnlyFor == Dan).MaxBy(c => c.SentAt)!.Texts);
    }
}
