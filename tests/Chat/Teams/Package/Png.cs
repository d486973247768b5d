using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>A picture of eight bits a channel, red, green, blue and alpha. https://www.w3.org/TR/png-3/</summary>
internal sealed record Png(int Width, int Height, byte[] Pixels)
{
    private const int Channels = 4;

    public static Png Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var (width, height, packed) = (0, 0, new MemoryStream());
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var kind = Encoding.ASCII.GetString(file, at + 4, 4);
            var chunk = file.AsSpan(at + 8, length);
            if (kind == "IDAT") packed.Write(chunk);
            if (kind == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]));
                Assert.Equal([8, 6, 0, 0, 0], chunk[8..13].ToArray()); // eight bits, with alpha, not interlaced
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        return new(width, height, Unfiltered(unpacked, width * Channels, height));
    }

    public (byte Red, byte Green, byte Blue, byte Alpha) At(int x, int y)
    {
        var at = ((y * Width) + x) * Channels;
        return (Pixels[at], Pixels[at + 1], Pixels[at + 2], Pixels[at + 3]);
    }

    public IEnumerable<(byte Red, byte Green, byte Blue, byte Alpha)> All() =>
        from y in Enumerable.Range(0, Height)
        from x in Enumerable.Range(0, Width)
        select At(x, y);

    private static byte[] Unfiltered(Stream rows, int row, int height)
    {
        var (pixels, line) = (new byte[row * height], new byte[row + 1]);
        for (var y = 0; y < height; y++)
        {
            rows.ReadExactly(line);
            for (var x = 0; x < row; x++)
            {
                int left = x >= Channels ? pixels[(y * row) + x - Channels] : 0;
                int above = y > 0 ? pixels[((y - 1) * row) + x] : 0;
                int corner = x >= Channels && y > 0 ? pixels[((y - 1) * row) + x - Channels] : 0;
                var guess = line[0] switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Nearest(left, above, corner) };
                pixels[(y * row) + x] = (byte)(line[x + 1] + guess);
            }
        }

        return pixels;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var sum = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(sum - left), Math.Abs(sum - above), Math.Abs(sum - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
