using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Handoff;

/// <summary>[HND-10] [ADM-29]: whoever leaves hands over the same hour; nothing stays with one who is gone.</summary>
public sealed class LeavingTests
{
    /// <summary>A deal in full swing: meetings, promises, a plan, an event, an open hand-off; Ann owns it, Sam is its only one of services.</summary>
    private static CoachWorld FullSwing()
    {
        var world = HandoffWorld.New().Know(HandoffWorld.Sid, Roles.Rep).WithMeeting(start: "2026-12-01T09:00:00Z", deal: "deal-1").Promise(due: "2026-12-10").Promise("Train at night", owner: "Sam");
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("The board sees a week without a stop", Announcer: "Carl", By: new(2027, 4, 1))));
        world.WithDeal(name: "Rollout", status: "won", critical: new(new(2027, 3, 1)), team: [Some.Ann, HandoffWorld.Sam]);
        world.Send(Forms.HandoffQuestion, HandoffWorld.Uma, ("question", "Who runs the tests?"));
        return world;
    }

    private static CoachWorld Gone(CoachWorld world, string email, string role) => world.Know(email, role, active: false);

    /// <summary>The person has no open duty, and no record keeps his address for something that is open.</summary>
    private static void NoOrphans(CoachWorld world, string gone)
    {
        Assert.DoesNotContain(world.Person(gone).Duties, d => d.IsOpen);
        Assert.DoesNotContain(world.Person(gone).Agenda, i => i.Entry.Role is CoachBot.Coach.Meetings.AgendaRole.Asked && i.Entry.Start > world.Now);
        foreach (var (subject, record) in world.Records)
        {
            if (record is PersonRecord person) Assert.DoesNotContain(person.Duties, d => d.IsOpen && CardKeys.DutyPerson(d.Duty.Key) == gone);
            Assert.False(record.Links.Contains(LinkNames.Keeps(gone)), subject);
            if (record is CoachBot.Coach.Meetings.MeetingRecord meeting && meeting.Facts.Start > world.Now) Assert.NotEqual(gone, meeting.AskedPerson);
            if (record is DealRecord deal) Assert.NotEqual(gone, deal.Facts.OwnerEmail);
            if (record is PlanRecord plan) Assert.DoesNotContain(plan.Steps, s => s.Owner == gone && s.State is not StepState.Done);
            if (record is EventRecord kept) Assert.NotEqual(gone, kept.Keeper);
        }
    }

    [Theory]
    [InlineData(Some.Ann, Roles.Rep)]
    [InlineData(HandoffWorld.Sam, Roles.Services)]
    [InlineData(HandoffWorld.Mira, Roles.AccountManager)]
    [InlineData(HandoffWorld.Uma, Roles.Support)]
    public void Deactivated_in_full_swing_leaves_zero_orphans(string who, string role)
    {
        var world = FullSwing();
        Assert.Contains(world.Person(who).Duties, d => d.IsOpen);
        Gone(world, who, role);
        NoOrphans(world, who);
        world.AdvanceTo("2026-12-07T09:00:00Z");
        NoOrphans(world, who);
        Assert.All(world.Started(who), c => Assert.True(c.SentAt <= Some.At(HandoffWorld.Monday)));
    }

    [Fact]
    public void Everything_of_the_owner_goes_to_his_manager_who_gets_one_list_to_confirm()
    {
        var world = Gone(FullSwing(), Some.Ann, Roles.Rep);
        Assert.Equal(HandoffWorld.Boss, world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Facts.OwnerEmail);
        Assert.Equal(HandoffWorld.Boss, world.Meeting().AskedPerson);
        Assert.Equal([HandoffWorld.Boss, HandoffWorld.Sam], world.Handoff().Promises.Select(p => p.Owner));
        Assert.Equal(HandoffWorld.Boss, world.Handoff().Questions[0].Owner);

        var card = Assert.Single(world.Started(HandoffWorld.Boss), c => c.Texts.Contains(Texts.MovedHead.Id));
        Assert.Equal(new TextFact("Boss"), card.Fact(Texts.MovedLine.Id, "owner"));
        Assert.Contains(Texts.MovedMeetings.Id, card.Texts);

        world.Take(Subjects.Person(Some.Ann), new Pressed(HandoffWorld.Boss, "", Verbs.ConfirmMoves));
        Assert.Null(world.Person(Some.Ann).Departure);
        Assert.Contains(Texts.MovedConfirmed.Id, card.Texts);
        world.Take(Subjects.Person(Some.Ann), new Pressed(HandoffWorld.Boss, "", Verbs.ConfirmMoves));
        Assert.Contains(Texts.MovedNothing.Id, world.Reply().Texts);
    }

    [Fact]
    public void The_manager_gives_a_deal_to_somebody_else_and_all_of_it_follows()
    {
        var world = Gone(FullSwing(), Some.Ann, Roles.Rep);
        var subject = Subjects.Person(Some.Ann);
        Assert.Equal(["deal", "owner"], world.Ask(subject, new Pressed(HandoffWorld.Boss, "", Verbs.ChangeMove)).Form!.Fields.Select(f => f.Id));
        Assert.Null(world.Ask(subject, new Pressed(HandoffWorld.Uma, "", Verbs.ChangeMove)).Form);
        var unknown = new Submitted(HandoffWorld.Boss, Forms.ChangeMove, new Dictionary<string, string>(StringComparer.Ordinal) { ["deal"] = "deal-1", ["owner"] = "Nobody" });
        Assert.Equal(Texts.ErrorColleague.Id, Assert.Single(world.Ask(subject, unknown).Errors!).Value.Text);

        world.Submit(subject, Forms.ChangeMove, HandoffWorld.Boss, ("deal", "deal-1"), ("owner", "Sid"));
        Assert.Equal(HandoffWorld.Sid, world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Facts.OwnerEmail);
        Assert.Equal(HandoffWorld.Sid, world.Meeting().AskedPerson);
        Assert.Equal(HandoffWorld.Sid, world.Handoff().Promises[0].Owner);
        NoOrphans(world, Some.Ann);
        Assert.DoesNotContain(world.OpenDuties(HandoffWorld.Boss), d => d.StartsWith("question/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_CRMs_own_word_on_the_owner_ends_what_was_moved()
    {
        var world = Gone(FullSwing(), Some.Ann, Roles.Rep).WithDeal(name: "Rollout", owner: HandoffWorld.Sid, status: "won", team: [HandoffWorld.Sam]);
        var deal = world.Record<DealRecord>(Subjects.Deal("deal-1"))!;
        Assert.Equal((null, HandoffWorld.Sid), (deal.Moved, deal.Facts.OwnerEmail));
        Assert.Equal(HandoffWorld.Sid, world.Handoff().Promises[0].Owner);
        Assert.Equal(HandoffWorld.Sid, Assert.Single(world.Person(Some.Ann).Departure!.Deals).To);
        NoOrphans(world, Some.Ann);
    }

    [Fact]
    public void One_who_comes_back_has_his_deals_again_while_the_CRM_names_him()
    {
        var world = Gone(FullSwing(), Some.Ann, Roles.Rep).Advance(TimeSpan.FromHours(1)).Know(Some.Ann, Roles.Rep);
        var deal = world.Record<DealRecord>(Subjects.Deal("deal-1"))!;
        Assert.Equal((null, Some.Ann), (deal.Moved, deal.Facts.OwnerEmail));
        Assert.Equal(Some.Ann, world.Handoff().Promises[0].Owner);
        Assert.Equal(Some.Ann, world.Meeting().AskedPerson);
    }

    [Fact]
    public void A_deal_that_changes_hands_in_the_CRM_takes_everything_along_and_the_manager_hears_it()
    {
        var world = FullSwing().WithDeal(name: "Rollout", owner: HandoffWorld.Sid, status: "won", team: [HandoffWorld.Sam]);
        Assert.Equal(HandoffWorld.Sid, world.Handoff().Promises[0].Owner);
        Assert.Equal(HandoffWorld.Sid, world.Handoff().Questions[0].Owner);
        Assert.Contains(world.Started(HandoffWorld.Boss), c => c.Texts.Contains(Texts.MovedGiven.Id));
        Assert.DoesNotContain(LinkNames.Keeps(Some.Ann), world.Handoff().Links);
        Assert.DoesNotContain(LinkNames.Keeps(Some.Ann), world.Record<PlanRecord>(Subjects.Plan("deal-1"))!.Links);
    }

    [Fact]
    public void The_only_one_of_a_role_leaves_somebody_to_answer_for_it()
    {
        var world = Gone(FullSwing(), HandoffWorld.Sam, Roles.Services);
        Assert.True(world.Handoff().IsOpen);
        Assert.NotNull(world.Owes(HandoffWorld.Boss, "accept"));
        world.Accept(HandoffWorld.Boss);
        Assert.Equal(HandoffWorld.Boss, world.Handoff().AcceptanceOf(Roles.Services)!.By);
    }

    [Fact]
    public void The_first_call_of_an_account_manager_who_left_is_somebody_elses() // [HND-07]
    {
        var world = Gone(HandoffWorld.New().Won().Accept(HandoffWorld.Mira, HandoffWorld.Sam, HandoffWorld.Uma), HandoffWorld.Mira, Roles.AccountManager);
        Assert.NotNull(world.Owes(HandoffWorld.Boss, "call"));
    }

    [Fact]
    public void One_of_whom_we_first_hear_that_he_is_gone_keeps_nothing_either()
    {
        const string Ghost = "ghost@ours.example";
        var world = HandoffWorld.New().WithDeal(name: "Rollout", owner: Ghost, status: "won", critical: new(new(2027, 3, 1)));
        Assert.Contains(world.Person(Ghost).Duties, d => d.IsOpen);
        Gone(world, Ghost, Roles.Rep);
        Assert.Equal(HandoffWorld.Boss, world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Facts.OwnerEmail);
        NoOrphans(world, Ghost);
    }

    [Fact]
    public void The_deputy_of_his_choice_goes_before_the_manager()
    {
        var world = FullSwing().Know(HandoffWorld.Deputy, Roles.Rep);
        world.Take(Subjects.Person(Some.Ann), new LeaveSet(Some.Ann, null, HandoffWorld.Deputy));
        Gone(world, Some.Ann, Roles.Rep);
        Assert.Equal(HandoffWorld.Deputy, world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Facts.OwnerEmail);
    }

    [Fact]
    public void Two_who_leave_one_after_the_other_leave_nothing_either()
    {
        var world = FullSwing().Know(HandoffWorld.Deputy, Roles.Rep);
        world.Take(Subjects.Person(Some.Ann), new LeaveSet(Some.Ann, null, HandoffWorld.Deputy));
        Gone(world, Some.Ann, Roles.Rep);
        Gone(world, HandoffWorld.Deputy, Roles.Rep);
        Assert.Equal(HandoffWorld.Boss, world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Facts.OwnerEmail);
        NoOrphans(world, Some.Ann);
        NoOrphans(world, HandoffWorld.Deputy);
    }

    [Fact]
    public void A_word_that_a_practice_still_addresses_to_one_who_is_gone_reaches_his_successor()
    {
        var world = Gone(HandoffWorld.New(), Some.Ann, Roles.Rep);
        var duty = new Duty(CardKeys.Duty(Some.Ann, "later"), DutyKinds.Story, world.Now, world.Now.AddDays(3), new CardView([Texts.LeaveHow.With()], Texts.PreviewDuty.Id, CoachBot.Coach.Cards.Facts.None));
        world.Take(Subjects.Person(Some.Ann), new DutySet(duty));
        Assert.Single(world.Started(HandoffWorld.Boss), c => c.Texts.Contains(Texts.DutyInsteadOf.Id));
        world.Take(Subjects.Person(Some.Ann), new DutyEnded(duty.Key));
        Assert.DoesNotContain(world.OpenDuties(HandoffWorld.Boss), d => d.StartsWith("for/", StringComparison.Ordinal));
        Assert.Empty(world.OpenDuties(Some.Ann));
    }

    [Fact]
    public void What_was_moved_survives_the_database()
    {
        var person = Gone(FullSwing(), Some.Ann, Roles.Rep).Person();
        var json = JsonSerializer.Serialize(person);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<PersonRecord>(json)));
    }
}
