using System.Collections.Concurrent;
using System.Text;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>Our end of Socket Mode against <see cref="SocketSlack"/>, with a door that each test writes.</summary>
internal sealed class SocketWorld : IAsyncDisposable
{
    public const string AppToken = "xapp-1-token-canary";

    private readonly ServiceProvider http;
    private SlackSockets? sockets;
    private SocketDialer? dialer;

    private SocketWorld(TimeProvider machine)
    {
        Machine = machine;
        var services = new ServiceCollection().AddSingleton(Create(new SlackOptions { Api = new Uri("http://127.0.0.1/") })).AddLogging();
        services.AddSlackHttp();
        http = services.BuildServiceProvider();
        Door = (_, request, _) =>
        {
            Taken.Enqueue(request);
            return Task.FromResult(new HookReply(200));
        };
    }

    public TimeProvider Machine { get; }

    /// <summary>Null for the app of many workspaces.</summary>
    public string? BotToken { get; set; }

    public SocketSlack Slack { get; } = new();

    public SlackStore Store { get; } = new();

    public SocketBoard Board { get; private set; } = null!;

    public ListLogger<SlackSockets> Log { get; } = new();

    public ListLogger<SocketLine> LineLog { get; } = new();

    public ListLogger<SlackClient> ClientLog { get; } = new();

    /// <summary>What the door of a test that writes none has seen.</summary>
    public ConcurrentQueue<HookRequest> Taken { get; } = new();

    public HookDoor Door { get; set; }

    /// <summary>Who hears events; null for nobody.</summary>
    public ISlackEvents? Listens { get; set; }

    /// <summary>Everything that was logged.</summary>
    public string Logged => string.Join('\n', [.. Log.Lines, .. LineLog.Lines, .. ClientLog.Lines]);

    public SocketState One => Board.Read()[0];

    public static async Task<SocketWorld> Start(TimeProvider? machine = null, Action<SocketWorld>? before = null)
    {
        var world = new SocketWorld(machine ?? TimeProvider.System);
        await world.Slack.Start();
        before?.Invoke(world);
        await world.Run();
        return world;
    }

    /// <summary>Body of a request as text.</summary>
    public static string Text(HookRequest request) => Encoding.UTF8.GetString(request.Body.Span);

    /// <summary>Both lines, as Slack sees them, once they are connected.</summary>
    public async Task<(ServerLine First, ServerLine Second)> Both()
    {
        var both = (await Slack.Next(), await Slack.Next());
        await Eventually.Holds(() => Board.Read().All(socket => socket.State == SocketStates.Connected));
        return both;
    }

    public async Task Run()
    {
        var options = Create(new SlackOptions { AppToken = AppToken, BotToken = BotToken, ClientId = "1.2", Api = Slack.Api });
        Board = new SocketBoard(Machine);
        var client = new SlackClient(http.GetRequiredService<IHttpClientFactory>(), options, Machine, ClientLog);
        var answers = new SocketAnswers(new SocketSource(new SlackInbox(Store.Installations, null!, [], Listens is { } one ? [one] : [], new ResponseUrls(Machine), Store.Store, Machine)), (source, request, cancel) => Door(source, request, cancel), NullLogger<SocketAnswers>.Instance);
        dialer = new SocketDialer(client, options, Machine);
        sockets = new SlackSockets(Board, new SocketOpener(dialer, answers, Store.Installations, Machine, LineLog), Machine, Log);
        await sockets.StartAsync(CancellationToken.None);
    }

    /// <summary>As the host does at SIGTERM.</summary>
    public async Task Stop()
    {
        if (sockets is null) return;
        await sockets.StopAsync(CancellationToken.None);
        sockets.Dispose();
        dialer!.Dispose();
        sockets = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Slack.DisposeAsync();
        await Store.DisposeAsync();
        await http.DisposeAsync();
    }
}
