using System.Security.Cryptography;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>For senders that cannot sign: the secret itself, over https or from this machine only.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Why the request is not genuine, as a sentence that says what to do; null where it is.</summary>
    public static string? Refuse(HookRequest request, IReadOnlyList<byte[]> keys)
    {
        if (!request.IsHttps && !request.RemoteIsLoopback)
            return "A token would be readable on its way; send it over https.";
        if (request.Header("Authorization") is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return "Send exactly one Authorization header: 'Bearer' and the connection's secret.";
        if (request.Headers.TryGetValue(StandardWebhooks.IdHeader, out var ids) && !(ids is [var id] && StandardWebhooks.IsId(id)))
            return $"Send at most one {StandardWebhooks.IdHeader} header, of at most {StandardWebhooks.LongestId} visible ASCII characters.";

        return WebhookSecret.TryReadToken(header.AsSpan(Scheme.Length).Trim(), out var given)
            && keys.Any(key => CryptographicOperations.FixedTimeEquals(key, given))
                ? null
                : "The token does not fit; check the connection's secret.";
    }
}
