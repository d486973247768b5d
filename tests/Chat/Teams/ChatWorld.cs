using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>The adapter's way out, over a Teams that behaves: Ann has the app, and is in the team North, which has it too.</summary>
internal sealed class ChatWorld : IAsyncDisposable
{
    public const string Tenant = "default";
    public const string AnnsAddress = "ann@ours.example";

    private readonly TempStore _temp = new();
    private ServiceProvider _services = null!;
    private readonly Func<Uri, Uri>? _wires;
    private int _keys;

    private ChatWorld(FakeTeams teams, FakeTimeProvider machine, Func<Uri, Uri>? wires)
    {
        (Teams, Machine, _wires) = (teams, machine, wires);
        Ann = teams.Person(AnnsAddress, "Ann Lee", "Europe/Madrid", locale: "es-ES");
        North = teams.Home.Team("North", withBot: true, Ann);
        Options = new TeamsOptions { AppId = teams.App.AppId, TenantId = teams.App.TenantId, ClientSecret = teams.App.ClientSecret, Local = teams.Address };
        teams.Sends.To(async delivery =>
        {
            await Take(delivery.Json!);
            return new FakeTeamsReply(200, "");
        });
    }

    public FakeTeams Teams { get; }

    public FakeTimeProvider Machine { get; }

    public FakeTeamsPerson Ann { get; }

    public FakeTeamsTeam North { get; }

    public FakeTeamsRoom Room => North.General;

    public TeamsOptions Options { get; private set; }

    public CollectedLog Log { get; } = new();

    public Store Store => _temp.Store;

    public TeamsChat Chat => Get<TeamsChat>();

    public TeamsDirectory Directory => Get<TeamsDirectory>();

    public TeamsConversations Conversations => Get<TeamsConversations>();

    public ChatAddress ToAnn { get; } = new(Tenant, AnnsAddress);

    public ChatAddress ToRoom => new(Tenant, Room.Id);

    /// <summary>What Ann reads, the oldest first.</summary>
    public IReadOnlyList<string> AnnReads => Reads(Ann);

    /// <summary>Calls that show or change a message.</summary>
    public int Sendings => Teams.Calls.Count(call => call.Method is "send" or "reply" or "begin" or "update");

    /// <param name="met">The bot has heard of the team, and of Ann, who has the app.</param>
    /// <param name="wires">Where a call really goes, for a cloud whose addresses are not on this machine.</param>
    public static async Task<ChatWorld> Start(Func<TeamsOptions, TeamsOptions>? change = null, bool met = true, Func<FakeTeams, Func<Uri, Uri>>? wires = null)
    {
        var machine = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var teams = await FakeTeams.Start(machine);
        var world = new ChatWorld(teams, machine, wires?.Invoke(teams));
        world.Options = change?.Invoke(world.Options) ?? world.Options;
        world.Open();
        await world.Know(AnnsAddress);
        if (!met) return world;
        await world.Teams.Screen(world.Ann).Install();
        await world.Teams.Screen(world.Ann).AddTo(world.North);
        await world.Told();
        return world;
    }

    public static Message Message(string text = "Hello", params Button[] buttons) =>
        new("A message from the coach", text, [new Paragraph([new Run(text)])], buttons, new ContentRef("test", "1"));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As the door takes an activity whose token was good.</summary>
    public async Task Take(JsonObject json)
    {
        var activity = new TeamsActivity(JsonElement.Parse(json.ToJsonString()));
        await Conversations.Note(Tenant, activity, default);
        var installed = activity.IsDirect && Speeches.Of(activity) is Speech.Came;
        if (activity.FromObject is not { } from || !(installed || activity.Type is "message" or "invoke")) return;
        await (Directory.Knows(activity.EntraTenant!, from) ? Directory.Heard(Tenant, activity) : Directory.Look(Tenant, activity, default));
    }

    /// <summary>Somebody of our records.</summary>
    public async Task Know(string email, ChatHandle? chat = null, string? language = null)
    {
        var person = new PersonRecord { Email = email, Known = Layers<PersonFacts>.None.With(new PersonFacts("Somebody", Roles.Rep, Chat: chat, Language: language), Some.Version()) };
        await Store.Write(WriteUrgency.Work, sql => Records.Save(sql, Tenant, Subjects.Person(email), new RecordCodec().Write(person), person.Links, Machine.GetUtcNow()), default);
    }

