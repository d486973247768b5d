using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.Workspaces;
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
using CoachBot.Tests.Support.Slack;
using CoachBot.Turns;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>The real intake and everything of Slack behind it, with a Slack of our own before it; stages run when a test says so.</summary>
internal sealed class InboundWorld : IAsyncDisposable
{
    public const string Tenant = "default";
    public const string Ann = "ann@ours.example";
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("coachbot-slack-").FullName;
    private IHost app = null!;

    private InboundWorld(FakeSlack slack, FakeTimeProvider machine)
    {
        (Slack, Machine, Workspace) = (slack, machine, slack.Workspace("Ours"));
        Installed = slack.Install(Workspace);
        Person = Workspace.Person(Ann, "Ann Able");
    }

    public FakeSlack Slack { get; }

    public FakeWorkspace Workspace { get; }

    public FakeInstallation Installed { get; }

    /// <summary>Ann, a colleague of our records.</summary>
    public FakePerson Person { get; }

    public FakeScreen Screen => Slack.Screen(Person);

    public FakeTimeProvider Machine { get; }

    public Store Store => Get<Store>();

    public HookIntake Intake => Get<HookIntake>();

    /// <summary>What the Coach answers within a request; null for what he really does.</summary>
    public Func<Situation, InboundEvent, DateTimeOffset, Answer>? Answers { get; set; }

    /// <param name="real">A clock that runs, in place of <see cref="Machine"/>.</param>
    public static async Task<InboundWorld> Start(Action<IServiceCollection>? more = null, TimeProvider? real = null)
    {
        var machine = new FakeTimeProvider(Monday);
        var slack = await FakeSlack.Start(real ?? machine);
        var world = new InboundWorld(slack, machine);
        await world.Build(real ?? machine, more);
        return world;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>A request as Kestrel would hand it over.</summary>
    public async Task<FakeReply> Take(FakeDelivery delivery)
    {
        var source = Get<SlackSource>();
        var headers = delivery.Headers.ToDictionary(header => header.Key, IReadOnlyList<string> (header) => [header.Value], StringComparer.OrdinalIgnoreCase);
        headers["Content-Type"] = [delivery.ContentType];
        var request = new HookRequest(delivery.Path, "/hooks/slack/" + delivery.Path, headers, default, IsHttps: true, RemoteIsLoopback: false);
        var admitted = source.Admit(request);
        if (!admitted.Genuine) return new FakeReply(admitted.Status, "");
        var reply = await Intake.Take(source, request with { Body = Encoding.UTF8.GetBytes(delivery.Body) }, default);
        return new FakeReply(reply.Status, reply.Body is null ? "" : Encoding.UTF8.GetString(reply.Body));
    }

    /// <summary>What is to be decided on, beside what Slack said of its users.</summary>
    public IReadOnlyList<(string Subject, string Key, Happening What)> Waiting =>
    [
        .. Store.Read(sql => sql.All(
                "select subject, key, body from inbox order by seq", row => (row.GetString(0), row.GetString(1), What: StoredJson.Read<Happening>(row.GetString(2)))))
            .Where(each => each.What is not ChatAccountSeen),
    ];

    public long Count(string table) => table == "inbox" ? Waiting.Count : Store.Read(sql => sql.Number($"select count(*) from {table}"));

    public IReadOnlyList<(string Kind, string Name, long Count)> Notices => Store.Read(sql => sql.All(
        "select kind, name, count from notices order by kind, name", row => (row.GetString(0), row.GetString(1), row.GetInt64(2))));

    /// <summary>Makes a colleague of our records; then nothing waits any more.</summary>
    public async Task Know(string email, string? name = null)
    {
        var facts = new PersonFacts(name ?? "Somebody", Roles.Rep, TimeZone: "Europe/Berlin");
        await Tell(Subjects.Person(email), new PersonSeen(email, facts, new VersionStamp(Monday.AddDays(-1), 0, "")));
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

    /// <summary>A card as Delivery would have sent it.</summary>
    public async Task<FakeMessage> Show(string key, CardView view, FakeRoom room, string? onlyFor = null, Reader? reader = null)
    {
        var reads = reader ?? new Reader("Europe/Berlin", "en");
        var words = Get<CardRenderer>()(view, reads);
        var message = new FakeMessage(room, Slack.NewTs())
        {
            User = Workspace.Bot.Id, ByBot = true, Text = words.Preview, Blocks = JsonNode.Parse(BlockKit.Message(words).ToJsonString())!.AsArray(), OnlyFor = onlyFor is null ? null : Person.Id,
        };
        room.Messages.Add(message);
        var address = $"{Workspace.Team}/{room.Id}";
        var card = new Card(key, Subjects.Person(Ann), new Destination("slack", address, onlyFor), reads, view, Timing.Now(Monday));
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
                    address,
                    message.Ts);
            },
            default);
        return message;
    }

    /// <summary>No commit succeeds until what is returned is let go.</summary>
    public Task<IAsyncDisposable> HoldStore() => StoreHold.Of(Store);

    /// <summary>
    /// Machine time passes in small steps until something is done, ten seconds at most. For Slack it passes too, whose triggers live
    /// for three: it has come round each time.
    /// </summary>
    public Task<T> Passing<T>(Task<T> work) => Machine.Until(work, step: TimeSpan.FromSeconds(0.05), most: TimeSpan.FromSeconds(10), Slack.ComesRound);

    public static CardView View(params Part[] parts) => new(parts, Texts.PreviewAnswer.Id, Facts.None);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)app).DisposeAsync();
        Directory.Delete(folder, recursive: true);
        await Slack.DisposeAsync();
    }

    private async Task Build(TimeProvider time, Action<IServiceCollection>? more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = Path.Combine(folder, "slack.db"),
            ["Content:Path"] = Shipped.Folder,
            ["Tenant:OwnDomains:0"] = "ours.example",
            ["Slack:Api"] = Slack.Api.ToString(),
            ["Slack:BotToken"] = Installed.Token,
            ["Slack:SigningSecret"] = Slack.App.SigningSecret,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddTenants(builder.Configuration, withSandbox: false);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddSingleton<AnswerInRequest>((situation, request, now) => Answers?.Invoke(situation, request, now) ?? CoachBot.Coach.Coach.Answer(situation, request, now));
        builder.Services.AddIntake();
        builder.Services.AddTurns();
        builder.Services.AddSchedule();
        builder.Services.AddDelivery();
        more?.Invoke(builder.Services);
        app = builder.Build();
        Store.Start();
        (Get<TenantBook>().Settings, Get<TenantBook>().Hint) = (Get<TenantShelf>().Settings, Get<TenantShelf>().Hint);
        await Get<Installations>().Keep(new Grant("", Workspace.Team, Workspace.Name, Slack.App.Id, Workspace.Bot.Id, Installed.Scopes), default);
        Slack.Sends.To(Take);
        await Know(Ann, "Ann Able");
    }
}
