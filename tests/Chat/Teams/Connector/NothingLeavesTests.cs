using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>Somebody really listens where the token must not go, and hears nothing: not a byte, not even a connection [INT-22].</summary>
public sealed class NothingLeavesTests : IAsyncDisposable
{
    private readonly Listener elsewhere = new();

    public ValueTask DisposeAsync() => elsewhere.DisposeAsync();

    [Theory]
    [InlineData("http://127.0.0.1:{0}/emea/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("http://smba.trafficmanager.net@127.0.0.1:{0}/")]
    [InlineData("http://127.0.0.1:{0}/smba.trafficmanager.net/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    public async Task A_poisoned_address_is_not_even_called(string address)
    {
        await using var world = new OutgoingWorld(scripted: false);
        var service = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, elsewhere.Port));

        await Everything(world, service);

        Assert.Equal((0, 0), (elsewhere.Connections, elsewhere.Bytes));
        world.Log.HoldsNone(["canary"]);
    }

    [Fact]
    public async Task Whoever_listens_would_hear_it()
    {
        // The same calls where the address is the cloud's: else the silence above would prove nothing.
        await using var world = new OutgoingWorld(new TeamsOptions { Unauthenticated = true }, scripted: false);

        await world.Client.Send(OutgoingWorld.In(service: new Uri($"http://127.0.0.1:{elsewhere.Port}/")), Activity(), false, default);

        Assert.True(elsewhere.Bytes > 0);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_to_somebody_who_listens_is_not_followed(int status)
    {
        var answer = new StringBuilder();
        await using var cloud = new Listener(request => request.Contains("/oauth2/", StringComparison.Ordinal)
            ? Http(200, """{"token_type":"Bearer","expires_in":3599,"access_token":"token-canary"}""")
            : $"HTTP/1.1 {status} Moved\r\nLocation: http://127.0.0.1:{elsewhere.Port}/stolen\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var here = new Uri($"http://127.0.0.1:{cloud.Port}/");
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { Local = here }, scripted: false);

        var refused = Assert.IsType<ConnectorRefused>(await world.Client.Send(OutgoingWorld.In(service: new Uri(here, "teams/")), Activity(), false, default));

        Assert.Equal((ConnectorRefusal.Wrong, true), (refused.Why, cloud.Bytes > 0));
        Assert.Contains("Bearer token-canary", cloud.Heard, StringComparison.Ordinal);
        Assert.Equal((0, 0), (elsewhere.Connections, elsewhere.Bytes));
        Assert.Equal("", answer.ToString());
    }

    [Fact]
    public async Task A_login_that_redirects_gets_no_secret_carried_on()
    {
        await using var cloud = new Listener(_ => $"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:{elsewhere.Port}/stolen\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var here = new Uri($"http://127.0.0.1:{cloud.Port}/");
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { Local = here }, scripted: false);

        Assert.IsNotType<ConnectorDone>(await world.Client.Send(OutgoingWorld.In(service: new Uri(here, "teams/")), Activity(), false, default));

        Assert.Contains("client_secret", cloud.Heard, StringComparison.Ordinal);
        Assert.Equal((0, 0), (elsewhere.Connections, elsewhere.Bytes));
    }

    [Fact]
    public async Task Another_port_of_this_machine_is_not_the_local_cloud()
    {
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { Local = new Uri("http://127.0.0.1:1/") }, scripted: false);

        await Everything(world, new Uri($"http://127.0.0.1:{elsewhere.Port}/teams/"));

        Assert.Equal((0, 0), (elsewhere.Connections, elsewhere.Bytes));
    }

    [Fact]
    public async Task The_handler_that_has_the_token_looks_for_itself()
    {
        await using var world = new OutgoingWorld(scripted: false);
        using var client = world.Clients.CreateClient(HttpNames.Connector);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{elsewhere.Port}/"));
        TokenGate.Give(request, new TokenBought("token-canary", OutgoingWorld.Now));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (elsewhere.Connections, elsewhere.Bytes));
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_and_a_broken_one_is_unknown()
    {
        var free = CommandRun.FreePort();
        await using var world = new OutgoingWorld(new TeamsOptions { Unauthenticated = true }, scripted: false);
        Assert.Equal(new ConnectorLater(null, "ConnectionError"), await world.Client.Send(OutgoingWorld.In(service: new Uri($"http://127.0.0.1:{free}/")), Activity(), false, default));

        await using var breaks = new Listener(_ => "");
        Assert.IsType<ConnectorUnknown>(await world.Client.Send(OutgoingWorld.In(service: new Uri($"http://127.0.0.1:{breaks.Port}/")), Activity(), false, default));
        Assert.Equal(1, breaks.Connections);
    }

    private static async Task Everything(OutgoingWorld world, Uri service)
    {
        var stored = OutgoingWorld.In(service: service);
        ConnectorAnswer[] answers =
        [
            await world.Client.Send(stored, Activity(), false, default),
            await world.Client.Send(stored, Activity(), true, default),
            await world.Client.Update(stored, "1", Activity(), false, default),
            await world.Client.Delete(stored, "1", false, default),
            await world.Client.Open("t", service, "29:x", default),
            await world.Client.Begin(stored, Activity(), default),
            await world.Client.Member(stored, "29:x", default),
            await world.Client.Members(stored, null, default),
            await world.Client.Team("t", service, "19:t", default),
            await world.Client.Channels("t", service, "19:t", default),
        ];
        Assert.All(answers, answer => Assert.Equal(ConnectorRefusal.NotAllowedHost, Assert.IsType<ConnectorRefused>(answer).Why));
    }

    private static JsonObject Activity() => new() { ["type"] = "message", ["text"] = "text-canary" };

    private static string Http(int status, string body) => $"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
}
