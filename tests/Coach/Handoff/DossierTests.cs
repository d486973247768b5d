using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Handoff;

/// <summary>[HND-01] [HND-02] [HND-09]: a dossier that grows during the sale, each line with its source, the own role's view first.</summary>
public sealed class DossierTests
{
    private static readonly JournalNote Note = new("m-7", Some.At("2026-11-02T09:00:00Z"), "Two days less planning", Outcome.Yes, true, new Commitment("Send the sizing", new(2026, 12, 4)), null);

    private static Dossier Of(CoachWorld world) => Dossier.Of(world.Record<DealRecord>(Subjects.Deal("deal-1"))!, world.Situation);

    [Fact]
    public void An_empty_dossier_is_none_complete_and_names_all_that_is_missing()
    {
        var dossier = Of(HandoffWorld.New());
        Assert.Equal(0, dossier.Complete);
        Assert.Equal(Dossier.Kinds, dossier.Missing);
    }

    [Fact]
    public void It_grows_with_what_the_sale_leaves_and_each_line_names_its_source()
    {
        var world = HandoffWorld.New().WithDeal(name: "Rollout", critical: new(new(2027, 3, 1), "The season")).Promise();
        world.Take(Subjects.Deal("deal-1"), new MeetingLeft(Note));
        world.Send(Forms.Dossier, Some.Ann, ("goal", "Ship the spring season on time"), ("gaps", "Who signs"));
        var dossier = Of(world);
        Assert.Equal([Dossier.Event, Dossier.People, Dossier.Licences], dossier.Missing);
        Assert.Equal(62, dossier.Complete);

        var value = Assert.Single(dossier.Of(Dossier.Value));
        Assert.Equal(("origin.confirmed", new InstantFact(Note.Start, InstantStyle.Day)), (value.Origin, value.On));
        Assert.Equal("origin.crm", Assert.Single(dossier.Of(Dossier.CriticalDate)).Origin);
        var goal = Assert.Single(dossier.Of(Dossier.Goal));
        Assert.Equal(("origin.colleague", "Ann"), (goal.Origin, goal.Who));
        Assert.Equal(["origin.colleague", "origin.meeting"], dossier.Of(Dossier.Promises).Select(p => p.Origin));
        Assert.All(dossier.Entries, e => Assert.StartsWith("origin.", e.Origin, StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_fills_in_what_was_sold()
    {
        var world = HandoffWorld.New().Take(Subjects.Order("4711"), new OrderSeen("4711", "received", Some.At(HandoffWorld.Monday), Some.Version(), "deal-1", Lines: [new("1", "Planner seats", 40, new Money(9000, "EUR"))]));
        var line = Assert.Single(Of(world).Of(Dossier.Licences));
        Assert.Equal((new TextFact("40 × Planner seats"), "origin.order"), ((TextFact)line.Text, line.Origin));
    }

    [Fact]
    public void The_command_shows_how_complete_it_is_and_what_is_missing()
    {
        var world = HandoffWorld.New().Say("/coach dossier Rollout");
        Assert.Equal(new NumberFact(0), world.Reply().Fact(Texts.DossierHead.Id, "complete"));
        Assert.Equal(8, Assert.IsType<WordsFact>(world.Reply().Fact(Texts.DossierHead.Id, "gaps")).Items.Count);
        Assert.True(world.Reply().Presses.Count <= 3);
    }

    [Theory]
    [InlineData(Some.Ann, Roles.AccountManager)]
    [InlineData(HandoffWorld.Mira, Roles.AccountManager)]
    [InlineData(HandoffWorld.Sam, Roles.Services)]
    [InlineData(HandoffWorld.Uma, Roles.Support)]
    public void A_person_sees_the_view_of_his_role_first_and_the_others_behind_a_press(string who, string role)
    {
        var world = HandoffWorld.New().Won().Say("/coach dossier Rollout", who);
        Assert.Equal(Fact.Word("role." + role), world.Reply().Fact(Texts.DossierView.Id, "receiver"));
        Assert.True(world.Reply().Offers(Verbs.DossierAll));

        world.PressOn(Verbs.DossierSupport, who);
        Assert.Equal(Fact.Word("role.support"), world.Reply().Fact(Texts.DossierView.Id, "receiver"));
        Assert.Contains(Texts.TicketsNone.Id, world.Reply().Texts);
        world.PressOn(Verbs.DossierAll, who);
        Assert.Contains(Texts.DossierWhole.Id, world.Reply().Texts);
    }

    [Fact]
    public void Support_sees_what_is_wrong_now_and_services_what_was_promised()
    {
        var world = HandoffWorld.New().Promise().Won().Take(Subjects.Account("acme"), new TicketSeen("t-1", "acme", Some.At("2026-11-20T09:00:00Z"), false, "Import stops", Some.Version()));
        world.Say("/coach dossier Rollout", HandoffWorld.Uma);
        Assert.Equal(new TextFact("Import stops"), world.Reply().Fact(Texts.Ticket.Id, "text"));
        world.Say("/coach dossier Rollout", HandoffWorld.Sam);
        Assert.Contains("Move the archive", world.Reply().View, StringComparison.Ordinal);
        Assert.Equal(Fact.Word("part.promised"), world.Reply().Fact(Texts.DossierLine.Id, "what"));
    }

    [Theory]
    [InlineData(Some.Ann, true)]
    [InlineData(HandoffWorld.Mira, true)]
    [InlineData(HandoffWorld.Top, false)]
    public void Those_who_take_over_read_what_was_named_in_meetings_the_managers_manager_does_not(string who, bool reads) // PRV-02
    {
        var world = HandoffWorld.New().Know(HandoffWorld.Top, Roles.Manager, manager: null).Know(HandoffWorld.Boss, Roles.Manager, manager: HandoffWorld.Top);
        world.Take(Subjects.Deal("deal-1"), new MeetingLeft(Note)).Won().PressOn(Verbs.DossierAll, who);
        Assert.Equal(reads, world.Reply().View.Contains("Two days less planning", StringComparison.Ordinal));
        Assert.Equal(reads, world.Reply().View.Contains("Send the sizing", StringComparison.Ordinal));
        Assert.Equal(!reads, world.Reply().Texts.Contains(Texts.NotYours.Id));
    }

    [Fact]
    public void Won_without_half_a_dossier_is_a_task_of_the_owner_and_readable_until_it_is_filled()
    {
        var world = HandoffWorld.New().Won();
        Assert.True(world.Handoff().WonWithoutDossier);
        Assert.Contains(Texts.DossierThin.Id, world.DutyCard(Some.Ann, "dossier")!.Texts);

        world.Send(Forms.Dossier, Some.Ann, ("goal", "Ship on time"), ("gaps", "None"), ("people", "Carl decides"), ("promises", "Nothing was promised"));
        Assert.False(world.Handoff().WonWithoutDossier);
        Assert.Null(world.Owes(Some.Ann, "dossier"));
    }

    [Fact]
    public void A_dossier_that_is_never_filled_is_not_looked_at_every_day_for_ever()
    {
        var world = new CoachWorld(HandoffWorld.Monday).Know(Some.Ann, Roles.Rep).WithAccount().WithDeal(name: "Rollout").Won();
        var opened = world.Now;
        world.Advance(world.Tenant.Defaults.Settle);
        Assert.Equal(opened.AddDays(1), Wake());
        world.Advance(TimeSpan.FromDays(31));
        Assert.True(world.Handoff().WonWithoutDossier);
        Assert.Null(Wake());

        DateTimeOffset? Wake() => HandoffPractice.Decide(world.Situation, new InboundEvent("default", HandoffWorld.Subject, "again", world.Now, new WokeUp()), world.Now).OfType<WakeAt>().Single().Due;
    }

    [Fact]
    public void A_deal_won_with_a_dossier_is_no_task()
    {
        var world = HandoffWorld.New();
        world.Send(Forms.Dossier, Some.Ann, ("goal", "Ship on time"), ("gaps", "None"), ("people", "Carl decides"), ("promises", "Nothing was promised"));
        world.Won();
        Assert.False(world.Handoff().WonWithoutDossier);
        Assert.Null(world.Owes(Some.Ann, "dossier"));
    }

    [Fact]
    public void A_deal_that_is_not_his_an_unknown_one_and_two_of_one_name_get_a_sentence()
    {
        var world = HandoffWorld.New().Know("out@ours.example", Roles.Rep).WithDeal("deal-2", name: "Rollout north");
        world.Say("/coach dossier Rollout", "out@ours.example");
        Assert.Contains(Texts.DealNotYours.Id, world.Reply().Texts);
        world.Say("/coach dossier Nowhere");
        Assert.Contains(Texts.DealUnknown.Id, world.Reply().Texts);
        world.WithDeal("deal-2", name: "Rollout").Say("/coach promise Rollout");
        Assert.Contains(Texts.DealWhich.Id, world.Reply().Texts);
        world.PressOn(Verbs.Dossier, "out@ours.example");
        Assert.Contains(Texts.NotYours.Id, world.Reply().Texts);
    }
}
