using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>Brings every accepted shape of body to one: a canonical object of type, timestamp and data.</summary>
internal static class HookBody
{
    private const int LongestType = 200;

    /// <summary>The canonical body, with a type; null where something is wrong, which is then told.</summary>
    public static JsonDocument? Read(HookRequest request, HookShape shape, List<HookError> errors)
    {
        var odd = shape == HookShape.Binary ? StrictJson.Check(request.Body.Span, "/data", 1) : StrictJson.Check(request.Body.Span);
        if (odd is not null)
        {
            errors.Add(odd);
            return null;
        }

        using var raw = JsonDocument.Parse(request.Body);
        var root = raw.RootElement;
        if (shape != HookShape.Binary && root.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new("", "type", "Send one JSON object with the members type, timestamp and data."));
            return null;
        }

        var body = shape switch
        {
            HookShape.Structured => CloudEvents.Structured(root, errors),
            HookShape.Binary => CloudEvents.Binary(request, root, errors),
            _ => CanonicalJson.Object(("data", root.Member("data")), ("timestamp", root.Member("timestamp")), ("type", root.Member("type"))),
        };
        if (body is null || HasType(body.RootElement, errors)) return body;
        body.Dispose();
        return null;
    }

    private static bool HasType(JsonElement body, List<HookError> errors)
    {
        if (!body.TryGetProperty("type", out var type))
            errors.Add(new("/type", "required", "Add type: what the hook tells, such as deal.upserted."));
        else if (type.ValueKind != JsonValueKind.String)
            errors.Add(new("/type", "type", "Send type as text, such as deal.upserted."));
        else if (type.GetString()!.Length is 0)
            errors.Add(new("/type", "minLength", "Fill in type, such as deal.upserted."));
        else if (type.GetString()!.Length > LongestType)
            errors.Add(new("/type", "maxLength", $"Shorten type to {LongestType} characters."));
        else return true;
        return false;
    }
}
