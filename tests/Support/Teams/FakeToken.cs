using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Support.Teams;

/// <summary>A token in the making: a test changes what it is about.</summary>
public sealed class FakeToken
{
    private const string AlgorithmName = "alg";

    internal FakeToken(FakeKey key)
    {
        Key = key;
        Header = new JsonObject { ["typ"] = "JWT", [AlgorithmName] = "RS256", ["kid"] = key.Kid, ["x5t"] = key.Kid };
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; init; } = [];

    /// <summary>Who signs it; the header goes on naming the key that was there first.</summary>
    public FakeKey Key { get; set; }

    /// <summary>Signed with the public key as if it were a secret (HS256); for an algorithm of RSA see the header's <c>alg</c>.</summary>
    public string Algorithm
    {
        get => Header[AlgorithmName]?.ToString() ?? "none";
        set => Header[AlgorithmName] = value;
    }

    public FakeToken Set(string claim, JsonNode? value)
    {
        Claims[claim] = value;
        return this;
    }

    public FakeToken Without(string claim)
    {
        Claims.Remove(claim);
        return this;
    }

    /// <summary>Seconds of Unix time.</summary>
    public FakeToken Set(string claim, DateTimeOffset at) => Set(claim, at.ToUnixTimeSeconds());

    internal string Write()
    {
        var signed = $"{Part(Header.ToJsonString())}.{Part(Claims.ToJsonString())}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(Signature(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Part(string json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json));

    private byte[] Signature(byte[] data) => Algorithm switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.Pem()), data),
        "RS384" => Key.Sign(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => Key.Sign(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => Key.Sign(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => Key.Sign(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };
}
