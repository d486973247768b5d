using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>Our people's accounts are looked for before anything is due [ADM-04] [INT-13].</summary>
public sealed class SlackPeopleTests
{
    [Fact]
    public async Task Everybody_is_looked_for_one_at_a_time_and_hears_what_he_is_in_Slack()
    {
        await using var world = await (await (await new PeopleWorld().WithMember().WithPerson()).WithPerson(Some.Bob)).WithPerson("cem@ours.example", new ChatHandle("slack", "U3"));
        world.WithMember(id: "U3", email: "c@ours.example", zone: "Europe/Istanbul");
        using var people = Stage(world);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, await people.RunOnce(default));
            Assert.Equal(0, await people.RunOnce(default));
            world.Machine.Advance(SlackPeople.Pace);
        }

        Assert.Equal(0, await people.RunOnce(default));
        Assert.Equal(
            ["ann@ours.example Colleague Europe/Berlin", "bob@ours.example Missing", "cem@ours.example Colleague Europe/Istanbul"],
            (await world.Told()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(3, world.Calls.Count);
    }

    [Fact]
    public async Task Who_is_reached_on_another_platform_is_not_looked_for()
    {
        await using var world = await new PeopleWorld().WithMember().WithPerson(chat: new ChatHandle("teams", "x"));
        using var people = Stage(world);
        for (var i = 0; i < 3; i++) await people.RunOnce(default);
        Assert.Empty(world.Calls);
        Assert.Empty(await world.Told());
    }

    [Fact]
    public async Task Whom_nobody_knows_is_looked_for_again_after_a_day()
    {
        await using var world = await new PeopleWorld().WithPerson();
        using var people = Stage(world);
        await people.RunOnce(default);
        world.Machine.Advance(TimeSpan.FromHours(23));
        await people.RunOnce(default);
        Assert.Single(world.Calls);
        world.Machine.Advance(TimeSpan.FromHours(1));
        world.WithMember();
        await people.RunOnce(default);
        Assert.Equal(["ann@ours.example Missing", "ann@ours.example Colleague Europe/Berlin", "ann@ours.example Colleague Europe/Berlin"], await world.Told());
    }

    [Fact]
    public async Task Slack_is_left_alone_as_long_as_it_says_and_nobody_is_told_that_he_is_missing()
    {
        await using var world = await (await new PeopleWorld().WithMember().WithPerson()).WithPerson(Some.Bob);
        using var people = Stage(world);
        world.Instead = _ => new SlackRefused("ratelimited", world.Machine.GetUtcNow().AddMinutes(2));
        await people.RunOnce(default);
        world.Machine.Advance(TimeSpan.FromSeconds(119));
        await people.RunOnce(default);
        Assert.Single(world.Calls);
        world.Machine.Advance(TimeSpan.FromSeconds(1));
        await people.RunOnce(default);
        Assert.Equal(2, world.Calls.Count);
        Assert.Empty(await world.Told());
    }

    [Fact]
    public async Task Without_an_installation_that_works_nothing_is_asked()
    {
        await using var world = await new PeopleWorld(PeopleWorld.Workspace("T1") with { Broken = "token_revoked" }).WithMember().WithPerson();
        using var people = Stage(world);
        Assert.Equal(0, await people.RunOnce(default));
        Assert.Empty(world.Calls);
    }

    [Fact]
    public async Task News_of_a_user_arrive_as_events()
    {
        await using var world = await new PeopleWorld().WithPerson();
        var events = new PeopleEvents(world.Directory, world.Store, world.Machine);
        Assert.Equal(["user_change", "team_join"], events.Types);
        await events.Take(Event(world, "team_join", """{"type":"team_join","user":{"id":"U1","team_id":"T1","tz":"Europe/Rome","profile":{"email":"ann@ours.example"}}}"""), default);
        await events.Take(Event(world, "user_change", """{"type":"user_change","user":"U1"}"""), default);
        await events.Take(Event(world, "user_change", """{"type":"user_change"}"""), default);
        Assert.Equal(["ann@ours.example Colleague Europe/Rome"], await world.Told());
    }

    [Theory]
    [InlineData("user_change")]
    [InlineData("team_join")]
    public async Task News_that_come_again_late_do_not_undo_what_Slack_has_said_since(string type)
    {
        await using var world = await new PeopleWorld().WithMember().WithPerson();
        await world.Behind("ann@ours.example");
        var events = new PeopleEvents(world.Directory, world.Store, world.Machine);
        var closed = Event(world, type, """{"user":{"id":"U1","team_id":"T1","deleted":true,"profile":{"email":"ann@ours.example"}}}""") with { SentAt = world.Machine.GetUtcNow() };
        world.Machine.Advance(TimeSpan.FromMinutes(4));
        world.WithMember(zone: "America/New_York");
        var opened = """{"user":{"id":"U1","team_id":"T1","tz":"America/New_York","profile":{"email":"ann@ours.example"}}}""";
        await events.Take(Event(world, "user_change", opened) with { SentAt = world.Machine.GetUtcNow() }, default);
        await world.Told();
        world.Machine.Advance(TimeSpan.FromMinutes(1));

        await events.Take(closed, default);
        Assert.Empty(await world.Told());
        Assert.Equal((SlackUserKind.Member, "America/New_York"), world.Directory.Find("T1", "U1") is { } user ? (user.Kind, user.Zone) : default);

        // Where Slack cannot say now, what came last stands.
        world.Instead = _ => new SlackSilent(true, "no answer");
        await events.Take(closed, default);
        Assert.Equal(SlackUserKind.Member, world.Directory.Find("T1", "U1")?.Kind);
    }

    private static SlackEvent Event(PeopleWorld world, string type, string body) =>
        new(world.Installations[0], "T1", type, JsonDocument.Parse(body).RootElement.Clone(), "event/Ev1", world.Machine.GetUtcNow());

    private static SlackPeople Stage(PeopleWorld world) => new(world.Store, world.Directory, world.Accounts, world.Machine, NullLogger<SlackPeople>.Instance);
}
