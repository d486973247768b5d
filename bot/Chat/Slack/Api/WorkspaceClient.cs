using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// Calls on behalf of an installation: with its token of now, never for one that is broken or was removed. A dead token breaks
/// the installation, once; what comes after it is refused without a call.
/// </summary>
public sealed class WorkspaceClient(SlackClient client, Installations installations)
{
    /// <summary>Our own code: the app is not in this workspace any more.</summary>
    private const string Removed = "app_not_installed";

    private const string Expired = "token_expired";

    /// <param name="team">The workspace that is meant: an organisation's token serves several, each with limits of its own.</param>
    /// <param name="arguments">Null values are left out; objects are JSON already.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<SlackAnswer> Call(
        Installation installation, string team, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel) =>
        Call(installation, team, method, arguments, awaited: false, cancel);

    /// <param name="team">The workspace that is meant.</param>
    /// <param name="arguments">Null values are left out; objects are JSON already.</param>
    /// <param name="awaited">Somebody waits for it: it stands behind nothing for which nobody waits.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public async Task<SlackAnswer> Call(
        Installation installation, string team, string method, IReadOnlyDictionary<string, string?> arguments, bool awaited, CancellationToken cancel)
    {
        if (installations.Find(installation.Enterprise, installation.Team) is not { } now) return new SlackRefused(Removed);
        if (now.Broken is { } broken) return new SlackRefused(SlackErrors.Of(broken) is SlackErrorClass.TokenDead ? broken : SlackErrors.NoToken, Details: broken);
        if (await installations.Token(now, cancel) is not { } token) return new SlackRefused(IsRenewed(now) ? SlackErrors.NotRenewed : SlackErrors.NoToken);

        // Limits and what was learnt of them are the workspace's: a token that is renewed begins none anew.
        var answer = await client.Call(token, team.Length > 0 ? team : now.Enterprise, method, arguments, awaited, cancel);
        if (answer is not SlackRefused refused || SlackErrors.Of(refused.Code) is not SlackErrorClass.TokenDead) return answer;

        // Renewed while the call was on its way: that the old token is dead says nothing of the new one.
        if (await installations.Token(now, cancel) is { } newer && newer != token) return new SlackRefused(SlackErrors.TokenChanged, Details: refused.Code);

        // Sooner than it was said: it is renewed before it is used again.
        if (refused.Code == Expired && IsRenewed(now))
        {
            installations.Expired(now, token);
            return new SlackRefused(SlackErrors.NotRenewed, Details: refused.Code);
        }

        await installations.Break(now, refused.Code);
        return answer;
    }

    /// <summary>Its token may yet be renewed: Slack has not refused to.</summary>
    private bool IsRenewed(Installation installation) =>
        installations.Find(installation.Enterprise, installation.Team) is { Works: true } now && installations.Rotates(now);
}
