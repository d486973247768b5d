using System.Text;
using CoachBot.Chat;
using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Content;
using CoachBot.Intake;
using CoachBot.Operations.Tenants;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>The adapter over a Teams that behaves: Ann has installed the app. Nothing runs by itself.</summary>
internal sealed class TeamsWorld : IAsyncDisposable
{
    public const string Tenant = "default";
    public const string AnnsAddress = "ann@ours.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("coachbot-teams-").FullName;
    private readonly (string Key, string? Value)[] _settings;
    private IHost _host = null!;
    private bool _cut;

    private TeamsWorld(FakeTeams teams, FakeTimeProvider machine, (string Key, string? Value)[] settings)
    {
        (Teams, Machine, _settings) = (teams, machine, settings);
        Ann = teams.Person(AnnsAddress, "Ann Lee", "Europe/Madrid", installed: false);
        Teams.Sends.To(Carry);
        Open();
    }

    public FakeTeams Teams { get; }

    public FakeTimeProvider Machine { get; }

    public FakeTeamsPerson Ann { get; }

    public IChatPlatform Chat => Get<IEnumerable<IChatPlatform>>().Single();

    public Store Store => Get<Store>();

    public BusinessClock Clock => Get<BusinessClock>();

    public ChatAddress ToAnn { get; } = new(Tenant, AnnsAddress);

    public IReadOnlyList<FakeTeamsMessage> AnnSees => [.. Teams.Screen(Ann).Messages.Where(message => message.By is null)];

    /// <summary>Calls that show or change a message.</summary>
    public int Sendings => Teams.Calls.Count(call => call.Method is "send" or "reply" or "begin" or "update");

    public static async Task<TeamsWorld> Start(params (string Key, string? Value)[] settings)
    {
        var machine = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var world = new TeamsWorld(await FakeTeams.Start(machine), machine, settings);
        Assert.True((await world.Teams.Screen(world.Ann).Install()).Acknowledged);
        return world;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static Message Message(string text = "Hello", params Button[] buttons) =>
        new("A message from the coach", text, [new Paragraph([new Run(text)])], buttons, new ContentRef("test", "1"));

    /// <summary>Somebody else who has the app.</summary>
    public async Task<FakeTeamsPerson> Person(string email, string name)
    {
        var person = Teams.Person(email, name, installed: false);
        Assert.True((await Teams.Screen(person).Install()).Acknowledged);
        return person;
    }

    /// <summary>A channel in which the bot was spoken to.</summary>
    public async Task<FakeTeamsRoom> Channel(string name = "north", params IEnumerable<FakeTeamsPerson> others)
    {
        var team = Teams.Home.Team(name, withBot: false, [Ann, .. others]);
        await Teams.Screen(Ann).AddTo(team);
        var channel = team.Channel(name);
        Assert.True((await Teams.Screen(Ann).Say("hello", channel, mention: true)).Acknowledged);
        return channel;
    }

    /// <summary>A group chat to which the bot was added.</summary>
    public async Task<FakeTeamsRoom> GroupChat(string name = "north", params IEnumerable<FakeTeamsPerson> others)
    {
        var chat = Teams.Home.GroupChat(name, withBot: false, [Ann, .. others]);
        Assert.True((await Teams.Screen(Ann).AddTo(chat)).Acknowledged);
        return chat;
    }

    public static ChatAddress To(FakeTeamsRoom room, string? onlyFor = null) => new(Tenant, room.Id, onlyFor);

    public Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, string text = "Hello", string key = "card", int revision = 1) =>
        Chat.Deliver(to, Message(text), key, revision, default);

    public async Task<ChatReceipt> Sent(ChatAddress to, string text = "Hello", string key = "card", int revision = 1) =>
        Assert.IsType<Done<ChatReceipt>>(await Deliver(to, text, key, revision)).Receipt;

    /// <summary>As after a crash.</summary>
    public async Task Restart()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        Open();
    }

    /// <summary>Nobody answers at Teams' address any more.</summary>
    public void CutOff() => _cut = true;

    public void Connect() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        await Teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<FakeTeamsReply> Carry(FakeTeamsDelivery delivery)
    {
        var headers = delivery.Headers.Append(new("Content-Type", "application/json; charset=utf-8"))
            .ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => [pair.Value], StringComparer.OrdinalIgnoreCase);
        var request = new HookRequest("", "/api/messages", headers, Encoding.UTF8.GetBytes(delivery.Body), IsHttps: true, RemoteIsLoopback: true);
        var source = Get<IEnumerable<IHookSource>>().Single(one => one.Name == TeamsIds.Platform);
        var admitted = source.Admit(request with { Body = default });
        var reply = admitted.Genuine ? await Get<HookIntake>().Take(source, request, default) : new HookReply(admitted.Status);
        return new FakeTeamsReply(reply.Status, reply.Body is { } body ? Encoding.UTF8.GetString(body) : "");
    }

    private void Open()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:Sqlite"] = Path.Combine(_folder, "test.db"),
            ["Content:Path"] = Shipped.Folder,
            ["Tenant:OwnDomains:0"] = "ours.example",
            ["Teams:Local"] = Teams.Address.ToString(),
            ["Teams:AppId"] = Teams.App.AppId,
            ["Teams:TenantId"] = Teams.App.TenantId,
            ["Teams:ClientSecret"] = Teams.App.ClientSecret,
        });
        builder.Configuration.AddInMemoryCollection(_settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Machine);
        builder.Services.AddStorage().AddContent(builder.Configuration).AddTenants(builder.Configuration, withSandbox: false);
        builder.Services.AddTeams(builder.Configuration).AddIntake();

        // A connection of its own for each call, which can be cut.
        builder.Services.AddHttpClient(HttpNames.Connector).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            AllowAutoRedirect = false,
            ConnectCallback = async (context, cancel) =>
            {
                if (_cut) throw new IOException("nobody there");
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        });
        _host = builder.Build();
        Store.Start();
    }
}
