using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>A directory over a real store, and a Slack that answers from what a test puts into it. Every call is noted.</summary>
internal sealed class PeopleWorld : IAsyncDisposable
{
    public const string Tenant = "default";

    private readonly ConcurrentDictionary<(string Team, string Id), string> _users = new();
    private readonly Dictionary<(string Team, string Id), (string Flags, List<string> Members)> _rooms = [];
    private readonly TempStore _temp = new();

    public PeopleWorld(params Installation[] installations)
    {
        Installations = installations.Length == 0 ? [Workspace("T1")] : [.. installations];
        Open();
    }

    public List<Installation> Installations { get; }

    public FakeTimeProvider Machine { get; } = new(new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.Zero));

    public SlackDirectory Directory { get; private set; } = null!;

    public SlackAccounts Accounts { get; private set; } = null!;

    public BusinessClock Clock { get; private set; } = null!;

    public SituationLoader Situations { get; private set; } = null!;

    public Store Store => _temp.Store;

    /// <summary>Do-not-disturb as Slack writes it, by user.</summary>
    public Dictionary<string, string> Quiet { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>What Slack answers instead, by method; null goes on as usual.</summary>
    public Func<string, SlackAnswer?> Instead { get; set; } = _ => null;

    public static Installation Workspace(string team, string enterprise = "") =>
        new(Tenant, enterprise, team, "Ours " + team, "A1", "UBOT", new HashSet<string>(StringComparer.Ordinal) { "users:read", "users:read.email", "dnd:read" });

    public static Installation Organisation(string enterprise) => Workspace("", enterprise);

    public PeopleWorld WithUser(string team, string json)
    {
        _users[(team, JsonDocument.Parse(json).RootElement.GetProperty("id").GetString()!)] = json;
        return this;
    }

    public PeopleWorld WithMember(string team = "T1", string id = "U1", string email = "ann@ours.example", string zone = "Europe/Berlin") =>
        WithUser(team, $$"""{"id":"{{id}}","team_id":"{{team}}","deleted":false,"tz":"{{zone}}","locale":"de-DE","profile":{"email":"{{email}}"},"is_bot":false,"is_restricted":false,"is_ultra_restricted":false}""");

    /// <summary>A room in which the bot and these users are.</summary>
    /// <param name="flags">What else is said of it, such as <c>"is_ext_shared":true</c>.</param>
    public PeopleWorld WithRoom(string id, string flags, params string[] members)
    {
        _rooms[("T1", id)] = (flags, ["UBOT", .. members]);
        return this;
    }

    public PeopleWorld WithoutRoom(string id)
    {
        _rooms.Remove(("T1", id));
        return this;
    }

    /// <summary>As after a crash: what is in memory is gone.</summary>
    public async Task Restart()
    {
        await _temp.Restart();
        Open();
    }

    public async Task<Installation?> WorkspaceOf(string address) =>
        await Directory.Behind(Tenant, address, default) is CoachBot.Wire.Done<(Installation Installation, SlackUser User)> done ? done.Receipt.Installation : null;

    public async Task<SlackUser?> Behind(string address) =>
        await Directory.Behind(Tenant, address, default) is CoachBot.Wire.Done<(Installation Installation, SlackUser User)> done ? done.Receipt.User : null;

    public async Task<string?> WhyNot(string address) =>
        await Directory.Behind(Tenant, address, default) is CoachBot.Wire.Failed<(Installation Installation, SlackUser User)> failed ? $"{failed.Category}: {failed.Reason}" : null;

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    /// <summary>Somebody whom our records know.</summary>
    public async Task<PeopleWorld> WithPerson(string email = Some.Ann, ChatHandle? chat = null, bool? active = null)
    {
        var person = new PersonRecord { Email = email, Known = Layers<PersonFacts>.None.With(new PersonFacts("Ann", Roles.Rep, Chat: chat, Active: active), Some.Version()) };
        await Store.Write(WriteUrgency.Work, sql => Records.Save(sql, Tenant, Subjects.Person(email), new RecordCodec().Write(person), person.Links, Machine.GetUtcNow()), default);
        return this;
    }

    /// <summary>What people hear of their accounts, oldest first; each is heard once.</summary>
    public async Task<IReadOnlyList<string>> Told()
    {
        var waiting = Store.Read(sql => sql.All("select seq, body from inbox order by seq", row => (Seq: row.GetInt64(0), Body: row.GetString(1))));
        await Store.Write(WriteUrgency.Work, sql => Inbox.Remove(sql, [.. waiting.Select(row => row.Seq)]), default);
        return [.. waiting.Select(row => StoredJson.Read<Happening>(row.Body)).OfType<ChatAccountSeen>().Select(seen => $"{seen.Email} {seen.Account.Standing} {seen.Account.Zone}".TrimEnd())];
    }

    /// <summary>The delivery has not reached somebody at this address, and leaves him alone for a week.</summary>
    public Task NotReached(string address) =>
        Store.Write(WriteUrgency.Work, sql => Unreachable.Note(sql, Tenant, "slack", address, "gone", Machine.GetUtcNow()), default);

    /// <summary>Whom the delivery leaves alone.</summary>
    public IEnumerable<string> LeftAlone => Store.Read(sql => Unreachable.All(sql, 10)).Select(row => row.Address);

    private void Open()
    {
        Situations = new SituationLoader(Store, new RecordCodec(), new TenantBook { Settings = tenant => new TenantSettings { Tenant = tenant, DefaultChat = "slack" } });
        Clock = new BusinessClock(Store, Create(new ClockOptions()), Machine);
        Accounts = new SlackAccounts(Situations, Clock);
        Directory = new(Store, Accounts, Machine, _ => Installations, Ask);
    }

    public Task<SlackAnswer> Ask(Installation installation, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel)
    {
        Calls.Enqueue($"{(installation.IsOrganisation ? installation.Enterprise : installation.Team)} {method} {string.Join(',', arguments.Values)}");
        return Task.FromResult(Instead(method) ?? Answer(installation, method, arguments));
    }

    private SlackAnswer Answer(Installation installation, string method, IReadOnlyDictionary<string, string?> arguments)
    {
        var key = installation.IsOrganisation ? installation.Enterprise : installation.Team;
        switch (method)
        {
            case "users.info":
                return _users.TryGetValue((key, arguments["user"]!), out var user) ? Done($$"""{"ok":true,"user":{{user}}}""") : new SlackRefused("user_not_found");
            case "users.lookupByEmail":
                var found = _users.Where(each => each.Key.Team == key && each.Value.Contains($"\"{arguments["email"]}\"", StringComparison.OrdinalIgnoreCase)).Select(each => each.Value).FirstOrDefault();
                return found is null ? new SlackRefused("users_not_found") : Done($$"""{"ok":true,"user":{{found}}}""");
            case "conversations.open":
                return Done($$"""{"ok":true,"channel":{"id":"D{{arguments["users"]}}"} }""");
            case "users.list":
                return Page("members", [.. _users.Where(each => each.Key.Team == key).OrderBy(each => each.Key.Id, StringComparer.Ordinal).Select(each => each.Value)], arguments);
            case "users.conversations":
                return Page("channels", [.. _rooms.Keys.Where(room => room.Team == key).Select(room => $$"""{"id":"{{room.Id}}"}""")], arguments);
            case "conversations.info":
                return _rooms.TryGetValue((key, arguments["channel"]!), out var info)
                    ? Done($$"""{"ok":true,"channel":{"id":"{{arguments["channel"]}}","is_member":true{{(info.Flags.Length > 0 ? "," + info.Flags : "")}}} }""")
                    : new SlackRefused("channel_not_found");
            case "conversations.members":
                return Page("members", _rooms[(key, arguments["channel"]!)].Members.ConvertAll(member => $"\"{member}\""), arguments);
            case "dnd.teamInfo":
                return Done($$"""{"ok":true,"users":{{{string.Join(',', arguments["users"]!.Split(',').Where(Quiet.ContainsKey).Select(user => $"\"{user}\":{Quiet[user]}"))}}} }""");
            default:
                return new SlackRefused("unknown_method");
        }
    }

    /// <summary>Three at a time, so that there are pages.</summary>
    private static SlackDone Page(string list, List<string> items, IReadOnlyDictionary<string, string?> arguments)
    {
        var start = int.Parse(arguments.GetValueOrDefault("cursor") ?? "0", CultureInfo.InvariantCulture);
        var cursor = start + 3 < items.Count ? (start + 3).ToString(CultureInfo.InvariantCulture) : "";
        return Done($$"""{"ok":true,"{{list}}":[{{string.Join(',', items.Skip(start).Take(3))}}],"response_metadata":{"next_cursor":"{{cursor}}"} }""");
    }

    private static SlackDone Done(string json) => new(JsonDocument.Parse(json).RootElement.Clone());
}
