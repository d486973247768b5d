using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Handoff;

/// <summary>[HND-08] A customer, looked up: event, critical date, promises and tickets, privately, without prices for whoever may not see them.</summary>
public sealed class CustomerLookUpTests
{
    private static CoachWorld World() => HandoffWorld.New().Promise().Take(
        Subjects.Deal("deal-1"),
        new DealSeen("deal-1", new DealFacts("Rollout", "acme", Some.Ann, "won", Amount: new Money(48000, "EUR"), CriticalDate: new(new(2027, 3, 1), "The season")), Some.Version("2026-11-23T09:00:00Z")));

    [Fact]
    public void Support_gets_event_date_promises_and_tickets_for_himself_alone()
    {
        var world = World().Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("The board sees a week without a stop", Announcer: "Carl", By: new(2027, 4, 1))))
            .Take(Subjects.Account("acme"), new TicketSeen("t-1", "acme", Some.At("2026-11-20T09:00:00Z"), false, "Import stops", Some.Version()))
            .Say("/coach customer acme", HandoffWorld.Uma, room: "support");
        var answer = world.Reply();
        Assert.Equal(("support", HandoffWorld.Uma), (answer.Now.To.Address, answer.Now.To.OnlyFor));
        foreach (var expected in new[] { "The board sees a week without a stop", "The season", "Move the archive", "Import stops" })
            Assert.Contains(expected, answer.View, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Some.Ann, true)]
    [InlineData(HandoffWorld.Boss, true)]
    [InlineData(HandoffWorld.Mira, true)]
    [InlineData(HandoffWorld.Sam, false)]
    [InlineData(HandoffWorld.Uma, false)]
    public void Amounts_are_for_owner_team_manager_and_account_manager(string who, bool sees)
    {
        var world = World().Take(Subjects.Order("4711"), new OrderSeen("4711", "received", Some.At(HandoffWorld.Monday), Some.Version(), "deal-1", Lines: [new("1", "Planner seats", 40, new Money(9000, "EUR"))]));
        world.Say("/coach customer acme", who);
        Assert.Equal(sees, world.Reply().View.Contains("48,000 EUR", StringComparison.Ordinal));
        world.PressOn(Verbs.DossierAccount, who);
        Assert.Contains("Planner seats", world.Reply().View, StringComparison.Ordinal);
        Assert.Equal(sees, world.Reply().View.Contains("9,000 EUR", StringComparison.Ordinal));
        if (!sees) Assert.DoesNotContain("9,000 EUR", world.DutyCard(who, "accept")!.View, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_one_several_of_a_name_and_one_that_is_not_his_get_a_sentence()
    {
        var world = World().Know("out@ours.example", Roles.Rep).WithAccount("acme-2", "Acme North", "north.example");
        world.Say("/coach customer globex", HandoffWorld.Uma);
        Assert.Contains(Texts.CustomerUnknown.Id, world.Reply().Texts);
        world.Say("/coach customer", HandoffWorld.Uma);
        Assert.Contains(Texts.CustomerUnknown.Id, world.Reply().Texts);
        world.Say("/coach customer acme", "out@ours.example");
        Assert.Contains(Texts.CustomerNotYours.Id, world.Reply().Texts);

        world.WithAccount("acme", "Acme South").Say("/coach customer acme", HandoffWorld.Uma);
        Assert.Equal(["Acme South", "Acme North"], world.Reply().Presses.Select(p => ((TextFact)p.Label!).Value));
        world.Take(Subjects.Person(HandoffWorld.Uma), new Pressed(HandoffWorld.Uma, "", Verbs.Customer, "acme"));
        Assert.Equal(new TextFact("Acme South"), world.Reply().Fact(Texts.CustomerHead.Id, "company"));
    }

    [Fact]
    public void A_customer_who_has_bought_nothing_shows_his_tickets_alone()
    {
        var world = HandoffWorld.New().Say("/coach customer acme", HandoffWorld.Uma);
        Assert.Equal([Texts.CustomerHead.Id, Texts.CustomerNothing.Id, Texts.TicketsNone.Id], world.Reply().Texts);
    }
}
