using CoachBot.Chat;
using CoachBot.Coach;
using CoachBot.Content;
using CoachBot.Delivery;
using CoachBot.Operations;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Turns;

namespace CoachBot.Benchmarks.Support;

/// <summary>The real stages with the real Coach and the shipped content, over one database file and a chat that takes everything.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string Tenant = "default";
    private readonly IHost app;

    /// <param name="startAt">Business time is virtual and starts here in an empty file; null for a real clock.</param>
    public Service(string file, DateTimeOffset? startAt, TimeProvider? machine = null, TenantSettings? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = file,
            ["Storage:WaitingWrites"] = "100000",
            ["Sandbox:VirtualClock"] = (startAt is not null).ToString(),
            ["Sandbox:StartAt"] = startAt?.ToString("O"),
            ["Delivery:AtOnce"] = "256",
        });
        builder.Services.AddLogging();
        builder.Services.AddSingleton(machine ?? TimeProvider.System);
        builder.Services.AddSingleton<NullChat>();
        builder.Services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<NullChat>());
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddTurns();
        builder.Services.AddSchedule();
        builder.Services.AddDelivery();
        builder.Services.AddSingleton<Pipeline>();
        app = builder.Build();
        Store.Start();
        var tenant = settings ?? Cast.Settings;
        app.Services.GetRequiredService<TenantBook>().Settings = _ => tenant;
    }

    public Store Store => app.Services.GetRequiredService<Store>();

    public SituationLoader Situations => app.Services.GetRequiredService<SituationLoader>();

    public BusinessClock Clock => app.Services.GetRequiredService<BusinessClock>();

    public Pipeline Pipeline => app.Services.GetRequiredService<Pipeline>();

    public TurnStage Turns => app.Services.GetRequiredService<TurnStage>();

    public DeliveryStage Delivery => app.Services.GetRequiredService<DeliveryStage>();

    public NullChat Chat => app.Services.GetRequiredService<NullChat>();

    private IEnumerable<Stage> Stages => [app.Services.GetRequiredService<ScheduleStage>(), Turns, Delivery];

    /// <summary>Starts the stages' own loops.</summary>
    public async Task StartStages()
    {
        foreach (var stage in Stages) await stage.StartAsync(CancellationToken.None);
    }

    public async Task Put(IEnumerable<InboundEvent> events)
    {
        foreach (var some in events.Chunk(1000))
        {
            await Store.Write(
                WriteUrgency.Work,
                sql =>
                {
                    foreach (var happened in some) Inbox.Add(sql, happened);
                },
                CancellationToken.None);
        }

        Store.Signals.Inbox.Raise();
    }

    public long Count(string from) => Store.Read(sql => sql.Number($"select count(*) from {from}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in Stages) await stage.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)app).DisposeAsync();
    }
}
