using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>What our people hear of their accounts in Slack [INT-13] [ADM-04].</summary>
public sealed class SlackAccountTests
{
    [Fact]
    public async Task A_person_hears_of_his_account_when_it_is_found_and_when_it_changes_and_not_otherwise()
    {
        await using var world = await new PeopleWorld().WithMember().WithPerson();
        await world.Behind(Some.Ann);
        Assert.Equal(["ann@ours.example Colleague Europe/Berlin"], await world.Told());

        await Heard(world, """{"id":"U1","team_id":"T1","tz":"Europe/Berlin","profile":{"email":"ann@ours.example","status_text":"lunch"}}""");
        Assert.Empty(await world.Told());
        await Heard(world, """{"id":"U1","team_id":"T1","tz":"America/New_York","profile":{"email":"ann@ours.example"}}""");
        Assert.Equal(["ann@ours.example Colleague America/New_York"], await world.Told());
        await Heard(world, """{"id":"U1","team_id":"T1","is_restricted":true,"profile":{"email":"ann@ours.example"}}""");
        Assert.Equal(["ann@ours.example Guest"], await world.Told());

        // Of one who has left Slack may not tell the address.
        await Heard(world, """{"id":"U1","team_id":"T1","deleted":true,"profile":{}}""");
        Assert.Equal(["ann@ours.example Gone"], await world.Told());
    }

    [Fact]
    public async Task Who_gets_another_address_in_Slack_loses_his_account_here_and_who_gets_his_has_it()
    {
        await using var world = await (await new PeopleWorld().WithMember().WithPerson()).WithPerson(Some.Bob);
        await world.Behind(Some.Ann);
        await world.Told();
        await Heard(world, """{"id":"U1","team_id":"T1","profile":{"email":"bob@ours.example"}}""");
        Assert.Equal(["ann@ours.example Missing", "bob@ours.example Colleague"], await world.Told());
    }

    [Fact]
    public async Task Who_has_left_one_of_two_workspaces_is_still_a_colleague()
    {
        await using var world = await new PeopleWorld(PeopleWorld.Workspace("T1"), PeopleWorld.Workspace("T2")).WithMember().WithMember("T2", "U2", zone: "Europe/Paris").WithPerson();
        await world.Directory.Look(world.Installations[0], "T1", "U1", default);
        await world.Directory.Look(world.Installations[1], "T2", "U2", default);
        await world.Told();
        await Heard(world, """{"id":"U1","team_id":"T1","deleted":true,"profile":{"email":"ann@ours.example"}}""");
        Assert.Equal(["ann@ours.example Colleague Europe/Paris"], await world.Told());
    }

    [Fact]
    public async Task Who_is_reached_by_a_chat_address_hears_of_that_account_alone()
    {
        await using var world = await new PeopleWorld().WithMember().WithMember(id: "U7", email: "a.surname@ours.example", zone: "Europe/Paris").WithPerson(chat: new ChatHandle("slack", "T1/U7"));
        await world.Directory.Look(world.Installations[0], "T1", "U1", default);
        Assert.Empty(await world.Told());
        await world.Directory.Look(world.Installations[0], "T1", "U7", default);
        Assert.Equal(["ann@ours.example Colleague Europe/Paris"], await world.Told());
    }

    [Fact]
    public async Task Who_is_reached_on_another_platform_or_is_a_stranger_hears_nothing()
    {
        await using var world = await new PeopleWorld().WithMember().WithMember(id: "U2", email: "stranger@ours.example").WithPerson(chat: new ChatHandle("teams", "ann@ours.example"));
        await world.Directory.Look(world.Installations[0], "T1", "U1", default);
        await world.Directory.Look(world.Installations[0], "T1", "U2", default);
        Assert.Empty(await world.Told());
    }

    [Theory] // ADM-16
    [InlineData(null)]
    [InlineData("T1/U1")]
    [InlineData("U1")]
    public async Task Who_comes_back_is_not_left_alone_by_the_delivery_any_more(string? given)
    {
        await using var world = await new PeopleWorld().WithMember().WithPerson(chat: given is null ? null : new ChatHandle("slack", given));
        await world.Directory.Look(world.Installations[0], "T1", "U1", default);
        await Heard(world, """{"id":"U1","team_id":"T1","deleted":true,"profile":{"email":"ann@ours.example"}}""");
        await world.NotReached(given ?? Some.Ann);
        await Heard(world, """{"id":"U1","team_id":"T1","deleted":true,"profile":{"email":"ann@ours.example","status_text":"gone"}}""");
        Assert.Single(world.LeftAlone);

        await Heard(world, """{"id":"U1","team_id":"T1","tz":"Europe/Berlin","profile":{"email":"ann@ours.example"}}""");
        Assert.Empty(world.LeftAlone);
    }

    [Fact] // ADM-16
    public async Task Whom_nobody_knew_is_not_left_alone_any_more_once_he_joins_or_gets_his_address()
    {
        await using var world = await (await new PeopleWorld().WithPerson()).WithPerson(Some.Bob);
        await world.NotReached(Some.Ann);
        await world.NotReached(Some.Bob);
        await Heard(world, """{"id":"U1","team_id":"T1","profile":{"email":"ann@ours.example"}}""");
        Assert.Equal([Some.Bob], world.LeftAlone);
        await Heard(world, """{"id":"U1","team_id":"T1","profile":{"email":"bob@ours.example"}}""");
        Assert.Empty(world.LeftAlone);
    }

    private static Task Heard(PeopleWorld world, string user) => world.Directory.Heard(world.Installations[0], "T1", JsonDocument.Parse(user).RootElement.Clone());
}
