using System.Security.Cryptography;

namespace CoachBot.Crm.Webhook;

/// <summary>A Standard Webhooks secret as text: <c>whsec_</c> and the base64 of 24 to 64 bytes.</summary>
public static class WebhookSecret
{
    public const string Prefix = "whsec_";
    public const int LeastBytes = 24;
    public const int MostBytes = 64;

    /// <summary>A token is sent as it is, so it must not be guessed.</summary>
    public const int LeastTokenBytes = 32;

    internal const string HowToMake = "Make one with: echo \"whsec_$(openssl rand -base64 32)\"";

    /// <summary>A new secret of 32 random bytes.</summary>
    public static string Make() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(LeastTokenBytes));

    /// <summary>The key behind the text; false where the text is no secret.</summary>
    public static bool TryRead(string? text, out byte[] key)
    {
        key = [];
        return text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && TryDecode(text.AsSpan(Prefix.Length), out key);
    }

    /// <summary>The same, where the prefix may be left out.</summary>
    internal static bool TryReadToken(ReadOnlySpan<char> text, out byte[] key) =>
        TryDecode(text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text, out key);

    internal static string Rule(int leastBytes) => $"'{Prefix}' and the base64 of {leastBytes} to {MostBytes} random bytes";

    private static bool TryDecode(ReadOnlySpan<char> base64, out byte[] key)
    {
        key = [];
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var written) || written < LeastBytes) return false;
        key = bytes[..written].ToArray();
        return true;
    }
}
