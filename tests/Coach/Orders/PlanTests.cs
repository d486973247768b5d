using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>The plan of a transition: its dates, its durations, its milestones [PO-05] to [PO-10].</summary>
public sealed class PlanTests
{
    [Fact]
    public void The_plan_is_walked_back_from_the_critical_date_and_shown_as_a_picture_with_the_date_marked() // [PO-05]
    {
        var world = Plans.Planned();
        var plan = world.Plan();
        Assert.Equal(Plans.Critical, plan.GoLive);
        Assert.Equal(new DateOnly(2027, 2, 1), plan.Kickoff);
        world.Say("/coach plan deal-1");
        var picture = Assert.IsType<TimelineView>(world.Shown().Single(p => p.Text == Texts.PlanSteps.Id).Picture);
        Assert.Equal(plan.Steps.Select(s => (s.Id, s.From, s.To)), picture.Steps.Select(s => (s.Id, s.From, s.To)));
        Assert.Equal(Plans.Critical, picture.Marked);
        Assert.All(picture.Steps, s => Assert.Equal(new PairFact(Fact.Word("progress.planned"), Fact.Word("rough.guess")), s.State));
        Assert.True(world.Shown().Sum(p => p.Presses?.Count ?? 0) <= 3);
    }

    [Fact]
    public void The_customers_holidays_count_once_their_country_is_said() // [PO-05]
    {
        var world = Plans.World().Deal(critical: null);
        Assert.Equal(["DE", "US"], world.Form(Verbs.PlanDate)!.Fields.Single(f => f.Id == "country").Choices!.Select(c => c.Value));
        world.Send(Forms.PlanDate, Some.Ann, ("date", "2027-03-01"), ("reason", "The season ships"), ("country", "US"));

        // 15 February is a holiday over there: the whole plan begins a business day earlier.
        Assert.Equal(new DateOnly(2027, 1, 29), world.Plan().Kickoff);
        Assert.Equal(new CriticalDate(new(2027, 3, 1), "The season ships"), world.Record<DealRecord>("deal:deal-1")!.Caught);
    }

    [Fact]
    public void Without_a_critical_date_the_card_asks_for_it()
    {
        var world = Plans.World().Deal(critical: null);
        Assert.Equal([Verbs.PlanDate], world.Duty(Some.Ann, "plan/deal-1")!.Single(p => p.Text == Texts.PlanNoDate.Id).Presses!.Select(p => p.Verb));
        Assert.Equal("error.date.past", world.Error(Forms.PlanDate, "date", ("date", "2026-11-20")));
        Assert.Equal("error.date", world.Error(Forms.PlanDate, "date", ("date", "soon")));
    }

