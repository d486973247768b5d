using System.Globalization;
using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>The schema's maxLength, counted in code points, and maxItems.</summary>
internal static class SizeLimits
{
    public static IReadOnlyList<HookError> Check(JsonElement body, JsonElement schema)
    {
        var errors = new List<HookError>();
        Walk(body, schema, "", errors);
        return errors;
    }

    private static void Walk(JsonElement value, JsonElement schema, string pointer, List<HookError> errors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when schema.TryGetProperty("maxLength", out var most):
                var text = value.GetString()!;
                if (text.Length <= most.GetInt32()) return;
                var length = text.EnumerateRunes().Count();
                if (length > most.GetInt32()) errors.Add(new(pointer, "maxLength", string.Create(CultureInfo.InvariantCulture, $"Shorten it to {most.GetInt32()} characters; it has {length}.")));
                return;
            case JsonValueKind.Array when schema.TryGetProperty("items", out var items):
                if (schema.TryGetProperty("maxItems", out var many) && value.GetArrayLength() > many.GetInt32())
                {
                    errors.Add(new(pointer, "maxItems", string.Create(CultureInfo.InvariantCulture, $"Send at most {many.GetInt32()} items.")));
                    return;
                }

                var index = 0;
                foreach (var item in value.EnumerateArray()) Walk(item, items, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), errors);
                return;
            case JsonValueKind.Object when schema.TryGetProperty("properties", out var properties):
                foreach (var member in properties.EnumerateObject())
                {
                    if (value.TryGetProperty(member.Name, out var inside)) Walk(inside, member.Value, pointer + StrictJson.Step(member.Name), errors);
                }

                return;
        }
    }
}
