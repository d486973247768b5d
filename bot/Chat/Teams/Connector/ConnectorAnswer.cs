using System.Text.Json;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>What the connector said, or that it said nothing.</summary>
public abstract record ConnectorAnswer;

/// <summary>It is done.</summary>
/// <param name="Body">Undefined where there was none.</param>
public sealed record ConnectorDone(JsonElement Body) : ConnectorAnswer
{
    /// <summary>Without the body, which holds names and addresses.</summary>
    public override string ToString() => nameof(ConnectorDone);
}

/// <summary>It was not done, and may be tried again.</summary>
/// <param name="NotBefore">Machine time; null where nothing was said.</param>
/// <param name="Reason">Status and code, never a text of the message.</param>
public sealed record ConnectorLater(DateTimeOffset? NotBefore, string Reason) : ConnectorAnswer;

/// <summary>Nobody knows whether it was done: no answer, or one of the gateways'.</summary>
public sealed record ConnectorUnknown(string Reason) : ConnectorAnswer;

/// <summary>It was not done and never will be.</summary>
public sealed record ConnectorRefused(ConnectorRefusal Why, string Reason) : ConnectorAnswer;

/// <summary>What a refusal means for what comes after it.</summary>
public enum ConnectorRefusal
{
    /// <summary>The call itself was wrong.</summary>
    Wrong,

    /// <summary>Our credentials do not count, though they were renewed.</summary>
    NotAuthorized,

    /// <summary>The bot is not in the conversation: uninstalled, or never there.</summary>
    NotInstalled,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    /// <summary>An administrator has switched the app off.</summary>
    Suspended,

    /// <summary>This conversation is served by another host (GCC).</summary>
    WrongHost,

    /// <summary>We lack a permission.</summary>
    NotPermitted,

    /// <summary>The conversation or the message is not there any more.</summary>
    Gone,

    /// <summary>The person is not in the conversation (any more).</summary>
    MemberGone,

    /// <summary>It is too big.</summary>
    TooBig,

    /// <summary>The address is none that our token may go to: nothing was called.</summary>
    NotAllowedHost,
}
