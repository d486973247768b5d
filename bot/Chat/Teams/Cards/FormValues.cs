using System.Globalization;
using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// What was entered, in our own form. Teams sends toggles and numbers as strings, and empty inputs as empty strings or not at all: what
/// is not there keeps what stood in it, and so does a text that was shown cut and left alone.
/// https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation
/// </summary>
internal static class FormValues
{
    public static IReadOnlyDictionary<string, string> Of(Form form, JsonElement data, string zone)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            var id = AdaptiveCard.FieldRef(field.Id);
            values[field.Id] = field.Type == "datetime"
                ? DateAndTime(Sent(data, id), Sent(data, id + FormCard.TimeOfDay), field, zone)
                : Sent(data, id) is { } sent ? Value(field, sent) : field.Value;
        }

        return values;
    }

    private static string Value(Field field, string sent) => field.Type switch
    {
        "choice" when field.Choices is { Count: > 0 } choices => choices.FirstOrDefault(choice => PressRef.Of(choice.Value) == sent)?.Value ?? "",
        "check" => sent.Equals("true", StringComparison.OrdinalIgnoreCase) ? "true" : "false",
        "date" => sent.Trim().Split('T')[0], // some clients have sent an instant
        "time" => Time(sent),
        _ => FormCard.IsCutOf(field.Value, sent) ? field.Value : sent.ReplaceLineEndings("\n"),
    };

    /// <summary>Half of it is none: it is read as no date with time, and said to be wrong. A time that the clocks leave out is the one after them.</summary>
    private static string DateAndTime(string? day, string? hour, Field field, string zone)
    {
        if (day is null && hour is null) return field.Value;
        var (date, time) = ((day ?? "").Trim().Split('T')[0], Time(hour ?? ""));
        if (date.Length == 0 && time.Length == 0) return "";
        return DateTime.TryParseExact($"{date}T{time}", FormCard.DateTimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalTime.ToLocal(LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone), zone).ToString(FormCard.DateTimeFormat, CultureInfo.InvariantCulture)
            : $"{date}T{time}";
    }

    /// <summary>Without seconds.</summary>
    private static string Time(string sent) =>
        TimeOnly.TryParse(sent, CultureInfo.InvariantCulture, out var time) ? time.ToString(FormCard.TimeFormat, CultureInfo.InvariantCulture) : sent.Trim();

    private static string? Sent(JsonElement data, string id) => data.At(id) switch
    {
        { ValueKind: JsonValueKind.String } text => text.Typed(),
        { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } other => other.GetRawText(),
        { ValueKind: JsonValueKind.Null } => "",
        _ => null,
    };
}
