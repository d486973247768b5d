using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support.Slack;

/// <summary>
/// A Slack of our own on a free loopback port, which behaves: Web API, Socket Mode, installation, uploads. It refuses what Slack
/// refuses, goes wrong on demand, and lets a test read and press as a person. https://docs.slack.dev/
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    internal const string Round = "/round";

    private static readonly HttpClient Visitor = new(new SocketsHttpHandler { UseProxy = false });

    private readonly List<FakeCall> _calls = [];
    private readonly Dictionary<string, FakePerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeRoom> _rooms = new(StringComparer.Ordinal);
    private readonly List<FakeInstallation> _installations = [];
    private WebApplication? _server;
    private int _number;
    private (long Second, int Fraction) _lastTs;

    private FakeSlack(TimeProvider time)
    {
        Time = time;
        Calendar = time.GetUtcNow;
        Sends = new FakeSends(this);
        Sockets = new FakeSockets(this);
    }

    public FakeApp App { get; init; } = new();

    /// <summary>Slack's clock: stamps of messages, life of triggers and codes.</summary>
    public TimeProvider Time { get; }

    /// <summary>The clock by which a test reads when a message came; the same, unless the product's days pass in virtual time.</summary>
    public Func<DateTimeOffset> Calendar { get; set; }

    public FakeFaults Faults { get; } = new();

    /// <summary>What Slack sends to the product.</summary>
    public FakeSends Sends { get; }

    public FakeSockets Sockets { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What stands in <c>Slack:Api</c>.</summary>
    public Uri Api => new(Address, "api/");

    public List<FakeWorkspace> Workspaces { get; } = [];

    public IReadOnlyList<FakeInstallation> Installations
    {
        get
        {
            lock (Gate) return [.. _installations];
        }
    }

    /// <summary>Every request there was, in the order of arrival.</summary>
    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (Gate) return [.. _calls];
        }
    }

    /// <summary>What went wrong in the fake itself: the test fails at its end.</summary>
    internal ConcurrentQueue<Exception> Mistakes { get; } = new();

    /// <summary>Each call to the Web API as it comes in, before it is carried out.</summary>
    public Action<FakeCall>? Heard { get; set; }

    internal Lock Gate { get; } = new();

    internal FakeBoard Board { get; } = new();

    internal IReadOnlyList<FakePerson> People
    {
        get
        {
            lock (Gate) return [.. _people.Values];
        }
    }

    internal IReadOnlyList<FakeRoom> Rooms
    {
        get
        {
            lock (Gate) return [.. _rooms.Values];
        }
    }

    public static async Task<FakeSlack> Start(TimeProvider? time = null, FakeApp? app = null)
    {
        var slack = new FakeSlack(time ?? TimeProvider.System) { App = app ?? new() };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        slack._server = builder.Build();
        slack._server.Run(new FakeServer(slack).Handle);
        await slack._server.StartAsync();
        slack.Address = new Uri(slack._server.Urls.Single() + "/");
        return slack;
    }

    /// <summary>The calls of one method.</summary>
    public IReadOnlyList<FakeCall> CallsOf(string method) => [.. Calls.Where(call => call.Method == method)];

    public FakeWorkspace Workspace(string name, FakeOrg? org = null, string? team = null)
    {
        var workspace = new FakeWorkspace(this, team ?? NewId("T"), name, org);
        Workspaces.Add(workspace);
        return workspace;
    }

    public FakeOrg Org(string name) => new(NewId("E"), name);

    public FakeInstallation Install(FakeWorkspace workspace) => Keep(new FakeInstallation { Token = NewToken("xoxb"), Workspace = workspace });

    public FakeInstallation Install(FakeOrg org) => Keep(new FakeInstallation { Token = NewToken("xoxb"), Org = org });

    /// <summary>What a person sees.</summary>
    public FakeScreen Screen(FakePerson person) => new(this, person);

    public FakeScreen Screen(string emailOrId) =>
        Screen(People.FirstOrDefault(person => person.Id == emailOrId || person.Email == emailOrId) ?? throw new InvalidOperationException($"Nobody here is {emailOrId}."));

    /// <summary>The direct room of a person with our bot; null before it was opened.</summary>
    public FakeRoom? Direct(FakePerson person) => Rooms.FirstOrDefault(room => room.Kind is FakeRoomKind.Direct && room.Members.Contains(person.Id));

    public async ValueTask DisposeAsync()
    {
        Sockets.CutAll();
        if (_server is null) return;
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(hurry.Token);
        await _server.DisposeAsync();
        if (Mistakes.TryPeek(out var mistake)) throw new InvalidOperationException("The fake Slack has a mistake of its own.", mistake);
    }

    /// <summary>A visit that is no call: whatever was on its way here before it has had its time.</summary>
    internal async Task ComesRound()
    {
        using var answer = await Visitor.GetAsync(new Uri(Address, Round));
    }

    internal string NewId(string letter) => $"{letter}0{Interlocked.Increment(ref _number).ToString("D7", CultureInfo.InvariantCulture)}";

    internal string NewToken(string kind) => $"{kind}-{Interlocked.Increment(ref _number)}-fake-{Guid.NewGuid():N}";

    /// <summary>A stamp that no other message has, such as <c>1606810927.000100</c>.</summary>
    internal string NewTs()
    {
        lock (Gate)
        {
            var second = Math.Max(Time.GetUtcNow().ToUnixTimeSeconds(), _lastTs.Second);
            _lastTs = (second, second == _lastTs.Second ? _lastTs.Fraction + 1 : 1);
            return $"{second}.{(_lastTs.Fraction * 100).ToString("D6", CultureInfo.InvariantCulture)}";
        }
    }

    internal FakePerson? Person(string? id)
    {
        lock (Gate) return id is null ? null : _people.GetValueOrDefault(id);
    }

    internal FakeRoom? Room(string? id)
    {
        lock (Gate) return id is null ? null : _rooms.GetValueOrDefault(id);
    }

    internal FakePerson Keep(FakePerson person)
    {
        lock (Gate) return person.IsOurBot && _people.TryGetValue(person.Id, out var same) ? same : _people[person.Id] = person;
    }

    internal FakeRoom Keep(FakeRoom room)
    {
        lock (Gate) return _rooms[room.Id] = room;
    }

    internal FakeInstallation Keep(FakeInstallation installation)
    {
        lock (Gate) _installations.Add(installation);
        return installation;
    }

    internal FakeRoom OpenDirect(FakePerson person)
    {
        lock (Gate)
        {
            if (Direct(person) is { } there) return there;
            var room = new FakeRoom(person.Workspace, NewId("D"), FakeRoomKind.Direct);
            room.Members.UnionWith([person.Id, person.Workspace.Bot.Id]);
            return Keep(room);
        }
    }

    internal FakeInstallation? InstallationOf(FakeWorkspace workspace) =>
        Installations.LastOrDefault(one => one.Covers(workspace) && one.Workspace is not null) ?? Installations.LastOrDefault(one => one.Covers(workspace));

    internal void Note(FakeCall call)
    {
        lock (Gate) _calls.Add(call);
        Heard?.Invoke(call);
    }
}
