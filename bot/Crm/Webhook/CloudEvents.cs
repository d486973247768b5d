using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>
/// CloudEvents 1.0 over HTTP (github.com/cloudevents/spec, http-protocol-binding.md), structured and binary: the same type and
/// data as our own body. The signature does not cover the <c>ce-</c> headers: binary mode rests on https for them.
/// </summary>
internal static class CloudEvents
{
    public const string SpecVersionHeader = "ce-specversion";
    private const string SpecVersion = "1.0";
    private static readonly string[] Attributes = ["id", "source", "type"];

    /// <summary>An event whose attributes stand in the body.</summary>
    public static JsonDocument? Structured(JsonElement body, List<HookError> errors)
    {
        if (!body.TryGetProperty("specversion", out var version))
            errors.Add(new("/specversion", "required", $"Add specversion: '{SpecVersion}'."));
        else if (version.ValueKind != JsonValueKind.String || version.GetString() != SpecVersion)
            errors.Add(new("/specversion", "const", $"Send specversion '{SpecVersion}'."));
        foreach (var attribute in Attributes)
        {
            if (!body.TryGetProperty(attribute, out var value) || value.ValueKind == JsonValueKind.Null)
                errors.Add(new($"/{attribute}", "required", $"Add {attribute}: CloudEvents asks for it."));
            else if (value.ValueKind != JsonValueKind.String)
                errors.Add(new($"/{attribute}", "type", $"Send {attribute} as text."));
            else if (value.GetString()!.Length == 0)
                errors.Add(new($"/{attribute}", "minLength", $"Fill in {attribute}."));
        }

        return errors.Count > 0 ? null : CanonicalJson.Object(("data", body.Member("data")), ("timestamp", body.Member("time")), ("type", body.Member("type")));
    }

    /// <summary>An event whose attributes stand in headers; the body is the data.</summary>
    public static JsonDocument? Binary(HookRequest request, JsonElement data, List<HookError> errors)
    {
        if (request.Header(SpecVersionHeader) != SpecVersion)
            errors.Add(new("", "const", $"Send one {SpecVersionHeader} header: {SpecVersion}."));
        foreach (var attribute in Attributes)
        {
            if (string.IsNullOrEmpty(request.Header($"ce-{attribute}")))
                errors.Add(new(attribute == "type" ? "/type" : "", "required", $"Send one ce-{attribute} header: CloudEvents asks for it."));
        }

        if (request.Headers.TryGetValue("ce-time", out var times) && times.Count != 1)
            errors.Add(new("/timestamp", "type", "Send at most one ce-time header."));
        return errors.Count > 0
            ? null
            : CanonicalJson.Object(("data", data), ("timestamp", Text(request.Header("ce-time"))), ("type", Text(request.Header("ce-type"))));
    }

    /// <summary>Header values of CloudEvents are percent-encoded. What is no character afterwards becomes U+FFFD.</summary>
    private static JsonElement? Text(string? header) => header is null ? null : JsonSerializer.SerializeToElement(Uri.UnescapeDataString(header));
}
