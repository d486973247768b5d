using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>What is typed about digests, and what each sentence answers.</summary>
public sealed class DigestCommandTests
{
    private const string Admin = "admin@ours.example";

    private static CoachWorld World() => Read(TeamWorld.With(2).Joins(Admin, null, Roles.Admin, "Admin", team: null), new(4, 0, 0));

    private static CoachWorld Read(CoachWorld world, Audience audience) => world.Take("room:sandbox/C-7", new RoomSeen("sandbox", "C-7", audience));

    private static CoachWorld InChannel(CoachWorld world, string text, string by) => world.Take(Subjects.Person(by), new Said(by, "C-7", text, Direct: false));

    [Theory]
    [InlineData(TeamWorld.Mia, "/coach digest here")]
    [InlineData(Admin, "/coach digest here west")]
    public void In_a_channel_a_manager_or_an_admin_makes_it_the_teams_room(string by, string text) // DIG-01
    {
        var world = InChannel(World(), text, by);
        Assert.Equal("C-7", world.West_().Room);
        Assert.Equal([Texts.DigestHere.Id], world.Answer().Texts);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 2)]
    public void A_channel_with_guests_or_outside_people_does_not_become_the_teams_room(int guests, int outside) // PRV-14, PRV-15
    {
        var world = InChannel(Read(World(), new(9, guests, outside)), "/coach digest here", TeamWorld.Mia);
        Assert.Null(world.West_().Room);
        Assert.Equal([Texts.ShareOutsiders.Id], world.Answer().Texts);
    }

    [Fact]
    public void A_channel_nobody_can_see_into_does_not_become_the_teams_room() // PRV-14
    {
        var world = TeamWorld.With(2).Take(Subjects.Person(TeamWorld.Mia), new Said(TeamWorld.Mia, "C-8", "/coach digest here", Direct: false));
        Assert.Null(world.West_().Room);
        Assert.Equal([Texts.ShareUnknown.Id], world.Answer().Texts);
    }

    [Fact]
    public void Elsewhere_or_by_others_it_is_not() // DIG-01
    {
        var world = World().Say("/coach digest here", TeamWorld.Mia);
        Assert.Equal([Texts.DigestNotChannel.Id], world.Answer().Texts);
        InChannel(world.Advance(TimeSpan.FromMinutes(1)), "/coach digest here", TeamWorld.Rep(0));
        Assert.Equal([Texts.DigestNotManager.Id], world.Answer().Texts);
        world.Take(TeamWorld.Team, new TeamRoomSet(TeamWorld.Rep(0), "C-7"));
        Assert.Null(world.West_().Room);
    }

    [Theory]
    [InlineData("/coach digest tuesday 14:30", "2026-11-17T13:30:00Z")]
    [InlineData("/coach digest Fri 8:05", "2026-11-20T07:05:00Z")]
    [InlineData("/coach digest mon 07:00 West", "2026-11-23T06:00:00Z")]
    public void The_day_and_the_time_are_set_by_one_line(string text, string next) // DIG-01
    {
        var world = World().Say(text, TeamWorld.Mia);
        Assert.Equal([Texts.DigestTime.Id], world.Answer().Texts);
        Assert.Equal(Some.At(next), world.West_().Next);
    }

    [Theory]
    [InlineData("/coach digest tuesday", "error.digest.time")]
    [InlineData("/coach digest tuesday half past two", "error.digest.time")]
    [InlineData("/coach digest tuesday 25:00", "error.digest.time")]
    [InlineData("/coach digest someday 09:00", "digest.how")]
    [InlineData("/coach digest tuesday 09:00 East", "error.digest.manager")]
    [InlineData("/coach my cat", "digest.how")]
    [InlineData("/coach about you", "digest.how")]
    [InlineData("/coach export all", "digest.how")]
    public void What_cannot_be_read_is_answered_with_what_to_type(string text, string answer)
    {
        var world = World().Say(text, TeamWorld.Mia);
        Assert.Equal([answer], world.Answer().Texts);
        Assert.Equal(Some.At("2026-11-20T08:00:00Z"), world.West_().Next);
    }

    [Fact]
    public void A_manager_of_two_teams_says_which()
    {
        var world = World().Joins("ed@ours.example", TeamWorld.Mia, team: "East");
        Assert.Equal([new TextFact("East"), new TextFact("West")], Assert.IsType<WordsFact>(world.Say("/coach digest", TeamWorld.Mia).Answer().Fact(Texts.DigestWhichTeam.Id, "teams")).Items);
        Assert.Equal(new TextFact("East"), world.Advance(TimeSpan.FromMinutes(1)).Say("/coach digest east", TeamWorld.Mia).Answer().Fact(Texts.DigestStatus.Id, "team"));
    }

    [Fact]
    public void Three_priorities_at_most_each_with_a_reason_and_an_end() // DIG-09
    {
        var world = World().Say("/coach digest", TeamWorld.Mia);
        var add = world.Answer().Press(Verbs.AddPriority);
        Assert.Equal(["text", "reason", "until", "topic"], world.Ask(add.Subject, new Pressed(TeamWorld.Mia, "", add.Verb)).Form!.Fields.Select(f => f.Id));
        var empty = Errors(world, ("until", "2026-11-01"));
        Assert.Equal([Texts.ErrorPriorityEmpty.Id, Texts.ErrorPriorityReason.Id, Texts.ErrorDatePast.Id], [empty["text"].Text, empty["reason"].Text, empty["until"].Text]);
        Assert.Equal(Texts.ErrorDate.Id, Errors(world, ("text", "a"), ("reason", "b"))["until"].Text);
        Assert.Equal(Texts.ErrorPriorityLong.Id, Errors(world, ("text", "a"), ("reason", "b"), ("until", "2029-01-01"))["until"].Text);
        Assert.Equal(Texts.ErrorTooLong.Id, Errors(world, ("text", new string('x', 121)), ("reason", "b"), ("until", "2026-12-01"))["text"].Text);

        foreach (var text in new[] { "one", "two", "three" }) Add(world, text);
        Assert.Equal(Texts.ErrorPriorityThree.Id, Errors(world, ("text", "four"), ("reason", "b"), ("until", "2026-12-01"))["text"].Text);
        Add(world, "four");
        Assert.Equal(["one", "two", "three"], world.West_().Priorities.Select(p => p.Text));

        var status = world.Advance(TimeSpan.FromMinutes(1)).Say("/coach digest", TeamWorld.Mia).Answer();
        Assert.False(status.Offers(Verbs.AddPriority));
        var end = status.Presses.Single(p => p.Verb == Verbs.Priorities).Items![0];
        world.Take(end.Subject, new Pressed(TeamWorld.Rep(0), "", end.Verb, end.Value));
        Assert.Equal(3, world.West_().Priorities.Count);
        world.Take(end.Subject, new Pressed(TeamWorld.Mia, "", end.Verb, end.Value)).Take(end.Subject, new Pressed(TeamWorld.Mia, "", end.Verb, end.Value));
        Assert.Equal(["two", "three"], world.West_().Priorities.Select(p => p.Text));
    }

    [Fact]
    public void A_person_exports_what_is_stored_of_him_and_nothing_of_others() // ADM-24
    {
        var world = World().WithDeal(owner: TeamWorld.Rep(0)).WithDeal("deal-2", owner: TeamWorld.Rep(1));
        world.Meets(0, "m-1", "2026-11-17T09:00:00Z", "They know their stock").Meets(1, "m-2", "2026-11-18T09:00:00Z", "Not for others");
        world.Say("/coach export my data", TeamWorld.Rep(0), key: "mine");
        var parts = world.Cards.Where(c => c.Key.StartsWith(CardKeys.Answer("mine"), StringComparison.Ordinal)).SelectMany(c => c.Value.Now.View.Parts).ToList();
        Assert.Equal(new TextFact(TeamWorld.Rep(0)), parts[0].Facts["email"]);
        Assert.Equal(new TextFact("They know their stock"), parts.Single(p => p.Text == Texts.ExportMeeting.Id).Facts["value"]);
        Assert.Equal([new TextFact("Deal deal-1")], parts.Where(p => p.Text == Texts.ExportDeal.Id).Select(p => p.Facts["deal"]));
        Assert.DoesNotContain(parts.SelectMany(p => p.Facts.Values), f => f is TextFact { Value: "Not for others" or "Deal deal-2" });
    }

    private static IReadOnlyDictionary<string, Part> Errors(CoachWorld world, params (string Field, string Value)[] values) =>
        world.Ask(TeamWorld.Team, new Submitted(TeamWorld.Mia, Forms.Priority, values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal))).Errors!;

    private static void Add(CoachWorld world, string text) =>
        world.Submit(TeamWorld.Team, Forms.Priority, TeamWorld.Mia, ("text", text), ("reason", "They ask"), ("until", "2026-12-18"));
}
