using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CoachBot.Wire;

/// <summary>Reads what a vendor writes: what is absent, null or of another type is not there, and what is unknown is no matter.</summary>
public static class JsonReading
{
    /// <summary>The value at a path of names; undefined where it is not there.</summary>
    public static JsonElement At(this JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !Has(from, name, out from)) return default;
        }

        return from;
    }

    /// <summary>The text at a path of names; null where there is none, or an empty one.</summary>
    public static string? TextAt(this JsonElement from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.String } found && Read(found) is { Length: > 0 } text ? text : null;

    /// <summary>What a person typed, which may be empty; half a character, written as an escape, becomes U+FFFD.</summary>
    /// <param name="text">A text of JSON.</param>
    public static string Typed(this JsonElement text)
    {
        if (Read(text) is { } whole) return whole;
        var raw = text.GetRawText()[1..^1];
        var typed = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                typed.Append(raw[at]);
                continue;
            }

            at++;
            if (raw[at] == 'u')
            {
                typed.Append((char)int.Parse(raw.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                typed.Append(raw[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var itself => itself });
            }
        }

        // Encoding replaces what stands alone.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(typed.ToString()));
    }

    public static bool IsTrue(this JsonElement from, params ReadOnlySpan<string> path) => from.At(path).ValueKind == JsonValueKind.True;

    /// <summary>Half a character, written as an escape, passes for JSON and is no name.</summary>
    private static bool Has(JsonElement from, string name, out JsonElement found)
    {
        try
        {
            return from.TryGetProperty(name, out found);
        }
        catch (InvalidOperationException)
        {
            found = default;
            return false;
        }
    }

    /// <summary>Nor is it a text.</summary>
    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
