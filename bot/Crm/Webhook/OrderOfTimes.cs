using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>What JSON Schema has no keyword for: an end comes after its start. Asked of bodies that fit their schema.</summary>
internal static class OrderOfTimes
{
    public const string Rule = "endAfterStart";

    public static IReadOnlyList<HookError> Check(JsonElement data, HookSchema schema)
    {
        if (schema.Knows("end") && data.Time("end") <= data.Time("start"))
            return [new("/data/end", Rule, "Send an end that is later than start.")];

        // Both are HH:mm, so their order as text is their order as times.
        return schema.Knows("workingHours") && data.TryGetProperty("workingHours", out var hours)
            && string.CompareOrdinal(hours.Must("to"), hours.Must("from")) <= 0
                ? [new("/data/workingHours/to", Rule, "Send a 'to' that is later than 'from', on the same day.")]
                : [];
    }
}
