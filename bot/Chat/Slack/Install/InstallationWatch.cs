using System.Data.Common;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Install;

/// <summary>
/// Finds out whose the token of the settings is, and asks once an hour: is a broken installation well again, does a token run
/// out although nobody uses it?
/// </summary>
public sealed partial class InstallationWatch(
    Installations installations, SlackIdentity identity, IOptions<SlackOptions> options, TimeProvider machine, ILogger<InstallationWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstAgain = TimeSpan.FromSeconds(2);

    /// <summary>A start does not wait longer for Slack: where the workspace was known before, it does not wait at all.</summary>
    private static readonly TimeSpan StartWaits = TimeSpan.FromSeconds(5);

    private Task<bool> _first = Task.FromResult(true);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _first = LookSafely(cancellationToken);
        if (installations.Of(Installations.Tenant).Count == 0)
        {
            using var enough = new CancellationTokenSource(StartWaits, machine);
            await Task.WhenAny(_first, Task.Delay(Timeout.InfiniteTimeSpan, machine, enough.Token));
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>One look; false where Slack has to be asked again soon.</summary>
    public async Task<bool> Look(CancellationToken cancel)
    {
        await installations.ForgetRemoved(cancel);
        await installations.NoteLostKeys(cancel);
        return options.Value.BotToken is { Length: > 0 } token ? await LookAtSettings(token, cancel) : await LookAtAll(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (well, again) = (await _first, FirstAgain);
        while (true)
        {
            await Task.Delay(well ? Hour : again, machine, stoppingToken);
            again = well || again >= Hour ? FirstAgain : 2 * again;
            well = await LookSafely(stoppingToken);
        }
    }

    private async Task<bool> LookSafely(CancellationToken cancel)
    {
        try
        {
            return await Look(cancel);
        }
        catch (Exception e) when (e is StoreUnavailableException or DbException or InvalidOperationException or IOException)
        {
            // A database that does not answer for a while is no reason to stop the service.
            LogNotNoted(logger, e);
            return false;
        }
    }

    private async Task<bool> LookAtSettings(string token, CancellationToken cancel)
    {
        var (grant, answer) = await identity.Of(token, cancel);
        var known = installations.Of(Installations.Tenant) is [var only, ..] ? only : null;
        if (grant is null)
        {
            if (answer is not SlackRefused refused || SlackErrors.Of(refused.Code) is not SlackErrorClass.TokenDead) return false;
            if (known is not null) await installations.Break(known, refused.Code);
            else LogDead(logger, refused.Code);
            return true;
        }

        // What Slack does not tell is kept as it was.
        if (grant.App.Length == 0 && known is not null) grant = grant with { App = known.App };
        if (grant.Scopes.Count == 0 && known is not null) grant = grant with { Scopes = known.Scopes };
        if (known is null || !IsAsBefore(known, grant))
        {
            var kept = await installations.Keep(grant, cancel);
            LogFound(logger, kept.Name, kept.Team.Length > 0 ? kept.Team : kept.Enterprise);
        }

        return true;
    }

    private async Task<bool> LookAtAll(CancellationToken cancel)
    {
        foreach (var installation in installations.Of(Installations.Tenant))
        {
            if (await installations.Token(installation, cancel) is not { } token || installation.Broken is null) continue;
            if (await identity.Of(token, cancel) is ({ }, _)) await installations.Mend(installation);
        }

        return true;
    }

    private static bool IsAsBefore(Installation known, Grant grant) =>
        known is { Works: true } && (known.Enterprise, known.Team, known.Name, known.App, known.BotUser) == (grant.Enterprise, grant.Team, grant.Name, grant.App, grant.BotUser)
        && known.Scopes.SetEquals(grant.Scopes);

    [LoggerMessage(LogLevel.Information, "Slack, workspace {Name}: {Id} is the one of Slack:BotToken")]
    private static partial void LogFound(ILogger logger, string name, string id);

    [LoggerMessage(LogLevel.Error, "Slack does not accept Slack:BotToken: {Reason}. Copy its present value from OAuth & Permissions on the app's page, and start again")]
    private static partial void LogDead(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "What Slack said of its workspaces could not be noted; it is asked again")]
    private static partial void LogNotNoted(ILogger logger, Exception exception);
}
