using CoachBot.Benchmarks.Support;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Content;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Turns;

namespace CoachBot.Benchmarks.Slack;

/// <summary>The real intake with all of Slack behind it; one workspace, and one colleague whom it knows. Slack itself is never called.</summary>
internal sealed class SlackService : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";
    public const string Team = "T0BENCH";
    public const string User = "U0ANN";
    private const string Email = "ann@ours.example";

    private readonly IHost app;

    private SlackService(string file)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = file,
            ["Storage:WaitingWrites"] = "100000",
            ["Slack:Api"] = "http://127.0.0.1:1/api/",
            ["Slack:BotToken"] = "xoxb-1-bench",
            ["Slack:SigningSecret"] = Secret,
        });
        builder.Services.AddLogging();
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddIntake();
        builder.Services.AddTurns();
        builder.Services.AddDelivery();
        app = builder.Build();
        Store.Start();
        app.Services.GetRequiredService<TenantBook>().Settings = _ => Cast.Settings;
    }

    public Store Store => app.Services.GetRequiredService<Store>();

    public HookIntake Intake => app.Services.GetRequiredService<HookIntake>();

    public SlackSource Source => app.Services.GetRequiredService<SlackSource>();

    public static async Task<SlackService> Start(string file)
    {
        var service = new SlackService(file);
        var now = TimeProvider.System.GetUtcNow();
        await service.app.Services.GetRequiredService<Installations>().Keep(new Grant("", Team, "Bench", "A0BENCH", "U0BOT", new HashSet<string>(StringComparer.Ordinal)), default);
        var seen = new PersonSeen(Email, new PersonFacts("Ann", Roles.Rep, TimeZone: "Europe/Berlin"), new VersionStamp(now.AddDays(-1), 0, ""));
        await service.Store.Write(
            WriteUrgency.Work,
            sql =>
            {
                SlackUserRows.Keep(sql, Service.Tenant, new SlackUser(Team, User, Email, SlackUserKind.Member, "Europe/Berlin"), now);
                Inbox.Add(sql, new InboundEvent(Service.Tenant, Subjects.Person(Email), "made", now, seen));
            },
            default);
        while (await service.app.Services.GetRequiredService<TurnStage>().RunOnce(default) > 0)
        {
            // Until she is known.
        }

        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await ((IAsyncDisposable)app).DisposeAsync();
    }
}
