using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>What the page asks for.</summary>
internal abstract record TabAsk
{
    private const int LongestId = 1000;
    private const int LongestText = 20_000;
    private const int MostFields = 100;

    /// <summary>The page's wish; null where it is none.</summary>
    public static TabAsk? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonElement.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return json.TextAt("do") switch
            {
                "open" => new OpenHome(),
                "press" when json.TextAt("action") is { Length: <= LongestId } action && Guid.TryParseExact(json.TextAt("key"), "D", out var key) => new PressAction(action, key),
                "submit" when json.TextAt("form") is { Length: <= LongestId } form && Values(json.At("values")) is { } values => new SubmitForm(form, values),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second of them: half a character in a name.
            return null;
        }
    }

    private static Dictionary<string, string>? Values(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given.EnumerateObject())
        {
            if (one.Value.ValueKind != JsonValueKind.String || values.Count >= MostFields) return null;
            var text = one.Value.Typed();
            if (text.Length > LongestText) return null;
            values[one.Name] = text;
        }

        return values;
    }
}

/// <summary>The home view as it stands.</summary>
internal sealed record OpenHome : TabAsk;

/// <summary>A button or a menu's item of the home view.</summary>
/// <param name="Key">The same where the page sends it again.</param>
internal sealed record PressAction(string Action, Guid Key) : TabAsk;

/// <summary>A form that was filled in.</summary>
internal sealed record SubmitForm(string Form, IReadOnlyDictionary<string, string> Values) : TabAsk;
