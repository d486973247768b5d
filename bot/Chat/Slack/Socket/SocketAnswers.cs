using System.Collections.Concurrent;
using System.Text.Json;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>
/// Puts envelopes through the door by which HTTP requests come too, and makes their acknowledgements. One that comes again, over
/// whichever socket, gets what it got the first time; what is stored is told apart by its own key.
/// </summary>
internal sealed partial class SocketAnswers(SocketSource source, HookDoor door, ILogger<SocketAnswers> logger)
{
    /// <summary>So many envelopes are remembered.</summary>
    private const int Remembered = 2048;

    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]?>>> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _eldest = new();

    /// <summary>The acknowledgement; null where Slack is to send it again.</summary>
    public async Task<byte[]?> Of(EnvelopeFrame envelope, SocketPlace place)
    {
        var mine = new Lazy<Task<byte[]?>>(() => Make(envelope, place));
        var known = _known.GetOrAdd(envelope.Id, mine);
        if (ReferenceEquals(known, mine)) Remember(envelope.Id);
        var acknowledgement = await known.Value;
        if (acknowledgement is null) _known.TryRemove(KeyValuePair.Create(envelope.Id, known));
        return acknowledgement;
    }

    private void Remember(string id)
    {
        _eldest.Enqueue(id);
        while (_eldest.Count > Remembered && _eldest.TryDequeue(out var eldest)) _known.TryRemove(eldest, out _);
    }

    private async Task<byte[]?> Make(EnvelopeFrame envelope, SocketPlace place)
    {
        if (SocketSource.Request(envelope.Type, envelope.Payload) is not { } request)
        {
            place.Odd();
            LogUnknown(envelope.Type);
            return Acknowledgement(envelope.Id, null);
        }

        try
        {
            var reply = await door(source, request, CancellationToken.None);
            return reply.Status is >= 200 and < 300 ? Acknowledgement(envelope.Id, envelope.TakesPayload ? reply : null) : null;
        }
        catch (Exception mistake)
        {
            // One envelope's mistake is no other's: Slack sends it again.
            LogMistake(mistake, envelope.Type);
            return null;
        }
    }

    /// <param name="reply">Its body goes along; null where none may.</param>
    private static byte[] Acknowledgement(string id, HookReply? reply)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id", id);
            if (reply is { Body: { Length: > 0 } body, ContentType: { } type } && type.StartsWith("application/json", StringComparison.Ordinal))
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(body);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    [LoggerMessage(LogLevel.Information, "An envelope of a type that nobody knows ({Type}) was acknowledged and left")]
    private partial void LogUnknown(string type);

    [LoggerMessage(LogLevel.Error, "An envelope ({Type}) could not be taken")]
    private partial void LogMistake(Exception exception, string type);
}
