using System.Text.Json;

namespace CoachBot.Chat.Slack.People;

/// <summary>Members of what Slack writes; what is absent, null or of another type is not there.</summary>
internal static class SlackJson
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static bool? Flag(this JsonElement element, string name) => element.Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Seconds since 1970, as a number or a text.</summary>
    public static DateTimeOffset? Instant(this JsonElement element, string name)
    {
        var seconds = element.Member(name) switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
            { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var whole) => whole,
            _ => -1,
        };
        return seconds is >= 0 and <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
