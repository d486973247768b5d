using CoachBot.Operations.Slack;

namespace CoachBot.Operations.Teams;

/// <summary>How Teams stands. Codes and counts; no id of a person or conversation, no secret: it is read without a key.</summary>
/// <param name="Unauthenticated">Whoever calls from this machine may speak for anybody: for development alone.</param>
/// <param name="Credential">The setting with which the bot proves who it is; null where it does not.</param>
/// <param name="Conversations">Those in which the bot is, or was.</param>
/// <param name="Stopped">Why nothing is written in a conversation, to in how many that is so.</param>
/// <param name="LastEvent">When something was stored last, of the newest thousand hooks; machine time, as all instants here.</param>
/// <param name="Foreign">Activities of Entra tenants that are not served: answered and left.</param>
/// <param name="Held">Activities that wait until somebody has been looked up.</param>
/// <param name="Budget">Calls that a limit of ours held back.</param>
/// <param name="Token">Why no token of the bot's own can be had; null while all is well, or none was needed yet.</param>
/// <param name="KeysAgeSeconds">Age of the oldest keys with which tokens of activities are checked; null where none was needed yet.</param>
public sealed record TeamsHealth(
    bool Unauthenticated, string? Credential, long Conversations, IReadOnlyDictionary<string, long> Stopped, DateTimeOffset? LastEvent, long Foreign, HeldHealth Held,
    BudgetHealth Budget, TokenHealth? Token, long? KeysAgeSeconds);

/// <summary>Calls that waited for a limit, since the start.</summary>
public sealed record BudgetHealth(long Waits, DateTimeOffset? Last);

/// <summary>Why there is no token.</summary>
/// <param name="Reason">A code of Entra's, or of this machine's.</param>
public sealed record TokenHealth(string Reason, DateTimeOffset Since);
