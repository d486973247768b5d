using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// What stands in a button or an option in place of a press's id, which may be of any length: the beginning of its hash.
/// Whoever hears it looks for the press among those that the card shows.
/// </summary>
public static class PressRef
{
    private const int Length = 22;

    public static string Of(string pressId) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(pressId)))[..Length];

    /// <summary>What was pressed, of one of a <c>block_actions</c> payload's <c>actions</c>: a button, or an option of a menu or list. Null for anything else.</summary>
    public static string? In(JsonElement action)
    {
        if (action.ValueKind != JsonValueKind.Object) return null;
        if (action.TryGetProperty("selected_option", out var option) && option.ValueKind == JsonValueKind.Object) action = option;
        return action.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
