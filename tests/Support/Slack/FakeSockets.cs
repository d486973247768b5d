using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Socket Mode: tickets, connections, envelopes. https://docs.slack.dev/apis/events-api/using-socket-mode</summary>
public sealed class FakeSockets(FakeSlack slack)
{
    private const int Most = 10;
    private const string AcceptGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static readonly TimeSpan AckWithin = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _tickets = new(StringComparer.Ordinal);
    private readonly List<string> _given = [];
    private readonly List<FakeSocket> _open = [];
    private int _turn;

    /// <summary>Connections that said hello and were not closed.</summary>
    public IReadOnlyList<FakeSocket> Open
    {
        get
        {
            lock (_gate) return [.. _open];
        }
    }

    /// <summary>How many connections there were in all.</summary>
    public int Opened { get; private set; }

    /// <summary>The secret part of every address that was given out.</summary>
    public IReadOnlyList<string> Tickets
    {
        get
        {
            lock (_gate) return [.. _given];
        }
    }

    /// <summary>Seconds that <c>hello</c> names.</summary>
    public int ConnectionTime { get; set; } = 18060;

    /// <summary>Hello is not said, as by a server that is half dead.</summary>
    public bool WithoutHello { get; set; }

    /// <summary>Sends an envelope through one of the connections; what was acknowledged, or null where nothing was within three seconds.</summary>
    public async Task<FakeAck?> Send(string type, JsonObject payload, bool takesAnswer, int retry = 0, string? reason = null, FakeSocket? through = null)
    {
        var socket = through ?? Next() ?? throw new InvalidOperationException("No socket is open: Slack would lose this.");
        var id = Guid.NewGuid().ToString();
        var envelope = new JsonObject { ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = takesAnswer, ["payload"] = payload.DeepClone() };
        if (type is "events_api") (envelope["retry_attempt"], envelope["retry_reason"]) = (retry, reason ?? "");
        return await socket.Ask(id, envelope, AckWithin);
    }

    public void CutAll()
    {
        foreach (var socket in Open) socket.Cut();
    }

    internal string NewAddress()
    {
        var ticket = Guid.NewGuid().ToString("N");
        lock (_gate)
        {
            _tickets.Add(ticket);
            _given.Add(ticket);
        }

        return $"ws://{slack.Address.Authority}/link/?ticket={ticket}&app_id={slack.App.Id}";
    }

    internal async Task Accept(HttpContext http)
    {
        var upgrade = http.Features.Get<IHttpUpgradeFeature>();
        bool known;
        lock (_gate) known = _tickets.Remove(http.Request.Query["ticket"].ToString());
        if (upgrade is not { IsUpgradableRequest: true } || !known)
        {
            http.Response.StatusCode = known ? 400 : 401;
            return;
        }

        http.Response.Headers.Connection = "Upgrade";
        http.Response.Headers.Upgrade = "websocket";
#pragma warning disable CA5350 // the handshake of WebSocket is made with SHA-1
        http.Response.Headers.SecWebSocketAccept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(http.Request.Headers.SecWebSocketKey + AcceptGuid)));
#pragma warning restore CA5350
        var stream = new MutableStream(await upgrade.UpgradeAsync());
        using var web = WebSocket.CreateFromStream(
            stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.FromSeconds(5), KeepAliveTimeout = TimeSpan.FromMinutes(10) });
        var socket = new FakeSocket(web, stream, http.Abort);
        await Greet(socket);
        await socket.Read();
        lock (_gate) _open.Remove(socket);
        socket.End();
    }

    private async Task Greet(FakeSocket socket)
    {
        int number;
        lock (_gate)
        {
            Opened++;
            if (!WithoutHello) _open.Add(socket);
            number = _open.Count;
        }

        if (WithoutHello) return;
        if (number > Most)
        {
            await socket.Disconnect("too_many_websockets");
            return;
        }

        await socket.Send(new JsonObject
        {
            ["type"] = "hello",
            ["connection_info"] = new JsonObject { ["app_id"] = slack.App.Id },
            ["num_connections"] = number,
            ["debug_info"] = new JsonObject { ["host"] = "applink-1", ["started"] = "2026-11-30 07:00:00.000", ["build_number"] = 54, ["approximate_connection_time"] = ConnectionTime },
        });
    }

    private FakeSocket? Next()
    {
        lock (_gate)
        {
            var heard = _open.Where(socket => !socket.Leaving).ToList();
            return heard.Count == 0 ? null : heard[_turn++ % heard.Count];
        }
    }
}

/// <summary>What came back for an envelope.</summary>
/// <param name="Payload">The answer that it carried; null for none.</param>
public sealed record FakeAck(JsonObject? Payload);
