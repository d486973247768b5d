using System.Net.WebSockets;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>
/// Opens sockets: asks for an address with the app's token, connects, and waits for the hello. The address holds a ticket, so
/// it is neither logged nor kept. https://docs.slack.dev/reference/methods/apps.connections.open
/// </summary>
internal sealed class SocketOpener(SlackClient client, IOptions<SlackOptions> options, SocketAnswers answers, TimeProvider machine, ILogger<SocketLine> logger) : IDisposable
{
    private const string Method = "apps.connections.open";

    /// <summary>How often each side makes sure of the other, and how long it waits for that.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>For the connection, and again for the hello.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, string?> NoArguments = [];

    private readonly HttpMessageInvoker _http = new(SlackHttp.Handler(options.Value));

    /// <summary>A socket over which Slack has said hello and which is being read; or why there is none.</summary>
    public async Task<(SocketLine? Line, SocketFailure? Failure)> Open(SocketPlace place, CancellationToken cancel)
    {
        var (address, refused) = Address(await client.Call(options.Value.AppToken!, Method, NoArguments, cancel));
        if (address is null) return (null, refused);
        var (socket, failed) = await Connect(address, cancel);
        if (socket is null) return (null, failed);
        var line = new SocketLine(socket, answers, place, machine, logger);
        line.Start();
        if (await line.Greeted(Patience, cancel)) return (line, null);
        var why = line.Leaving is { IsCompletedSuccessfully: true, Result: var left } ? left.AsFailure() : new(SocketFailureKind.Passing, "no_hello");
        line.Abort();
        return (null, why);
    }

    public void Dispose() => _http.Dispose();

    private (Uri? Address, SocketFailure? Refused) Address(SlackAnswer answer) => answer switch
    {
        SlackDone done => Address(done.Body),
        SlackRefused refused => (null, Failure(refused)),
        SlackSilent silent => (null, new(SocketFailureKind.Passing, silent.Reason)),
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
    };

    private (Uri? Address, SocketFailure? Refused) Address(JsonElement body)
    {
        if (!body.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String || !Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address))
            return (null, new(SocketFailureKind.Passing, "no_address"));
        return SlackHosts.IsSocket(address, options.Value.Api) ? (address, null) : (null, new(SocketFailureKind.Hopeless, "address_is_not_slacks"));
    }

    /// <summary>What is wrong with the token or the app stays wrong; the rest passes.</summary>
    private SocketFailure Failure(SlackRefused refused) => SlackErrors.Of(refused.Code) switch
    {
        SlackErrorClass.Limited => new(SocketFailureKind.Passing, refused.Code, refused.RetryAfter ?? (machine.GetUtcNow() + SlackErrors.UsualWait)),
        SlackErrorClass.NotSent or SlackErrorClass.MayBeSent => new(SocketFailureKind.Passing, refused.Code, refused.RetryAfter),
        SlackErrorClass.TokenDead or SlackErrorClass.DestinationDead or SlackErrorClass.OurFault or SlackErrorClass.Benign =>
            new(SocketFailureKind.Hopeless, SlackErrors.Reason(refused)),
    };

    private async Task<(WebSocket? Socket, SocketFailure? Failure)> Connect(Uri address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = Heartbeat;
        socket.Options.KeepAliveTimeout = Heartbeat;
        using var enough = new CancellationTokenSource(Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        try
        {
            await socket.ConnectAsync(address, _http, either.Token);
            return (socket, null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            socket.Dispose();
            return (null, new(SocketFailureKind.Passing, "not_connected_in_time"));
        }
        catch (WebSocketException refused)
        {
            // Its message may name the address: its kind says enough.
            socket.Dispose();
            return (null, new(SocketFailureKind.Passing, $"not_connected: {refused.WebSocketErrorCode}"));
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }
}
