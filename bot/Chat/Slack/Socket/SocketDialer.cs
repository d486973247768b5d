using System.Net.WebSockets;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>
/// Asks for the address of a socket with the app's token, and connects. The address holds a ticket, so it is neither logged nor
/// kept. https://docs.slack.dev/reference/methods/apps.connections.open
/// </summary>
internal sealed class SocketDialer(SlackClient client, IOptions<SlackOptions> options, TimeProvider machine) : IDisposable
{
    private const string Method = "apps.connections.open";

    /// <summary>For the connection, and again for the hello.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How often each side makes sure of the other, and how long it waits for that.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, string?> NoArguments = [];

    private readonly HttpMessageInvoker _http = new(SlackHttp.Handler(options.Value));

    /// <summary>The app is that of one workspace.</summary>
    public bool IsForOne => options.Value.BotToken is { Length: > 0 };

    /// <summary>A connection, or why there is none.</summary>
    public async Task<(WebSocket? Socket, SocketFailure? Failure)> Dial(CancellationToken cancel)
    {
        var (address, refused) = await Ask(cancel);
        return address is null ? (null, refused) : await Connect(address, cancel);
    }

    /// <summary>An address, or why there is none.</summary>
    public async Task<(Uri? Address, SocketFailure? Refused)> Ask(CancellationToken cancel) =>
        Address(await client.Call(options.Value.AppToken!, Method, NoArguments, cancel));

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
        return SlackHosts.IsSocket(address, options.Value.Api) ? (address, null) : (null, new(SocketFailureKind.Hopeless, SocketCodes.NotSlacks));
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
