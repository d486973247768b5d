using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>What a pressed element carries: a <see cref="PressRef"/>.</summary>
public static class Carried
{
    /// <summary>What was pressed, of one of a <c>block_actions</c> payload's <c>actions</c>: a button, or an option of a menu or list. Null for anything else.</summary>
    public static string? In(JsonElement action) => (action.At("selected_option") is { ValueKind: JsonValueKind.Object } option ? option : action).TextAt("value");
}
