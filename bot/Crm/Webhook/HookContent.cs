using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>How the facts are wrapped.</summary>
internal enum HookShape
{
    /// <summary>Our own body: type, timestamp, data.</summary>
    Plain,

    /// <summary>CloudEvents, the event's attributes in the body.</summary>
    Structured,

    /// <summary>CloudEvents, the event's attributes in headers.</summary>
    Binary,
}

/// <summary>Which bodies are taken, told by headers alone.</summary>
internal static class HookContent
{
    private const string Json = "application/json";
    private const string CloudEvent = "application/cloudevents+json";

    /// <summary>The shape of the body; false where it is none of ours, with a sentence that says what to send.</summary>
    public static bool TryShape(HookRequest request, out HookShape shape, [NotNullWhen(false)] out string? problem)
    {
        shape = HookShape.Plain;
        problem = null;
        if (request.Headers.ContainsKey("Content-Encoding"))
            problem = "Send the body as it is, without Content-Encoding: requests are not decompressed.";
        else if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type))
            problem = $"Send exactly one Content-Type header: {Json} or {CloudEvent}.";
        else if (!IsUtf8(type))
            problem = "Send the body in UTF-8.";
        else if (Is(type, CloudEvent))
            shape = HookShape.Structured;
        else if (!Is(type, Json))
            problem = $"Send {Json} or {CloudEvent}; one event a request, no batches.";
        else if (request.Headers.ContainsKey(CloudEvents.SpecVersionHeader))
            shape = HookShape.Binary;
        return problem is null;
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => string.Equals(type.MediaType, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase);
}
