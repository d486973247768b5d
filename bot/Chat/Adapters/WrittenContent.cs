using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Chat.Adapters;

/// <summary>A body that knows whether anybody began to write it: only then can what was asked have happened.</summary>
internal sealed class WrittenContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public WrittenContent(ReadOnlyMemory<byte> bytes, string type)
    {
        _bytes = bytes;
        Headers.ContentType = MediaTypeHeaderValue.Parse(type);
    }

    /// <summary>A connection was there, and the request is on it or was.</summary>
    public bool WasBegun { get; private set; }

    /// <summary>Null values are left out.</summary>
    public static WrittenContent Form(IEnumerable<KeyValuePair<string, string?>> arguments) => new(
        Encoding.ASCII.GetBytes(string.Join('&', arguments.Where(each => each.Value is not null).Select(each => $"{Escaped(each.Key)}={Escaped(each.Value!)}"))),
        "application/x-www-form-urlencoded");

    public static WrittenContent Json(JsonNode body) => new(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        WasBegun = true;
        return stream.WriteAsync(_bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
