using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Our cards and forms as Teams draws them.</summary>
internal static class Faces
{
    public static JsonObject Card(Message message, string card, TeamsCall call) => new() { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = message.Text }) };

    /// <param name="errors">Below their fields.</param>
    /// <param name="note">A sentence above them.</param>
    public static JsonObject Form(Form form, Reader reader, IReadOnlyDictionary<string, string>? errors = null, string? note = null) => new() { ["type"] = "AdaptiveCard", ["version"] = "1.5" };

    public static IReadOnlyDictionary<string, string> Values(Form form, JsonElement data, Reader reader) => new Dictionary<string, string>(StringComparer.Ordinal);

    public static string? FormOf(JsonElement data) => data.TextAt("f");
}
