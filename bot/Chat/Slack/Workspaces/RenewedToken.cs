namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>Exchanges a refresh token; never throws for what Slack says. https://docs.slack.dev/authentication/using-token-rotation</summary>
public delegate Task<RenewedToken> TokenRenewal(string refreshToken, CancellationToken cancel);

/// <summary>What came of a renewal.</summary>
/// <param name="Token">The new token; null where there is none.</param>
/// <param name="ExpiresAt">Machine time.</param>
/// <param name="Refused">Slack's reason why there never will be one; null where it may be tried again.</param>
public sealed record RenewedToken(string? Token, string? RefreshToken, DateTimeOffset? ExpiresAt, string? Refused = null);
