using System.Runtime.InteropServices;
using System.Text.Json;

namespace CoachBot.Crm.Webhook;

/// <summary>
/// A schema's own short cut: true only for a body that the full evaluation takes for sure. Whatever it does not know, or is
/// not sure of, is left to the full evaluation, which alone refuses and says why. Most hooks never get there.
/// </summary>
internal sealed class QuickVerdict
{
    /// <summary>Keywords that refuse nothing.</summary>
    private static readonly HashSet<string> Remarks = new(["$schema", "$id", "title", "description", "examples"], StringComparer.Ordinal);

    private readonly List<Func<JsonElement, bool>> _checks = [];

    public QuickVerdict(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Remarks.Contains(keyword.Name)) _checks.Add(Check(keyword.Name, keyword.Value));
        }
    }

    public bool IsGood(JsonElement value)
    {
        foreach (var check in _checks)
        {
            if (!check(value)) return false;
        }

        return true;
    }

    /// <summary>As in JSON Schema, a keyword for texts says nothing of a number, and so on.</summary>
    private static Func<JsonElement, bool> Check(string keyword, JsonElement given) => keyword switch
    {
        "type" => Type(given),
        "const" or "enum" => OneOf(given),
        "required" => Required(given),
        "properties" => Properties(given),
        "items" => Items(given),
        "anyOf" => AnyOf(given),
        "minItems" => Bound(given, JsonValueKind.Array, (value, least) => value.GetArrayLength() >= least),
        "maxItems" => Bound(given, JsonValueKind.Array, (value, most) => value.GetArrayLength() <= most),
        "minLength" => Bound(given, JsonValueKind.String, (value, least) => least <= 1 && Bytes(value) >= least),
        "maxLength" => Bound(given, JsonValueKind.String, (value, most) => Bytes(value) <= most || value.GetString()!.Length <= most),
        "minimum" => Bound(given, JsonValueKind.Number, (value, least) => value.TryGetDecimal(out var number) && number >= least),
        "maximum" => Bound(given, JsonValueKind.Number, (value, most) => value.TryGetDecimal(out var number) && number <= most),
        "format" => Format(given.GetString()!),
        "pattern" => value => value.ValueKind != JsonValueKind.String,
        _ => _ => false,
    };

    /// <summary>How many bytes a text takes as it is written, which is never less than its characters, and none where it has none.</summary>
    private static int Bytes(JsonElement text) => JsonMarshal.GetRawUtf8Value(text).Length - 2;

    private static Func<JsonElement, bool> Type(JsonElement given)
    {
        string[] names = given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray().Select(name => name.GetString()!)] : [given.GetString()!];
        var kinds = names.SelectMany(KindsOf).ToHashSet();
        var whole = names.Contains("integer", StringComparer.Ordinal);
        return value => kinds.Contains(value.ValueKind) || (whole && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _));
    }

    private static JsonValueKind[] KindsOf(string type) => type switch
    {
        "object" => [JsonValueKind.Object],
        "array" => [JsonValueKind.Array],
        "string" => [JsonValueKind.String],
        "number" => [JsonValueKind.Number],
        "boolean" => [JsonValueKind.True, JsonValueKind.False],
        "null" => [JsonValueKind.Null],
        _ => [],
    };

    private static Func<JsonElement, bool> OneOf(JsonElement given)
    {
        JsonElement[] all = given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [given];
        var texts = all.Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal);
        var empty = all.Any(one => one.ValueKind == JsonValueKind.Null);
        return value => value.ValueKind == JsonValueKind.String ? texts.Contains(value.GetString()!) : empty && value.ValueKind == JsonValueKind.Null;
    }

    private static Func<JsonElement, bool> Required(JsonElement given)
    {
        string[] names = [.. given.EnumerateArray().Select(name => name.GetString()!)];
        return value => value.ValueKind != JsonValueKind.Object || Array.TrueForAll(names, name => value.TryGetProperty(name, out _));
    }

    private static Func<JsonElement, bool> Properties(JsonElement given)
    {
        var members = given.EnumerateObject().ToDictionary(member => member.Name, member => new QuickVerdict(member.Value), StringComparer.Ordinal);
        return value =>
        {
            if (value.ValueKind != JsonValueKind.Object) return true;
            foreach (var member in value.EnumerateObject())
            {
                if (members.TryGetValue(member.Name, out var verdict) && !verdict.IsGood(member.Value)) return false;
            }

            return true;
        };
    }

    private static Func<JsonElement, bool> Items(JsonElement given)
    {
        var verdict = new QuickVerdict(given);
        return value =>
        {
            if (value.ValueKind != JsonValueKind.Array) return true;
            foreach (var item in value.EnumerateArray())
            {
                if (!verdict.IsGood(item)) return false;
            }

            return true;
        };
    }

    private static Func<JsonElement, bool> AnyOf(JsonElement given)
    {
        QuickVerdict[] ways = [.. given.EnumerateArray().Select(way => new QuickVerdict(way))];
        return value => Array.Exists(ways, way => way.IsGood(value));
    }

    private static Func<JsonElement, bool> Bound(JsonElement given, JsonValueKind kind, Func<JsonElement, decimal, bool> fits)
    {
        var bound = given.GetDecimal();
        return value => value.ValueKind != kind || fits(value, bound);
    }

    private static Func<JsonElement, bool> Format(string name) => value => value.ValueKind != JsonValueKind.String || HookFormats.Fits(name, value.GetString()!);
}