    /// <summary>What people hear of their accounts, oldest first; each is heard once.</summary>
    public async Task<IReadOnlyList<string>> Told()
    {
        var waiting = Store.Read(sql => sql.All("select seq, body from inbox order by seq", row => (Seq: row.GetInt64(0), Body: row.GetString(1))));
        await Store.Write(WriteUrgency.Work, sql => Inbox.Remove(sql, [.. waiting.Select(row => row.Seq)]), default);
        return [.. waiting.Select(row => StoredJson.Read<Happening>(row.Body)).OfType<ChatAccountSeen>().Select(seen => $"{seen.Email} {seen.Account.Standing} {seen.Account.Zone} {seen.Account.Locale}".Trim())];
    }

    public IReadOnlyList<string> Reads(FakeTeamsPerson person)
    {
        var screen = Teams.Screen(person);
        return [.. screen.Messages.Where(message => message.By is null).Select(screen.Read)];
    }

    public Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, string text = "Hello", string? key = null, int revision = 1) =>
        Chat.Deliver(to, Message(text), key ?? $"card-{++_keys}", revision, default);

    public async Task<ChatReceipt> Sent(ChatAddress to, string text = "Hello", string? key = null, int revision = 1) =>
        Assert.IsType<Done<ChatReceipt>>(await Deliver(to, text, key, revision)).Receipt;

    public Task<SendResult<ChatReceipt>> Replace(ChatReceipt sent, string text, int revision = 2) => Chat.Replace(Tenant, sent, Message(text), revision, default);

    public async Task<string> WhyNot(ChatAddress to) => Assert.IsType<Failed<ChatReceipt>>(await Deliver(to)) is var failed ? $"{failed.Category}: {failed.Reason}" : "";

    /// <summary>A card of the outbox, as Delivery would have sent it.</summary>
    public Task Keep(string key, string address, ChatReceipt? receipt = null, string? onlyFor = null, string? thread = null, Reader? reader = null) => Store.Write(
        WriteUrgency.Work,
        sql =>
        {
            var view = new CardView([new Part("text", new Dictionary<string, Fact>(StringComparer.Ordinal))], "preview", new Dictionary<string, Fact>(StringComparer.Ordinal));
            Outbox.Show(sql, Tenant, new Card(key, Subjects.Person(AnnsAddress), new Destination("teams", address, onlyFor), reader ?? new Reader("Europe/Madrid", "en"), view, Timing.Now(Machine.GetUtcNow()), thread), StoredJson.Write(view));
            if (receipt is null) return;
            sql.Run(
                "update outbox set state = 'sent', sent_at = ?3, receipt_room = ?4, receipt_message = ?5, sent_revision = revision where tenant = ?1 and card = ?2",
                Tenant,
                key,
                Machine.GetUtcNow(),
                receipt.Room,
                receipt.MessageId);
        },
        default);

    /// <summary>Changes what is stored, behind everybody's back.</summary>
    public Task Sql(string text) => Store.Write(WriteUrgency.Work, sql => { sql.Run(text); }, default);

    /// <summary>As after a crash, or with other settings: what is in memory is gone.</summary>
    public async Task Restart(Func<TeamsOptions, TeamsOptions>? change = null)
    {
        await _services.DisposeAsync();
        await _temp.Restart();
        Options = change?.Invoke(Options) ?? Options;
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Teams.DisposeAsync();
        await _temp.DisposeAsync();
        Log.HoldsNone(TeamsSecrets.Of(Teams));
    }

    private void Open()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Machine);
        services.AddSingleton(Create(Options));
        services.AddSingleton(Store);
        services.AddSingleton(new BusinessClock(Store, Create(new ClockOptions()), Machine));
        services.AddSingleton(new SituationLoader(Store, new RecordCodec(), new TenantBook { Settings = tenant => new TenantSettings { Tenant = tenant, DefaultChat = "teams", Language = "en" } }));
        services.AddSingleton<CardRenderer>((_, _) => Message());
        services.AddSingleton<SentenceRenderer>((_, _) => "Save");
        services.AddSingleton<SentCards>();
        services.AddClouds(Options);
        services.AddConnector();
        if (_wires is not null)
        {
            foreach (var name in new[] { HttpNames.Connector, HttpNames.Login }) services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => new Wires(_wires));
        }

        services.AddConversations();
        services.AddPeople();
        services.AddSingleton<TeamsPlaces>();
        services.AddSingleton<TeamsPosts>();
        services.AddSingleton<TeamsChat>();
        _services = services.BuildServiceProvider();
        Get<ILogger<ChatWorld>>().LogInformation("The world begins");
    }

    private sealed class Wires(Func<Uri, Uri> to) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = to(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
