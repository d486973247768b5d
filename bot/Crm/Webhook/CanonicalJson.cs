using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace CoachBot.Crm.Webhook;

/// <summary>The same facts as the same bytes: members in ordinal order, no space between, and no null members, which count as absent.</summary>
internal static class CanonicalJson
{
    /// <summary>One object of the members given; those that are null or missing are left out.</summary>
    public static JsonDocument Object(params ReadOnlySpan<(string Name, JsonElement? Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                if (value is not { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } present) continue;
                writer.WritePropertyName(name);
                Write(writer, present);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    /// <summary>Lower-case hex SHA-256 of an element of a canonical document.</summary>
    public static string Hash(JsonElement element) => Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(element)));

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                // Each reading of a name makes a new text.
                foreach (var (name, inside) in value.EnumerateObject().Select(member => (member.Name, member.Value)).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    if (inside.ValueKind == JsonValueKind.Null) continue;
                    writer.WritePropertyName(name);
                    Write(writer, inside);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
