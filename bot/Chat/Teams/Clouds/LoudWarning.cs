using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Clouds;

/// <summary>Says at every start that nothing here is protected, where that is so.</summary>
internal sealed partial class LoudWarning(IOptions<TeamsOptions> options, ILogger<LoudWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Unauthenticated) LogUnauthenticated();
        if (options.Value.Local is { } local) LogLocal(local);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        LogLevel.Critical,
        "TEAMS IS NOT AUTHENTICATED: Teams:Unauthenticated is on, so whoever calls /api/messages from this machine may speak for anybody. It is for development alone, with the Agents Playground")]
    private partial void LogUnauthenticated();

    [LoggerMessage(LogLevel.Warning, "Teams:Local is set: keys, tokens and the connector of Teams are taken from {Local}, not from Microsoft")]
    private partial void LogLocal(Uri local);
}