    [Fact]
    public void A_critical_date_that_has_passed_and_a_missing_template_are_said()
    {
        Assert.True(Plans.World().Deal(critical: "2026-11-02").Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanDatePast));
        Assert.True(Plans.World(templates: false).Deal().Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanNoTemplate));
    }

    [Fact]
    public void The_CRMs_own_date_is_changed_there() =>
        Assert.Equal("error.date.crm", Plans.Planned().Error(Forms.PlanDate, "date", ("date", "2027-04-01")));

    [Fact]
    public void Late_before_we_start_says_which_step_by_how_many_days_and_offers_three_ways() // [PO-06]
    {
        var world = Plans.Planned(critical: "2026-12-16");
        var late = world.Duty(Some.Ann, "plan/deal-1")!.Single(p => p.Text == Texts.PlanLate.Id);
        Assert.Equal(Fact.Word("step.contracts"), late.Facts["step"]);

        // Latest start Wednesday 18 November; now it is Monday: three business days.
        Assert.Equal(new NumberFact(3), late.Facts["lateDays"]);
        Assert.Equal([Verbs.PlanStartToday, Verbs.PlanShorten, Verbs.PlanSpeak], late.Presses![0].Items!.Select(i => i.Verb));
    }

    [Fact]
    public void Starting_today_begins_the_first_step_and_shortens_the_others_so_that_each_still_waits_for_those_before_it() // [PO-06]
    {
        var world = Plans.Planned(critical: "2026-12-16").Press(Verbs.PlanStartToday, Some.Ann);
        Assert.Equal((StepState.Started, new DateOnly(2026, 11, 23)), (world.Step("contracts").State, world.Plan().Kickoff));
        Assert.Equal(new DateOnly(2026, 12, 16), world.Plan().GoLive);
        Assert.False(world.Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanLate));
        Assert.All(world.Plan().Steps, s => Assert.All(s.After, a => Assert.True(world.Step(a).To < s.From, $"{s.Id} begins before {a} ends")));

        // Three days are lost: of 21 in a row 18 are left. What runs beside the tests is not in the way.
        Assert.Equal(18, new[] { "contracts", "configuration", "tests", "goLive" }.Sum(s => world.Step(s).Days));
        Assert.Equal(3, world.Step("userTraining").Days);

        // Whoever has a step with other dates hears it.
        Assert.Contains(world.Person(Plans.Services).Duties, d => d.IsOpen && d.Duty.Key.Contains("plan-new", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_starting_today_does_not_reach_the_date_the_answer_says_so_and_nothing_changes() // [PO-06]
    {
        var world = Plans.Planned(critical: "2026-11-25");
        var before = world.Plan();
        world.Press(Verbs.PlanStartToday, Some.Ann);
        Assert.Equal([Texts.PlanNoFit.Id], world.Shown().Select(p => p.Text));
        Assert.Equal(before.Steps, world.Plan().Steps);
    }

    [Fact]
    public void Whoever_stands_in_for_one_who_is_asked_may_answer_and_a_stranger_or_one_who_is_gone_may_not() // [PO-10] [ADM-08]
    {
        var world = Plans.Planned().WithPerson("dee@ours.example");
        world.Press(Verbs.StepDone, "dee@ours.example", "contracts");
        Assert.Equal(StepState.Planned, world.Step("contracts").State);
        world.Take(Subjects.Person(Plans.Services), new LeaveSet(Plans.Services, new(2027, 4, 1), "dee@ours.example"));
        world.Press(Verbs.StepDone, "dee@ours.example", "contracts");
        Assert.Equal(StepState.Done, world.Step("contracts").State);

        world.Put(Subjects.Person(Some.Bob), world.Person(Some.Bob) with { Known = Layers<PersonFacts>.None.With(new PersonFacts(Active: false), Some.Version()) });
        world.Press(Verbs.StepDone, Some.Bob, "tests");
        Assert.Equal(StepState.Planned, world.Step("tests").State);
    }

    [Fact]
    public void A_role_of_hundreds_gets_no_hundreds_of_cards_and_any_of_them_confirms() // [PO-09]
    {
        var world = Plans.World();
        for (var i = 0; i < 25; i++) world.WithPerson($"s{i:00}@ours.example", role: Roles.Services);
        world.Deal();
        Assert.Equal(20, world.Plan().Duties.Count(d => d.What.StartsWith("plan-confirm", StringComparison.Ordinal)));
        world.Take(Plans.Subject, new Submitted("s24@ours.example", Forms.PlanDurations, world.Plan().Steps.ToDictionary(s => "days-" + s.Id, _ => "2", StringComparer.Ordinal)));
        Assert.Equal("s24@ours.example", world.Plan().ConfirmedBy);
    }

    [Fact]
    public void Shortening_a_step_moves_the_dates() // [PO-06]
    {
        var world = Plans.Planned(critical: "2026-12-16");
        Assert.Contains("days-configuration", world.Form(Verbs.PlanShorten)!.Fields.Select(f => f.Id));
        Assert.Equal("error.days", world.Error(Forms.PlanDurations, "days-configuration", ("days-configuration", "a week")));
        Assert.Equal("error.days", world.Error(Forms.PlanDurations, "days-configuration", ("days-configuration", "0")));
        world.Send(Forms.PlanDurations, Some.Ann, ("days-configuration", "7"));
        Assert.False(world.Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanLate));
        Assert.Equal(new DateOnly(2026, 11, 23), world.Plan().Kickoff);
    }

    [Fact]
    public void Speaking_with_the_customer_is_a_draft_with_the_earliest_sound_day() // [PO-06]
    {
        var world = Plans.Planned(critical: "2026-12-16").Press(Verbs.PlanSpeak, Some.Ann);
        Assert.Equal(new DayFact(new(2026, 12, 21)), world.Shown().Fact(Texts.DraftDate, "golive"));
        Assert.Equal(Some.Ann, world.Answer().Now.To.OnlyFor);
    }

    [Fact]
    public void A_moved_date_shows_the_difference_before_it_is_saved() // [PO-07]
    {
        var world = Plans.Planned();
        var before = world.Plan().Steps;
        world.Deal(critical: "2027-03-08");
        Assert.Equal(before, world.Plan().Steps);
        var part = world.Duty(Some.Ann, "plan-change/deal-1/2027-03-08")!.Single();
        var table = Assert.IsType<TableView>(part.Picture);
        Assert.Equal([Fact.Word("step.goLive"), new DayFact(new(2027, 3, 1)), new DayFact(new(2027, 3, 8))], table.Rows[^1]);
        Assert.Equal(before.Count, table.Rows.Count);

        world.Press(Verbs.PlanSave, Some.Ann, part.Presses![0].Value);
        Assert.Equal(new DateOnly(2027, 3, 8), world.Plan().GoLive);
        Assert.Null(world.Duty(Some.Ann, "plan-change/deal-1/2027-03-08"));

        // One message to each person concerned, with his own steps.
        var news = world.Person(Plans.Services).Duties.Single(d => d.IsOpen && d.Duty.Key.Contains("plan-new", StringComparison.Ordinal)).Duty.View.Parts.Single();
        Assert.Equal(["configuration", "tests", "goLive"], Assert.IsType<TableView>(news.Picture).Rows.Select(r => ((WordFact)r[0]).Id["step.".Length..]));
    }

    [Fact]
    public void The_old_plan_can_be_kept_and_an_old_card_saves_nothing() // [PO-07]
    {
        var world = Plans.Planned().Deal(critical: "2027-03-08").Deal(critical: "2027-03-15");
        world.Press(Verbs.PlanSave, Some.Ann, "2027-03-08");
        Assert.Equal(Plans.Critical, world.Plan().GoLive);
        Assert.True(world.Shown().Says(Texts.PlanChange));
        world.Press(Verbs.PlanKeep, Some.Ann, "2027-03-15");
        Assert.Equal(Plans.Critical, world.Plan().GoLive);
        Assert.Null(world.Duty(Some.Ann, "plan-change/deal-1/2027-03-15"));
        Assert.Equal(new DayFact(new(2027, 3, 15)), world.Duty(Some.Ann, "plan/deal-1").Fact(Texts.PlanKept, "date"));
    }

    [Fact]
    public void From_five_finished_plans_the_median_is_offered_with_its_count_before_that_a_guess() // [PO-08]
    {
        var world = Plans.World();
        foreach (var (days, i) in new[] { 9, 4, 8, 6 }.Select((d, i) => (d, i))) Finish(i, days);
        Assert.Equal((5, null), Offered("old"));
        Finish(4, 30);
        Assert.Equal((8, 5), Offered("new"));
        var field = world.Ask(Subjects.Plan("new"), new Pressed(Some.Ann, "", Verbs.PlanDurations)).Form!.Fields.Single(f => f.Id == "days-tests");
        Assert.Equal(("8", new PairFact(Fact.Word("step.tests"), new PairFact(Fact.Word("rough.plans"), 5))), (field.Value, field.Label));

        void Finish(int number, int days) => world.Take(Subjects.Durations, new PlanFinished("old-" + number, new Dictionary<string, int>(StringComparer.Ordinal) { ["tests"] = days }));

        (int Days, int? From) Offered(string id)
        {
            var step = world.Deal(id: id).Plan(id).Steps.Single(s => s.Id == "tests");
            return (step.Days, step.LearnedFrom);
        }
    }

    [Fact]
    public void A_finished_plan_teaches_once_what_its_steps_took_and_names_nobody() // [PO-08]
    {
        var world = Plans.Planned().Send(Forms.PlanStep, Some.Ann, ("step", "tests"), ("state", "started"));
        world.AdvanceTo("2026-11-26T09:00:00Z");
        foreach (var step in world.Plan().Steps) world.Press(Verbs.StepDone, Some.Ann, step.Id).Press(Verbs.StepDone, Some.Ann, step.Id);
        var learned = world.Record<DurationsRecord>(Subjects.Durations)!;
        Assert.Equal(new KeyValuePair<string, int>("tests", 4), Assert.Single(Assert.Single(learned.Plans).Days));
        Assert.DoesNotContain("@", System.Text.Json.JsonSerializer.Serialize(learned), StringComparison.Ordinal);
    }

    [Fact]
    public void Services_confirm_each_duration_and_until_then_the_plan_is_rough() // [PO-09]
    {
        var world = Plans.Planned();
        Assert.True(world.Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanRough));
        Assert.True(world.Duty(Plans.Services, "plan-confirm/deal-1").Says(Texts.PlanConfirm));
        var form = world.Form(Verbs.PlanDurations, Plans.Services)!;
        Assert.Equal(["days-contracts", "days-configuration", "days-tests", "days-userTraining", "days-goLive"], form.Fields.Select(f => f.Id));

        world.Send(Forms.PlanDurations, Plans.Services, [.. form.Fields.Select(f => (f.Id, f.Id == "days-tests" ? "6" : f.Value!))]);
        Assert.All(world.Plan().Steps, s => Assert.True(s.Confirmed));
        Assert.Equal((6, new DateOnly(2027, 1, 29)), (world.Step("tests").Days, world.Plan().Kickoff));
        Assert.False(world.Duty(Some.Ann, "plan/deal-1").Says(Texts.PlanRough));
        Assert.Null(world.Duty(Plans.Services, "plan-confirm/deal-1"));
    }

    [Fact]
    public void What_the_seller_shortens_is_rough_again() // [PO-09]
    {
        var world = Plans.Planned();
        world.Send(Forms.PlanDurations, Plans.Services, [.. world.Plan().Steps.Select(s => ("days-" + s.Id, "3"))]);
        world.Send(Forms.PlanDurations, Some.Ann, ("days-tests", "1"));
        Assert.Equal(["tests"], world.Plan().Steps.Where(s => !s.Confirmed).Select(s => s.Id));
        Assert.NotNull(world.Duty(Plans.Services, "plan-confirm/deal-1"));
    }

    [Fact]
    public void The_owner_of_a_step_is_asked_two_business_days_ahead() // [PO-10]
    {
        var world = Plans.Planned().AdvanceTo("2027-02-17T16:00:00Z");
        const string What = "step/deal-1/configuration/2027-02-19";
        Assert.NotNull(world.Duty(Plans.Services, What));
        Assert.Null(Plans.Planned().AdvanceTo("2027-02-17T06:00:00Z").Duty(Plans.Services, What));
        world.Press(Verbs.StepDone, Plans.Services, "configuration");
        Assert.Null(world.Duty(Plans.Services, What));
        Assert.Equal((StepState.Done, new DateOnly(2027, 2, 17)), (world.Step("configuration").State, world.Step("configuration").DoneOn));
    }

    [Fact]
    public void The_three_states_owner_and_progress_are_set_in_one_form() // [PO-10]
    {
        var world = Plans.Planned();
        Assert.Equal(["step", "state", "onTime", "onSpec", "onBudget", "owner", "internal"], world.Form(Verbs.PlanStep, value: "tests")!.Fields.Select(f => f.Id));
        world.Send(Forms.PlanStep, Some.Ann, ("step", "tests"), ("state", "started"), ("onTime", "false"), ("onSpec", "true"), ("onBudget", "false"), ("owner", Some.Bob));
        var step = world.Step("tests");
        Assert.Equal((StepState.Started, false, true, false, Some.Bob), (step.State, step.OnTime, step.OnSpec, step.OnBudget, step.Owner));
        world.Send(Forms.PlanStep, Some.Ann, ("step", "tests"), ("state", "started"), ("owner", "stranger@elsewhere.example"));
        Assert.Equal(Some.Bob, world.Step("tests").Owner);
    }

    [Fact]
    public void What_is_open_after_its_date_goes_to_the_deals_thread_and_to_nobody_else() // [PO-10]
    {
        var tenant = Plans.Tenant() with { TeamRoom = "team-{team}" };
        var world = new CoachWorld("2026-11-23T09:00:00Z", tenant).WithPerson(team: "west").WithPerson(Some.Bob).WithPerson(Plans.Services, role: Roles.Services).WithAccount().Deal();
        world.AdvanceTo("2027-02-09T09:00:00Z");
        var card = world.Cards["thread/deal-1/open/contracts"];
        Assert.Equal(("team-west", "thread/deal-1"), (card.Now.To.Address, card.Now.Thread));
        Assert.Equal(new DateTimeOffset(2027, 2, 8, 7, 0, 0, TimeSpan.Zero), card.SentAt);
        Assert.DoesNotContain(world.Person().Duties, d => d.Duty.Key.Contains("/open/", StringComparison.Ordinal));

        // A new date counts anew.
        world.Deal(critical: "2027-04-01").Press(Verbs.PlanSave, Some.Ann, "2027-04-01").AdvanceTo("2027-03-16T09:00:00Z");
        Assert.Equal(new DayFact(world.Step("contracts").To), card.Fact(Texts.StepOpen.Id, "date"));
        Assert.True(world.Step("contracts").To > new DateOnly(2027, 2, 8));

        world.Press(Verbs.StepDone, Some.Ann, "contracts");
        Assert.Equal([Texts.StepDone.Id], world.Cards["thread/deal-1/open/contracts"].Texts);
    }

    [Fact]
    public void A_new_date_takes_the_line_about_an_open_step_away() // [PO-10]
    {
        var world = Plans.Planned().AdvanceTo("2027-02-09T09:00:00Z");
        Assert.NotNull(world.Duty(Some.Ann, "open/deal-1/contracts"));
        world.Deal(critical: "2027-04-01").Press(Verbs.PlanSave, Some.Ann, "2027-04-01");
        Assert.Null(world.Duty(Some.Ann, "open/deal-1/contracts"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_team_outside_the_pilot_or_switched_off_reads_nothing_in_its_room(bool pilot) // [ADM-21] [ADM-36]
    {
        var tenant = Plans.Tenant() with { TeamRoom = "team-{team}", PilotTeams = new HashSet<string>(pilot ? ["east"] : [], StringComparer.OrdinalIgnoreCase) };
        var world = new CoachWorld("2026-11-23T09:00:00Z", tenant).WithPerson(team: "west").WithPerson(Some.Bob).WithPerson(Plans.Services, role: Roles.Services).WithAccount().Deal();
        if (!pilot) world.Take(Subjects.Tenant, new SwitchSet(Some.Bob, "team:west", true));
        world.AdvanceTo("2027-02-09T09:00:00Z");
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("thread/", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_team_has_no_room_it_is_a_line_to_the_owner_alone() // [PO-10]
    {
        var world = Plans.Planned().AdvanceTo("2027-02-09T09:00:00Z");
        var line = world.Person().Duties.Single(d => d.Duty.Key == CardKeys.Duty(Some.Ann, "open/deal-1/contracts"));
        Assert.True(line.Duty.LineOnly);
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("thread/", StringComparison.Ordinal));
    }

    [Fact]
    public void On_the_day_of_the_kickoff_the_event_and_the_marked_steps_come_first() // [PO-17]
    {
        var world = Plans.Planned().Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A month without overtime", By: new(2027, 4, 15))));
        world.Press(Verbs.PlanServe, Some.Ann, "userTraining|yes").Press(Verbs.PlanServe, Some.Ann, "userTraining|yes").AdvanceTo("2027-02-01T09:00:00Z");
        Assert.Equal(["userTraining"], world.Plan().Steps.Where(s => s.Serves).Select(s => s.Id));
        foreach (var person in new[] { Some.Ann, Plans.Services })
        {
            var card = world.Duty(person, "kickoff/deal-1")!;
            Assert.Equal([Texts.KickoffHead.Id, Texts.KickoffEvent.Id, Texts.KickoffServing.Id, Texts.KickoffSteps.Id], card.Select(p => p.Text));
            Assert.Single(((WordsFact)card.Fact(Texts.KickoffServing, "rows")!).Items);
            Assert.Equal(4, ((WordsFact)card.Fact(Texts.KickoffSteps, "rows")!).Items.Count);
        }
        Assert.Null(world.AdvanceTo("2027-02-02T09:00:00Z").Duty(Some.Ann, "kickoff/deal-1"));
    }

    [Fact]
    public void News_of_new_dates_is_not_kept_for_one_who_left() // [PO-07] [HND-10]
    {
        var world = Plans.Planned().Deal(critical: "2027-03-08").Press(Verbs.PlanSave, Some.Ann, "2027-03-08");
        Assert.Contains(world.Plan().Duties, d => d.Email == Plans.Services && d.What.StartsWith("plan-new", StringComparison.Ordinal));
        world.Take(Plans.Subject, new OwnerMoved(Plans.Services, Some.Bob));
        Assert.Contains(world.Plan().Duties, d => d.Email == Some.Bob && d.What.StartsWith("plan-new", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Plan().Duties, d => d.Email == Plans.Services && d.What.StartsWith("plan-new", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_takes_over_from_a_colleague_owns_his_steps() // [HND-10]
    {
        var world = Plans.Planned().Take(Plans.Subject, new OwnerMoved(Plans.Services, Some.Bob));
        Assert.Equal(Some.Bob, world.Step("tests").Owner);
    }
}
