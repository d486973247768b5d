using CoachBot.Chat;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack;

/// <summary>The adapter's way out, over a Slack that behaves: Ann in the workspace Acme, where the app is installed.</summary>
internal sealed class SlackWorld : IAsyncDisposable, IHttpClientFactory
{
    public const string Tenant = "default";
    public const string AnnsAddress = "ann@ours.example";

    private readonly SlackStore _store;
    private SocketsHttpHandler _handler;

    private SlackWorld(FakeSlack slack, FakeTimeProvider machine)
    {
        (Slack, Machine) = (slack, machine);
        Acme = slack.Workspace("Acme");
        Ann = Acme.Person(AnnsAddress, "Ann Lee");
        Token = slack.Install(Acme);
        Options = new SlackOptions { ClientId = "1.2", ClientSecret = "planted-client-secret", SigningSecret = new string('s', 32), Workspaces = [Acme.Team, "T0OTHER"], Api = slack.Api };
        _store = new SlackStore(Options, machine);
        _handler = SlackHttp.Handler(Options);
        Open();
    }

    public FakeSlack Slack { get; }

    public FakeTimeProvider Machine { get; }

    public FakeWorkspace Acme { get; }

    public FakePerson Ann { get; }

    /// <summary>The installation in Acme as Slack knows it.</summary>
    public FakeInstallation Token { get; }

    public SlackOptions Options { get; }

    public Installations Installations => _store.Installations;

    public Store Store => _store.Store;

    public ResponseUrls Responses { get; private set; } = null!;

    public SlackClient Client { get; private set; } = null!;

    public WorkspaceClient Workspaces { get; private set; } = null!;

    public SlackDirectory Directory { get; private set; } = null!;

    public BusinessClock Clock { get; private set; } = null!;

    public SlackChat Chat { get; private set; } = null!;

    public ChatAddress ToAnn { get; } = new(Tenant, AnnsAddress);

    /// <summary>Installations as our side knows it.</summary>
    public Installation Installation => Installations.Find(null, Acme.Team)!;

    public IReadOnlyList<FakeMessage> AnnSees => Slack.Screen(Ann).Messages;

    /// <summary>Calls that show or change a message.</summary>
    public int Sendings => Slack.Calls.Count(call => call.Method is "chat.postMessage" or "chat.postEphemeral" or "chat.update");

    public static async Task<SlackWorld> Start()
    {
        var machine = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var world = new SlackWorld(await FakeSlack.Start(machine), machine);
        await world.Install(world.Acme, world.Token);
        return world;
    }

    public static Message Message(string text = "Hello", params Button[] buttons) =>
        new("A message from the coach", text, [new Paragraph([new Run(text)])], buttons, new ContentRef("test", "1"));

    /// <summary>Our side learns of an installation.</summary>
    public Task<Installation> Install(FakeWorkspace workspace, FakeInstallation token) => Installations.Keep(
        new Grant(workspace.Org?.Id ?? "", token.Workspace is null ? "" : workspace.Team, workspace.Name, Slack.App.Id, workspace.Bot.Id, token.Scopes, token.Token), default);

    /// <summary>A room with Ann and the bot in it.</summary>
    public FakeRoom Room(string name = "north", bool withBot = true, bool withAnn = true) =>
        Acme.Room(name, isPrivate: false, [.. withAnn ? [Ann] : Array.Empty<FakePerson>(), .. withBot ? [Acme.Bot] : Array.Empty<FakePerson>()]);

    public ChatAddress To(FakeRoom room, string? onlyFor = null) => new(Tenant, $"{room.Workspace.Team}/{room.Id}", onlyFor);

    public Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, string text = "Hello", string key = "card", int revision = 1) =>
        Chat.Deliver(to, Message(text), key, revision, default);

    public async Task<ChatReceipt> Sent(ChatAddress to, string text = "Hello", string key = "card", int revision = 1) =>
        Assert.IsType<Done<ChatReceipt>>(await Deliver(to, text, key, revision)).Receipt;

    /// <summary>As after a crash.</summary>
    public async Task Restart()
    {
        await _store.Restart();
        Open();
    }

    /// <summary>The same, with a clock of our own that differs from Slack's.</summary>
    public SlackChat WithClock(DateTimeOffset now) =>
        new(Client, Workspaces, Directory, new SlackQuiet(Store, Directory, Installations, Client, Machine), Installations, Responses, new FakeTimeProvider(now));

    public HttpClient CreateClient(string name) => new(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Nobody answers at Slack's address any more.</summary>
    public void CutOff() => Use(new SocketsHttpHandler { ConnectCallback = (_, _) => throw new IOException("nobody there") });

    public void Connect() => Use(SlackHttp.Handler(Options));

    public async ValueTask DisposeAsync()
    {
        _handler.Dispose();
        await _store.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private void Use(SocketsHttpHandler handler)
    {
        _handler.Dispose();
        _handler = handler;
    }

    private void Open()
    {
        Client = new SlackClient(this, Create(Options), Machine, NullLogger<SlackClient>.Instance);
        Workspaces = new WorkspaceClient(Client, Installations);
        Responses = new ResponseUrls(Machine);
        Clock = new BusinessClock(Store, Create(new ClockOptions()), Machine);
        var situations = new SituationLoader(Store, new RecordCodec(), new TenantBook());
        Directory = new SlackDirectory(Store, Installations, Client, new SlackAccounts(situations, Clock), Machine);
        Chat = new SlackChat(Client, Workspaces, Directory, new SlackQuiet(Store, Directory, Installations, Client, Machine), Installations, Responses, Machine);
    }
}
