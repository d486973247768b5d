using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Slack's signature v0, over the bytes as they came. https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
/// <param name="secrets">Each of them is good: a new one, and the one before while it is being replaced. None is empty.</param>
public sealed class SlackSignature(IReadOnlyList<string> secrets)
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    /// <summary>How far the sender's clock may be from ours, either way.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(300);

    /// <summary>Without a word: whoever is not Slack learns nothing of what was wrong.</summary>
    private static readonly HookVerdict NotGenuine = new(401);

    private readonly byte[][] _keys = [.. secrets.Select(Key)];

    /// <summary>Admitted where the request is Slack's, else 401.</summary>
    /// <param name="now">Machine time.</param>
    public HookVerdict Check(HookRequest request, DateTimeOffset now)
    {
        if (request.Header(SignatureHeader) is not { } given || request.Header(TimestampHeader) is not { } stamp)
            return NotGenuine;
        if (!long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return NotGenuine;

        // Whole seconds on both sides: 300 are in time, 301 are not.
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > (long)Fresh.TotalSeconds)
            return NotGenuine;
        var signature = Encoding.ASCII.GetBytes(given);
        var fits = false;
        foreach (var key in _keys) fits |= CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(key, stamp, request.Body.Span)));
        return fits ? HookVerdict.Admitted : NotGenuine;
    }

    /// <summary>The header's value for a body.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body) => Sign(Key(secret), timestamp, body);

    private static string Sign(byte[] key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData("v0:"u8);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp));
        hash.AppendData(":"u8);
        hash.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Key(string secret) =>
        secret.Length > 0 ? Encoding.UTF8.GetBytes(secret) : throw new ArgumentException("With an empty signing secret everybody could sign.", nameof(secret));
}
