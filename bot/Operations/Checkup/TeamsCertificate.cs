using System.Globalization;
using System.Security.Cryptography;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Operations.Checkup;

/// <summary>How long the bot's certificate counts.</summary>
internal static class TeamsCertificate
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static IEnumerable<Finding> Look(TeamsOptions options, DateTimeOffset now)
    {
        if (options.Certificate is not { Length: > 0 } || Ends(options) is not { } ends) yield break;
        var told = string.Create(CultureInfo.InvariantCulture, $"Teams: the certificate of Teams:Certificate {(ends < now ? "ran" : "runs")} out on {ends:yyyy-MM-dd}.");
        if (ends < now) yield return Finding.Error(told, "Upload a new one under Certificates & secrets, and set Teams:Certificate to it.");
        else if (ends < now + Soon) yield return Finding.Warning(told, "Upload a new one under Certificates & secrets before that day.");
    }

    private static DateTimeOffset? Ends(TeamsOptions options)
    {
        try
        {
            using var certificate = BotCertificate.Load(options);
            return new DateTimeOffset(certificate.NotAfter);
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // The settings' own checkup has told it.
            return null;
        }
    }
}
