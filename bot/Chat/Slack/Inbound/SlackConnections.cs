namespace CoachBot.Chat.Slack.Inbound;

/// <summary>The addresses that Slack posts to: <c>/hooks/slack/…</c>.</summary>
public static class SlackConnections
{
    /// <summary>Events API.</summary>
    public const string Events = "events";

    /// <summary>Presses, forms and shortcuts.</summary>
    public const string Interactions = "interactions";

    /// <summary>Slash commands.</summary>
    public const string Commands = "commands";

    /// <summary>Options of a select whose options we are asked for.</summary>
    public const string Options = "options";
}
