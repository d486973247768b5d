using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Handoff;

/// <summary>[HND-05] [HND-06] [HND-07]: accept or ask, who owes the answer, the thread of questions, the first call.</summary>
public sealed class AcceptTests
{
    private static readonly string[] Receiving = [HandoffWorld.Mira, HandoffWorld.Sam, HandoffWorld.Sid, HandoffWorld.Uma];

    [Fact]
    public void Each_receiver_gets_a_card_with_accept_and_ask_when_the_transition_opens()
    {
        var world = HandoffWorld.New();
        Assert.Null(world.Record<HandoffRecord>(HandoffWorld.Subject));
        world.Won();
        Assert.All(Receiving, r =>
        {
            var card = world.DutyCard(r, "accept")!;
            Assert.True(card.Offers(Verbs.AcceptHandoff) && card.Offers(Verbs.AskHandoff));
            Assert.True(card.Presses.Count <= 3);
            Assert.True(world.Owes(r, "accept") is { Owed: true, Kind: DutyKinds.Handoff });
        });
        Assert.True(world.Handoff().IsOpen);
    }

    [Fact]
    public void Any_member_of_a_group_accepts_by_name_and_the_others_cards_say_who_did()
    {
        var world = HandoffWorld.New().Won().Accept(HandoffWorld.Sid);
        Assert.Equal(HandoffWorld.Sid, world.Handoff().AcceptanceOf(Roles.Services)!.By);
        foreach (var one in new[] { HandoffWorld.Sam, HandoffWorld.Sid })
        {
            Assert.Null(world.Owes(one, "accept"));
            Assert.Equal(new TextFact("Sid"), world.DutyCard(one, "accept")!.Fact(Texts.AcceptedBy.Id, "name"));
        }
        Assert.True(world.Handoff().IsOpen);

        world.Accept(HandoffWorld.Sam);
        Assert.Equal(new TextFact("Sid"), world.Reply().Fact(Texts.AcceptedBy.Id, "name"));
        Assert.Single(world.Handoff().Accepted);
    }

    [Fact]
    public void One_who_stands_in_for_two_roles_accepts_for_each()
    {
        var world = HandoffWorld.New().Know(HandoffWorld.Sid, Roles.Rep).Won();
        foreach (var away in new[] { HandoffWorld.Sam, HandoffWorld.Uma }) world.Take(Subjects.Person(away), new LeaveSet(away, new(2026, 12, 31), HandoffWorld.Boss));
        world.PressOn(Verbs.AcceptHandoff, HandoffWorld.Boss, Roles.Support).PressOn(Verbs.AcceptHandoff, HandoffWorld.Boss, Roles.Services);
        Assert.Equal([Roles.Support, Roles.Services], world.Handoff().Accepted.Select(a => a.Role));
    }

    [Fact]
    public void A_question_for_an_owner_whom_nobody_knows_says_to_name_somebody() // [HND-06]
    {
        var world = HandoffWorld.New().WithDeal(name: "Rollout", status: "won", owner: "ghost@ours.example").Send(Forms.HandoffQuestion, HandoffWorld.Uma, ("question", "Who runs the tests?"));
        Assert.Empty(world.Handoff().Questions);
        Assert.Contains(Texts.QuestionNobody.Id, world.Reply().Texts);
    }

    [Fact]
    public void The_seller_stays_owner_until_all_have_accepted_and_then_hears_it()
    {
        var world = HandoffWorld.New().Won().Accept(HandoffWorld.Mira, HandoffWorld.Sam);
        Assert.Null(world.Handoff().AccountManager);
        world.Accept(HandoffWorld.Uma);
        Assert.Equal((world.Now, HandoffWorld.Mira), (world.Handoff().AcceptedAt, world.Handoff().AccountManager));
        Assert.Contains(Texts.HandedOver.Id, world.DutyCard(Some.Ann, "handed")!.Texts);
    }

