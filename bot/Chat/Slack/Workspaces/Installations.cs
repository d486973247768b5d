using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>
/// Who has installed the app, and with which token. What is in the database is kept in memory too: each request asks.
/// With <see cref="SlackOptions.BotToken"/> there is one installation, the workspace of that token; else those that were
/// installed and still stand in <see cref="SlackOptions.Workspaces"/>.
/// </summary>
public sealed partial class Installations(Store store, TokenVault vault, IOptions<SlackOptions> options, TimeProvider machine, ILogger<Installations> logger)
{
    /// <summary>All workspaces of one service belong to its one tenant.</summary>
    public const string Tenant = "default";

    /// <summary>Our own reason for <see cref="Installation.Broken"/>: the token cannot be read, because the keys that protected it are gone.</summary>
    public const string KeysLost = "keys_lost";

    private readonly Lock _changing = new();
    private volatile FrozenDictionary<(string Enterprise, string Team), Known>? _known;

    private FrozenDictionary<(string Enterprise, string Team), Known> All => _known ?? Load();

    private string? SettingsToken => options.Value.BotToken is { Length: > 0 } token ? token : null;

    /// <summary>The installation for a workspace: its own, else that of its organisation; null where there is none that was not removed.</summary>
    public Installation? Find(string? enterprise, string? team)
    {
        var all = All;
        if (team is { Length: > 0 })
        {
            if (all.TryGetValue((enterprise ?? "", team), out var own)) return own.Installation;

            // A workspace may join an organisation later, or leave it: its own id stays.
            if (all.Values.FirstOrDefault(known => known.Installation.Team == team) is { } moved) return moved.Installation;
        }

        return enterprise is { Length: > 0 } && all.TryGetValue((enterprise, ""), out var organisation) ? organisation.Installation : null;
    }

    /// <summary>Those of a tenant that were not removed.</summary>
    public IReadOnlyList<Installation> Of(string tenant) =>
        [.. All.Values.Select(known => known.Installation).Where(installation => installation.Tenant == tenant)];

    /// <summary>The bot's token; null where it was erased. A token that runs out soon is renewed first.</summary>
    public ValueTask<string?> Token(Installation installation, CancellationToken cancel) => new(All.GetValueOrDefault(KeyOf(installation))?.Token);

    /// <summary>Nothing can be sent any more: noted once, with Slack's reason.</summary>
    public async Task Break(Installation installation, string reason)
    {
        if (!Change(installation, found => found.Broken is null ? found with { Broken = reason } : null)) return;
        LogBroken(logger, installation.Name, reason);
        var now = machine.GetUtcNow();
        await store.Write(WriteUrgency.Work, sql => InstallationRows.Break(sql, installation.Enterprise, installation.Team, reason, now), CancellationToken.None);
    }

    /// <summary>It can be sent again.</summary>
    public async Task Mend(Installation installation)
    {
        if (!Change(installation, found => found.Broken is null or KeysLost ? null : found with { Broken = null })) return;
        LogMended(logger, installation.Name);
        var now = machine.GetUtcNow();
        await store.Write(WriteUrgency.Work, sql => InstallationRows.Break(sql, installation.Enterprise, installation.Team, null, now), CancellationToken.None);
    }

    /// <summary>Keeps what Slack has granted, over what was there before: a broken or removed installation works again.</summary>
    public async Task<Installation> Keep(Grant grant, CancellationToken cancel)
    {
        var row = RowOf(grant, machine.GetUtcNow());
        await store.Write(
            WriteUrgency.Answer,
            sql =>
            {
                InstallationRows.Keep(sql, row);
                if (grant.Token is null && SettingsToken is { } token) InstallationRows.KeepOfSettings(sql, HashOf(token), row.Enterprise, row.Team);
            },
            cancel);
        Load();
        return Find(grant.Enterprise, grant.Team) ?? Of(row);
    }

    /// <summary>
    /// The app was removed from the workspace: within the caller's transaction its tokens are erased. Call <see cref="Forget"/>
    /// first, so that nothing more is sent meanwhile.
    /// </summary>
    public void Remove(Sql sql, Installation installation) => InstallationRows.Remove(sql, installation.Enterprise, installation.Team, machine.GetUtcNow());

