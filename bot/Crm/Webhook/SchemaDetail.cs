using System.Text.Json;

namespace CoachBot.Crm.Webhook;

/// <summary>One sentence that says what to do about a keyword that was not met. Read by whoever builds the integration.</summary>
internal static class SchemaDetail
{
    public static string ForMissing(string name, JsonElement rules) => $"Add {name}: {Description(rules)}.";

    /// <param name="rules">The schema at that place.</param>
    /// <param name="value">What was sent there.</param>
    public static string For(string keyword, JsonElement rules, JsonElement value) => keyword switch
    {
        "type" => $"Send {Types(rules)} here, not {Kind(value)}: {Description(rules)}.",
        "format" => HookFormats.Detail(rules.GetProperty("format").GetString()!),
        "enum" => $"Use one of: {string.Join(", ", Choices(rules))}.",
        "const" => $"Send {rules.GetProperty("const").GetRawText()} here.",
        "minLength" => $"Fill it in: {Description(rules)}.",
        "minItems" => $"List at least one: {Description(rules)}.",
        "minimum" => $"Use a number of at least {rules.GetProperty("minimum").GetRawText()}.",
        "maximum" => $"Use a number of at most {rules.GetProperty("maximum").GetRawText()}.",
        _ => $"Send {Description(rules)}.",
    };

    private static string Description(JsonElement rules) =>
        rules.TryGetProperty("description", out var description) ? description.GetString()! : "what the schema describes";

    private static IEnumerable<string> Choices(JsonElement rules) =>
        rules.GetProperty("enum").EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!).Where(each => each.Length > 0);

    private static string Types(JsonElement rules)
    {
        var type = rules.GetProperty("type");
        return Named(type.ValueKind == JsonValueKind.Array ? type[0].GetString()! : type.GetString()!);
    }

    private static string Named(string type) => type switch
    {
        "string" => "text",
        "object" => "an object",
        "array" => "a list",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => type,
    };

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "that number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
