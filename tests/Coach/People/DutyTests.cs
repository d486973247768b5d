using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.People;

/// <summary>What practices owe a person a word about, said when he may be spoken to.</summary>
public sealed class DutyTests
{
    private const string Friday10 = "2026-11-20T09:00:00Z";

    [Fact]
    public void A_duty_waits_for_working_hours_and_is_one_card()
    {
        var world = new CoachWorld("2026-11-20T18:30:00Z").WithPerson();
        world.Take(Person, new DutySet(Duty("a", world.Now)));
        Assert.Empty(world.Started());

        world.AdvanceTo("2026-11-23T07:00:00Z");
        var card = Assert.Single(world.Started());
        Assert.Equal(Some.At("2026-11-23T07:00:00Z"), card.SentAt);

        world.Take(Person, new DutySet(Duty("a", Some.At("2026-11-20T18:30:00Z"), Texts.LeaveHow)));
        Assert.Equal([Texts.FirstMessage.Id, Texts.LeaveHow.Id], Assert.Single(world.Started()).Texts);
    }

    [Fact]
    public void The_same_duty_twice_adds_nothing()
    {
        var world = new CoachWorld(Friday10).WithPerson();
        world.Take(Person, new DutySet(Duty("a", world.Now)));
        var edits = Assert.Single(world.Started()).Revision;
        world.Take(Person, new DutySet(Duty("a", Some.At(Friday10))));
        Assert.Equal(edits, Assert.Single(world.Started()).Revision);
    }

    [Fact]
    public void A_duty_that_ended_before_it_was_said_is_never_said()
    {
        var world = new CoachWorld("2026-11-20T18:30:00Z").WithPerson();
        world.Take(Person, new DutySet(Duty("a", world.Now)));
        world.Take(Person, new DutyEnded(Key("a")));
        world.AdvanceTo("2026-11-24T18:00:00Z");
        Assert.Empty(world.Started());
    }

    [Fact]
    public void One_place_of_the_day_is_kept_for_what_is_owed_to_others_until_15_00() // ADM-10
    {
        var world = new CoachWorld(Friday10).WithPerson();
        for (var i = 0; i < 6; i++) world.Take(Person, new DutySet(Duty($"rest-{i}", world.Now)));
        Assert.Equal(3, world.Started().Count);

        world.Take(Person, new DutySet(Duty("owed", world.Now) with { Owed = true }));
        Assert.Equal(4, world.Started().Count);
        Assert.Contains(world.Started(), c => c.Now.Key == Key("owed"));

        world.AdvanceTo("2026-11-20T16:00:00Z");
        Assert.Equal(4, world.Started().Count);
        var home = CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!;
        Assert.Contains(home.Parts, p => p.Text == Texts.HomeDuties.Id && p.Facts["count"] == 7);
    }

    [Fact]
    public void The_kept_place_is_free_again_once_something_owed_was_said() // ADM-10
    {
        var world = new CoachWorld(Friday10).WithPerson();
        world.Take(Person, new DutySet(Duty("owed", world.Now) with { Owed = true }));
        for (var i = 0; i < 6; i++) world.Take(Person, new DutySet(Duty($"rest-{i}", world.Now)));
        Assert.Equal(4, world.Started().Count);
    }

    [Fact]
    public void What_is_too_late_as_a_message_stands_in_the_home_view() // ADM-10
    {
        var world = new CoachWorld("2026-11-20T18:30:00Z").WithPerson();
        world.Take(Person, new DutySet(Duty("a", world.Now) with { NotAfter = Some.At("2026-11-21T12:00:00Z") }));
        world.AdvanceTo("2026-11-23T12:00:00Z");
        Assert.Empty(world.Started());
        Assert.Contains(CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts, p => p.Text == Texts.LeaveEnded.Id);
    }

    [Fact]
    public void What_is_owed_stays_at_home_for_one_who_stopped_and_the_rest_does_not() // ADM-15
    {
        var world = new CoachWorld(Friday10).WithPerson();
        world.PressOwn(Verbs.Stop);
        world.Take(Person, new DutySet(Duty("owed", world.Now, Texts.LeaveHow) with { Owed = true }));
        world.Take(Person, new DutySet(Duty("rest", world.Now)));
        world.AdvanceTo("2026-11-23T12:00:00Z");
        Assert.Empty(world.Started());
        var home = CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts.Select(p => p.Text).ToList();
        Assert.Contains(Texts.LeaveHow.Id, home);
        Assert.DoesNotContain(Texts.LeaveEnded.Id, home);
    }

    [Fact]
    public void Each_card_of_a_duty_has_a_way_to_stop_and_three_things_to_press() // ADM-15, PRE-39
    {
        foreach (var own in Enumerable.Range(0, 4))
        {
            var world = new CoachWorld(Friday10).WithPerson();
            var part = Texts.LeaveHow.With().Presses(Enumerable.Range(0, own).Select(i => new Press(Verbs.Undo, "plan:d", Value: $"{i}")));
            var duty = Duty("a", world.Now);
            world.Take(Person, new DutySet(duty with { View = duty.View with { Parts = [part] } }));
            var card = Assert.Single(world.Started());
            Assert.True(card.Offers(Verbs.Stop));
            Assert.True(card.Presses.Count <= Math.Max(3, own));
            Assert.All(Enumerable.Range(0, own), i => Assert.NotNull(card.Press(Verbs.Undo, $"{i}")));
        }
    }

    [Fact]
    public void A_line_is_no_message_of_its_own_but_stands_on_the_next_day_card() // PO-11
    {
        var world = new CoachWorld("2026-11-20T07:00:00Z").WithPerson().WithAccount();
        world.Take(Person, new DutySet(Duty("line", world.Now, Texts.LeaveHow) with { LineOnly = true, NotAfter = world.Now.AddDays(10) }));
        world.AdvanceTo("2026-11-20T12:00:00Z");
        Assert.Empty(world.Started());

        world.WithMeeting("m-1").WithMeeting("m-2", start: "2026-11-23T13:00:00Z").AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Contains(Texts.LeaveHow.Id, world.DayCard("2026-11-23")!.Texts);
    }

    [Fact]
    public void Only_the_teams_of_the_pilot_are_spoken_to_and_commands_work_for_all() // ADM-36
    {
        var tenant = Some.Tenant() with { PilotTeams = new HashSet<string> { "West" } };
        var world = new CoachWorld(Friday10, tenant).WithPerson(team: "West").WithPerson(Some.Bob, team: "East");
        world.Take(Person, new DutySet(Duty("a", world.Now)));
        world.Take(Subjects.Person(Some.Bob), new DutySet(Duty("a", world.Now) with { Key = CardKeys.Duty(Some.Bob, "a") }));
        world.WithAccount().WithMeeting("m-9", organizer: Some.Bob);
        world.AdvanceTo("2026-11-23T12:00:00Z");
        Assert.Single(world.Started());
        Assert.Empty(world.Started(Some.Bob));

        world.Say("/coach settings", Some.Bob);
        Assert.Contains(Texts.SettingsNow.Id, world.Answer().Texts);
    }

    private static string Person => Subjects.Person(Some.Ann);

    private static string Key(string what) => CardKeys.Duty(Some.Ann, what);

    private static Duty Duty(string what, DateTimeOffset due, Text? text = null) => new(
        Key(what),
        DutyKinds.Plan,
        due,
        due.AddDays(5),
        new CardView([(text ?? Texts.LeaveEnded).With(("name", "Ann"))], Texts.PreviewDuty.Id, Facts.None));
}
