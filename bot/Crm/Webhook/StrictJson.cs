using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>
/// Reads JSON as RFC 8259 has it and no looser, and refuses what two readers could understand differently:
/// duplicate keys, lone surrogates, numbers out of range, deep nesting.
/// </summary>
internal static class StrictJson
{
    public const int MaxDepth = 32;
    private const int LongestNumber = 100;

    /// <summary>The first thing wrong, or null.</summary>
    /// <param name="under">Pointer that the body's root has.</param>
    /// <param name="depth">How deep the body's root is.</param>
    public static HookError? Check(ReadOnlySpan<byte> json, string under = "", int depth = 0)
    {
        if (!Utf8.IsValid(json)) return new(under, "utf8", "Send valid UTF-8.");
        if (json.StartsWith(Encoding.UTF8.Preamble)) return new(under, "json", "Send the body without a byte order mark.");

        var path = new Stack<Frame>();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 2 * MaxDepth });
            while (reader.Read())
            {
                if (Wrong(ref reader, path, depth) is not { } wrong) continue;
                return new(under + PointerOf(path), wrong.Rule, wrong.Detail);
            }

            return null;
        }
        catch (JsonException odd)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"line {odd.LineNumber + 1}, byte {odd.BytePositionInLine + 1}");
            return new(under + PointerOf(path), "json", $"Send one JSON value; what stands at {at} is not JSON.");
        }
    }

    /// <summary>A name as one step of a JSON Pointer (RFC 6901).</summary>
    public static string Step(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static (string Rule, string Detail)? Wrong(ref Utf8JsonReader reader, Stack<Frame> path, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                path.Pop();
                return null;
            case JsonTokenType.PropertyName:
                if (WrongText(reader.ValueSpan, reader.ValueIsEscaped) is { } odd) return odd;
                var name = reader.GetString()!;
                var members = path.Peek();
                members.Name = name;
                return members.Seen!.Add(name) ? null : ("duplicateKey", "Name each member once.");
        }

        if (path.TryPeek(out var around)) around.Index++;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (reader.CurrentDepth + depth >= MaxDepth) return ("depth", $"Nest at most {MaxDepth} levels.");
                path.Push(new(reader.TokenType == JsonTokenType.StartObject));
                return null;
            case JsonTokenType.String:
                return WrongText(reader.ValueSpan, reader.ValueIsEscaped);
            case JsonTokenType.Number:
                return reader.ValueSpan.Length <= LongestNumber && reader.TryGetDouble(out var number) && double.IsFinite(number)
                    ? null
                    : ("number", "Use a smaller number.");
            default:
                return null;
        }
    }

    /// <summary>Looks at the escapes as they stand: half a surrogate pair is no character, and no database keeps U+0000.</summary>
    private static (string Rule, string Detail)? WrongText(ReadOnlySpan<byte> text, bool escaped)
    {
        if (!escaped) return null;
        for (var at = text.IndexOf((byte)'\\'); at >= 0 && at < text.Length; at++)
        {
            if (text[at] != '\\') continue;
            if (text[++at] != 'u') continue;
            var unit = Unit(text, at + 1);
            at += 4;
            if (unit == '\0') return ("nullCharacter", "Leave out the character U+0000.");
            if (!char.IsSurrogate(unit)) continue;
            var paired = char.IsHighSurrogate(unit) && at + 6 < text.Length && text[at + 1] == '\\' && text[at + 2] == 'u'
                && char.IsLowSurrogate(Unit(text, at + 3));
            if (!paired) return ("loneSurrogate", "Send whole characters: a \\ud800 to \\udfff escape comes in pairs.");
            at += 6;
        }

        return null;
    }

    private static char Unit(ReadOnlySpan<byte> text, int at) =>
        ushort.TryParse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : '\0';

    private static string PointerOf(Stack<Frame> path)
    {
        var pointer = new StringBuilder();
        foreach (var frame in path.Reverse())
        {
            if (frame.Seen is null && frame.Index >= 0) pointer.Append(CultureInfo.InvariantCulture, $"/{frame.Index}");
            else if (frame.Name is { } name) pointer.Append(Step(name));
        }

        return pointer.ToString();
    }

    /// <summary>An object or array that is open, and where in it the reader stands.</summary>
    private sealed class Frame(bool isObject)
    {
        public HashSet<string>? Seen { get; } = isObject ? new(StringComparer.Ordinal) : null;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
