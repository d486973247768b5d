using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.People;

/// <summary>On leave nobody is asked anything; the deputy gets only what cannot wait [ADM-08].</summary>
public sealed class LeaveTests
{
    private const string Friday10 = "2026-11-20T09:00:00Z";
    private const string Boss = "boss@ours.example";

    [Fact]
    public void On_leave_by_his_own_word_he_is_asked_nothing_until_he_is_back()
    {
        var world = World();
        world.Say("/coach leave 2026-11-23");
        Assert.Contains(Texts.LeaveSet.Id, world.Answer().Texts);
        world.Take(Person, new DutySet(Duty(world.Now)));
        world.AdvanceTo("2026-11-23T22:00:00Z");
        Assert.Empty(world.Started());

        world.AdvanceTo("2026-11-24T08:00:00Z");
        Assert.Equal(Some.At("2026-11-24T07:00:00Z"), Assert.Single(world.Started()).SentAt);
    }

    [Fact]
    public void His_meetings_ask_a_colleague_meanwhile()
    {
        var world = World().WithAccount()
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, "Carl", "accepted")]);
        Assert.Equal(Some.Ann, world.Meeting().AskedPerson);
        world.Say("/coach leave until 2026-11-23");
        Assert.Equal(Some.Bob, world.Meeting().AskedPerson);
        world.Say("/coach leave off");
        Assert.Equal(Some.Ann, world.Meeting().AskedPerson);
    }

    [Fact]
    public void The_deputy_gets_what_cannot_wait_marked_as_such_and_nothing_else()
    {
        var world = World();
        world.Say("/coach leave 2026-12-04 Bob");
        world.Take(Person, new DutySet(Duty(world.Now)));
        world.Take(Person, new DutySet(Duty(world.Now) with { Key = CardKeys.Duty(Some.Ann, "urgent"), CannotWait = true }));
        var card = Assert.Single(world.Started(Some.Bob));
        Assert.Contains(Texts.DutyInsteadOf.Id, card.Texts);
        Assert.Equal(new TextFact("Ann"), card.Fact(Texts.DutyInsteadOf.Id, "name"));
        Assert.Empty(world.Started());

        // What changes or ends does so at the deputy's too.
        world.Take(Person, new DutyEnded(CardKeys.Duty(Some.Ann, "urgent"), new CardView([Texts.LeaveHow.With()], Texts.PreviewDuty.Id, Facts.None)));
        Assert.Contains(Texts.LeaveHow.Id, Assert.Single(world.Started(Some.Bob)).Texts);
    }

    [Fact]
    public void Without_a_deputy_of_his_choice_the_manager_stands_in()
    {
        var world = World();
        world.Say("/coach leave 2026-12-04");
        world.Take(Person, new DutySet(Duty(world.Now) with { CannotWait = true }));
        Assert.Single(world.Started(Boss));
    }

    [Fact]
    public void What_falls_due_during_the_leave_goes_to_the_deputy_on_its_day()
    {
        var world = World();
        world.Say("/coach leave 2026-12-04 bob@ours.example");
        world.Take(Person, new DutySet(Duty(Some.At("2026-11-25T09:00:00Z")) with { CannotWait = true }));
        Assert.Empty(world.Started(Some.Bob));
        world.AdvanceTo("2026-11-25T10:00:00Z");
        Assert.Single(world.Started(Some.Bob));
    }

    [Fact]
    public void Who_stops_passes_what_cannot_wait_on_and_nobody_is_told_that_he_stopped() // PO-11, ADM-15
    {
        var world = World();
        world.Take(Person, new DutySet(Duty(Some.At("2026-11-23T09:00:00Z")) with { CannotWait = true }));
        world.PressOwn(Verbs.Stop);
        Assert.Empty(world.Started(Boss));
        world.AdvanceTo("2026-11-23T10:00:00Z");
        Assert.Single(world.Started(Boss));
    }

    [Fact]
    public void An_admin_sets_a_colleagues_leave_and_nobody_else_does()
    {
        var world = World().WithPerson("root@ours.example", role: Roles.Admin);
        world.Say("/coach leave ann@ours.example 2026-12-04", Some.Bob);
        Assert.Contains(Texts.LeaveNotYours.Id, world.Answer().Texts);
        Assert.Null(world.Person().Own.LeaveUntil);

        world.Say("/coach leave Ann until 2026-12-04 Bob", "root@ours.example");
        Assert.Equal(new DateOnly(2026, 12, 4), world.Person().Own.LeaveUntil);
        Assert.Equal(Some.Bob, world.Person().Own.Deputy);
    }

    [Theory]
    [InlineData("/coach leave", "leave.how")]
    [InlineData("/coach leave tomorrow", "leave.how")]
    [InlineData("/coach leave 2026-11-01", "error.date.past")]
    [InlineData("/coach leave 2029-01-01", "error.pause.long")]
    [InlineData("/coach leave 2026-12-04 Zelda", "leave.nobody")]
    [InlineData("/coach leave 2026-12-04 Ann", "leave.nobody")]
    public void Bad_input_is_answered_with_what_to_do(string typed, string text)
    {
        var world = World();
        world.Say(typed);
        Assert.Contains(text, world.Answer().Texts);
        Assert.Null(world.Person().Own.LeaveUntil);
    }

    [Fact]
    public void One_who_has_left_is_nobodys_deputy()
    {
        var world = World();
        world.Take(Subjects.Person(Some.Bob), new PersonSeen(Some.Bob, new PersonFacts("Bob", Active: false), Some.Version("2026-11-20T00:00:00Z")));
        world.Say("/coach leave 2026-12-04 bob@ours.example");
        Assert.Contains(Texts.LeaveNobody.Id, world.Answer().Texts);
    }

    [Fact]
    public void Leave_and_deputy_stand_in_the_settings_form()
    {
        var world = World();
        Assert.Contains("deputy", world.Ask(Person, new Submitted(Some.Ann, Forms.Settings, Values("Zelda"))).Errors!.Keys);
        Assert.Contains("deputy", world.Ask(Person, new Submitted(Some.Ann, Forms.Settings, Values("Ann"))).Errors!.Keys);
        world.Take(Person, new Submitted(Some.Ann, Forms.Settings, Values("Bob")));
        Assert.Equal((Some.Bob, new DateOnly(2026, 12, 4)), (world.Person().Own.Deputy, world.Person().Own.LeaveUntil));

        static Dictionary<string, string> Values(string deputy) => new() { ["hoursFrom"] = "08:00", ["hoursTo"] = "18:00", ["leaveUntil"] = "2026-12-04", ["deputy"] = deputy };
    }

    [Fact]
    public void An_out_of_office_entry_that_was_taken_back_is_no_absence()
    {
        var world = World();
        world.Take(Person, new BusySeen("b-1", Some.Ann, Some.At(Friday10), Some.At("2026-11-30T09:00:00Z"), "outOfOffice", Some.Version()));
        Assert.True(world.Person().IsAwayAt(world.Now, world.Tenant));
        world.Take(Person, new BusyGone("b-1", Some.Ann, Some.Version("2026-11-02T00:00:00Z")));
        Assert.False(world.Person().IsAwayAt(world.Now, world.Tenant));
    }

    private static string Person => Subjects.Person(Some.Ann);

    private static CoachWorld World()
    {
        var world = new CoachWorld(Friday10).WithPerson().WithPerson(Some.Bob).WithPerson(Boss, role: Roles.Manager);
        return world.Take(Person, new PersonSeen(Some.Ann, new PersonFacts(ManagerEmail: Boss), Some.Version("2026-11-10T00:00:00Z")));
    }

    private static Duty Duty(DateTimeOffset due) => new(
        CardKeys.Duty(Some.Ann, "a"),
        DutyKinds.Event,
        due,
        due.AddDays(5),
        new CardView([Texts.LeaveEnded.With(("name", "Ann"))], Texts.PreviewDuty.Id, Facts.None));
}
