using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Teams.Inbound;

namespace CoachBot.Tests.Chat.Teams.People;

/// <summary>Who reads in a channel or a group chat is known, or said to be unknown [PRV-14] [PRV-15].</summary>
public sealed class TeamsRoomTests : IAsyncLifetime
{
    private const string Sales = Acts.Channel;
    private InboundWorld world = null!;
    private RoomsOfTeams teams = null!;
    private TeamsRooms rooms = null!;

    public async ValueTask InitializeAsync()
    {
        world = await InboundWorld.Start();
        teams = new RoomsOfTeams(world).Channel(RoomsOfTeams.Team, null).Channel(Sales, "standard");
        teams.Roster(Sales, teams.Member).Roster(RoomsOfTeams.Team, teams.Member).Roster(Acts.Group, teams.Member);
        rooms = teams.Stage();
    }

    public ValueTask DisposeAsync()
    {
        rooms.Dispose();
        return world.DisposeAsync();
    }

    [Fact]
    public async Task A_group_chat_is_read_page_by_page_and_bots_are_no_readers()
    {
        teams.Roster(Acts.Group, teams.Member, RoomsOfTeams.Person("4", "owner"), teams.Guest, teams.Stranger, """{"id":"28:other"}""", """{"id":"29:anonymous","name":"Somebody"}""");
        await world.Take(Installed(Acts.Group));
        await teams.Told();
        Assert.Equal([$"{Acts.Group} 5/1/2"], await Later());
    }

    [Fact]
    public async Task A_team_tells_its_channels_when_the_bot_comes_so_that_one_in_which_nobody_wrote_may_be_written_in()
    {
        const string quiet = "19:quiet@thread.tacv2";
        teams.Channel(quiet, "standard").Roster(quiet, teams.Member);
        await world.Take(Installed(Sales));
        await teams.Told();
        var told = await Later();
        Assert.Contains($"{Sales} 1/0/0", told);
        Assert.Contains($"{quiet} 1/0/0", told);
        var row = world.Get<TeamsConversations>().Find(InboundWorld.Tenant, quiet)!;
        Assert.Equal(("channel", RoomsOfTeams.Team, "https://smba.trafficmanager.net/emea/"), (row.Kind, row.Team, row.ServiceUrl));
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("invented")]
    [InlineData(null)]
    public async Task A_channel_that_is_shared_or_of_which_nobody_says_what_it_is_stays_unknown(string? type) // PRV-15
    {
        teams.Channel(Sales, type);
        await world.Take(Installed(Sales));
        await teams.Told();
        Assert.Contains($"{Sales} unknown", await Later());
        Assert.DoesNotContain(Sales, teams.Asked);
    }

    [Fact]
    public async Task A_private_channel_is_known_by_its_roster_and_a_channel_that_the_team_does_not_name_is_not()
    {
        teams.Channel(Sales, "private").Roster(Sales, teams.Member, teams.Guest);
        await world.Take(Installed(Sales));
        await world.Take(Acts.Mention("help", "19:hidden@thread.tacv2"));
        await teams.Told();
        var told = await Later();
        Assert.Contains($"{Sales} 2/1/0", told);
        world.Machine.Advance(TeamsRooms.Later);
        Assert.Equal(["19:hidden@thread.tacv2 unknown"], (await teams.Run(rooms)).Where(each => each.StartsWith("19:hidden", StringComparison.Ordinal)));
        Assert.DoesNotContain("19:hidden@thread.tacv2", teams.Asked);
    }

    [Fact]
    public async Task Whoever_comes_in_and_is_not_known_to_be_a_colleague_makes_the_room_unknown_at_once() // PRV-15
    {
        await Known();
        teams.Roster(Sales, teams.Member, teams.Guest);
        await world.Take(Change("teamMemberAdded").With("membersAdded", new JsonArray(new JsonObject { ["id"] = "29:2", ["aadObjectId"] = "0e0e0e0e-0000-4000-8000-000000000012" })));
        Assert.Contains($"{Sales} unknown", await teams.Told());
        Assert.Contains($"{Sales} 2/1/0", await Later());

        teams.Roster(Sales, teams.Member);
        await world.Take(Change("teamMemberRemoved").With("membersRemoved", new JsonArray(new JsonObject { ["id"] = "29:2" })));
        Assert.Empty(await teams.Told());
        Assert.Contains($"{Sales} 1/0/0", await Later());
    }

