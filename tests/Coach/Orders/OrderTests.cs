using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>[PO-01] One transition for each deal, whatever opens it and in whatever order it arrives.</summary>
public sealed class OrderTests
{
    private static readonly (string Subject, Happening What)[] Hooks =
    [
        (Subjects.Deal("deal-1"), Seen("open", 1)),
        (Subjects.Deal("deal-1"), Seen("won", 2)),
        (Subjects.Order("PO-1"), Plans.Order(lines: "Licences")),
        (Subjects.Order("PO-1"), Plans.Order(change: "changed", version: 2, lines: ["Licences", "Training"])),
        (Subjects.Order("PO-2"), Plans.Order("PO-2", deal: null, account: "acme", lines: "Support")),
        (Subjects.Order("PO-3"), Plans.Order("PO-3", lines: "By mistake")),
        (Subjects.Order("PO-3"), Plans.Order("PO-3", "cancelled", version: 2)),
    ];

    [Fact]
    public void Every_order_of_the_hooks_with_ten_replays_gives_one_transition_and_the_same_record()
    {
        var expected = Record(Hooks);
        Assert.Contains("Training", expected, StringComparison.Ordinal);
        Assert.Contains("Support", expected, StringComparison.Ordinal);
        Assert.DoesNotContain("By mistake", expected, StringComparison.Ordinal);
        var orders = Gen.Shuffle(Hooks.Concat(Enumerable.Repeat(Hooks, 10).SelectMany(h => h)).ToArray()).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(orders, order => Record(order) == expected));
    }

    [Fact]
    public void A_won_deal_opens_one_and_the_owner_hears_of_it_within_five_minutes()
    {
        var world = Plans.World().Deal();
        Assert.Equal(world.Now, world.Plan().OpenedAt);
        Assert.True(world.Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanHead));
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(world.Started(), c => c.Now.Key == CardKeys.Duty(Some.Ann, "plan/deal-1"));
    }

    [Fact]
    public void An_order_opens_one_and_a_later_order_adds_its_lines()
    {
        var world = Plans.World().Deal("open").Take(Plans.Order(lines: "Licences"));
        var opened = world.Plan().OpenedAt;
        Assert.NotNull(opened);
        world.Advance(TimeSpan.FromDays(1)).Take(Plans.Order("PO-2", lines: "Training"));
        Assert.Equal(["Licences", "Training"], world.Plan().Lines.Select(l => l.Description));
        Assert.Equal(opened, world.Plan().OpenedAt);
    }

    [Fact]
    public void A_change_takes_the_place_of_its_orders_lines_also_when_it_arrives_first()
    {
        var world = Plans.World().Deal().Take(Plans.Order(change: "changed", version: 3, lines: "New")).Take(Plans.Order(version: 2, lines: ["Old", "Older"]));
        Assert.Equal(["New"], world.Plan().Lines.Select(l => l.Description));
    }

    [Fact]
    public void A_cancelled_order_stops_what_nothing_else_carries_and_a_newer_receipt_revives_it()
    {
        var world = Plans.World().Deal("open").Take(Plans.Order(lines: "Licences"));
        world.Take(Plans.Order(change: "cancelled", version: 2));
        Assert.True(world.Plan().Stopped);
        Assert.Empty(world.Plan().Lines);
        Assert.True(world.Duty(Some.Ann, "plan-stopped/deal-1").Says(Texts.PlanStopped));
        Assert.Null(world.Duty(Some.Ann, "plan/deal-1"));
        world.Take(Plans.Order(version: 3, lines: "Licences"));
        Assert.False(world.Plan().Stopped);
        Assert.Null(world.Duty(Some.Ann, "plan-stopped/deal-1"));
        Assert.NotNull(world.Duty(Some.Ann, "plan/deal-1"));
    }

    [Fact]
    public void An_owner_who_never_heard_of_it_is_not_told_that_it_stops()
    {
        var world = Plans.World(now: "2026-11-22T09:00:00Z").Deal("open").Take(Plans.Order()).Take(Plans.Order(change: "cancelled", version: 2));
        Assert.True(world.Plan().Stopped);
        Assert.Empty(world.AdvanceTo("2026-11-24T09:00:00Z").Started());
    }

    [Fact]
    public void Stopped_and_revived_at_one_instant_it_never_stopped() // ADM-14
    {
        var world = Plans.World(now: "2026-11-22T09:00:00Z").Deal("open").Take(Plans.Order()).AdvanceTo("2026-11-22T10:00:00Z");
        world.Take(Plans.Order(change: "cancelled", version: 2)).Take(Plans.Order(version: 3));
        Assert.Equal(Some.At("2026-11-22T09:00:00Z"), world.Plan().OpenedAt);
        Assert.All(world.Plan().Duties, d => Assert.Equal(Some.At("2026-11-22T09:00:00Z"), d.Since));
    }

    [Fact]
    public void Taken_back_before_anybody_heard_of_it_a_later_one_begins_then() // ADM-14
    {
        var world = Plans.World(now: "2026-11-22T09:00:00Z").Deal("open").Take(Plans.Order()).Take(Plans.Order(change: "cancelled", version: 2));
        world.AdvanceTo("2026-11-22T10:00:00Z").Take(Plans.Order(version: 3));
        Assert.Equal(world.Now, world.Plan().OpenedAt);
    }

    [Fact]
    public void The_customers_new_name_stands_on_the_card()
    {
        var world = Plans.World().Deal().WithAccount(name: "Acme Group");
        Assert.Equal(new TextFact("Acme Group"), world.Duty(Some.Ann, "plan/deal-1").Fact(Texts.PlanHead, "company"));
    }

    [Fact]
    public void A_cancelled_order_of_a_won_deal_only_takes_its_lines_away()
    {
        var world = Plans.World().Deal().Take(Plans.Order(lines: "Licences")).Take(Plans.Order(change: "cancelled", version: 2));
        Assert.False(world.Plan().Stopped);
        Assert.Empty(world.Plan().Lines);
    }

    [Fact]
    public void An_order_waits_for_its_deal_and_opens_when_it_arrives()
    {
        var world = Plans.World().Take(Plans.Order()).Take(Plans.Order("PO-2", deal: null, account: "acme", lines: "Support"));
        Assert.Null(world.Plan().OpenedAt);
        world.Deal("open");
        Assert.NotNull(world.Plan().OpenedAt);
        Assert.Equal(["PO-1", "PO-2"], world.Plan().Orders.Select(o => o.Number));
    }

    [Fact]
    public void Where_several_deals_of_the_account_fit_their_owners_are_asked_with_a_press_for_each()
    {
        var world = Plans.World().Deal("open", id: "deal-1").Deal("open", id: "deal-2").Take(Plans.Order(deal: null, account: "acme"));
        var presses = world.Duty(Some.Ann, "order/PO-1")!.Single().Presses!;
        Assert.Equal(["deal-1", "deal-2"], presses.Select(p => p.Value));
        Assert.Null(world.Record<PlanRecord>(Subjects.Plan("deal-1")));

        world.Take(Subjects.Order("PO-1"), new Pressed(Some.Ann, "", Verbs.OrderDeal, "deal-2"));
        Assert.NotNull(world.Plan("deal-2").OpenedAt);
        Assert.Null(world.Record<PlanRecord>(Subjects.Plan("deal-1")));
        Assert.Null(world.Duty(Some.Ann, "order/PO-1"));

        // A second press, later: it says what was chosen, and changes nothing.
        world.Take(Subjects.Order("PO-1"), new Pressed(Some.Ann, "", Verbs.OrderDeal, "deal-1"));
        Assert.True(world.Shown().Says(Texts.OrderTaken));
        Assert.Null(world.Record<PlanRecord>(Subjects.Plan("deal-1")));
    }

    [Fact]
    public void Which_deal_is_private_and_nobody_else_can_say_it()
    {
        var world = Plans.World().Deal("open", id: "deal-1").Deal("open", id: "deal-2", owner: Some.Bob).Take(Plans.Order(deal: null, account: "acme"));
        Assert.NotNull(world.Duty(Some.Bob, "order/PO-1"));
        world.Take(Subjects.Order("PO-1"), new Pressed(Plans.Services, "", Verbs.OrderDeal, "deal-2"));
        Assert.Null(world.Record<OrderRecord>(Subjects.Order("PO-1"))!.DealId);
    }

    [Fact]
    public void A_small_order_is_planned_only_when_the_owner_says_so()
    {
        var world = Plans.World(minOrder: 10_000).Deal("open", amount: 900).Take(Plans.Order(amount: 900));
        Assert.Null(world.Plan().OpenedAt);
        Assert.Equal([Verbs.PlanIt, Verbs.NoPlan], world.Duty(Some.Ann, "plan-ask/deal-1")!.Single().Presses!.Select(p => p.Verb));
        world.Press(Verbs.PlanIt, Some.Ann);
        Assert.NotNull(world.Plan().OpenedAt);
        Assert.Null(world.Duty(Some.Ann, "plan-ask/deal-1"));
    }

    [Fact]
    public void No_plan_needs_a_reason_and_a_plan_can_be_opened_later_by_hand()
    {
        var world = Plans.World(minOrder: 10_000).Deal(amount: 900);
        Assert.Equal("error.noPlan.empty", world.Error(Forms.NoPlan, "reason", ("reason", " ")));
        world.Send(Forms.NoPlan, Some.Ann, ("reason", "They only add ten licences"));
        Assert.True(world.Plan().Stopped);
        Assert.Null(world.Duty(Some.Ann, "plan-ask/deal-1"));
        world.Say("/coach plan deal-1");
        Assert.Equal(new TextFact("They only add ten licences"), world.Shown().Fact(Texts.PlanNone, "reason"));
        world.Say("/coach po deal-1");
        Assert.True(world.Plan().IsLive);
    }

    [Fact]
    public void A_larger_order_on_the_same_deal_needs_no_question()
    {
        var world = Plans.World(minOrder: 10_000).Deal("open").Take(Plans.Order(amount: 900)).Take(Plans.Order("PO-2", amount: 20_000));
        Assert.NotNull(world.Plan().OpenedAt);
        Assert.Null(world.Duty(Some.Ann, "plan-ask/deal-1"));
    }

    [Fact]
    public void A_renewal_is_asked_about_by_its_stage_or_by_a_finished_plan_of_the_account()
    {
        Assert.Equal(Doubt.Renewal, Plans.World().Deal(stage: "Renewal").Plan().Doubt);

        var world = Plans.Planned();
        foreach (var step in world.Plan().Steps) world.Press(Verbs.StepDone, Some.Ann, step.Id);
        Assert.NotNull(world.Plan().FinishedOn);
        Assert.Equal(Doubt.Renewal, world.Deal(id: "deal-2").Plan("deal-2").Doubt);
    }

    [Fact]
    public void By_hand_with_a_command_and_twice_is_once()
    {
        var world = Plans.World().Deal("open").Say("/coach po deal-1");
        var opened = world.Plan();
        Assert.NotNull(opened.OpenedAt);
        Assert.True(world.Shown().Says(Texts.PlanHead));
        world.Say("/coach po Rollout");
        Assert.Equal(opened.OpenedAt, world.Plan().OpenedAt);
    }

    [Theory]
    [InlineData("/coach po nowhere", Some.Ann, "deal.unknown")]
    [InlineData("/coach plan nowhere", Some.Ann, "deal.unknown")]
    [InlineData("/coach plan Rollout", Some.Ann, "deal.which")]
    [InlineData("/coach po deal-1", "eve@ours.example", "deal.notYours")]
    [InlineData("/coach plan deal-1", "eve@ours.example", "deal.notYours")]
    public void Each_slip_is_answered_with_a_sentence(string typed, string by, string answer)
    {
        var world = Plans.World().WithPerson("eve@ours.example").Deal("open").Deal("open", id: "deal-2").Say(typed, by);
        Assert.True(world.Shown().Says(new Text(answer)));
        Assert.Null(world.Record<PlanRecord>(Plans.Subject));
    }

    [Fact]
    public void Somebody_elses_press_is_told_whose_it_is()
    {
        var world = Plans.Planned().WithPerson("eve@ours.example").Press(Verbs.StepDone, "eve@ours.example", "tests");
        Assert.True(world.Shown().Says(Texts.DealNotYours));
        Assert.Equal(StepState.Planned, world.Step("tests").State);
    }

    [Fact]
    public void Event_and_handoff_hear_when_the_plan_opens_and_only_when_it_changes()
    {
        var world = Plans.World().Deal("open");
        var told = Told(world, new PlanAsked(Some.Ann, "dm", "k", Open: true));
        Assert.Equal([Subjects.Event("deal-1"), Subjects.Handoff("deal-1")], told);
        world.Say("/coach po deal-1");
        Assert.Empty(Told(world, new LookAgain()));
    }

    private static IEnumerable<string> Told(CoachWorld world, Happening what) =>
        CoachBot.Coach.Coach.Decide(world.Situation, new InboundEvent("default", Plans.Subject, "k", world.Now, what), world.Now)
            .OfType<Tell>().Where(t => t.What is LookAgain).Select(t => t.Subject);

    private static DealSeen Seen(string status, int version) =>
        new("deal-1", new DealFacts("Rollout", "acme", Some.Ann, status, Team: [Some.Bob], CriticalDate: new(new(2027, 3, 1))), Some.Version(sequence: version));

    private static string Record(IEnumerable<(string Subject, Happening What)> hooks)
    {
        var world = Plans.World();
        foreach (var (subject, what) in hooks) world.Take(subject, what);
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(world.Records.Keys, k => k.StartsWith("plan:", StringComparison.Ordinal));
        Assert.Single(world.Person().Duties, d => d.IsOpen && d.Duty.Key.Contains("/plan/", StringComparison.Ordinal));
        return JsonSerializer.Serialize(world.Plan());
    }
}
