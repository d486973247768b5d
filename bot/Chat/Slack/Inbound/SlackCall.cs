using System.Text.Json;
using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>One genuine request in hand: what came, of which workspace, and what it will be answered.</summary>
internal sealed class SlackCall
{
    /// <summary>One of <see cref="SlackConnections"/>.</summary>
    public required string Connection { get; init; }

    public required JsonElement Payload { get; init; }

    /// <summary>The payload's type; of an event, the event's.</summary>
    public required string Type { get; init; }

    public required Installation Installation { get; init; }

    /// <summary>The workspace in which it happened.</summary>
    public required string Team { get; init; }

    /// <summary>Slack's id of the user who did it; null where nobody did.</summary>
    public string? User { get; init; }

    /// <summary>It came before and was held: nobody waits at a screen any more.</summary>
    public bool WasHeld { get; init; }

    /// <summary>The inner event.</summary>
    public JsonElement Event => Payload.At("event");

    public IReaction Reaction { get; set; } = Reactions.Nothing;
}