    /// <summary>From now on nobody finds it.</summary>
    public void Forget(Installation installation)
    {
        lock (_changing) _known = All.Where(each => each.Key != KeyOf(installation)).ToFrozenDictionary();
        LogRemoved(logger, installation.Name);
    }

    private static (string Enterprise, string Team) KeyOf(Installation installation) => (installation.Enterprise, installation.Team);

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static Installation Of(SlackInstallationRow row) => new(
        row.Tenant, row.Enterprise, row.Team, row.Name, row.App, row.BotUser, Grant.ReadScopes(row.Scopes), row.Broken, row.RemovedAt is not null);

    /// <summary>Reads all from the database, as it is now.</summary>
    private FrozenDictionary<(string Enterprise, string Team), Known> Load()
    {
        lock (_changing)
        {
            var (rows, own) = store.Read(sql => (InstallationRows.All(sql), SettingsToken is { } token ? InstallationRows.OfSettings(sql, HashOf(token)) : null));
            var known = SettingsToken is { } settings
                ? rows.Where(row => (row.Enterprise, row.Team) == own && row.RemovedAt is null).Select(row => new Known(Of(row), settings))
                : rows.Where(row => row.RemovedAt is null && row.Token is not null && IsListed(row)).Select(Opened);
            return _known = known.ToFrozenDictionary(each => KeyOf(each.Installation));
        }
    }

    private bool IsListed(SlackInstallationRow row)
    {
        if (options.Value.MayInstall(row.Enterprise, row.Team)) return true;
        LogNotListed(logger, row.Name, row.Team.Length > 0 ? row.Team : row.Enterprise);
        return false;
    }

    private Known Opened(SlackInstallationRow row)
    {
        if (vault.Open(row.Enterprise, row.Team, TokenKind.Bot, row.Token!) is { } token) return new Known(Of(row), token);
        LogKeysLost(logger, row.Name);
        return new Known(Of(row) with { Broken = KeysLost }, null);
    }

    private SlackInstallationRow RowOf(Grant grant, DateTimeOffset now) => new()
    {
        Enterprise = grant.Enterprise,
        Team = grant.Team,
        Tenant = Tenant,
        Name = grant.Name,
        App = grant.App,
        BotUser = grant.BotUser,
        Scopes = string.Join(',', grant.Scopes.Order(StringComparer.Ordinal)),
        Token = grant.Token is null ? null : vault.Close(grant.Enterprise, grant.Team, TokenKind.Bot, grant.Token),
        RefreshToken = grant.RefreshToken is null ? null : vault.Close(grant.Enterprise, grant.Team, TokenKind.Refresh, grant.RefreshToken),
        ExpiresAt = grant.ExpiresAt,
        InstalledBy = grant.InstalledBy,
        InstalledAt = now,
    };

    /// <summary>Changes what is known of an installation; false where there is nothing to change.</summary>
    private bool Change(Installation installation, Func<Installation, Installation?> change)
    {
        lock (_changing)
        {
            if (All.GetValueOrDefault(KeyOf(installation)) is not { } known || change(known.Installation) is not { } changed) return false;
            _known = All.Values.Select(each => each == known ? known with { Installation = changed } : each).ToFrozenDictionary(each => KeyOf(each.Installation));
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "Slack, workspace {Name}: nothing can be sent, because Slack says {Reason}. Install the app there again; with Slack:BotToken, copy its present value from the app's page.")]
    private static partial void LogBroken(ILogger logger, string name, string reason);

    [LoggerMessage(LogLevel.Information, "Slack, workspace {Name}: messages can be sent again")]
    private static partial void LogMended(ILogger logger, string name);

    [LoggerMessage(LogLevel.Information, "Slack, workspace {Name}: the app was removed")]
    private static partial void LogRemoved(ILogger logger, string name);

    [LoggerMessage(LogLevel.Warning, "Slack, workspace {Name}: {Id} does not stand in Slack:Workspaces, so that nobody there is heard or written to")]
    private static partial void LogNotListed(ILogger logger, string name, string id);

    [LoggerMessage(LogLevel.Error, "Slack, workspace {Name}: its token cannot be read, because the keys in the table data_protection_keys are not those that protected it. Restore the whole database from one backup, or install the app there again at /slack/install.")]
    private static partial void LogKeysLost(ILogger logger, string name);

    private sealed record Known(Installation Installation, string? Token);
}
