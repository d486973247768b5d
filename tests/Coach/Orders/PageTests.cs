using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>What leaves the house by a person's hand: the customer's page, the vision, the agreement [PO-15] [PO-16] [PO-22].</summary>
public sealed class PageTests
{
    private static readonly ValueEvent Victory = new("A month without overtime", "Overtime every week", "None", "Carl", "his board", new(2027, 4, 15), "Secret evidence", Some.Ann);

    [Fact]
    public void The_page_of_a_full_plan_holds_nothing_internal() // [PO-15]
    {
        var world = Full();
        var page = CustomerPage.Of(PlanPractice.Standing(Plans.Subject, world.Situation, world.Now)!);
        var json = JsonSerializer.Serialize(page);
        var text = Shipped.Library.Render(new CardView(page, Texts.PreviewAnswer.Id, Facts.None), new Reader("Europe/Berlin", "en")).Text;
        foreach (var inner in new[] { "ours.example", "Ann", "Bob", "Sam", "Secret", "Licences", "77000", "PO-1", "contracts", "Contracts", "guess", "rough", "confirmed", "Rollout", "hands", "budget" })
        {
            Assert.DoesNotContain(inner, json, StringComparison.Ordinal);
            Assert.DoesNotContain(inner, text, StringComparison.Ordinal);
        }
        Assert.Contains("Acme", text, StringComparison.Ordinal);
        Assert.Contains("A month without overtime", text, StringComparison.Ordinal);
        Assert.Equal(["configuration", "tests", "userTraining", "goLive"], page.Select(p => p.Picture).OfType<TimelineView>().Single().Steps.Select(s => s.Id));
    }

    [Fact]
    public void Before_the_first_sharing_a_second_person_of_the_team_looks() // [PO-15]
    {
        var world = Full().Say("/coach plan deal-1").Press(Verbs.PlanPage, Some.Ann);
        Assert.True(world.Shown().Says(Texts.PageNeedsLook));
        Assert.False(world.Shown().Says(Texts.PageCopy));
        world.Press(Verbs.PlanLookAsk, Some.Ann);
        Assert.True(world.Shown().Says(Texts.PageWaits));
        Assert.True(world.Duty(Some.Bob, "plan-look/deal-1").Says(Texts.PageLook));
        Assert.Null(world.Duty(Some.Ann, "plan-page/deal-1"));

        // Not by the one who wants it.
        world.Press(Verbs.PlanLooked, Some.Ann);
        Assert.Null(world.Plan().Page!.LookedBy);

        world.Press(Verbs.PlanLooked, Some.Bob);
        Assert.True(world.Duty(Some.Ann, "plan-page/deal-1").Says(Texts.PageCopy));
        Assert.Null(world.Duty(Some.Bob, "plan-look/deal-1"));
        Assert.True(world.Press(Verbs.PlanPage, Some.Ann).Shown().Says(Texts.PageCopy));
    }

    [Fact]
    public void With_nobody_else_on_the_team_it_says_what_to_do() // [PO-15]
    {
        var world = Plans.World().Take(Subjects.Deal("deal-1"), new DealSeen("deal-1", new DealFacts("Rollout", "acme", Some.Ann, "won", CriticalDate: new(Plans.Critical)), Some.Version()));
        Assert.True(world.Press(Verbs.PlanLookAsk, Some.Ann).Shown().Says(Texts.PageNobody));
    }

    [Fact]
    public void The_vision_needs_only_event_and_date_also_before_the_order() // [PO-16]
    {
        var world = Plans.World().Deal("open", critical: null).Press(Verbs.PlanVision, Some.Ann);
        Assert.Equal(2, ((WordsFact)world.Shown().Fact(Texts.VisionNeeds, "missing")!).Items.Count);

        world.Deal("open").Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, Victory)).Press(Verbs.PlanVision, Some.Ann);
        Assert.Equal(
            [Texts.VisionHead.Id, Texts.VisionToday.Id, Texts.VisionSteps.Id, Texts.VisionVictory.Id, Texts.VisionMissing.Id],
            world.Shown().Select(p => p.Text));
        Assert.Equal(new TextFact("Overtime every week"), world.Shown().Fact(Texts.VisionToday, "text"));
        Assert.Equal(4, Assert.IsType<TimelineView>(world.Shown().Single(p => p.Text == Texts.VisionSteps.Id).Picture).Steps.Count);
        Assert.True(world.Record<PlanRecord>(Plans.Subject) is null or { OpenedAt: null });
    }

    [Fact]
    public void What_is_taken_off_their_hands_is_a_line_that_is_asked_for() // [PO-16]
    {
        var world = Full();
        Assert.Equal("error.takenOff.empty", world.Error(Forms.PlanTakeOff, "text", ("text", "")));
        world.Send(Forms.PlanTakeOff, Some.Ann, ("text", "We move the old data"));
        Assert.Equal(new TextFact("We move the old data"), world.Shown().Fact(Texts.VisionTakenOff, "text"));
    }

    [Fact]
    public void A_plan_is_ours_only_until_the_agreement_is_recorded_on_card_and_page() // [PO-22]
    {
        var world = Full();
        Assert.True(world.Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanOurs));
        Assert.True(world.Press(Verbs.PlanPage, Some.Ann).Shown().Says(Texts.PageProposal));
        Assert.Equal("error.contact.empty", world.Error(Forms.PlanAgree, "contact", ("contact", ""), ("date", "2026-11-23")));
        Assert.Equal("error.date.ahead", world.Error(Forms.PlanAgree, "date", ("contact", "Lena Vogt"), ("date", "2026-11-24")));

        world.Send(Forms.PlanAgree, Some.Ann, ("contact", "Lena Vogt"), ("date", "2026-11-20"));
        Assert.Equal(new Agreement("Lena Vogt", new(2026, 11, 20)), world.Plan().Agreed);
        Assert.Equal(new TextFact("Lena Vogt"), world.Duty(Some.Ann, "plan/deal-1").Fact(Texts.PlanAgreed, "name"));
        Assert.Equal(new DayFact(new(2026, 11, 20)), world.Press(Verbs.PlanPage, Some.Ann).Shown().Fact(Texts.PageAgreed, "date"));
    }

    [Fact]
    public void New_dates_are_ours_only_again() // [PO-22]
    {
        var world = Full().Send(Forms.PlanAgree, Some.Ann, ("contact", "Lena Vogt"), ("date", "2026-11-20")).Deal(critical: "2027-03-08");
        Assert.NotNull(world.Plan().Agreed);
        Assert.Null(world.Press(Verbs.PlanSave, Some.Ann, "2027-03-08").Plan().Agreed);
    }

    /// <summary>A plan with all that a plan can hold.</summary>
    private static CoachWorld Full()
    {
        var world = Plans.Planned().Take(Plans.Order(amount: 77_000, lines: "Licences")).Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, Victory));
        world.Send(Forms.PlanDurations, Plans.Services, [.. world.Plan().Steps.Take(2).Select(s => ("days-" + s.Id, "4"))]);
        world.Send(Forms.PlanStep, Some.Ann, ("step", "tests"), ("state", "started"), ("onTime", "false"), ("onBudget", "false"));
        return world.Press(Verbs.PlanServe, Some.Ann, "userTraining|yes").Send(Forms.PlanTakeOff, Some.Ann, ("text", "Secret: off their hands"));
    }
}
