using System.Text.Json;
using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>Records as JSON documents; the kind of the subject says which record it is.</summary>
public sealed class RecordCodec(IReadOnlyDictionary<string, Type> kinds)
{
    /// <summary>With the Coach's own records.</summary>
    public RecordCodec()
        : this(RecordKinds.All)
    {
    }

    public string Write(Record record) => JsonSerializer.Serialize(record, record.GetType(), StoredJson.Options);

    /// <exception cref="JsonException">The kind is unknown, or the document is not such a record.</exception>
    public Record Read(string kind, string body) => kinds.TryGetValue(kind, out var type)
        ? (Record?)JsonSerializer.Deserialize(body, type, StoredJson.Options) ?? throw new JsonException("null where a record is needed")
        : throw new JsonException($"No record is known for subjects of kind '{kind}'.");
}
