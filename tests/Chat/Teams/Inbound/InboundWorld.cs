using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Content;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Operations.Tenants;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Turns;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>The real intake and everything of Teams behind its door, without Teams: who is known is so beforehand. Stages run when a test says so.</summary>
internal sealed class InboundWorld : IAsyncDisposable
{
    public const string Tenant = "default";
    public const string Ann = "ann@ours.example";
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static int sent = 500;

    private readonly string folder = Directory.CreateTempSubdirectory("coachbot-teams-").FullName;
    private IHost app = null!;

    public FakeTimeProvider Machine { get; } = new(Monday);

    public Store Store => Get<Store>();

    /// <summary>What the Coach answers within a request; null for what he really does.</summary>
    public Func<Situation, InboundEvent, DateTimeOffset, Answer>? Answers { get; set; }

    /// <param name="real">A clock that runs, in place of <see cref="Machine"/>.</param>
    /// <param name="more">Beside what the product registers.</param>
    public static async Task<InboundWorld> Start(TimeProvider? real = null, Action<IServiceCollection>? more = null)
    {
        var world = new InboundWorld();
        await world.Build(real ?? world.Machine, more);
        return world;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>An activity whose token was good.</summary>
    public async Task<Replied> Take(JsonObject activity)
    {
        var request = new HookRequest("", "/api/messages", new Dictionary<string, IReadOnlyList<string>>(), Encoding.UTF8.GetBytes(activity.ToJsonString()), IsHttps: true, RemoteIsLoopback: false);

        // What waits for a clock that stands still must end too.
        var reply = await Get<HookIntake>().Take(new Genuine(Get<TeamsInbox>()), request, default).WaitAsync(TimeSpan.FromMinutes(1));
        return new Replied(reply.Status, reply.Body is { Length: > 0 } body ? JsonNode.Parse(body)!.AsObject() : null);
    }

    /// <summary>What is to be decided on, beside what Teams said of its users.</summary>
    public IReadOnlyList<(string Subject, string Key, Happening What)> Waiting =>
    [
        .. Store.Read(sql => sql.All(
                "select subject, key, body from inbox order by seq", row => (row.GetString(0), row.GetString(1), What: StoredJson.Read<Happening>(row.GetString(2)))))
            .Where(each => each.What is not ChatAccountSeen),
    ];

    public long Count(string table) => table == "inbox" ? Waiting.Count : Store.Read(sql => sql.Number($"select count(*) from {table}"));

    /// <summary>Everything that could have been kept of an activity.</summary>
    public long Kept => Count("inbox") + Count("hooks") + Count("held_hooks");

    /// <summary>Somebody whom Teams was asked about a moment ago.</summary>
    public Task Meet(string objectId, string email, string kind = "member") => Store.Write(
        WriteUrgency.Work,
        sql => { sql.Run(
            "insert into teams_users (tenant, entra_tenant, object_id, user_id, email, kind, zone, locale, seen_at) values (?1, ?2, ?3, ?4, ?5, ?6, 'Europe/Berlin', 'en-US', ?7)",
            Tenant,
            Acts.Entra,
            objectId,
            "29:" + objectId,
            email,
            kind,
            Machine.GetUtcNow()); },
        default);

    /// <summary>Makes a colleague of our records; then nothing waits any more.</summary>
    public async Task Know(string email, string? name = null)
    {
        await Tell(Subjects.Person(email), new PersonSeen(email, new PersonFacts(name ?? "Somebody", Roles.Rep, TimeZone: "Europe/Berlin"), new VersionStamp(Monday.AddDays(-1), 0, "")));
        await Forget("outbox");
        await Forget("inbox");
    }

    /// <summary>Something happens, and is decided on.</summary>
    public async Task Tell(string subject, Happening what)
    {
        await Store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, new InboundEvent(Tenant, subject, Guid.NewGuid().ToString("N"), Machine.GetUtcNow(), what)), default);
        await Turn();
    }

    public async Task Turn()
    {
        while (await Get<TurnStage>().RunOnce(default) > 0)
        {
            // More may have come of it.
        }
    }

    public Task Forget(string table) => Store.Write(WriteUrgency.Work, sql => { sql.Run($"delete from {table}"); }, default);

    /// <summary>A card as Delivery would have sent it; answers the message's id.</summary>
    public async Task<string> Show(string key, CardView view, string room = Acts.Direct, string? onlyFor = null, string? thread = null, string? receipt = "")
    {
        var message = receipt is "" ? Interlocked.Increment(ref sent).ToString(System.Globalization.CultureInfo.InvariantCulture) : receipt;
        var address = TeamsIds.IsDirect(room) ? Ann : room;
        var card = new Card(key, Subjects.Person(Ann), new Destination("teams", address, onlyFor), new Reader("Europe/Berlin", "en"), view, Timing.Now(Monday), thread);
        await Store.Write(
            WriteUrgency.Work,
            sql =>
            {
                Outbox.Show(sql, Tenant, card, StoredJson.Write(view));
                sql.Run(
                    "update outbox set state = 'sent', sent_at = ?3, receipt_room = ?4, receipt_message = ?5, sent_revision = revision where tenant = ?1 and card = ?2",
                    Tenant,
                    key,
                    Monday,
                    message is null ? null : room,
                    message);
            },
            default);
        return message ?? "";
    }

    /// <summary>The card shows something else now.</summary>
    public Task Change(string key, CardView view) => Store.Write(
        WriteUrgency.Work, sql => { sql.Run("update outbox set view = ?2, revision = revision + 1 where card = ?1", key, StoredJson.Write(view)); }, default);

    /// <summary>No commit succeeds until what is returned is let go.</summary>
    public Task<IAsyncDisposable> HoldStore() => StoreHold.Of(Store);

    /// <summary>Machine time passes in small steps until something is done.</summary>
    /// <param name="meanwhile">Done before each step.</param>
    /// <param name="seconds">So many pass at most.</param>
    public Task<T> Passing<T>(Task<T> work, Func<Task>? meanwhile = null, double seconds = 100) =>
        Machine.Until(work, step: TimeSpan.FromSeconds(0.05), most: TimeSpan.FromSeconds(seconds), meanwhile);

    /// <summary>The same of an activity, while turns are taken.</summary>
    public Task<Replied> TakeAndDecide(JsonObject activity) => Passing(Take(activity), Turn);

    public static CardView View(params Part[] parts) => new(parts, Texts.PreviewAnswer.Id, Facts.None);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)app).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Build(TimeProvider time, Action<IServiceCollection>? more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = Path.Combine(folder, "teams.db"),
            ["Content:Path"] = Shipped.Folder,
            ["Tenant:OwnDomains:0"] = "ours.example",
            ["Teams:AppId"] = "c9e8c047-2a74-40a2-b28a-b162d5f5327c",
            ["Teams:TenantId"] = Acts.Entra,
            ["Teams:ClientSecret"] = "planted-client-secret",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddTenants(builder.Configuration, withSandbox: false);
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddSingleton<AnswerInRequest>((situation, request, now) => Answers?.Invoke(situation, request, now) ?? CoachBot.Coach.Coach.Answer(situation, request, now));
        builder.Services.AddIntake();
        builder.Services.AddTurns();
        builder.Services.AddSchedule();
        builder.Services.AddDelivery();
        more?.Invoke(builder.Services);
        app = builder.Build();
        Store.Start();
        (Get<TenantBook>().Settings, Get<TenantBook>().Hint) = (Get<TenantShelf>().Settings, Get<TenantShelf>().Hint);
        await Know(Ann, "Ann Able");
        await Meet(Acts.Ann, Ann);
    }

    /// <summary>The door behind its lock.</summary>
    private sealed class Genuine(TeamsInbox inbox) : TeamsDoor(inbox)
    {
        public override HookVerdict Admit(HookRequest headersOnly) => HookVerdict.Admitted;

        public override HookVerdict Verify(HookRequest request, DateTimeOffset now) => Inbox.Recognize(request, TeamsActivity.Read(request.Body.Span)!, Tenant);
    }
}

/// <summary>What an activity was answered.</summary>
internal sealed record Replied(int Status, JsonObject? Body)
{
    /// <summary>Of an invoke of a card.</summary>
    public int Code => Body!["statusCode"]!.GetValue<int>();

    public string Type => Body!["type"]!.GetValue<string>();

    /// <summary>Everything that is said, wherever it stands.</summary>
    public string Text => Body is null ? "" : string.Join('\n', Words(Body));

    public JsonObject Task => Body!["task"]!.AsObject();

    public string TaskType => Task["type"]!.GetValue<string>();

    /// <summary>The card of a dialog.</summary>
    public JsonObject Dialog => Task["value"]!["card"]!["content"]!.AsObject();

    private static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(each => Words(each.Value)),
        JsonArray all => all.SelectMany(Words),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
