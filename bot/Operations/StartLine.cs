using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Operations.Sandbox;
using CoachBot.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CoachBot.Operations;

/// <summary>Says in one line, once it is true, where to look: the address, the Sandbox and the database.</summary>
internal sealed partial class StartLine(
    IServer server, Store store, IConfiguration configuration, IHostEnvironment environment, ILogger<StartLine> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        if (addresses.Count == 0) return Task.CompletedTask;
        var listens = string.Join(", ", addresses);
        if (SandboxOptions.IsOn(configuration, environment)) LogWithSandbox(listens, $"{addresses[0]}/sandbox", store.FilePath);
        else Log(listens, Chats(configuration), store.FilePath);
        return Task.CompletedTask;
    }

    internal static string Chats(IConfiguration configuration)
    {
        string[] names = [.. SlackOptions.IsOnIn(configuration) ? ["Slack"] : Array.Empty<string>(), .. TeamsOptions.IsOnIn(configuration) ? ["Teams"] : Array.Empty<string>()];
        return names.Length > 0
            ? $"Chat: {string.Join(" and ", names)}; whether that works, 'check' and /health say."
            : "No chat is set up: README.md, Connect Slack and Connect Teams.";
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "CoachBot is ready at {Listens}. Try it at {Sandbox}. Database: {Database}")]
    private partial void LogWithSandbox(string listens, string sandbox, string database);

    [LoggerMessage(LogLevel.Information, "CoachBot is ready at {Listens}. {Chats} Database: {Database}")]
    private partial void Log(string listens, string chats, string database);
}
