using System.Security.Cryptography.X509Certificates;

namespace CoachBot.Chat.Teams.Clouds;

/// <summary>The certificate of <see cref="TeamsOptions.Certificate"/>.</summary>
internal static class BotCertificate
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is no such file, or its password is another.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static X509Certificate2 Load(TeamsOptions options) =>
        X509CertificateLoader.LoadPkcs12FromFile(options.Certificate!, options.CertificatePassword);
}
