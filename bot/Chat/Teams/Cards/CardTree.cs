using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// A piece of a card as JSON, its names in the order in which they were set. It is built, weighed, and written once: a
/// <see cref="JsonObject"/> keeps a table for each object and a parent for each value, which costs more than the rest of a card.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed class CardTree
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<KeyValuePair<string, object>> _members = new(4);

    public IReadOnlyList<KeyValuePair<string, object>> Members => _members;

    /// <summary>A text, a whole number, a truth, another piece, or a list of texts or pieces; null where nothing was set.</summary>
    public object? this[string name]
    {
        get => At(name) is >= 0 and var at ? _members[at].Value : null;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var member = KeyValuePair.Create(name, value);
            if (At(name) is >= 0 and var at)
                _members[at] = member;
            else
                _members.Add(member);
        }
    }

    /// <summary>The text of this name, or null.</summary>
    public string? Text(string name) => this[name] as string;

    /// <summary>The same as nodes, for whoever goes on working with it.</summary>
    public JsonObject ToJsonObject()
    {
        var written = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(written, Relaxed)) Write(writer, this);
        return JsonNode.Parse(written.WrittenSpan)!.AsObject();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case CardTree piece:
                writer.WriteStartObject();
                foreach (var (name, member) in piece._members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable<object> all:
                writer.WriteStartArray();
                foreach (var each in all) Write(writer, each);
                writer.WriteEndArray();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} stands in no card.", nameof(value));
        }
    }

    private int At(string name)
    {
        for (var at = 0; at < _members.Count; at++)
        {
            if (string.Equals(_members[at].Key, name, StringComparison.Ordinal)) return at;
        }

        return -1;
    }

    private sealed class Converter : JsonConverter<CardTree>
    {
        public override CardTree Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Cards are written only.");

        public override void Write(Utf8JsonWriter writer, CardTree value, JsonSerializerOptions options) => CardTree.Write(writer, value);
    }
}
