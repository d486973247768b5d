using System.Net;
using System.Text.Json;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Operations.Health;
using CoachBot.Operations.Slack;
using CoachBot.Operations.Teams;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Teams.Connector;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace CoachBot.Tests.Operations.Teams;

/// <summary>What the health page says of Teams [ADM-22].</summary>
public sealed class TeamsHealthTests : IAsyncDisposable
{
    private readonly TempStore temp = new();

    public ValueTask DisposeAsync() => temp.DisposeAsync();

    [Fact]
    public void Nothing_is_said_where_Teams_is_off() => Assert.Null(new TeamsHealthReader(temp.Store, new TeamsOptions(), TimeProvider.System).Read(withDatabase: true));

    [Fact]
    public async Task It_tells_stopped_conversations_held_activities_and_strangers()
    {
        await using var world = new OutgoingWorld();
        var began = OutgoingWorld.Now;
        await temp.Store.Write(
            WriteUrgency.Work,
            sql =>
            {
                foreach (var (id, why) in new[] { ("19:a", null), ("a:b", "Blocked"), ("a:c", "Blocked"), ("a:d", "Suspended") })
                    sql.Run("insert into teams_conversations (tenant, id, entra_tenant, kind, service_url, seen_at, stopped) values ('default', ?1, 't', 'personal', 'https://smba.trafficmanager.net/emea/', ?2, ?3)", id, began, why);
                HookKeys.IsNew(sql, "default", "teams", "activity/1/2", null, began);
                HookKeys.IsNew(sql, "default", "webhook/crm", "1", null, began.AddMinutes(1));
                Notices.Count(sql, "", NoticeKinds.TeamsForeign, "canary-tenant", began);
                Notices.Count(sql, "default", NoticeKinds.TeamsHeldTooLong, "t/canary-person", began);
                HeldHooks.Add(sql, "default", "teams", "t/canary-person", new HookRequest("", "", new Dictionary<string, IReadOnlyList<string>>(), "{}"u8.ToArray(), IsHttps: true, RemoteIsLoopback: false), began);
            },
            default);
        world.Machine.Advance(TimeSpan.FromSeconds(700));

        var teams = Reader(world).Read(withDatabase: true)!;

        Assert.Equal((false, "Teams:ClientSecret", 4, 1, began), (teams.Unauthenticated, teams.Credential, teams.Conversations, teams.Foreign, teams.LastEvent));
        Assert.Equal([KeyValuePair.Create("Blocked", 2L), KeyValuePair.Create("Suspended", 1L)], teams.Stopped.OrderBy(each => each.Key, StringComparer.Ordinal));
        Assert.Equal(new HeldHealth(1, 700, 1), teams.Held);
        Assert.Equal((new BudgetHealth(0, null), null, null), (teams.Budget, teams.Token, teams.KeysAgeSeconds));
        Assert.Equal(
            [
                "An administrator has blocked the app in Teams: 1 conversations get nothing. Allow it in the Teams admin center, Teams apps, Manage apps.",
                "Activities of Teams wait for people to be looked up: look for refusals of GET in the log.",
            ],
            TeamsHealthReader.Problems(teams));
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(teams), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_cannot_be_bought_is_told_until_one_is()
    {
        await using var world = new OutgoingWorld();
        var login = world.Login;
        world.Login = (_, _) => OutgoingWorld.Answer("""{"error":"invalid_client","error_description":"AADSTS7000222: canary"}""", HttpStatusCode.Unauthorized);
        await world.Client.Team("t", OutgoingWorld.Service, "19:t", default);
        world.Machine.Advance(TimeSpan.FromHours(3));
        await world.Client.Team("t", OutgoingWorld.Service, "19:t", default);

        var told = Assert.Single(TeamsHealthReader.Problems(Reader(world).Read(withDatabase: false)!));

        Assert.Equal("No token can be bought for Teams since 2026-11-23 08:00 UTC (AADSTS7000222), so nothing is sent there. The client secret has run out: make a new one under Certificates & secrets.", told);
        world.Login = login;
        await world.Client.Team("t", OutgoingWorld.Service, "19:t", default);
        Assert.Empty(TeamsHealthReader.Problems(Reader(world).Read(withDatabase: false)!));
    }

    [Fact]
    public async Task Waits_for_a_limit_are_counted()
    {
        await using var world = new OutgoingWorld();
        for (var i = 0; i < 20; i++) await world.Client.Team("t", OutgoingWorld.Service, "19:t", default);

        Assert.Equal(new BudgetHealth(6, OutgoingWorld.Now), Reader(world).Read(withDatabase: false)!.Budget);
    }

    [Fact]
    public async Task An_open_door_is_told_first_and_loudly()
    {
        await using var world = new OutgoingWorld(new TeamsOptions { Unauthenticated = true });
        var teams = new TeamsHealthReader(temp.Store, new TeamsOptions { Unauthenticated = true }, world.Machine).Read(withDatabase: true)!;

        Assert.Equal((true, null), (teams.Unauthenticated, teams.Credential));
        Assert.StartsWith("TEAMS IS NOT AUTHENTICATED", TeamsHealthReader.Problems(teams).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("11111111-1111-4111-8111-111111111111", false)]
    public void What_turns_Teams_on_is_told_where_it_is_off(string? appId, bool told)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Teams:AppId", appId)]).Build();

        var off = new SwitchBoard(configuration, new HostingEnvironment { EnvironmentName = "Production" }).Off();

        Assert.Equal(told, off.Contains(new SwitchedOff("Teams", "Teams:AppId with Teams:TenantId and a credential")));
    }

    private TeamsHealthReader Reader(OutgoingWorld world) => new(temp.Store, OutgoingWorld.WithSecret, world.Machine, world.Client, world.Tokens);
}