    [Fact]
    public void The_deals_own_team_goes_before_everybody_with_the_role()
    {
        var world = HandoffWorld.New().Won(HandoffWorld.Sam);
        Assert.NotNull(world.Owes(HandoffWorld.Sam, "accept"));
        Assert.Null(world.Owes(HandoffWorld.Sid, "accept"));
    }

    [Fact]
    public void A_role_that_nobody_has_counts_as_accepted()
    {
        var world = new CoachWorld(HandoffWorld.Monday).Know(Some.Ann, Roles.Rep).Know(HandoffWorld.Uma, Roles.Support).WithAccount().WithDeal(name: "Rollout").Won();
        Assert.True(world.Handoff().IsOpen);
        world.Accept(HandoffWorld.Uma);
        Assert.NotNull(world.Handoff().AcceptedAt);
    }

    [Fact]
    public void Somebody_else_is_told_that_it_is_not_his_to_accept()
    {
        var world = HandoffWorld.New().Won().Accept(Some.Ann);
        Assert.Contains(Texts.NotYours.Id, world.Reply().Texts);
        Assert.Empty(world.Handoff().Accepted);
    }

    [Fact]
    public void A_cancelled_order_takes_the_cards_back_and_an_old_press_says_so()
    {
        var order = new OrderSeen("4711", "received", Some.At(HandoffWorld.Monday), Some.Version(), "deal-1");
        var world = HandoffWorld.New().Take(Subjects.Order("4711"), order);
        Assert.NotNull(world.Owes(HandoffWorld.Uma, "accept"));
        world.Advance(TimeSpan.FromHours(1)).Take(Subjects.Order("4711"), order with { Change = "cancelled", Version = Some.Version("2026-11-23T10:00:00Z") });
        Assert.Contains(Texts.AcceptGone.Id, world.DutyCard(HandoffWorld.Uma, "accept")!.Texts);
        world.Accept(HandoffWorld.Uma);
        Assert.Contains(Texts.AcceptGone.Id, world.Reply().Texts);
        Assert.Empty(world.Handoff().Accepted);
    }

