using CoachBot.Chat.Teams;
using CoachBot.Content;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using CoachBot.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Chat.Teams.Clouds;

/// <summary>What would open a door to everybody stops the start, as the product is put together, wherever nobody develops [INT-26].</summary>
public sealed class OpenDoorTests
{
    [Theory]
    [InlineData("Production", "Teams:Unauthenticated", "true")]
    [InlineData("Staging", "Teams:Unauthenticated", "True")]
    [InlineData("Developmen", "Teams:Unauthenticated", "TRUE")]
    [InlineData("Development2", "Teams:Unauthenticated", "true")]
    [InlineData("Production", "Teams:Local", "http://127.0.0.1:5300/")]
    [InlineData("Staging", "Teams:Local", "http://localhost:5300/")]
    [InlineData("Developmen", "Teams:Local", "https://[::1]:5300/")]
    public async Task Outside_of_Development_the_service_does_not_start_and_touches_nothing(string environment, string setting, string value)
    {
        foreach (var whole in new[] { true, false })
        {
            using var folder = new TempFolder();
            var file = folder.File("door.db");
            using var host = Build(environment, file, whole, (setting, value));
            var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
            Assert.Contains(whole || setting == "Teams:Unauthenticated" ? $"{setting} is for development, and this is not" : "Teams:AppId is missing", refused.Message, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }
    }

    [Fact]
    public async Task Switched_off_nothing_of_it_is_there()
    {
        using var folder = new TempFolder();
        using var host = Build("Production", folder.File("door.db"), whole: false, ("Teams:Unauthenticated", "true"), ("Teams:Enabled", "false"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(host.Services.GetServices<CoachBot.Wire.IHookSource>());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <param name="whole">With all that Teams needs beside it.</param>
    private static IHost Build(string environment, string file, bool whole, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["Storage:Sqlite"] = file });
        if (whole) builder.Configuration.AddInMemoryCollection([new("Teams:AppId", FakeKeys.AppId), new("Teams:TenantId", FakeKeys.Tenant), new("Teams:ClientSecret", "canary")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddLogging();
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddIntake();
        builder.Services.AddTurns();
        builder.Services.AddDelivery();
        return builder.Build();
    }
}
