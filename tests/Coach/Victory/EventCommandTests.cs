using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>[PO-02] [PO-13] [PO-21]: the commands, and the card of a meeting, through the whole Coach.</summary>
public sealed class EventCommandTests
{
    private const string Zoe = "zoe@ours.example";
    private static readonly string Subject = Subjects.Event("deal-1");

    private static CoachWorld World(string status = "open") =>
        new CoachWorld().WithPerson().WithPerson(Some.Bob).WithPerson(Zoe).WithAccount().WithDeal(status: status, name: "Rollout", team: [Some.Bob]);

    private static CoachWorld Define(CoachWorld world, string deal = "deal-1") =>
        world.Submit(Subjects.Event(deal), Forms.Event, Some.Ann, ("what", "A month without overtime"), ("announcer", "Lena Vogt"));

    [Fact]
    public void The_command_shows_the_event_and_opens_its_form()
    {
        var world = World().Say("/coach event rollout");
        Assert.Equal([Texts.EventNone.Id], world.Answer().Texts);
        var press = world.Answer().Press(Verbs.DefineEvent);
        Assert.Equal((Subject, PressKind.Form), (press.Subject, press.Kind));
        Assert.Equal(Forms.Event, world.Ask(press.Subject, new Pressed(Some.Ann, "", press.Verb)).Form!.Kind);
        Define(world.Advance(TimeSpan.FromMinutes(1)));
        Assert.Equal("A month without overtime", world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Event!.What);
        world.Advance(TimeSpan.FromMinutes(1)).Say("/coach event rollout", Some.Bob);
        Assert.Equal(new TextFact("A month without overtime"), world.Answer().Fact(Texts.EventCard.Id, "victory"));
        Assert.Equal(Fact.Word("victory.waiting"), world.Answer().Fact(Texts.EventCard.Id, "standing"));
    }

    [Theory]
    [InlineData("/coach event nonsense", Some.Ann, "deal.unknown")]
    [InlineData("/coach event", Some.Ann, "deal.unknown")]
    [InlineData("/coach event rollout", Zoe, "deal.notYours")]
    [InlineData("/coach risk rollout", Zoe, "deal.notYours")]
    [InlineData("/coach risk rollout", Some.Ann, "event.undefined")]
    public void What_it_cannot_answer_it_says(string typed, string by, string text) => Assert.Equal([text], World().Say(typed, by).Answer().Texts);

    [Fact]
    public void Two_deals_of_one_name_are_told_apart_and_the_press_shows_the_chosen_one()
    {
        var world = World().WithDeal("deal-2", name: "Rollout").Say("/coach event rollout");
        Assert.Equal([Texts.DealWhich.Id], world.Answer().Texts);
        var press = world.Answer().Presses[1];
        world.Advance(TimeSpan.FromMinutes(1)).Take(press.Subject, new Pressed(Some.Ann, "", press.Verb));
        Assert.Equal([Texts.EventNone.Id], world.Answer().Texts);
    }

    [Fact]
    public void Risk_opens_the_form_that_puts_it_at_risk()
    {
        var world = Define(World("won")).Advance(TimeSpan.FromMinutes(1)).Say("/coach risk rollout");
        var press = world.Answer().Press(Verbs.EventRisk);
        Assert.Equal(Forms.EventRisk, world.Ask(press.Subject, new Pressed(Some.Ann, "", press.Verb)).Form!.Kind);
        world.Submit(Subject, Forms.EventRisk, Some.Ann, ("kind", "licence"));
        Assert.Equal(EventState.AtRisk, world.Record<EventRecord>(Subject)!.State);
    }

