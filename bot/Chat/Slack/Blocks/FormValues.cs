using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// What was entered, in our own form. An unset value is null there and empty here; a field that was not shown keeps what stood in it,
/// and so does one that was shown cut and left alone.
/// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload/
/// </summary>
internal static class FormValues
{
    public static IReadOnlyDictionary<string, string> Of(Form form, JsonNode? state, string zone)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            var entered = (state as JsonObject)?[BlockKit.FieldRef(field.Id)] is JsonObject block ? block.Select(action => action.Value).OfType<JsonObject>().FirstOrDefault() : null;
            values[field.Id] = entered is null ? field.Value : Value(field, entered, zone);
        }

        return values;
    }

    private static string Value(Field field, JsonObject entered, string zone) => field.Type switch
    {
        "choice" when field.Choices is { Count: > 0 } choices =>
            Text(entered["selected_option"] is JsonObject option ? option["value"] : null) is { Length: > 0 } chosen
                ? choices.FirstOrDefault(choice => PressRef.Of(choice.Value) == chosen)?.Value ?? ""
                : "",
        "check" => entered["selected_options"] is JsonArray { Count: > 0 } ? "true" : "false",
        "date" => Text(entered["selected_date"]),
        "time" => Text(entered["selected_time"]),
        "datetime" => Number(entered["selected_date_time"]) is { } seconds
            ? LocalTime.ToLocal(DateTimeOffset.FromUnixTimeSeconds(seconds), zone).ToString(FormBlocks.DateTimeFormat, CultureInfo.InvariantCulture)
            : "",
        _ => Text(entered["value"]) is var text && FormBlocks.IsCutOf(field, text) ? field.Value : text,
    };

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static long? Number(JsonNode? node)
    {
        if (node is not JsonValue value) return null;
        if (!value.TryGetValue<long>(out var number) && !long.TryParse(Text(node), CultureInfo.InvariantCulture, out number)) return null;
        return number is >= 0 and <= 253_402_300_799 ? number : null; // the years that an instant has
    }
}
