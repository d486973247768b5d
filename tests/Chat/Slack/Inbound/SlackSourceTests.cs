using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>Who is let in at our address, and what is answered to what is no word of a person [INT-01].</summary>
public sealed class SlackSourceTests : IAsyncLifetime
{
    private const string Json = "application/json";

    private readonly Listener listener = new();
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start(services => services.AddSingleton<ISlackEvents>(listener));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("events", "application/json", 200)]
    [InlineData("events", "application/json; charset=utf-8", 200)]
    [InlineData("events", "Application/JSON;charset=UTF-8", 200)]
    [InlineData("events", FakeSends.Form, 415)]
    [InlineData("events", "text/json", 415)]
    [InlineData("interactions", "application/x-www-form-urlencoded; charset=utf-8", 200)]
    [InlineData("commands", FakeSends.Form, 200)]
    [InlineData("options", FakeSends.Form, 200)]
    [InlineData("options", "application/json", 415)]
    [InlineData("commands", "application/json", 415)]
    [InlineData("oauth", "application/json", 404)]
    [InlineData("", "application/json", 404)]
    public async Task Each_address_takes_its_own_content_type(string path, string type, int status)
    {
        var body = path == "events" ? """{"type":"event_callback","team_id":"TEAM"}""" : "payload=" + Uri.EscapeDataString("""{"type":"view_closed","team":{"id":"TEAM"}}""");
        Assert.Equal(status, (await world.Take(Signed(path, type, body.Replace("TEAM", world.Workspace.Team, StringComparison.Ordinal)))).Status);
    }

    [Fact]
    public async Task Nothing_is_looked_at_before_its_signature_is_checked()
    {
        var good = Signed("events", Json, """{"type":"url_verification","challenge":"abc"}""");
        Assert.Equal(401, (await world.Take(good with { Body = good.Body.Replace("abc", "abd", StringComparison.Ordinal) })).Status);
        Assert.Equal(401, (await world.Take(good with { Body = "no json at all" })).Status);
        Assert.Equal(400, (await world.Take(Signed("events", Json, "no json at all"))).Status);
        Assert.Equal(400, (await world.Take(Signed("events", Json, "[1]"))).Status);
        Assert.Equal(401, (await world.Take(world.Slack.Sends.Signed("events", Json, good.Body, InboundWorld.Monday.AddSeconds(-301)))).Status);
    }

    [Fact]
    public async Task The_challenge_is_given_back_when_it_is_signed_and_stored_nowhere()
    {
        var reply = await world.Take(Signed("events", Json, """{"token":"x","challenge":"3eZbrw1a","type":"url_verification"}"""));
        Assert.Equal((200, "3eZbrw1a"), (reply.Status, reply.Json!["challenge"]!.GetValue<string>()));
        Assert.Equal(401, (await world.Take(new FakeDelivery("events", Json, """{"challenge":"3eZbrw1a","type":"url_verification"}""", new Dictionary<string, string>()))).Status);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox"));
    }

    [Theory]
    [InlineData("ssl_check=1&token=x", 200)]
    [InlineData("ssl_check=1&token=x&command=%2Fcoach&text=help&user_id=U1&team_id=T1&channel_id=C1&trigger_id=1.2", 200)]
    [InlineData("ssl_check=2", 401)]
    [InlineData("ssl_check=1&ssl_check=1", 401)]
    [InlineData("ssl_check=true", 401)]
    [InlineData("command=%2Fcoach&text=ssl_check%3D1", 401)]
    public async Task Unsigned_only_a_look_at_our_certificate_is_answered_and_nothing_beside_it_is_heard(string body, int status)
    {
        var reply = await world.Take(new FakeDelivery("commands", FakeSends.Form, body, new Dictionary<string, string>()));
        Assert.Equal(status, reply.Status);
        if (status == 200) Assert.Equal("", reply.Body);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox"));
    }

    [Fact]
    public async Task With_a_signature_that_does_not_fit_not_even_that()
    {
        var signed = Signed("commands", FakeSends.Form, "ssl_check=1&token=x");
        Assert.Equal(200, (await world.Take(signed)).Status);
        Assert.Equal(401, (await world.Take(signed with { Body = signed.Body + "&command=%2Fcoach" })).Status);
    }

    [Fact]
    public async Task A_refusal_says_nothing_but_its_status_and_not_what_was_wrong()
    {
        var good = Signed("events", Json, """{"type":"url_verification","challenge":"abc"}""");
        var late = world.Slack.Sends.Signed("events", Json, good.Body, InboundWorld.Monday.AddSeconds(-301));
        foreach (var delivery in new[] { good with { Body = good.Body + " " }, good with { Headers = new Dictionary<string, string>() }, late })
        {
            var reply = await world.Take(delivery);
            Assert.Equal((401, ""), (reply.Status, reply.Body));
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_after_the_signature()
    {
        var text = Encoding.UTF8.GetBytes($$$"""{"type":"event_callback","team_id":"{{{world.Workspace.Team}}}","event_id":"Ev1","event":{"type":"message"},"x":"y"}""");
        foreach (var bad in new byte[][] { [0xEF, 0xBB, 0xBF, .. text], [.. text[..^3], 0xFF, .. text[^3..]], [0x1F, 0x8B, 8, 0], [.. text.SelectMany(each => new byte[] { each, 0 })] })
        {
            Assert.Equal(400, await Raw(bad, SlackSignature.Of(world.Slack.App.SigningSecret, Stamp(), bad)));
            Assert.Equal(401, await Raw(bad, SlackSignature.Of(world.Slack.App.SigningSecret, Stamp(), text)));
        }

        Assert.Equal(200, await Raw(text, SlackSignature.Of(world.Slack.App.SigningSecret, Stamp(), text)));

        static string Stamp() => InboundWorld.Monday.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        async Task<int> Raw(byte[] body, string signature) => (await world.Intake.Take(
            world.Get<SlackSource>(),
            new HookRequest(
                SlackConnections.Events,
                "/hooks/slack/events",
                new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
                {
                    ["Content-Type"] = [Json],
                    [SlackSignature.TimestampHeader] = [Stamp()],
                    [SlackSignature.SignatureHeader] = [signature],
                },
                body,
                IsHttps: true,
                RemoteIsLoopback: false),
            default)).Status;
    }

    [Fact]
    public async Task A_workspace_that_does_not_have_us_is_answered_counted_and_left_alone()
    {
        var reply = await world.Take(Signed("events", Json, """{"type":"event_callback","team_id":"T0OTHER","event_id":"Ev1","event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.2"}}"""));
        Assert.Equal(200, reply.Status);
        await world.Store.Write(WriteUrgency.Hook, _ => { }, default);
        Assert.Equal([(NoticeKinds.SlackForeign, "T0OTHER", 1L)], world.Notices);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox") + world.Count("held_hooks"));
    }

    [Fact]
    public async Task Slack_says_that_it_keeps_events_back_and_each_minute_counts_once()
    {
        JsonObject Limited(int minute) => new() { ["type"] = "app_rate_limited", ["token"] = "x", ["team_id"] = world.Workspace.Team, ["minute_rate_limited"] = minute, ["api_app_id"] = "A0COACH" };
        foreach (var minute in new[] { 1518467820, 1518467820, 1518467880 }) Assert.True((await world.Slack.Sends.Event(Limited(minute))).Acknowledged);
        Assert.Equal([(NoticeKinds.SlackRateLimited, world.Workspace.Team, 2L)], world.Notices);
    }

    [Fact]
    public async Task Whoever_wants_to_hear_of_an_event_hears_it_and_what_he_makes_of_it_is_stored_once()
    {
        Assert.True((await Happens("emoji_changed", "Ev1")).Acknowledged);
        var heard = Assert.Single(listener.Taken);
        Assert.Equal(("emoji_changed", "event/Ev1", world.Workspace.Team), (heard.Type, heard.Key, heard.Team));
        Assert.Equal("event/Ev1", Assert.Single(world.Waiting).Key);
        await Happens("emoji_changed", "Ev1");
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task Where_he_cannot_note_it_Slack_is_not_answered_and_sends_it_again()
    {
        listener.Broken = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Happens("emoji_changed", "Ev1"));
        listener.Broken = false;
        Assert.True((await Happens("emoji_changed", "Ev1")).Acknowledged);
        Assert.Equal(2, listener.Taken.Count);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task Where_he_is_not_done_in_time_Slack_sends_it_again_and_he_hears_it_again()
    {
        listener.Noting = new TaskCompletionSource().Task;
        Assert.False((await world.Passing(Happens("emoji_changed", "Ev1"))).Acknowledged);
        listener.Noting = Task.CompletedTask;
        Assert.True((await Happens("emoji_changed", "Ev1")).Acknowledged);
        Assert.Equal(2, listener.Taken.Count);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task A_type_that_nobody_has_thought_of_is_answered_and_counted()
    {
        Assert.True((await Happens("agent_session_started", "Ev1")).Acknowledged);
        Assert.True((await world.Slack.Sends.Interaction(new JsonObject { ["type"] = "workflow_step", ["team"] = new JsonObject { ["id"] = world.Workspace.Team } })).Acknowledged);
        Assert.Equal(
            [(NoticeKinds.UnknownHookType, "slack/event/agent_session_started", 1L), (NoticeKinds.UnknownHookType, "slack/interaction/workflow_step", 1L)], world.Notices);
        Assert.Equal(0, world.Count("inbox"));
    }

    [Fact]
    public async Task In_a_room_that_is_shared_with_others_the_authorization_says_for_whom_an_event_is()
    {
        var body = new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = "T0THEIRS",
            ["context_team_id"] = "T0THEIRS",
            ["event_id"] = "Ev7",
            ["event"] = new JsonObject { ["type"] = "emoji_changed", ["user"] = "U1", ["channel"] = "C1" },
            ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = world.Workspace.Team }),
        };
        await world.Slack.Sends.Event(body);
        Assert.Equal(world.Workspace.Team, Assert.Single(listener.Taken).Team);
    }

    [Fact]
    public async Task Without_a_signing_secret_there_is_no_such_address()
    {
        var source = new SlackSource(world.Get<SlackInbox>(), Options.Create(new SlackOptions { BotToken = "xoxb-1", AppToken = "xapp-1" }));
        var request = new HookRequest("events", "", new Dictionary<string, IReadOnlyList<string>> { ["Content-Type"] = [Json] }, "{}"u8.ToArray(), true, false);
        Assert.Equal(404, source.Admit(request).Status);
        Assert.Equal(404, source.Verify(request, InboundWorld.Monday).Status);
    }

    [Fact]
    public async Task What_a_socket_brings_is_read_alike_and_is_no_source_that_HTTP_could_name()
    {
        var socket = world.Get<SocketSource>();
        Assert.DoesNotContain(world.Get<IEnumerable<IHookSource>>(), source => source is SocketSource or HeldSource);
        var payload = $$"""{"team_id":"{{world.Workspace.Team}}","user_id":"{{world.Person.Id}}","channel_id":"C1","command":"/coach","text":"help","trigger_id":"7.8"}""";
        var request = SocketSource.Request("slash_commands", Encoding.UTF8.GetBytes(payload))!;
        Assert.Equal(200, (await world.Intake.Take(socket, request, default)).Status);
        Assert.Equal("/coach help", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
        Assert.Null(SocketSource.Request("hello", default));

        // The same over HTTP is the same.
        var form = $"team_id={world.Workspace.Team}&user_id={world.Person.Id}&channel_id=C1&command=%2Fcoach&text=help&trigger_id=7.8";
        Assert.Equal(200, (await world.Take(Signed("commands", FakeSends.Form, form))).Status);
        Assert.Single(world.Waiting);
    }

    private FakeDelivery Signed(string path, string type, string body) => world.Slack.Sends.Signed(path, type, body);

    private Task<FakeReply> Happens(string type, string id) =>
        world.Slack.Sends.Event(world.Workspace, new JsonObject { ["type"] = type, ["user"] = world.Person.Id, ["channel"] = "C1" }, id);

    private sealed class Listener : ISlackEvents
    {
        public List<SlackEvent> Taken { get; } = [];

        public bool Broken { get; set; }

        public Task Noting { get; set; } = Task.CompletedTask;

        public IReadOnlyCollection<string> Types => ["emoji_changed"];

        public IReadOnlyList<InboundEvent> Read(SlackEvent happened) =>
            [new InboundEvent(happened.Installation.Tenant, Subjects.Room("slack", "C1"), happened.Key, happened.At, new LookAgain())];

        public Task Take(SlackEvent happened, CancellationToken cancel)
        {
            Taken.Add(happened);
            return Broken ? throw new InvalidOperationException("It is broken.") : Noting;
        }
    }
}
