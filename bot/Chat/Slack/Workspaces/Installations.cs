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
public sealed partial class Installations(
    Store store, TokenVault vault, TokenRenewal renew, IOptions<SlackOptions> options, TimeProvider machine, ILogger<Installations> logger)
{
    /// <summary>All workspaces of one service belong to its one tenant.</summary>
    public const string Tenant = "default";

    /// <summary>Our own reason for <see cref="Installation.Broken"/>: the token cannot be read, because the keys that protected it are gone.</summary>
    public const string KeysLost = "keys_lost";

    /// <summary>So long before its end a token is renewed: whatever is down then may come back in time.</summary>
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromHours(2);

    /// <summary>After a renewal that did not come about, the token of before serves for so long until it is tried again.</summary>
    private static readonly TimeSpan RenewedAgainAfter = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan KeptAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>So long after its removal somebody may install the app again and find everything as it was.</summary>
    private static readonly TimeSpan RemovedKeptFor = TimeSpan.FromDays(30);

    /// <summary>One workspace of an organisation is closed to us; the others are not.</summary>
    private const string WorkspaceClosed = "team_access_not_granted";

    private readonly Lock _changing = new();
    private readonly Dictionary<(string Enterprise, string Team), (DateTimeOffset BeganAt, Task Done)> _renewals = [];
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

    /// <summary>
    /// The bot's token; null where it was erased, or has run out and could not be renewed yet. One that runs out soon is renewed,
    /// once for all who ask meanwhile; they get the one of before while it is good.
    /// </summary>
    public async ValueTask<string?> Token(Installation installation, CancellationToken cancel)
    {
        var key = KeyOf(installation);
        if (All.GetValueOrDefault(key) is not { } known) return null;
        var now = machine.GetUtcNow();
        if (known.ExpiresAt is not { } end || known.RefreshToken is null || now < end - RenewedBefore) return known.Token;
        var renewing = Renewing(known, known.RefreshToken, now);
        if (now < end) return All.GetValueOrDefault(key)?.Token;
        await renewing.WaitAsync(cancel);
        return All.GetValueOrDefault(key) is { } after && !(after.ExpiresAt <= now) ? after.Token : null;
    }

    /// <summary>Slack says that this token has run out, whatever it said when it gave it: the next who asks has it renewed.</summary>
    internal void Expired(Installation installation, string token)
    {
        var now = machine.GetUtcNow();
        ChangeKnown(installation, known => known.Token == token && !(known.ExpiresAt <= now) ? known with { ExpiresAt = now } : null);
    }

    /// <summary>Its tokens run out and are renewed: that one of them was revoked does not mean that all were.</summary>
    public bool Rotates(Installation installation) => All.GetValueOrDefault(KeyOf(installation))?.RefreshToken is not null;

    /// <summary>
    /// Nothing can be sent any more: noted once, with Slack's reason. What a call with the token of before was told says nothing
    /// about what was installed since.
    /// </summary>
    public async Task Break(Installation installation, string reason)
    {
        if (installation.IsOrganisation && reason == WorkspaceClosed) return;
        if (!Change(installation, found => found.Broken is null && !IsOlder(installation, found) ? found with { Broken = reason } : null)) return;
        LogBroken(logger, installation.Name, reason);
        var now = machine.GetUtcNow();
        await store.Write(WriteUrgency.Work, sql => InstallationRows.Break(sql, installation.Enterprise, installation.Team, reason, now, installation.InstalledAt), CancellationToken.None);
    }

    /// <summary>It can be sent again.</summary>
    public async Task Mend(Installation installation)
    {
        if (!Change(installation, found => found.Broken is null or KeysLost || IsOlder(installation, found) ? null : found with { Broken = null })) return;
        LogMended(logger, installation.Name);
        var now = machine.GetUtcNow();
        await store.Write(WriteUrgency.Work, sql => InstallationRows.Break(sql, installation.Enterprise, installation.Team, null, now, installation.InstalledAt), CancellationToken.None);
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

    /// <summary>The app was removed from the workspace: from now on nobody finds the installation, and its tokens are erased.</summary>
    public async Task Remove(Installation installation, CancellationToken cancel)
    {
        Forget(installation);
        var now = machine.GetUtcNow();
        LogRemoved(logger, installation.Name, now + RemovedKeptFor);
        var written = false;
        try
        {
            await store.Write(WriteUrgency.Work, sql => InstallationRows.Remove(sql, installation.Enterprise, installation.Team, now), cancel);
            written = true;
        }
        finally
        {
            // Slack says it again: then it has to be found, and removed.
            if (!written)
            {
                lock (_changing) _known = null;
            }
        }

        // Whoever read the table between the two may have put it back.
        Forget(installation);
    }

    /// <summary>Notes whose token cannot be read, where the health page and the check find it; and whose can be read again.</summary>
    public async Task NoteLostKeys(CancellationToken cancel)
    {
        var lost = All.Values.Select(known => known.Installation).Where(installation => installation.Broken == KeysLost).Select(KeyOf).ToHashSet();
        var noted = store.Read(sql => InstallationRows.All(sql)).Where(row => row.Broken == KeysLost).Select(row => (row.Enterprise, row.Team)).ToHashSet();
        if (lost.SetEquals(noted)) return;
        var now = machine.GetUtcNow();
        await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                foreach (var (enterprise, team) in lost.Except(noted)) InstallationRows.Break(sql, enterprise, team, KeysLost, now);
                foreach (var (enterprise, team) in noted.Except(lost)) InstallationRows.Break(sql, enterprise, team, null, now);
            },
            cancel);
    }

    /// <summary>Forgets the people and rooms of workspaces that have removed the app long ago [PRV-12].</summary>
    public async Task ForgetRemoved(CancellationToken cancel)
    {
        var before = machine.GetUtcNow() - RemovedKeptFor;
        if (store.Read(sql => InstallationRows.AnyRemoved(sql, before))) await store.Write(WriteUrgency.Work, sql => InstallationRows.ForgetRemoved(sql, before), cancel);
    }

    private static (string Enterprise, string Team) KeyOf(Installation installation) => (installation.Enterprise, installation.Team);

    private static bool IsOlder(Installation installation, Installation than) => installation.InstalledAt != default && installation.InstalledAt < than.InstalledAt;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static Installation Of(SlackInstallationRow row) => new(
        row.Tenant, row.Enterprise, row.Team, row.Name, row.App, row.BotUser, Grant.ReadScopes(row.Scopes), row.Broken, row.RemovedAt is not null, row.InstalledAt);

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
        if (vault.Open(row.Enterprise, row.Team, TokenKind.Bot, row.Token!) is { } token)
            return new Known(row.Broken == KeysLost ? Of(row) with { Broken = null } : Of(row), token, row.RefreshToken is { } refresh ? vault.Open(row.Enterprise, row.Team, TokenKind.Refresh, refresh) : null, row.ExpiresAt);
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

    private bool Change(Installation installation, Func<Installation, Installation?> change) =>
        ChangeKnown(installation, known => change(known.Installation) is { } changed ? known with { Installation = changed } : null);

    /// <summary>Changes what is known of an installation; false where there is nothing to change.</summary>
    private bool ChangeKnown(Installation installation, Func<Known, Known?> change)
    {
        lock (_changing)
        {
            if (All.GetValueOrDefault(KeyOf(installation)) is not { } known || change(known) is not { } changed) return false;
            _known = All.Values.Select(each => each == known ? changed : each).ToFrozenDictionary(each => KeyOf(each.Installation));
            return true;
        }
    }

    private void Forget(Installation installation)
    {
        lock (_changing) _known = All.Where(each => each.Key != KeyOf(installation)).ToFrozenDictionary();
    }

    /// <summary>The renewal that is under way, or was lately; else a new one, which no caller can break off.</summary>
    private Task Renewing(Known known, string refreshToken, DateTimeOffset now)
    {
        lock (_changing)
        {
            var key = KeyOf(known.Installation);
            if (_renewals.TryGetValue(key, out var last) && (!last.Done.IsCompleted || now < last.BeganAt + RenewedAgainAfter)) return last.Done;
            var done = Task.Run(() => Renew(known.Installation, refreshToken), CancellationToken.None);
            _renewals[key] = (now, done);
            return done;
        }
    }

    private async Task Renew(Installation installation, string refreshToken)
    {
        var renewed = await renew(refreshToken, CancellationToken.None);
        if (renewed.Refused is { } reason)
        {
            await Break(installation, reason);
            return;
        }

        // The token of before has served its time: whatever the database does now, the new one is the one that is good.
        if (renewed.Token is not { } token || renewed.RefreshToken is not { } next)
            LogNotRenewed(logger, installation.Name);
        else if (ChangeKnown(installation, known => IsOlder(installation, known.Installation) ? null : known with { Token = token, RefreshToken = next, ExpiresAt = renewed.ExpiresAt }))
            await KeepRenewed(installation, token, next, renewed.ExpiresAt);
    }

    private async Task KeepRenewed(Installation installation, string token, string refreshToken, DateTimeOffset? expiresAt)
    {
        var (enterprise, team) = KeyOf(installation);
        var (closed, next) = (vault.Close(enterprise, team, TokenKind.Bot, token), vault.Close(enterprise, team, TokenKind.Refresh, refreshToken));
        while (true)
        {
            try
            {
                await store.Write(WriteUrgency.Work, sql => InstallationRows.Renew(sql, enterprise, team, closed, next, expiresAt, installation.InstalledAt), CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException)
            {
                LogNotKept(logger, installation.Name);
                await Task.Delay(KeptAgainAfter, machine);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Slack, workspace {Name}: nothing can be sent, because Slack says {Reason}. Install the app there again; with Slack:BotToken, copy its present value from the app's page.")]
    private static partial void LogBroken(ILogger logger, string name, string reason);

    [LoggerMessage(LogLevel.Information, "Slack, workspace {Name}: messages can be sent again")]
    private static partial void LogMended(ILogger logger, string name);

    [LoggerMessage(LogLevel.Warning, "Slack, workspace {Name}: the app was removed. Nothing is sent there any more; what is known of its people and rooms is deleted after {Until:yyyy-MM-dd}, unless it is installed again")]
    private static partial void LogRemoved(ILogger logger, string name, DateTimeOffset until);

    [LoggerMessage(LogLevel.Warning, "Slack, workspace {Name}: {Id} does not stand in Slack:Workspaces, so that nobody there is heard or written to")]
    private static partial void LogNotListed(ILogger logger, string name, string id);

    [LoggerMessage(LogLevel.Error, "Slack, workspace {Name}: its token cannot be read, because the keys in the table data_protection_keys are not those that protected it. Restore the whole database from one backup, or install the app there again at /slack/install.")]
    private static partial void LogKeysLost(ILogger logger, string name);

    [LoggerMessage(LogLevel.Warning, "Slack, workspace {Name}: its token runs out and was not renewed yet; it is tried again")]
    private static partial void LogNotRenewed(ILogger logger, string name);

    [LoggerMessage(LogLevel.Error, "Slack, workspace {Name}: its token was renewed and cannot be stored yet; it is tried again. If the process ends before, install the app there again")]
    private static partial void LogNotKept(ILogger logger, string name);

    private sealed record Known(Installation Installation, string? Token, string? RefreshToken = null, DateTimeOffset? ExpiresAt = null);
}
