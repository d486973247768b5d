using System.Text.Json;

namespace CoachBot.Chat.Sandbox;

/// <summary>What somebody posted to the Sandbox: members by name, and the first thing that is wrong with it.</summary>
public sealed class SandboxInput
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private readonly JsonElement? _root;

    private SandboxInput(JsonElement? root, string? problem) => (_root, Problem) = (root, problem);

    /// <summary>A sentence that says what to do; null where nothing is wrong so far.</summary>
    public string? Problem { get; private set; }

    public static SandboxInput Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.Clone(), null)
                : new(null, "Send one JSON object.");
        }
        catch (JsonException error)
        {
            return new(null, $"Send one JSON object: {error.Message}");
        }
    }

    /// <summary>A text that has to be there; empty where it is not, which is then the problem.</summary>
    public string Text(string name, int longest)
    {
        if (Optional(name, longest) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text)) return text;
        Problem ??= $"Add \"{name}\" with a text that is not empty.";
        return "";
    }

    /// <summary>A text, or null where the member is absent or null.</summary>
    public string? Optional(string name, int longest)
    {
        if (Member(name) is not { } member) return null;
        if (member.ValueKind != JsonValueKind.String || Written(member) is not { } text)
        {
            Problem ??= $"Write \"{name}\" as a text in double quotes.";
            return null;
        }

        if (text.Length <= longest) return text;
        Problem ??= $"Keep \"{name}\" within {longest} characters; it has {text.Length}.";
        return null;
    }

    /// <summary>An object of texts; null members are left out.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Member(name) is not { ValueKind: JsonValueKind.Object } member)
        {
            Problem ??= $"Add \"{name}\" as an object of texts, such as {{\"value\":\"…\"}}.";
            return texts;
        }

        foreach (var each in member.EnumerateObject())
        {
            if (each.Value.ValueKind == JsonValueKind.Null) continue;
            if (each.Value.ValueKind == JsonValueKind.String && Written(each.Value) is { Length: <= 20_000 } text) texts[each.Name] = text;
            else Problem ??= $"Write \"{each.Name}\" as a text of at most 20000 characters in double quotes.";
        }

        return texts;
    }

    /// <summary>A member as it was written, or null where it is absent or null.</summary>
    public JsonElement? Member(string name) =>
        _root is { } given && given.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>Null where the text holds half a character.</summary>
    private static string? Written(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
