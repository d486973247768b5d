namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// Whether a browser speaks for a person of a tenant that we serve: the token that Teams gives to our tab (single sign-on).
/// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview
/// </summary>
public sealed class PersonTokens
{
    /// <summary>Who it is; null where the token is not good, or not for us.</summary>
    /// <param name="now">Machine time.</param>
    public Task<TokenPerson?> Check(string token, DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();
}

/// <summary>Somebody who is signed in.</summary>
public sealed record TokenPerson(string EntraTenant, string ObjectId);
