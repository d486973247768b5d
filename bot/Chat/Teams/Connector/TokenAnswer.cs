namespace CoachBot.Chat.Teams.Connector;

/// <summary>What came of buying a token.</summary>
public abstract record TokenAnswer;

/// <summary>A token. It is never written anywhere: not even as this record's text.</summary>
public sealed record TokenBought(string Value, DateTimeOffset Expires) : TokenAnswer
{
    public override string ToString() => $"{nameof(TokenBought)} until {Expires:O}";
}

/// <summary>There is none now; there may be one later.</summary>
/// <param name="NotBefore">Machine time; null where nothing was said.</param>
/// <param name="Reason">A code, never a text of the answer.</param>
public sealed record TokenLater(DateTimeOffset? NotBefore, string Reason) : TokenAnswer;

/// <summary>There will be none with these credentials.</summary>
/// <param name="Reason">A code, such as <c>AADSTS7000215</c>.</param>
public sealed record TokenRefused(string Reason) : TokenAnswer;