    [Fact]
    public void A_meetings_card_offers_the_form_until_the_event_is_defined_with_three_presses_at_first_sight()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");
        var card = world.AskCard()!;
        Assert.Contains(Texts.ExtraValueEvent.Id, card.Texts);
        Assert.Equal((Subject, PressKind.Form), (card.Press(Verbs.DefineEvent).Subject, card.Press(Verbs.DefineEvent).Kind));
        Assert.True(card.Presses.Count <= 3);
        Define(world);
        Assert.False(world.AskCard()!.Offers(Verbs.DefineEvent));
        Assert.DoesNotContain(Texts.ExtraValueEvent.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void A_ticket_of_the_customer_reaches_the_seller_after_a_business_day()
    {
        var world = Define(World("won")).AdvanceTo("2026-11-23T09:00:00Z")
            .Take(Subjects.Account("acme"), new TicketSeen("t-1", "acme", Some.At("2026-11-23T09:00:00Z"), false, "No labels", Some.Version("2026-11-23T09:00:00Z")))
            .AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Contains(world.Started(), c => c.Texts.Contains(Texts.EventTicket.Id));
    }

    [Fact]
    public void Each_nudge_is_a_message_of_its_own_and_the_one_before_has_nothing_to_press()
    {
        var world = World().WithDeal(status: "won", name: "Rollout", critical: new(new(2027, 3, 1)), team: [Some.Bob]);
        world.Submit(Subject, Forms.Event, Some.Ann, ("what", "A month without overtime"), ("announcer", "Lena Vogt"), ("date", "2027-04-12")).AdvanceTo("2027-04-12T12:00:00Z");
        var cards = world.Started().Where(c => c.Now.Key.Contains("/nudge/", StringComparison.Ordinal)).ToList();
        Assert.Equal([Texts.EventNudgeFar.Id, Texts.EventNudgeNear.Id, Texts.EventNudgeDay.Id], cards.TakeLast(3).Select(c => c.First.View.Parts.First(p => p.Text.StartsWith("event.nudge", StringComparison.Ordinal)).Text));
        Assert.Contains(cards[^1].Presses, p => p.Verb == Verbs.EventAnnounced);
        Assert.DoesNotContain(cards[^2].Presses, p => p.Verb == Verbs.EventAnnounced);
    }

    [Fact]
    public void Rungs_are_shares_of_the_won_deals_that_one_sees()
    {
        var world = World("won").WithDeal("deal-2", status: "won").WithDeal("deal-3", status: "won").WithDeal("deal-4").WithDeal("deal-5", owner: Zoe, status: "won");
        Define(Define(world), "deal-2");
        world.Submit(Subject, Forms.Announced, Some.Ann, ("who", "Lena"), ("toWhom", "the board"), ("date", "2026-11-20"), ("sign", "said"));
        world.Advance(TimeSpan.FromMinutes(1)).Say("/coach rungs");
        var part = Assert.Single(world.Answer().Now.View.Parts);
        Assert.Equal(Texts.Rungs.Id, part.Text);
        Assert.Equal([3, 2, 1], new[] { "count", "firstRung", "secondRung" }.Select(f => ((NumberFact)part.Facts[f]).Value));
        var table = Assert.IsType<TableView>(part.Picture);
        Assert.Equal([Fact.Word("rung.defined"), Fact.Word("rung.announced"), Fact.Word("rung.reference")], table.Rows.Select(r => r[0]));
        Assert.Equal([new TextFact("67 %"), new TextFact("33 %")], table.Rows.Take(2).Select(r => r[2]));
        Assert.Equal([Texts.RungsNone.Id], World().Say("/coach rungs").Answer().Texts);
    }

    [Fact]
    public void A_manager_sees_the_deals_of_those_who_report_to_him()
    {
        var world = World("won").WithPerson("max@ours.example", role: Roles.Manager);
        world.Take(Subjects.Person(Some.Ann), new PersonSeen(Some.Ann, new PersonFacts("Ann", ManagerEmail: "max@ours.example"), Some.Version("2026-12-24T00:00:00Z")));
        Assert.Equal([Texts.Rungs.Id], world.Say("/coach rungs", "max@ours.example").Answer().Texts);
    }
}
