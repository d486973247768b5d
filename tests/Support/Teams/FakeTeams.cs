using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// A Teams of our own on a free loopback port, which behaves: keys, tokens, connector and Graph of the cloud that
/// <c>Teams:Local</c> names. It refuses what Teams refuses, goes wrong on demand, and lets a test read and press as a person.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private readonly List<FakeTeamsCall> _calls = [];
    private readonly Dictionary<string, FakeTeamsRoom> _rooms = new(StringComparer.Ordinal);
    private WebApplication? _server;
    private int _number;
    private long _lastId;

    private FakeTeams(TimeProvider time, FakeTeamsApp app)
    {
        (Time, App) = (time, app);
        Calendar = time.GetUtcNow;
        Keys = new FakeKeys(time);
        Keys.Rotate();
        Tokens = new FakeTeamsTokens(this);
        Sends = new FakeTeamsSends(this);
        Home = Tenant("Ours", app.TenantId);
    }

    public FakeTeamsApp App { get; }

    /// <summary>Teams' clock: ids of messages, life of tokens.</summary>
    public TimeProvider Time { get; }

    /// <summary>The clock by which a test reads when a message came; the same, unless the product's days pass in virtual time.</summary>
    public Func<DateTimeOffset> Calendar { get; set; }

    public FakeTeamsFaults Faults { get; } = new();

    /// <summary>What Teams sends to the product.</summary>
    public FakeTeamsSends Sends { get; }

    /// <summary>The keys with which Teams and Entra sign.</summary>
    public FakeKeys Keys { get; }

    /// <summary>What the bot buys from Entra.</summary>
    public FakeTeamsTokens Tokens { get; }

    /// <summary>What stands in <c>Teams:Local</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What activities name as their service URL. <c>teams/</c>, <c>emea/</c>, <c>amer/</c> and <c>gcc/</c> are served.</summary>
    public Uri ServiceUrl { get; set; } = new("http://127.0.0.1/teams/");

    /// <summary>The tenants live in GCC: any other connector than <c>gcc/</c> says <c>InvalidBotApiHost</c>, and activities come from there.</summary>
    public bool Gcc
    {
        get => ServiceUrl.AbsolutePath == "/gcc/";
        set => ServiceUrl = new Uri(Address, value ? "gcc/" : "teams/");
    }

    public List<FakeTeamsTenant> Tenants { get; } = [];

    /// <summary>The Entra tenant in which the bot is registered.</summary>
    public FakeTeamsTenant Home { get; }

    /// <summary>Catalogue id of the app in Graph, by the manifest's id; empty where it was never uploaded.</summary>
    public Dictionary<string, string> Catalogue { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every request there was, in the order of arrival.</summary>
    public IReadOnlyList<FakeTeamsCall> Calls
    {
        get
        {
            lock (Gate) return [.. _calls];
        }
    }

    /// <summary>Each call as it comes in, before it is carried out.</summary>
    public Action<FakeTeamsCall>? Heard { get; set; }

    public IReadOnlyList<FakeTeamsRoom> Rooms
    {
        get
        {
            lock (Gate) return [.. _rooms.Values];
        }
    }

    /// <summary>Every message there is, oldest first.</summary>
    public IReadOnlyList<FakeTeamsMessage> Messages
    {
        get
        {
            lock (Gate) return [.. _rooms.Values.SelectMany(room => room.Messages).OrderBy(message => message.Number)];
        }
    }

    /// <summary>What went wrong in the fake itself: the test fails at its end.</summary>
    internal ConcurrentQueue<Exception> Mistakes { get; } = new();

    internal Lock Gate { get; } = new();

    internal IEnumerable<FakeTeamsPerson> People => Tenants.SelectMany(tenant => tenant.People);

    internal IEnumerable<FakeTeamsTeam> Teams => Tenants.SelectMany(tenant => tenant.Teams);

    public static async Task<FakeTeams> Start(TimeProvider? time = null, FakeTeamsApp? app = null)
    {
        var teams = new FakeTeams(time ?? TimeProvider.System, app ?? new());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        teams._server = builder.Build();
        teams._server.Run(new FakeTeamsServer(teams).Handle);
        await teams._server.StartAsync();
        teams.Address = new Uri(teams._server.Urls.Single() + "/");
        teams.Keys.Address = teams.Address;
        teams.Gcc = false;
        return teams;
    }

    /// <summary>The calls of one kind: <c>send</c>, <c>reply</c>, <c>update</c>, <c>delete</c>, <c>open</c>, <c>begin</c>, <c>member</c>, <c>members</c>, <c>team</c>, <c>channels</c>, <c>token</c>, <c>graph</c>.</summary>
    public IReadOnlyList<FakeTeamsCall> CallsOf(string method) => [.. Calls.Where(call => call.Method == method)];

    /// <summary>An Entra tenant.</summary>
    public FakeTeamsTenant Tenant(string name, string? id = null)
    {
        var tenant = new FakeTeamsTenant(this, id ?? NewGuid(), name);
        lock (Gate) Tenants.Add(tenant);
        return tenant;
    }

    /// <summary>A member of the bot's own tenant who has the app.</summary>
    public FakeTeamsPerson Person(string? email, string name, string? zone = null, FakeTeamsKind kind = FakeTeamsKind.Member, string? locale = null, bool installed = true) =>
        Home.Person(email, name, zone, kind, locale, installed);

    /// <summary>What a person sees.</summary>
    public FakeTeamsScreen Screen(FakeTeamsPerson person) => new(this, person);

    public FakeTeamsScreen Screen(string emailOrId) => Screen(
        People.FirstOrDefault(person => person.ObjectId == emailOrId || person.UserId == emailOrId || person.Email == emailOrId)
        ?? throw new InvalidOperationException($"Nobody here is {emailOrId}."));

    /// <summary>The bot's conversation with a person; null before there is one.</summary>
    public FakeTeamsRoom? Direct(FakeTeamsPerson person)
    {
        lock (Gate) return _rooms.Values.FirstOrDefault(room => room.Person == person);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(hurry.Token);
        await _server.DisposeAsync();
        await Keys.DisposeAsync();
        if (Mistakes.TryPeek(out var mistake)) throw new InvalidOperationException("The fake Teams has a mistake of its own.", mistake);
    }

    internal string NewGuid() => $"0e0e0e0e-0000-4000-8000-{Next().ToString("D12", CultureInfo.InvariantCulture)}";

    internal int Next() => Interlocked.Increment(ref _number);

    /// <summary>An id that no other message has: milliseconds, as Teams writes them.</summary>
    internal long NewId()
    {
        lock (Gate) return _lastId = Math.Max(Time.GetUtcNow().ToUnixTimeMilliseconds(), _lastId + 1);
    }

    internal FakeTeamsRoom? Room(string id)
    {
        lock (Gate) return _rooms.GetValueOrDefault(id);
    }

    internal FakeTeamsRoom Keep(FakeTeamsRoom room)
    {
        lock (Gate) return _rooms[room.Id] = room;
    }

    internal FakeTeamsRoom OpenDirect(FakeTeamsPerson person)
    {
        lock (Gate) return Direct(person) ?? Keep(new FakeTeamsRoom(person.Tenant, $"a:1fake{Next().ToString("D6", CultureInfo.InvariantCulture)}-_Zx", FakeTeamsRoomKind.Direct) { Person = person });
    }

    internal void Note(FakeTeamsCall call)
    {
        lock (Gate) _calls.Add(call);
        Heard?.Invoke(call);
    }
}
