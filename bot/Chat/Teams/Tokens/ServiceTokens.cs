using CoachBot.Chat.Teams.Activities;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// Whether a request comes from the Bot Framework's service, and for us: the token first, then what the body says of itself.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
public sealed class ServiceTokens
{
    /// <summary>Fetches the keys where they are missing, old, or do not hold the one that the token names; given up soon.</summary>
    public Task Ready(HookRequest request, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The verdict, and the activity where it is genuine and for us; no request goes out.</summary>
    /// <param name="now">Machine time.</param>
    public (HookVerdict Verdict, TeamsActivity? Activity) Check(HookRequest request, DateTimeOffset now) => throw new NotSupportedException();
}
