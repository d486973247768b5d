using CoachBot.Coach;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;
using CoachBot.Tests.Coach.Digests;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>
/// [ADM-05]: the rules of a zone change between planning and sending. Nobody tells the Coach: his zone simply gives other instants
/// from then on, as after a start with newer data.
/// </summary>
public sealed class ZoneRuleTests
{
    private static CoachWorld Planned() => new CoachWorld("2026-11-20T07:00:00Z").WithPerson(zone: "Europe/Berlin").WithAccount().WithDeal().WithMeeting();

    private static CoachWorld WithRulesOf(CoachWorld world, string zone)
    {
        var person = world.Person();
        return world.Put(Subjects.Person(Some.Ann), person with { Known = Layers<PersonFacts>.None.With(person.Facts with { TimeZone = zone }, Some.Version()) });
    }

    [Fact]
    public void A_local_time_that_comes_later_by_the_new_rules_is_waited_for()
    {
        var world = WithRulesOf(Planned(), "Europe/Lisbon").AdvanceTo("2026-11-20T15:29:59Z");
        Assert.Null(world.AskCard());
        world.AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Equal(Some.At("2026-11-20T15:30:00Z"), Assert.Single(world.Started()).SentAt);
    }

    [Fact]
    public void One_that_comes_earlier_is_kept_where_everybody_looks_again_at_the_start()
    {
        var world = WithRulesOf(Planned(), "Europe/Helsinki").AdvanceTo("2026-11-20T12:00:00Z").Take(Subjects.Person(Some.Ann), new LookAgain()).AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Equal(Some.At("2026-11-20T13:30:00Z"), Assert.Single(world.Started()).SentAt);
    }

    [Fact]
    public void One_that_has_passed_by_the_new_rules_is_sent_once_and_late_rather_than_never()
    {
        var world = WithRulesOf(Planned(), "Europe/Helsinki").AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Equal(Some.At("2026-11-20T14:30:00Z"), Assert.Single(world.Started()).SentAt);
    }

    [Fact]
    public void A_teams_digest_keeps_its_local_time()
    {
        var world = TeamWorld.With(1, "2026-11-18T06:00:00Z");
        var team = world.Record<TeamRecord>(TeamWorld.Team)!;
        Assert.Equal(Some.At("2026-11-27T08:00:00Z"), team.Next);

        // Planned when nine o'clock was an hour later.
        world.Put(TeamWorld.Team, team with { Next = team.Next + TimeSpan.FromHours(1) }).AdvanceTo("2026-11-25T06:00:00Z").Take(TeamWorld.Team, new LookAgain());
        Assert.Equal(team.Next, world.Record<TeamRecord>(TeamWorld.Team)!.Next);
        world.Take(TeamWorld.Team, new LookAgain());
        Assert.Equal(team.Next, world.Record<TeamRecord>(TeamWorld.Team)!.Next);
    }

    [Fact]
    public void A_first_digest_that_waits_for_most_of_a_week_is_not_brought_forward()
    {
        var world = TeamWorld.With(1, "2026-11-18T06:00:00Z").Take(TeamWorld.Team, new LookAgain());
        Assert.Equal(Some.At("2026-11-27T08:00:00Z"), world.Record<TeamRecord>(TeamWorld.Team)!.Next);
    }

    [Fact]
    public void Who_has_no_zone_is_found_unless_he_left() // ADM-22
    {
        var world = new CoachWorld().WithPerson().WithPerson(Some.Bob, zone: "").WithPerson("old@ours.example", zone: "", active: false);
        Assert.Equal([Subjects.Person(Some.Bob)], world.Situation.Linked(LinkNames.NoZone));
        world.Submit(Subjects.Person(Some.Bob), CoachBot.Coach.Cards.Forms.Settings, Some.Bob, ("timeZone", "Europe/Madrid"), ("hoursFrom", "08:00"), ("hoursTo", "18:00"), ("days", "monFri"));
        Assert.Empty(world.Situation.Linked(LinkNames.NoZone));
    }
}
