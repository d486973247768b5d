using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace CoachBot.Intake;

/// <summary>Reads what was posted, up to 1 MiB. How slowly it may come is the server's business.</summary>
internal static class HookBody
{
    private const int Largest = 1024 * 1024;
    private const int BegunWith = 16 * 1024;
    private const int DrainedAtMost = 16 * 1024 * 1024;

    /// <summary>The body, or null where it is too large: it is then drained, so that the sender reads our answer.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContext http, CancellationToken cancel)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = null;
        if (http.Request.ContentLength is { } announced && announced > DrainedAtMost)
        {
            http.Response.Headers.Connection = "close";
            return null;
        }

        // It grows with what comes: to announce a length costs its sender nothing.
        var body = new ArrayBufferWriter<byte>(http.Request.ContentLength is { } length and > 0 and < BegunWith ? (int)length : BegunWith);
        var reader = http.Request.BodyReader;
        long total = 0;
        for (var ended = false; !ended;)
        {
            var read = await reader.ReadAsync(cancel);
            total += read.Buffer.Length;
            if (total <= Largest)
            {
                foreach (var part in read.Buffer) body.Write(part.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            ended = read.IsCompleted;
            if (total > DrainedAtMost)
            {
                http.Response.Headers.Connection = "close";
                return null;
            }
        }

        if (total > Largest) return null; // "? null :" would make an empty memory of the null
        return body.WrittenMemory;
    }
}