    [Fact]
    public async Task A_colleague_who_comes_in_changes_nothing_at_once()
    {
        await Known();
        await world.Take(Change("teamMemberAdded").With("membersAdded", new JsonArray(new JsonObject { ["id"] = "29:" + Acts.Ann, ["aadObjectId"] = Acts.Ann })));
        Assert.Empty(await teams.Told());
        Assert.Contains($"{Sales} 1/0/0", await Later());
    }

    [Theory]
    [InlineData("channelDeleted")]
    [InlineData("teamDeleted")]
    [InlineData("teamArchived")]
    public async Task Where_a_channel_or_its_team_is_gone_nobody_writes(string what)
    {
        await Known();
        await world.Take(Change(what));
        Assert.Contains($"{Sales} unknown", await teams.Told());
        Assert.Equal(nameof(ConnectorRefusal.Gone), teams.Stopped(Sales));
        Assert.Empty(await Later());
    }

    [Theory]
    [InlineData("teamArchived", "teamUnarchived")]
    [InlineData("teamDeleted", "teamRestored")]
    [InlineData("channelDeleted", "channelRestored")]
    public async Task What_comes_back_is_looked_at_again(string gone, string back)
    {
        await Known();
        await world.Take(Change(gone));
        await world.Take(Change(back));
        await teams.Told();
        Assert.Null(teams.Stopped(Sales));
        Assert.Contains($"{Sales} 1/0/0", await Later());
    }

    [Theory]
    [InlineData("channelRenamed")]
    [InlineData("teamRenamed")]
    public async Task A_new_name_changes_nothing(string what)
    {
        await Known();
        await world.Take(Change(what));
        Assert.Empty(await teams.Told());
        Assert.Null(teams.Stopped(Sales));
        Assert.Empty(await Later());
    }

    [Fact]
    public async Task A_channel_that_is_made_later_is_learnt_and_known_within_a_minute_or_two()
    {
        await Known();
        world.Machine.Advance(TimeSpan.FromHours(1));
        const string made = "19:new@thread.tacv2";
        teams.Channel(made, "standard").Roster(made, teams.Member);
        await world.Take(Change("channelCreated", made));
        Assert.Equal([$"{made} unknown"], await teams.Told());
        Assert.Contains($"{made} 1/0/0", await Later());

        // The next one comes too soon to ask the team once more.
        const string next = "19:next@thread.tacv2";
        teams.Channel(next, "standard").Roster(next, teams.Member);
        await world.Take(Change("channelCreated", next));
        await teams.Told();
        Assert.Empty(await Later());
        world.Machine.Advance(TeamsRooms.Later);
        Assert.Contains($"{next} 1/0/0", await teams.Run(rooms));
    }

    [Fact]
    public async Task For_a_channel_that_the_team_does_not_name_it_is_asked_once_more_and_then_no_more_that_day()
    {
        await Known();
        world.Machine.Advance(TimeSpan.FromHours(1));
        await world.Take(Acts.Mention("help", "19:hidden@thread.tacv2"));
        await teams.Told();
        teams.Asked.Clear();
        world.Machine.Advance(TeamsRooms.Later);
        Assert.Contains("19:hidden@thread.tacv2 unknown", await teams.Run(rooms));
        for (var minute = 0; minute < 5; minute++)
        {
            world.Machine.Advance(TeamsRooms.Later);
            await teams.Run(rooms);
        }

        Assert.Equal([$"channels of {RoomsOfTeams.Team}"], teams.Asked);
    }

