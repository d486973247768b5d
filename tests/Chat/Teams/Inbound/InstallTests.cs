using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.Rooms;
using CoachBot.Tests.Chat.Teams.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Welcome exactly once for each installation: both events, upgrades, a second adding and repeats lead to one [ADM-34].</summary>
public sealed class InstallTests : IAsyncLifetime
{
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Whoever_adds_the_app_for_himself_is_answered_with_the_home_card_once()
    {
        var added = Installation("add");
        await world.Take(added);
        await world.Take(Came());
        await world.Take(added);
        var said = Assert.IsType<Said>(Assert.Single(world.Waiting).What);
        Assert.Equal((InboundWorld.Ann, "/coach", true), (said.By, said.Text, said.Direct));
        Assert.Contains(Acts.Direct, said.Room, StringComparison.Ordinal);
        await world.Turn();
        Assert.Single(Cards());

        await world.Take(Installation("add-upgrade"));
        await world.Take(Installation("remove"));
        await world.Take(Installation("add"));
        await world.Take(Came());
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task Once_is_enough_also_where_the_keys_of_old_requests_are_forgotten()
    {
        await world.Take(Installation("add"));
        await world.Turn();
        await world.Forget("hooks");
        await world.Take(Installation("add"));
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task An_upgrade_of_an_installation_that_nobody_has_seen_says_nothing_now_or_later()
    {
        await world.Take(Installation("add-upgrade"));
        await world.Take(Came());
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task Where_an_administrator_rolls_it_out_nobody_is_greeted_not_even_later()
    {
        await using var quiet = await InboundWorld.Start(more: services =>
            services.AddSingleton(Options.Create(new TeamsOptions { AppId = "c9e8c047-2a74-40a2-b28a-b162d5f5327c", TenantId = Acts.Entra, ClientSecret = "planted", Welcome = false })));
        await quiet.Take(Installation("add"));
        Assert.Empty(quiet.Waiting);
        Assert.NotNull(quiet.Get<TeamsConversations>().Find(InboundWorld.Tenant, Acts.Direct)!.WelcomedAt);
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("outside")]
    public async Task A_guest_who_adds_it_hears_nothing(string kind) // PRV-15
    {
        const string gus = "0e0e0e0e-0000-4000-8000-000000000009";
        await world.Meet(gus, "gus@ours.example", kind);
        await world.Know("gus@ours.example");
        await world.Take(Acts.Of("installationUpdate", "a:1gus", gus).With("action", "add"));
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task A_team_is_greeted_once_in_the_channel_that_was_chosen_and_only_where_colleagues_alone_read() // PRV-15
    {
        var teams = new RoomsOfTeams(world).Channel(Acts.Channel, "standard");
        teams.Roster(Acts.Channel, teams.Member, teams.Guest);
        using var rooms = teams.Stage();
        await world.Take(InTeam(Acts.Of("installationUpdate", RoomsOfTeams.Team).With("action", "add")));
        await world.Take(InTeam(Came(RoomsOfTeams.Team)));
        await teams.Told();
        world.Machine.Advance(TeamsRooms.Settles);
        await teams.Run(rooms);
        Assert.Empty(teams.CardsIn(Acts.Channel));

        // The guest goes: now it may be said who reads.
        teams.Roster(Acts.Channel, teams.Member);
        await world.Take(InTeam(Acts.Of("conversationUpdate", RoomsOfTeams.Team).With("membersRemoved", new JsonArray(new JsonObject { ["id"] = "29:2" }))));
        await teams.Told();
        world.Machine.Advance(TeamsRooms.Settles);
        await teams.Run(rooms);
        Assert.Single(teams.CardsIn(Acts.Channel));

        await world.Take(InTeam(Acts.Of("installationUpdate", RoomsOfTeams.Team).With("action", "remove")));
        await world.Take(InTeam(Acts.Of("installationUpdate", RoomsOfTeams.Team).With("action", "add")));
        await world.Take(InTeam(Acts.Of("installationUpdate", RoomsOfTeams.Team).With("action", "add-upgrade")));
        Assert.DoesNotContain(world.Waiting, each => each.What is RoomJoined);
        await teams.Told();
        world.Machine.Advance(TeamsRooms.Settles);
        await teams.Run(rooms);
        Assert.Single(teams.CardsIn(Acts.Channel));
        Assert.Empty(teams.CardsIn(RoomsOfTeams.Team));
    }

    [Fact]
    public async Task Taken_out_by_a_person_his_chat_is_written_in_no_more_and_put_in_again_it_is() // PRV-12
    {
        await world.Take(Installation("add"));
        await world.Take(Installation("remove"));
        Assert.NotNull(Reference().Stopped);
        await world.Take(Installation("add"));
        Assert.Null(Reference().Stopped);
    }

    private CoachBot.Storage.TeamsConversationRow Reference() => world.Get<TeamsConversations>().Find(InboundWorld.Tenant, Acts.Direct)!;

    private IReadOnlyList<string> Cards() => world.Store.Read(sql => sql.All("select card from outbox", row => row.GetString(0)));

    private static JsonObject Installation(string action) => Acts.Of("installationUpdate").With("action", action);

    private static JsonObject Came(string room = Acts.Direct) => Acts.Of("conversationUpdate", room).With("membersAdded", new JsonArray(new JsonObject { ["id"] = Acts.Bot }));

    private static JsonObject InTeam(JsonObject activity)
    {
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Acts.Channel } };
        return activity;
    }
}
