using System.Text.Json;
using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.Install;

/// <summary>
/// The app was removed from a workspace, or its token revoked: the token is erased before Slack is answered, and from then on
/// nothing is sent there [PRV-12]. The two events come together, in any order. https://docs.slack.dev/reference/events/app_uninstalled
/// </summary>
public sealed class UninstallEvents(Installations installations) : ISlackEvents
{
    private const string Uninstalled = "app_uninstalled";
    private const string Revoked = "tokens_revoked";

    /// <summary>Slack tells the time to the second.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public IReadOnlyCollection<string> Types => [Uninstalled, Revoked];

    public Task Take(SlackEvent happened, CancellationToken cancel) =>
        IsAboutThis(happened) && IsAboutNow(happened) && (happened.Type == Uninstalled || IsOurToken(happened)) ? installations.Remove(happened.Installation, cancel) : Task.CompletedTask;

    /// <summary>Behind a workspace whose own installation is gone already stands that of its organisation, which stays; and the other way round.</summary>
    private static bool IsAboutThis(SlackEvent happened) => happened.OfOrganisation is not { } organisation || organisation == happened.Installation.IsOrganisation;

    /// <summary>Slack tells late what it could not tell in time: the app may have been installed again since.</summary>
    private static bool IsAboutNow(SlackEvent happened) => happened.SentAt is not { } at || at + Rounding >= happened.Installation.InstalledAt;

    /// <summary>Users' tokens are none of ours, and where tokens are renewed an old one is revoked every few hours.</summary>
    private bool IsOurToken(SlackEvent happened) =>
        !installations.Rotates(happened.Installation)
        && happened.Body.ValueKind == JsonValueKind.Object
        && happened.Body.TryGetProperty("tokens", out var tokens)
        && tokens.ValueKind == JsonValueKind.Object
        && tokens.TryGetProperty("bot", out var bots)
        && bots.ValueKind == JsonValueKind.Array
        && bots.EnumerateArray().Any(bot => bot.ValueKind == JsonValueKind.String && bot.GetString() == happened.Installation.BotUser);
}
