using System.Runtime.InteropServices;
using System.Text.Json;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>What Slack says over a socket. https://docs.slack.dev/apis/events-api/using-socket-mode</summary>
internal abstract record SocketFrame
{
    /// <summary>Reads one frame; whatever is none of those that we know is an <see cref="OddFrame"/>.</summary>
    public static SocketFrame Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var frame = document.RootElement;
            return Text(frame, "type") switch
            {
                "hello" => new HelloFrame(),
                "disconnect" => new DisconnectFrame(Text(frame, "reason") ?? ""),
                { } type when Text(frame, "envelope_id") is { Length: > 0 } id => Envelope(frame, id, type),
                _ => new OddFrame(),
            };
        }
        catch (JsonException)
        {
            return new OddFrame();
        }
    }

    private static EnvelopeFrame Envelope(JsonElement frame, string id, string type) => new(
        id,
        type,
        frame.TryGetProperty("accepts_response_payload", out var takes) && takes.ValueKind == JsonValueKind.True,
        frame.TryGetProperty("payload", out var payload) ? JsonMarshal.GetRawUtf8Value(payload).ToArray() : default,
        frame.TryGetProperty("retry_attempt", out var attempt) && attempt.TryGetInt32(out var number) && number > 0);

    private static string? Text(JsonElement frame, string name) =>
        frame.ValueKind == JsonValueKind.Object && frame.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Slack takes us for connected.</summary>
internal sealed record HelloFrame : SocketFrame;

/// <summary>The socket will be closed, or has to be.</summary>
/// <param name="Reason">One of <see cref="SocketCodes"/>, or a newer one.</param>
internal sealed record DisconnectFrame(string Reason) : SocketFrame;

/// <summary>An event, an interaction or a command, that waits for our answer.</summary>
/// <param name="TakesPayload">Our answer may carry what the answer to an HTTP request would.</param>
/// <param name="Payload">A JSON value as it came.</param>
/// <param name="Again">Slack has sent it before.</param>
internal sealed record EnvelopeFrame(string Id, string Type, bool TakesPayload, ReadOnlyMemory<byte> Payload, bool Again) : SocketFrame;

/// <summary>Nothing that we know, or too large.</summary>
internal sealed record OddFrame : SocketFrame;
