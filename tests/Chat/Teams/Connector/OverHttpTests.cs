using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>The client over real HTTP, with MSAL, against a Teams that behaves and misbehaves [INT-22].</summary>
public sealed class OverHttpTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(OutgoingWorld.Now);
    private FakeTeams teams = null!;
    private FakeTeamsPerson ann = null!;
    private FakeTeamsRoom room = null!;
    private OutgoingWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        teams = await FakeTeams.Start(time);
        ann = teams.Person("ann@ours.example", "Ann Lee");
        room = teams.Home.Team("North", withBot: true, ann).Channel("deals");
        world = new OutgoingWorld(new TeamsOptions { AppId = teams.App.AppId, TenantId = teams.App.TenantId, ClientSecret = teams.App.ClientSecret, Local = teams.Address }, scripted: false);
    }

    public async ValueTask DisposeAsync()
    {
        world.Log.HoldsNone([.. teams.Tokens.Sold, teams.App.ClientSecret, "text-canary"]);
        await world.DisposeAsync();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_changed_and_deleted_with_one_token()
    {
        var id = Assert.IsType<ConnectorDone>(await world.Client.Send(Room(), Message(), false, default)).Body.TextAt("id")!;
        Assert.IsType<ConnectorDone>(await world.Client.Update(Room(), id, Message(), false, default));
        Assert.IsType<ConnectorDone>(await world.Client.Delete(Room(), id, false, default));

        Assert.Single(teams.Tokens.Sold);
        Assert.Equal(new ConnectorRefused(ConnectorRefusal.Gone, "404 ActivityNotFoundInConversation"), await world.Client.Update(Room(), "17", Message(), false, default));
    }

    [Fact]
    public async Task A_thread_is_begun_and_spoken_in()
    {
        var begun = Assert.IsType<ConnectorDone>(await world.Client.Begin(Room(), Message(), default)).Body;

        Assert.Equal(TeamsIds.ThreadOf(room.Id, begun.TextAt("activityId")!), begun.TextAt("id"));
        Assert.IsType<ConnectorDone>(await world.Client.Send(Room() with { Id = begun.TextAt("id")! }, Message(), false, default));
    }

    [Fact]
    public async Task Who_is_there_is_read_by_pages_and_one_by_one()
    {
        var members = Assert.IsType<ConnectorDone>(await world.Client.Members(Room(), null, default)).Body.At("members");
        Assert.Equal(ann.UserId, Assert.Single(members.EnumerateArray()).TextAt("id"));
        Assert.Equal("Ann Lee", Assert.IsType<ConnectorDone>(await world.Client.Member(Room(), ann.UserId, default)).Body.TextAt("name"));
    }

    [Fact]
    public async Task A_token_that_counts_no_more_is_replaced_and_nobody_notices()
    {
        await world.Client.Send(Room(), Message(), false, default);
        teams.Tokens.Revoke();

        Assert.IsType<ConnectorDone>(await world.Client.Send(Room(), Message(), false, default));

        Assert.Equal((2, 2), (teams.Tokens.Sold.Count, room.Messages.Count));
    }

    [Fact]
    public async Task What_was_delivered_before_a_502_or_a_cut_is_unknown_and_sent_once()
    {
        teams.Faults.Fail("send", 502, effect: true);
        Assert.Equal(new ConnectorUnknown("502"), await world.Client.Send(Room(), Message(), false, default));
        teams.Faults.Add(new FakeTeamsFault("send") { Cut = true, Effect = true });
        Assert.IsType<ConnectorUnknown>(await world.Client.Send(Room(), Message(), false, default));

        Assert.Equal(2, room.Messages.Count);
    }

    [Fact]
    public async Task A_blocked_bot_a_gone_one_and_another_host_are_told_apart()
    {
        teams.Faults.Refuse("send", 403, "ConversationBlockedByUser");
        Assert.Equal(ConnectorRefusal.Blocked, Refusal(await world.Client.Send(Room(), Message(), false, default)));
        Assert.Equal(ConnectorRefusal.Gone, Refusal(await world.Client.Send(Room() with { Id = "19:nowhere@thread.tacv2" }, Message(), false, default)));
        teams.Gcc = true;
        Assert.Equal(ConnectorRefusal.WrongHost, Refusal(await world.Client.Send(Room() with { ServiceUrl = new Uri(teams.Address, "teams/") }, Message(), false, default)));
        Assert.IsType<ConnectorDone>(await world.Client.Send(Room(), Message(), false, default));
    }

    [Fact]
    public async Task Many_at_once_in_one_room_never_meet()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 7).Select(number => world.Client.Send(Room(), Message($"{number}"), false, default)));

        Assert.All(all, answer => Assert.IsType<ConnectorDone>(answer));
        Assert.Equal("our_budget", Assert.IsType<ConnectorLater>(await world.Client.Send(Room(), Message(), false, default)).Reason);
        Assert.Equal(7, room.Messages.Count);
    }

    private static ConnectorRefusal Refusal(ConnectorAnswer answer) => Assert.IsType<ConnectorRefused>(answer).Why;

    private static JsonObject Message(string text = "text-canary") => new() { ["type"] = "message", ["text"] = text };

    private ConversationRef Room() => new(teams.App.TenantId, teams.ServiceUrl, room.Id);
}
