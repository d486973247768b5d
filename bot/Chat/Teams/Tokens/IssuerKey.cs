using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>A public key with which an issuer signs.</summary>
/// <param name="Endorsements">The chat platforms for which the Bot Framework vouches with it; empty where it says none.</param>
/// <param name="Issuer">Entra: whose tokens alone it signs; null where the document does not say.</param>
internal sealed record IssuerKey(RsaSecurityKey Key, IReadOnlyList<string> Endorsements, string? Issuer)
{
    private const int LeastBits = 2048;

    /// <summary>The keys of a document by their id. What is no RSA key for signatures is left out, and certificates are not looked at.</summary>
    public static Dictionary<string, IssuerKey> In(JsonWebKeySet? set)
    {
        var found = new Dictionary<string, IssuerKey>(StringComparer.Ordinal);
        foreach (var key in set?.Keys ?? [])
        {
            if (key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Use: null or "" or "sig", Alg: null or "" or SecurityAlgorithms.RsaSha256, Kid.Length: > 0 } && Read(key) is { } read) found.TryAdd(key.Kid, read);
        }

        return found;
    }

    private static IssuerKey? Read(JsonWebKey key)
    {
        try
        {
            var parameters = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.N), Exponent = Base64UrlEncoder.DecodeBytes(key.E) };
            return parameters.Modulus.Length * 8 < LeastBits ? null : new(new RsaSecurityKey(parameters) { KeyId = key.Kid }, Texts(key, "endorsements"), Texts(key, "issuer").FirstOrDefault());
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What stands under a name that the library does not know: a text, or a list of texts.</summary>
    private static IReadOnlyList<string> Texts(JsonWebKey key, string name) => key.AdditionalData.TryGetValue(name, out var value) ? value switch
    {
        string text => [text],
        JsonElement { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        JsonElement { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
        IEnumerable<object> list => [.. list.OfType<string>()],
        _ => [],
    } : [];
}
