using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// Tokens that were found good, for the service shows the same one with each request of its hour: the signature is not reckoned anew. Only what
/// an issuer has signed gets in, so nobody else fills it; and what is kept is no token, but its hash and its claims.
/// </summary>
internal sealed class GoodTokens
{
    /// <summary>A thousand tenants with one each, and those that come next; a few KiB each.</summary>
    public const int Most = 2048;

    private readonly ConcurrentDictionary<string, GoodToken> _known = new(StringComparer.Ordinal);

    public int Count => _known.Count;

    /// <summary>What was found out about exactly this token; null where nothing was. Whether that still holds, <see cref="GoodToken.StillHolds"/> says.</summary>
    public GoodToken? Find(string text) => _known.GetValueOrDefault(Hash(text));

    public void Keep(string text, GoodToken good)
    {
        // To find out which of them are over would cost more than to reckon each once more.
        if (_known.Count >= Most) _known.Clear();
        _known[Hash(text)] = good;
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A good token: what it says, who has signed it, and with which of the keys.</summary>
/// <param name="Begins">UTC.</param>
/// <param name="Ends">UTC.</param>
internal sealed record GoodToken(JsonElement Claims, TrustedIssuer Issuer, IssuerKey Key, DateTime Begins, DateTime Ends)
{
    public string KeyId => Key.Key.KeyId;

    /// <summary>Its time is not over, and the key is one of those that were fetched last: with each fetch all keys are others.</summary>
    /// <param name="now">Machine time.</param>
    public bool StillHolds(DateTimeOffset now) => SignedToken.IsInTime(Begins, Ends, now) && ReferenceEquals(Issuer.Keys.Find(KeyId), Key);
}