    [Fact]
    public void After_two_business_days_the_one_who_owes_is_reminded_after_four_his_lead_once_after_six_the_digest_can_read_it()
    {
        var world = HandoffWorld.New().Won().Accept(HandoffWorld.Mira, HandoffWorld.Uma);
        world.AdvanceTo("2026-11-25T08:59:00Z");
        Assert.Null(world.DutyCard(HandoffWorld.Sam, "accept-reminder/services"));
        world.AdvanceTo("2026-11-25T09:00:00Z");
        var reminder = world.DutyCard(HandoffWorld.Sam, "accept-reminder/services")!;
        Assert.Equal((Some.At("2026-11-25T09:00:00Z"), CardKeys.Duty(HandoffWorld.Sam, "accept/deal-1")), (reminder.SentAt, reminder.Now.Thread));
        Assert.DoesNotContain(world.OpenDuties(HandoffWorld.Uma), d => d.StartsWith("accept", StringComparison.Ordinal));
        Assert.Empty(world.Started(HandoffWorld.Boss));

        world.AdvanceTo("2026-11-27T09:00:00Z");
        var lead = Assert.Single(world.Started(HandoffWorld.Boss), c => c.Texts.Contains(Texts.AcceptLead.Id));
        Assert.DoesNotContain("Sam", lead.View, StringComparison.Ordinal);
        Assert.Empty(world.Handoff().Late);

        world.AdvanceTo("2026-12-01T09:00:00Z");
        Assert.Equal([Roles.Services], world.Handoff().Late);
        world.AdvanceTo("2026-12-04T09:00:00Z");
        Assert.Single(world.Started(HandoffWorld.Boss), c => c.Texts.Contains(Texts.AcceptLead.Id));

        world.Accept(HandoffWorld.Sid);
        Assert.Empty(world.Handoff().Late);
        Assert.All(Receiving, r => Assert.DoesNotContain(world.OpenDuties(r), d => d.StartsWith("accept", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.OpenDuties(HandoffWorld.Boss), d => d.StartsWith("accept", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_that_has_asked_waits_for_the_seller_who_is_reminded_in_its_place()
    {
        var world = HandoffWorld.New().Won().Accept(HandoffWorld.Mira, HandoffWorld.Uma).Send(Forms.HandoffQuestion, HandoffWorld.Sam, ("question", "Who runs the tests?"));
        var question = Assert.Single(world.Handoff().Questions);
        Assert.Equal((Some.Ann, Roles.Services, new DateOnly(2026, 11, 25)), (question.Owner, question.Role, question.Due));
        Assert.NotNull(world.DutyCard(Some.Ann, "question/" + question.Id));

        world.AdvanceTo("2026-11-25T10:00:00Z");
        Assert.Contains(Texts.QuestionReminder.Id, world.DutyCard(Some.Ann, "accept-reminder/services")!.Texts);
        Assert.Null(world.DutyCard(HandoffWorld.Sam, "accept-reminder/services"));

        // Answered: the asker hears it, it stands in the dossier, and his own two days begin.
        world.Send(Forms.HandoffAnswer, Some.Ann, ("answer", "Carl's deputy"), ("which", question.Id));
        Assert.Contains(Texts.QuestionAnswered.Id, world.DutyCard(HandoffWorld.Sam, "answered/" + question.Id)!.Texts);
        Assert.Null(world.Owes(Some.Ann, "question/" + question.Id));
        world.PressOn(Verbs.DossierAll, Some.Ann);
        Assert.Contains("Carl\\u0027s deputy", world.Reply().View, StringComparison.Ordinal);
        world.AdvanceTo("2026-11-27T09:00:00Z");
        Assert.Null(world.DutyCard(HandoffWorld.Sam, "accept-reminder/services"));
        world.AdvanceTo("2026-11-27T10:00:00Z");
        Assert.NotNull(world.DutyCard(HandoffWorld.Sam, "accept-reminder/services"));
    }

    [Fact]
    public void Questions_stand_in_the_deals_thread_and_the_answer_takes_their_place()
    {
        var world = HandoffWorld.New(tenant: Some.Tenant(cap: 20) with { TeamRoom = "team:{team}" }).Won().Send(Forms.HandoffQuestion, HandoffWorld.Sam, ("question", "Who runs the tests?"), ("due", "2026-11-30"), ("owner", "Mira"));
        var question = world.Handoff().Questions[0];
        var asked = world.Cards[$"thread/deal-1/question/{question.Id}"];
        Assert.Equal("thread/deal-1", asked.Now.Thread);
        Assert.Equal((new TextFact("Mira"), new DayFact(new(2026, 11, 30))), ((TextFact)asked.Fact(Texts.QuestionAsked.Id, "owner")!, (DayFact)asked.Fact(Texts.QuestionAsked.Id, "date")!));
        world.Advance(TimeSpan.FromHours(1)).Send(Forms.HandoffAnswer, HandoffWorld.Mira, ("answer", "Tom"), ("which", question.Id));
        Assert.Equal([Texts.QuestionAnswered.Id], asked.Texts);

        world.Send(Forms.HandoffAnswer, HandoffWorld.Mira, ("answer", "Tim"), ("which", question.Id));
        Assert.Equal("Tom", world.Handoff().Questions[0].Answer);
    }

    [Theory]
    [InlineData("question", "", "error.handoff.question")]
    [InlineData("due", "2026-11-20", "error.date.past")]
    public void A_question_without_words_or_with_a_past_day_gets_a_sentence(string field, string value, string error)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["question"] = "Who?", [field] = value };
        Assert.Equal(error, Assert.Single(HandoffWorld.New().Won().Ask(HandoffWorld.Subject, new Submitted(HandoffWorld.Sam, Forms.HandoffQuestion, values)).Errors!).Value.Text);
    }

    [Fact]
    public void The_account_manager_gets_the_first_call_with_six_lines_the_tickets_and_the_event()
    {
        var world = HandoffWorld.New().Take(Subjects.Account("acme"), new TicketSeen("t-1", "acme", Some.At("2026-11-20T09:00:00Z"), false, "Import stops", Some.Version())).Won().Accept(HandoffWorld.Mira, HandoffWorld.Sam, HandoffWorld.Uma);
        Assert.Equal(new DateOnly(2026, 11, 30), world.Handoff().CallBy);
        var card = world.DutyCard(HandoffWorld.Mira, "call")!;
        Assert.Contains(Texts.Ticket.Id, card.Texts);
        Assert.True(card.Texts.Count(t => t == Texts.DossierLine.Id) <= 7);
        Assert.Null(world.DutyCard(Some.Ann, "call"));

        world.AdvanceTo("2026-11-30T07:00:00Z");
        Assert.Equal(CardKeys.Duty(HandoffWorld.Mira, "call/deal-1"), world.DutyCard(HandoffWorld.Mira, "call-reminder")!.Now.Thread);
    }

    [Fact]
    public void Calling_without_having_opened_the_dossier_shows_a_hint_and_is_no_block()
    {
        var world = HandoffWorld.New().Won().Accept(HandoffWorld.Mira, HandoffWorld.Sam, HandoffWorld.Uma).PressOn(Verbs.Called, HandoffWorld.Mira);
        Assert.Equal(HandoffWorld.Mira, world.Handoff().Called!.By);
        Assert.Equal([Texts.CallDone.Id, Texts.CallHint.Id], world.Reply().Texts);
        Assert.Contains(Texts.CallDone.Id, world.DutyCard(HandoffWorld.Mira, "call")!.Texts);
        world.PressOn(Verbs.Called, HandoffWorld.Mira);
        Assert.Equal([Texts.CallDone.Id], world.Reply().Texts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_has_opened_it_gets_no_hint(bool typed)
    {
        var world = HandoffWorld.New().Won().Accept(HandoffWorld.Mira, HandoffWorld.Sam, HandoffWorld.Uma);
        if (typed) world.Say("/coach dossier Rollout", HandoffWorld.Mira);
        else world.PressOn(Verbs.Dossier, HandoffWorld.Mira);
        world.PressOn(Verbs.Called, HandoffWorld.Mira);
        Assert.Equal([Texts.CallDone.Id], world.Reply().Texts);
    }

    /// <summary>One press of the days after a win.</summary>
    private sealed record Step(int Hours, string Who, bool Ask);

    private sealed record Days(string[] Missing, Step[] Steps);

    [Fact]
    public void Once_accepted_stays_accepted_twice_adds_nothing_and_it_closes_exactly_when_every_existing_role_has_accepted() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(
            (from missing in Gen.SubListOf(Receiving)
             from steps in (from hours in Gen.Choose(0, 60) from who in Gen.Elements([.. Receiving, Some.Ann]) from ask in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true))) select new Step(hours, who, ask)).ArrayOf(12)
             select new Days([.. missing], steps)).ToArbitrary(),
            week =>
            {
                var world = HandoffWorld.New();
                foreach (var gone in week.Missing) world.Know(gone, Roles.Rep);
                world.Won();
                List<string> wanted = [.. Receivers.Roles.Where(r => Receiving.Except(week.Missing).Any(p => world.Person(p).Facts.Role == r))];
                foreach (var step in week.Steps)
                {
                    world.Advance(TimeSpan.FromHours(step.Hours));
                    var before = world.Handoff();
                    if (step.Ask) world.Send(Forms.HandoffQuestion, step.Who, ("question", "Who?"));
                    else world.Accept(step.Who).Accept(step.Who);
                    var after = world.Handoff();
                    Assert.Equal(before.Accepted, after.Accepted.Take(before.Accepted.Count));
                    Assert.Equal(after.Accepted.Count, after.Accepted.Select(a => a.Role).Distinct(StringComparer.Ordinal).Count());
                    Assert.Equal(wanted.TrueForAll(r => after.AcceptanceOf(r) is not null), after.AcceptedAt is not null);
                    if (before.AcceptedAt is { } closed) Assert.Equal(closed, after.AcceptedAt);
                }
                return true;
            }));
}
