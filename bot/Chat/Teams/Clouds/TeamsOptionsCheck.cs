using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Clouds;

/// <summary>Refuses to start with half of what Teams needs. A message names the key, the rule and what to do, and never a secret.</summary>
internal sealed class TeamsOptionsCheck(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    private const string Credentials = "Teams:ClientSecret, Teams:Certificate, Teams:FederatedIdentity and Teams:ManagedIdentity";

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(TeamsOptions options)
    {
        if (!options.Enabled) return [];
        if (!options.IsOn)
        {
            return HasRest(options)
                ? ["Teams:AppId is missing, though other settings of Teams are there; set it to the bot's app (client) id, or leave the others out."]
                : [];
        }

        return [.. Ids(options), .. Credential(options), .. Addresses(options), .. Development(options), .. options.Limits.Problems()];
    }

    private static IEnumerable<string> Ids(TeamsOptions options)
    {
        if (!Has(options.AppId) && !options.Unauthenticated)
            yield return "Teams:AppId is missing; set it to the bot's app (client) id.";
        if (Has(options.AppId) && !IsId(options.AppId!))
            yield return "Teams:AppId is not an app id; it is a GUID such as 11111111-1111-4111-8111-111111111111, without braces, and stands in the bot's registration as Microsoft App ID.";
        if (!Has(options.TenantId) && !options.Unauthenticated)
            yield return "Teams:TenantId is missing; set it to the id of the Entra tenant in which the bot is registered: its token comes from there, wherever the app is installed.";
        if (Has(options.TenantId) && !IsId(options.TenantId!))
            yield return "Teams:TenantId is not a tenant's id; it is a GUID, and neither a domain nor 'common': the Entra admin center shows it under Overview.";
        foreach (var tenant in options.Tenants.Where(tenant => !IsId(tenant)))
            yield return $"Teams:Tenants holds '{tenant}', which is no tenant's id; list the GUIDs of the Entra tenants whose people are served, such as Teams:Tenants:0=11111111-1111-4111-8111-111111111111.";
        if (options.Tenants.GroupBy(tenant => tenant, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            yield return $"Teams:Tenants holds '{twice.Key}' twice; list each tenant once.";
        if (!Enum.IsDefined(options.Cloud))
            yield return "Teams:Cloud is none that we know; write Public, Gcc, GccHigh, Dod or China, or leave it out.";
    }

    /// <summary>Exactly one: with two nobody could say which counts.</summary>
    private static IEnumerable<string> Credential(TeamsOptions options)
    {
        bool[] all = [Has(options.ClientSecret), Has(options.Certificate), Has(options.FederatedIdentity), options.ManagedIdentity];
        var count = all.Count(each => each);
        if (count == 0 && !options.Unauthenticated) yield return $"{Credentials} are all missing; set one of them: without it the bot cannot speak.";
        if (count > 1) yield return $"{Credentials}: more than one is set; leave one, and take the others out.";
        if (Has(options.ClientSecret) && IsBlank(options.ClientSecret!))
            yield return "Teams:ClientSecret is not a client secret; copy the secret's value, which is shown once, and not its id, without blanks.";
        else if (Has(options.ClientSecret) && IsId(options.ClientSecret!))
            yield return "Teams:ClientSecret is the id of a secret; copy the secret's value, which is shown once beside it.";
        if (Has(options.FederatedIdentity) && !IsId(options.FederatedIdentity!))
            yield return "Teams:FederatedIdentity is not a client id; set it to the GUID that the managed identity shows as Client ID.";
        if (Has(options.CertificatePassword) && !Has(options.Certificate))
            yield return "Teams:CertificatePassword is set without Teams:Certificate; set both, or leave it out.";
        if (Has(options.Certificate) && Unusable(options) is { } why) yield return why;
    }

    private static string? Unusable(TeamsOptions options)
    {
        if (!File.Exists(options.Certificate)) return $"Teams:Certificate: there is no file {options.Certificate}; write the path of a .pfx file, from the root on.";
        try
        {
            using var certificate = BotCertificate.Load(options);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? $"Teams:Certificate: {options.Certificate} holds no RSA certificate with its private key; write the path of one as .pfx." : null;
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"Teams:Certificate: {options.Certificate} cannot be opened; it has to be a .pfx file that this process may read, and Teams:CertificatePassword its password.";
        }
    }

    private IEnumerable<string> Addresses(TeamsOptions options)
    {
        if (options.PublicAddress is { } address && !IsPublic(address) && !(environment.IsDevelopment() && TeamsHosts.IsThisMachine(address) && IsBare(address)))
            yield return "Teams:PublicAddress is not an address that Teams could reach; write it as https://coach.example.com, without a path.";
    }

    /// <summary>What would open a door to everybody is taken where somebody develops, and nowhere else.</summary>
    private IEnumerable<string> Development(TeamsOptions options)
    {
        if (options.Local is { } local && !(IsPlain(local) && TeamsHosts.IsThisMachine(local) && local.AbsolutePath.EndsWith('/')))
            yield return "Teams:Local is not an address of this machine; write it as http://127.0.0.1:5300/ with the slash at its end, or leave it out.";
        if (environment.IsDevelopment()) yield break;
        if (options.Local is not null) yield return "Teams:Local is for development, and this is not: whoever held that address could speak for anybody; leave it out.";
        if (options.Unauthenticated) yield return "Teams:Unauthenticated is for development, and this is not: anybody could speak for anybody; leave it out.";
    }

    private static bool HasRest(TeamsOptions options) =>
        Has(options.TenantId) || Has(options.ClientSecret) || Has(options.Certificate) || Has(options.FederatedIdentity) || options.ManagedIdentity || options.Tenants.Count > 0
        || options.Local is not null || options.PublicAddress is not null;

    private static bool Has(string? value) => value is { Length: > 0 };

    private static bool IsBlank(string secret) => secret.Any(char.IsWhiteSpace);

    /// <summary>As tokens write it: no braces, and not the one of zeroes.</summary>
    private static bool IsId(string id) => id.Length == 36 && Guid.TryParseExact(id, "D", out var guid) && guid != Guid.Empty;

    private static bool IsPublic(Uri address) =>
        IsBare(address) && address.Scheme == Uri.UriSchemeHttps && !IPAddress.TryParse(address.DnsSafeHost, out _);

    private static bool IsBare(Uri address) => IsPlain(address) && address.AbsolutePath == "/";

    private static bool IsPlain(Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "" };
}
