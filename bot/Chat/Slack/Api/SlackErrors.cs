using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Api;

/// <summary>What Slack's codes mean for us: one total function. https://docs.slack.dev/reference/methods/chat.postMessage#errors</summary>
public static class SlackErrors
{
    /// <summary>The class of a code; a code that nobody knows is <see cref="SlackErrorClass.OurFault"/>: permanent for the item, transient for nothing.</summary>
    public static SlackErrorClass Of(string code) => throw new NotSupportedException();

    /// <summary>What came of a call, as a result of sending.</summary>
    public static SendResult<T> Result<T>(SlackAnswer answer, Func<System.Text.Json.JsonElement, T> receipt) => throw new NotSupportedException();
}

/// <summary>The classes of codes.</summary>
public enum SlackErrorClass
{
    /// <summary>Too much at once: wait, then the same again.</summary>
    Limited,

    /// <summary>It did not happen; try again.</summary>
    NotSent,

    /// <summary>It may have happened.</summary>
    MayBeSent,

    /// <summary>The token is dead: the workspace's installation is broken.</summary>
    TokenDead,

    /// <summary>The person or room is gone or closed.</summary>
    DestinationDead,

    /// <summary>What we sent is wrong.</summary>
    OurFault,

    /// <summary>Nothing is wrong, but it has no effect either: the caller knows what follows.</summary>
    Benign,
}