    [Fact]
    public async Task Taken_out_the_bot_writes_in_no_channel_of_the_team_any_more_and_looks_no_more() // PRV-12
    {
        await Known();
        await world.Take(Acts.Of("installationUpdate", Sales).With("action", "remove"));
        Assert.Contains($"{Sales} unknown", await teams.Told());
        Assert.Equal(nameof(ConnectorRefusal.NotInstalled), teams.Stopped(Sales));
        world.Machine.Advance(TeamsRooms.Again);
        Assert.Empty(await teams.Run(rooms));
    }

    [Fact]
    public async Task A_look_that_does_not_succeed_leaves_what_was_known_and_is_tried_again_in_a_minute()
    {
        await Known();
        teams.Instead = _ => new ConnectorUnknown("502");
        world.Machine.Advance(TeamsRooms.Again);
        Assert.Empty(await teams.Run(rooms));
        teams.Instead = _ => null;
        world.Machine.Advance(TeamsRooms.Later);
        Assert.Contains($"{Sales} 1/0/0", await teams.Run(rooms));
    }

    [Fact]
    public async Task Where_Teams_says_that_the_bot_is_not_there_nothing_is_written_and_it_is_not_asked_again()
    {
        await Known();
        teams.Instead = asked => asked == "channels" ? null : new ConnectorRefused(ConnectorRefusal.NotInstalled, "403");
        world.Machine.Advance(TeamsRooms.Again);
        Assert.Contains($"{Sales} unknown", await teams.Run(rooms));
        Assert.Equal(nameof(ConnectorRefusal.NotInstalled), teams.Stopped(Sales));
        teams.Asked.Clear();
        world.Machine.Advance(TeamsRooms.Again);
        await teams.Run(rooms);
        Assert.DoesNotContain(Sales, teams.Asked);
    }

    [Fact]
    public async Task A_room_that_speaks_again_is_looked_at_again()
    {
        await Known();
        await world.Take(Acts.Of("installationUpdate", Sales).With("action", "remove"));
        await teams.Told();
        await world.Take(Acts.Mention("help", Sales));
        await teams.Told();
        world.Machine.Advance(TeamsRooms.Later);
        Assert.Contains($"{Sales} 1/0/0", await teams.Run(rooms));
    }

    [Fact]
    public async Task A_month_after_it_was_taken_out_a_room_is_forgotten_and_a_chat_with_its_person_too() // PRV-12
    {
        await Known();
        await world.Take(Acts.Of("installationUpdate").With("action", "add"));
        await world.Take(Acts.Of("installationUpdate", Sales).With("action", "remove"));
        await world.Take(Acts.Of("installationUpdate").With("action", "remove"));
        await teams.Told();
        world.Machine.Advance(TeamsRooms.LeftKeptFor - TimeSpan.FromHours(2));
        await teams.Run(rooms);
        Assert.NotNull(teams.Stopped(Sales));
        world.Machine.Advance(TimeSpan.FromHours(3));
        await teams.Run(rooms);
        Assert.Equal(0, world.Count("teams_conversations"));
        Assert.Equal(0, world.Count("teams_users"));
    }

    private static JsonObject Installed(string room) => Acts.Of("installationUpdate", room).With("action", "add");

    private static JsonObject Change(string what, string channel = Sales)
    {
        var change = Acts.Of("conversationUpdate", what.StartsWith("channel", StringComparison.Ordinal) ? channel : RoomsOfTeams.Team);
        change["channelData"]!["eventType"] = what;
        change["channelData"]!["channel"] = what.StartsWith("channel", StringComparison.Ordinal) ? new JsonObject { ["id"] = channel } : null;
        return change;
    }

    /// <summary>The bot was put into the team, and its rooms are known.</summary>
    private async Task Known()
    {
        await world.Take(Installed(Sales));
        await teams.Told();
        Assert.Contains($"{Sales} 1/0/0", await Later());
    }

    private Task<IReadOnlyList<string>> Later()
    {
        world.Machine.Advance(TeamsRooms.Settles);
        return teams.Run(rooms);
    }
}
