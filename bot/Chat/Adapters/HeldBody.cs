using System.Buffers;
using System.Text.Json;

namespace CoachBot.Chat.Adapters;

/// <summary>
/// What is kept of a request until it is known who made it: the vendor's JSON, without what is kept nowhere. A name that stands there
/// twice stays so, and one that is none is left out, as nobody reads it either.
/// </summary>
internal static class HeldBody
{
    /// <param name="payload">An object.</param>
    /// <param name="names">What is left out of it.</param>
    /// <param name="part">A member of which <paramref name="ofPart"/> is left out, where it is an object.</param>
    public static byte[] Without(JsonElement payload, IReadOnlyCollection<string> names, string? part = null, IReadOnlyCollection<string>? ofPart = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) Write(writer, payload, names, part, ofPart ?? []);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement from, IReadOnlyCollection<string> names, string? part, IReadOnlyCollection<string> ofPart)
    {
        writer.WriteStartObject();
        foreach (var member in from.EnumerateObject())
        {
            if (NameOf(member) is not { } name || names.Contains(name)) continue;
            writer.WritePropertyName(name);
            if (name == part && member.Value.ValueKind == JsonValueKind.Object) Write(writer, member.Value, ofPart, null, []);
            else writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true); // it was read from JSON
        }

        writer.WriteEndObject();
    }

    /// <summary>Null where half a character stands in it.</summary>
    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
