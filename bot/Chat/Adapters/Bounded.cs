namespace CoachBot.Chat.Adapters;

/// <summary>Reads an answer, and never more than a few megabytes of it.</summary>
internal static class Bounded
{
    public const int Most = 4 * 1024 * 1024;

    /// <summary>Null where there is more.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContent content, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > Most) return null;
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (memory.Length + read > Most) return null;
            memory.Write(buffer, 0, read);
        }

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
