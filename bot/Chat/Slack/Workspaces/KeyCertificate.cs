using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>A certificate that lies outside the database and protects the keys in it: then a copy of the database alone opens nothing.</summary>
internal static class KeyCertificate
{
    private const string Key = $"{SlackOptions.Section}:{nameof(SlackOptions.KeyCertificate)}";

    /// <summary>Null where none is set.</summary>
    /// <exception cref="OptionsValidationException">It cannot be used; the message says what to do, and holds no password.</exception>
    public static X509Certificate2? Load(IConfiguration configuration)
    {
        if (configuration[Key] is not { Length: > 0 } path) return null;
        if (!File.Exists(path)) throw Refused($"{Key}: there is no file {path}; write the path of a .pfx file, from the root on.");
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration[$"{Key}Password"]);
            return certificate.GetRSAPrivateKey() is not null ? certificate : throw Refused($"{Key}: {path} holds no RSA certificate with its private key; write the path of one as .pfx.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Refused($"{Key}: {path} cannot be opened; it has to be a .pfx file that this process may read, and {Key}Password its password.");
        }
    }

    private static OptionsValidationException Refused(string sentence) => new(SlackOptions.Section, typeof(SlackOptions), [sentence]);
}
