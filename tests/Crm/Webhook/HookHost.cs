using CoachBot.Crm.Webhook;
using CoachBot.Intake;
using CoachBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>The hook, the intake and the store in a small service of their own, on a free port of this machine.</summary>
internal sealed class HookHost : IAsyncDisposable
{
    private WebApplication? app;

    public string Folder { get; } = Directory.CreateTempSubdirectory("coachbot-hook").FullName;

    public HttpClient Client { get; } = new();

    public async ValueTask Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = Folder });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = Path.Combine(Folder, "test.db"),
            ["Webhook:Connections:crm:Secret"] = HookCalls.Secret,
            ["Webhook:Connections:slow:Secret"] = HookCalls.Secret,
            ["Webhook:Connections:slow:PerSecond"] = "1",
            ["Webhook:Connections:slow:Burst"] = "2",
        });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddStorage().AddIntake().AddWebhook(builder.Configuration);
        app = builder.Build();
        app.UseRouting();
        app.MapHooks();
        app.MapWebhook();
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    /// <summary>How many events the store holds.</summary>
    public long Stored() => app!.Services.GetRequiredService<Store>().Read(sql => sql.First("select count(*) from inbox", row => row.GetInt64(0)));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null) await app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
