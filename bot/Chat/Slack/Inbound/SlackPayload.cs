using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// Reads what Slack sends: JSON, a form whose field <c>payload</c> is JSON, or a form of plain fields. Over a socket all of it is
/// JSON. Unknown fields are no matter, and one that is missing is null.
/// </summary>
internal static class SlackPayload
{
    /// <summary>The payload as one object; null where there is none, or no UTF-8 all through: the reader looks at texts only when they are asked for.</summary>
    /// <param name="connection">One of <see cref="SlackConnections"/>.</param>
    public static JsonElement? Read(ReadOnlySpan<byte> body, string connection)
    {
        if (!Utf8.IsValid(body)) return null;
        try
        {
            var payload = connection == SlackConnections.Events || body is [(byte)'{', ..] ? JsonElement.Parse(body) : OfForm(Form(body));
            return payload.ValueKind == JsonValueKind.Object ? payload : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static JsonElement OfForm(IReadOnlyDictionary<string, StringValues> form) => form.TryGetValue("payload", out var json)
        ? JsonElement.Parse(json.ToString())
        : JsonSerializer.SerializeToElement(form.ToDictionary(field => field.Key, field => field.Value[0], StringComparer.Ordinal));

    /// <summary>The fields of a form.</summary>
    public static IReadOnlyDictionary<string, StringValues> Form(ReadOnlySpan<byte> body) => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
}
