using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>What goes out to the connector, and what is made of what comes back.</summary>
public sealed class TeamsClientTests
{
    private const string Text = "text-canary of a message";

    public static TheoryData<string, Func<TeamsClient, Task<ConnectorAnswer>>, string, string> Calls => new()
    {
        { "POST", client => client.Send(OutgoingWorld.In(), Message(), targeted: false, default), "v3/conversations/19%3Aabc%40thread.tacv2/activities", """{"type":"message","text":"text-canary of a message"}""" },
        { "POST", client => client.Send(OutgoingWorld.In("19:abc@thread.tacv2;messageid=17"), Message(), targeted: true, default), "v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities?isTargetedActivity=true", """{"type":"message","text":"text-canary of a message"}""" },
        { "PUT", client => client.Update(OutgoingWorld.In(), "1", Message(), targeted: false, default), "v3/conversations/19%3Aabc%40thread.tacv2/activities/1", """{"type":"message","text":"text-canary of a message"}""" },
        { "DELETE", client => client.Delete(OutgoingWorld.In(), "1", targeted: true, default), "v3/conversations/19%3Aabc%40thread.tacv2/activities/1?isTargetedActivity=true", "" },
        { "POST", client => client.Open(OutgoingWorld.CustomerTenant, OutgoingWorld.Service, "29:a/b", default), "v3/conversations", $$$"""{"isGroup":false,"members":[{"id":"29:a/b"}],"tenantId":"{{{OutgoingWorld.CustomerTenant}}}","bot":{"id":"28:{{{OutgoingWorld.App}}}"}}""" },
        { "POST", client => client.Begin(OutgoingWorld.In("19:abc@thread.tacv2;messageid=17"), Message(), default), "v3/conversations", $$$"""{"isGroup":true,"channelData":{"channel":{"id":"19:abc@thread.tacv2"}},"activity":{"type":"message","text":"text-canary of a message"},"tenantId":"{{{OutgoingWorld.CustomerTenant}}}"}""" },
        { "GET", client => client.Member(OutgoingWorld.In(), "29:a/b?c#d e", default), "v3/conversations/19%3Aabc%40thread.tacv2/members/29%3Aa%2Fb%3Fc%23d%20e", "" },
        { "GET", client => client.Members(OutgoingWorld.In(), null, default), "v3/conversations/19%3Aabc%40thread.tacv2/pagedmembers?pageSize=500", "" },
        { "GET", client => client.Members(OutgoingWorld.In(), "a&b=c", default), "v3/conversations/19%3Aabc%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=a%26b%3Dc", "" },
        { "GET", client => client.Team(OutgoingWorld.CustomerTenant, OutgoingWorld.Service, "19:team@thread.tacv2", default), "v3/teams/19%3Ateam%40thread.tacv2", "" },
        { "GET", client => client.Channels(OutgoingWorld.CustomerTenant, OutgoingWorld.Service, "19:team@thread.tacv2", default), "v3/teams/19%3Ateam%40thread.tacv2/conversations", "" },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task Each_call_is_one_request(string method, Func<TeamsClient, Task<ConnectorAnswer>> call, string path, string body)
    {
        await using var world = new OutgoingWorld();

        Assert.Equal("1", Assert.IsType<ConnectorDone>(await call(world.Client)).Body.TextAt("id"));

        var asked = Assert.Single(world.ToConnector);
        Assert.Equal((method, $"{OutgoingWorld.Service}{path}", body), (asked.Method.Method, asked.To.AbsoluteUri, asked.Body));
        Assert.Equal($"Bearer {OutgoingWorld.Token}-1", asked.Authorization);
        world.Log.HoldsNone(["canary"]);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea", "https://smba.trafficmanager.net/emea/v3/teams/t")]
    [InlineData("https://smba.trafficmanager.net/emea//?x=1#y", "https://smba.trafficmanager.net/emea/v3/teams/t")]
    [InlineData("https://smba.trafficmanager.net", "https://smba.trafficmanager.net/v3/teams/t")]
    public async Task A_service_URL_needs_no_slash(string service, string address)
    {
        await using var world = new OutgoingWorld();

        await world.Client.Team("t", new Uri(service), "t", default);

        Assert.Equal(address, Assert.Single(world.ToConnector).To.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    public async Task An_id_never_climbs_out_of_its_place(string id)
    {
        await using var world = new OutgoingWorld();

        Assert.Equal(ConnectorRefusal.Wrong, Assert.IsType<ConnectorRefused>(await world.Client.Send(OutgoingWorld.In(id), Message(), false, default)).Why);
        Assert.Equal(ConnectorRefusal.Wrong, Assert.IsType<ConnectorRefused>(await world.Client.Delete(OutgoingWorld.In(), id, false, default)).Why);
        Assert.Equal(ConnectorRefusal.Wrong, Assert.IsType<ConnectorRefused>(await world.Client.Send(OutgoingWorld.In(new string('x', 100_000)), Message(), false, default)).Why);
        Assert.Empty(world.Asked);
    }

    [Theory]
    [InlineData("a/../../b")]
    [InlineData("..%2f..%2fb")]
    [InlineData("\ud800")]
    [InlineData("a\r\nHost: evil.example")]
    public async Task An_id_is_one_segment_whatever_stands_in_it(string id)
    {
        await using var world = new OutgoingWorld();

        await world.Client.Send(OutgoingWorld.In(id), Message(), false, default);

        var segments = Assert.Single(world.ToConnector).To.Segments;
        Assert.Equal(["/", "emea/", "v3/", "conversations/"], segments[..4]);
        Assert.Equal(6, segments.Length);
    }

    [Fact]
    public async Task After_a_401_the_token_is_bought_again_and_the_call_made_once_more()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (asked, _) => asked.Authorization!.EndsWith("-1", StringComparison.Ordinal) ? OutgoingWorld.Answer("", HttpStatusCode.Unauthorized) : OutgoingWorld.Answer("""{"id":"2"}""");

        Assert.IsType<ConnectorDone>(await world.Client.Send(OutgoingWorld.In(), Message(), false, default));

        Assert.Equal([$"Bearer {OutgoingWorld.Token}-1", $"Bearer {OutgoingWorld.Token}-2"], world.ToConnector.Select(asked => asked.Authorization));
        Assert.Single(world.ToConnector.Select(asked => asked.Body).Distinct());
    }

    [Fact]
    public async Task A_second_401_is_final_and_buys_no_third_token()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => OutgoingWorld.Answer("""{"error":{"code":"BotNotRegistered"}}""", HttpStatusCode.Unauthorized);

        Assert.Equal(new ConnectorRefused(ConnectorRefusal.NotAuthorized, "401 BotNotRegistered"), await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
        Assert.Equal((2, 2), (world.ToConnector.Count(), world.Asked.Count - world.ToConnector.Count()));

        // Nor does the next call: what was bought only now is no worse than another.
        Assert.IsType<ConnectorRefused>(await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
        Assert.Equal((3, 2), (world.ToConnector.Count(), world.Asked.Count - world.ToConnector.Count()));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_refused(int status)
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => OutgoingWorld.Answer("", (HttpStatusCode)status, ("Location", "https://smba.trafficmanager.net/amer/"));

        Assert.Equal(ConnectorRefusal.Wrong, Assert.IsType<ConnectorRefused>(await world.Client.Send(OutgoingWorld.In(), Message(), false, default)).Why);
        Assert.Single(world.ToConnector);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_called()
    {
        await using var world = new OutgoingWorld();
        world.Login = (_, _) => OutgoingWorld.Answer("""{"error":"invalid_client","error_description":"AADSTS7000215: no"}""", HttpStatusCode.Unauthorized);
        Assert.Equal(new ConnectorRefused(ConnectorRefusal.NotAuthorized, "token: AADSTS7000215"), await world.Client.Send(OutgoingWorld.In(), Message(), false, default));

        world.Login = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError);
        Assert.Equal(new ConnectorLater(null, "token: ConnectionError"), await world.Client.Send(OutgoingWorld.In(), Message(), false, default));

        Assert.Empty(world.ToConnector);
    }

    [Fact]
    public async Task Without_authentication_no_token_is_bought_or_sent_and_only_this_machine_called()
    {
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { Unauthenticated = true });

        Assert.IsType<ConnectorDone>(await world.Client.Send(OutgoingWorld.In(service: new Uri("http://127.0.0.1:56150/_connector")), Message(), false, default));
        Assert.Equal(ConnectorRefusal.NotAllowedHost, Assert.IsType<ConnectorRefused>(await world.Client.Send(OutgoingWorld.In(), Message(), false, default)).Why);

        Assert.Null(Assert.Single(world.Asked).Authorization);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task Whoever_could_not_be_reached_has_heard_nothing(HttpRequestError error)
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => throw new HttpRequestException(error, "canary.example");

        Assert.Equal(new ConnectorLater(null, $"{error}"), await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
        world.Log.HoldsNone(["canary"]);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_leaves_it_unknown()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "canary");

        Assert.Equal(new ConnectorUnknown("ResponseEnded"), await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
        Assert.Single(world.ToConnector);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_leaves_it_unknown_and_the_caller_who_gives_up_is_told_so()
    {
        await using var world = new OutgoingWorld();
        var asked = new SemaphoreSlim(0);
        world.Connector = async (_, cancel) =>
        {
            asked.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return null!;
        };

        var answer = world.Client.Send(OutgoingWorld.In(), Message(), false, default);
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        world.Machine.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(new ConnectorUnknown("no answer in time"), await answer);

        using var gaveUp = new CancellationTokenSource();
        answer = world.Client.Send(OutgoingWorld.In(), Message(), false, gaveUp.Token);
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task After_a_429_the_conversation_waits_and_nobody_else()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => OutgoingWorld.Answer("""{"error":{"code":"Throttled"}}""", HttpStatusCode.TooManyRequests, ("Retry-After", "7"));
        Assert.Equal(new ConnectorLater(OutgoingWorld.Now.AddSeconds(7), "429 Throttled"), await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
        world.Connector = (_, _) => OutgoingWorld.Answer("""{"id":"1"}""");

        Assert.Equal("our_budget", Assert.IsType<ConnectorLater>(await world.Client.Update(OutgoingWorld.In($"{OutgoingWorld.Room};messageid=1"), "1", Message(), false, default)).Reason);
        Assert.IsType<ConnectorDone>(await world.Client.Send(OutgoingWorld.In("19:other@thread.tacv2"), Message(), false, default));
        Assert.IsType<ConnectorDone>(await world.Client.Members(OutgoingWorld.In(), null, default));
        world.Machine.Advance(TimeSpan.FromSeconds(7));
        Assert.IsType<ConnectorDone>(await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
    }

    [Fact]
    public async Task A_429_that_does_not_say_how_long_is_waited_out_longer_each_time()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => OutgoingWorld.Answer("", HttpStatusCode.TooManyRequests);
        List<double> waits = [];
        for (var i = 0; i < 6; i++)
        {
            var later = Assert.IsType<ConnectorLater>(await world.Client.Send(OutgoingWorld.In(), Message(), false, default));
            waits.Add((later.NotBefore!.Value - world.Machine.GetUtcNow()).TotalSeconds);
            world.Machine.SetUtcNow(later.NotBefore.Value);
        }

        double[] least = [2, 4, 8, 16, 20, 20];
        Assert.All(waits.Zip(least), wait => Assert.InRange(wait.First, wait.Second, wait.Second * 1.25));
        Assert.Equal(6, world.ToConnector.Count());
    }

    [Fact]
    public async Task The_service_s_mark_goes_to_the_log_with_status_and_no_text()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => OutgoingWorld.Answer("""{"error":{"code":"NotEnoughPermissions","message":"canary of theirs"}}""", HttpStatusCode.Forbidden, ("MS-CV", "mark/1.2"));

        await world.Client.Send(OutgoingWorld.In(), Message(), false, default);

        Assert.Contains("with 403 (MS-CV mark/1.2)", world.Log.Text, StringComparison.Ordinal);
        Assert.Contains("403 NotEnoughPermissions (MS-CV mark/1.2)", world.Log.Text, StringComparison.Ordinal);
        world.Log.HoldsNone(["canary"]);
    }

    [Fact]
    public async Task The_activity_stays_the_caller_s()
    {
        await using var world = new OutgoingWorld();
        var parent = new JsonObject { ["activity"] = Message() };

        await world.Client.Begin(OutgoingWorld.In(), (JsonObject)parent["activity"]!, default);

        Assert.Same(parent, parent["activity"]!.Parent);
    }

    private static JsonObject Message() => new() { ["type"] = "message", ["text"] = Text };
}
