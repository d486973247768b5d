using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Support.Teams;

/// <summary>A key of an issuer, with what it is endorsed for.</summary>
public sealed class FakeKey
{
    /// <summary>Made once: a key takes longer to make than most tests take.</summary>
    private static readonly Lazy<RSAParameters>[] Made = [.. Enumerable.Range(0, 4).Select(_ => new Lazy<RSAParameters>(Make))];

    private readonly RSA _rsa;

    internal FakeKey(int number, string kid)
    {
        _rsa = RSA.Create(Made[number % Made.Length].Value);
        Kid = kid;
    }

    public string Kid { get; set; }

    /// <summary>Null for a key that is endorsed for nothing.</summary>
    public IReadOnlyList<string>? Endorsements { get; set; } = ["msteams"];

    public byte[] Sign(byte[] data, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        lock (_rsa) return _rsa.SignData(data, hash, padding);
    }

    /// <summary>What everybody may know: the public key as text, which some take for a secret.</summary>
    public string Pem()
    {
        lock (_rsa) return _rsa.ExportSubjectPublicKeyInfoPem();
    }

    public JsonObject Jwk()
    {
        var parameters = Public();
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Kid,
            ["x5t"] = Kid,
            ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!),
            ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
        };
        if (Endorsements is { } endorsed) json["endorsements"] = new JsonArray([.. endorsed.Select(one => JsonValue.Create(one))]);
        return json;
    }

    private RSAParameters Public()
    {
        lock (_rsa) return _rsa.ExportParameters(includePrivateParameters: false);
    }

    private static RSAParameters Make()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }
}
