using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>One genuine request in hand: what came, of which workspace, and what it will be answered.</summary>
public sealed class SlackCall : ChatCall
{
    /// <summary>One of <see cref="SlackConnections"/>.</summary>
    public required string Connection { get; init; }

    public required JsonElement Payload { get; init; }

    /// <summary>The payload's type; of an event, the event's; of a command, <see cref="SlackConnections.Commands"/>.</summary>
    public required string Type { get; init; }

    public required Installation Installation { get; init; }

    /// <summary>The workspace in which it happened.</summary>
    public required string Team { get; init; }

    /// <summary>Slack's id of the user who did it; null where nobody did.</summary>
    public string? User { get; init; }

    /// <summary>The inner event.</summary>
    public JsonElement Event => Payload.At("event");

    /// <summary>Opens one view, within 3 s; null where there is none, or not any more.</summary>
    public string? Trigger => WasHeld ? null : Payload.TextAt("trigger_id");

    /// <summary>The same where it comes again: Slack's own name of it, or what it holds where it has none.</summary>
    /// <param name="id">Null or empty where Slack gave none.</param>
    public string KeyOf(string kind, string? id) =>
        $"{kind}/{(id is { Length: > 0 } ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Payload.GetRawText()))))}";

    /// <summary>What a person has done; null where it is nothing of the kind.</summary>
    public IDeed? Deed { get; set; }
}
