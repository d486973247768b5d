using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>The other end of Socket Mode, on loopback: each test says what it does, frame by frame.</summary>
internal sealed class SocketSlack : IAsyncDisposable
{
    /// <summary>Stands in every address of a socket: nobody may log it.</summary>
    public const string Ticket = "ticket-canary";

    private readonly Channel<ServerLine> lines = Channel.CreateUnbounded<ServerLine>();
    private readonly WebApplication app;
    private int opened;

    public SocketSlack()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.UseWebSockets();
        app.Run(http => http.WebSockets.IsWebSocketRequest ? Link(http) : Open(http));
    }

    public Uri Api => new(app.Urls.Single() + "/api/");

    /// <summary>How often an address was asked for.</summary>
    public int Opened => Volatile.Read(ref opened);

    /// <summary>The headers with which each was asked for.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>Every line there was, in their order.</summary>
    public ConcurrentQueue<ServerLine> Lines { get; } = new();

    /// <summary>What the n-th asking is answered; null for an address.</summary>
    public Func<int, (int Status, string Body, string? RetryAfter)?> Answers { get; set; } = _ => null;

    /// <summary>What is said first; null for nothing.</summary>
    public string? Hello { get; set; } = """{"debug_info":{"host":"x","approximate_connection_time":18060},"num_connections":1,"type":"hello","connection_info":{"app_id":"A1"}}""";

    public Task Start() => app.StartAsync();

    /// <summary>The next line that is opened.</summary>
    public async Task<ServerLine> Next() => await lines.Reader.ReadAsync().AsTask().WaitAsync(ServerLine.Patience);

    public async ValueTask DisposeAsync()
    {
        foreach (var line in Lines) line.Abort();
        await app.DisposeAsync();
    }

    private async Task Open(HttpContext http)
    {
        var number = Interlocked.Increment(ref opened);
        Authorizations.Enqueue(http.Request.Headers.Authorization.ToString());
        var address = new UriBuilder(app.Urls.Single()) { Scheme = "ws", Path = "/link/", Query = $"ticket={Ticket}-{number.ToString(CultureInfo.InvariantCulture)}&app_id=A1" };
        var (status, body, retryAfter) = Answers(number) ?? (200, $$"""{"ok":true,"url":"{{address.Uri}}"}""", null);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        await http.Response.WriteAsync(body);
    }

    private async Task Link(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var line = new ServerLine(socket) { OpenBefore = Lines.Count(other => !other.Closed.IsCompleted) };
        if (Hello is { } hello) await line.Send(hello);
        Lines.Enqueue(line);
        await lines.Writer.WriteAsync(line);
        await line.Read();
    }
}

/// <summary>One line, from Slack's end.</summary>
internal sealed class ServerLine(WebSocket socket)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a busy machine is no defect

    private readonly Channel<string> acks = Channel.CreateUnbounded<string>();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything that came, in order.</summary>
    public ConcurrentQueue<string> Acks { get; } = new();

    /// <summary>The client has said goodbye, or is gone.</summary>
    public Task Closed => closed.Task;

    public bool SaidGoodbye { get; private set; }

    /// <summary>Lines that were open when this one was.</summary>
    public int OpenBefore { get; init; }

    public static string Event(string envelope, string id = "Ev1", string type = "events_api", bool takes = false) =>
        $$$"""{"payload":{"type":"event_callback","event_id":"{{{id}}}","team_id":"T0ACME","event":{"user":"U1","type":"some_event"}},"envelope_id":"{{{envelope}}}","type":"{{{type}}}","accepts_response_payload":{{{(takes ? "true" : "false")}}},"retry_attempt":0,"retry_reason":""}""";

    public static string Disconnect(string reason) => $$$"""{"type":"disconnect","reason":"{{{reason}}}","debug_info":{"host":"x"}}""";

    /// <param name="part">Bytes of each part; 0 for all in one.</param>
    public async Task Send(string frame, int part = 0)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        await sending.WaitAsync();
        try
        {
            for (var at = 0; at < bytes.Length; at += part == 0 ? bytes.Length : part)
            {
                var length = part == 0 ? bytes.Length : Math.Min(part, bytes.Length - at);
                await socket.SendAsync(bytes.AsMemory(at, length), WebSocketMessageType.Text, at + length == bytes.Length, CancellationToken.None);
            }
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>The next acknowledgement.</summary>
    public async Task<string> Ack(CancellationToken cancel = default) => await acks.Reader.ReadAsync(cancel).AsTask().WaitAsync(Patience, CancellationToken.None);

    public Task Close() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Abort() => socket.Abort();

    public async Task Read()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var (length, ended) = (0, false);
                while (!ended)
                {
                    var got = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    if (got.MessageType == WebSocketMessageType.Close)
                    {
                        SaidGoodbye = true;
                        if (socket.State == WebSocketState.CloseReceived) await Close();
                        return;
                    }

                    (length, ended) = (length + got.Count, got.EndOfMessage);
                }

                var text = Encoding.UTF8.GetString(buffer, 0, length);
                Acks.Enqueue(text);
                await acks.Writer.WriteAsync(text);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone, or the test has let go.
        }
        finally
        {
            closed.TrySetResult();
        }
    }
}
