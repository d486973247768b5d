using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over <c>id.timestamp.body</c>, the body as raw bytes.</summary>
public static class StandardWebhooks
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far a timestamp may be from machine time, on both sides.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    internal const int LongestId = 256;
    private const string Version = "v1";
    private const int LongestTimestamp = 11;

    /// <summary>The three headers of a signed body.</summary>
    /// <exception cref="ArgumentException">The secret is none.</exception>
    public static IReadOnlyDictionary<string, string> Headers(string secret, string id, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        if (!WebhookSecret.TryRead(secret, out var key))
            throw new ArgumentException($"A secret is {WebhookSecret.Rule(WebhookSecret.LeastBytes)}.", nameof(secret));
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [IdHeader] = id,
            [TimestampHeader] = timestamp,
            [SignatureHeader] = $"{Version},{Convert.ToBase64String(Sign(key, id, timestamp, body))}",
        };
    }

    /// <summary>Why the request is not genuine, as a sentence that says what to do; null where it is.</summary>
    internal static string? Refuse(HookRequest request, IReadOnlyList<byte[]> keys, DateTimeOffset now)
    {
        if (request.Header(IdHeader) is not { } id || !IsId(id))
            return $"Send exactly one {IdHeader} header of at most {LongestId} visible ASCII characters.";
        if (request.Header(TimestampHeader) is not { } timestamp || !TryReadTimestamp(timestamp, out var seconds))
            return $"Send exactly one {TimestampHeader} header: the time of sending in whole seconds since 1970.";
        if (request.Header(SignatureHeader) is not { } signatures)
            return $"Send exactly one {SignatureHeader} header: '{Version},' and the base64 of the HMAC-SHA256 over id.timestamp.body.";

        // Compared as numbers: a wild timestamp must not be made a date.
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return $"{TimestampHeader} is more than five minutes away from now; set the sender's clock, and sign each attempt anew.";

        return keys.Any(key => Matches(signatures, Sign(key, id, timestamp, request.Body.Span)))
            ? null
            : "No signature fits; check the secret, and that the body is signed exactly as it is sent.";
    }

    internal static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(c => c is > ' ' and <= '~');

    private static byte[] Sign(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>Several signatures stand apart by spaces; versions that we do not know and odd parts are passed over.</summary>
    private static bool Matches(string signatures, ReadOnlySpan<byte> expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            var part = signatures.AsSpan(range);
            var comma = part.IndexOf(',');
            if (comma < 0 || !part[..comma].SequenceEqual(Version)) continue;
            if (!Convert.TryFromBase64Chars(part[(comma + 1)..], given, out var written)) continue;
            if (CryptographicOperations.FixedTimeEquals(given[..written], expected)) return true;
        }

        return false;
    }

    private static bool TryReadTimestamp(string text, out long seconds)
    {
        seconds = 0;
        return text.Length <= LongestTimestamp && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }
}
