using CoachBot.Chat.Teams.Clouds;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>Whose tokens come with activities: the Bot Framework's, and what <see cref="TeamsOptions.Issuers"/> adds.</summary>
internal sealed class IssuerTable(TeamsCloud cloud, IOptions<TeamsOptions> options, IHttpClientFactory clients, TimeProvider machine, ILogger<IssuerTable> logger)
{
    private readonly Dictionary<string, TrustedIssuer> _issuers = Rows(cloud, options.Value).ToDictionary(
        row => row.Issuer!,
        row => new TrustedIssuer(row, new IssuerKeys(row.Metadata!, new KeyDocuments(clients, options.Value.Local), machine, logger)),
        StringComparer.Ordinal);

    /// <summary>Since when the oldest keys in use have been there, machine time; null where none was needed yet.</summary>
    public DateTimeOffset? OldestKeys => _issuers.Values.Min(issuer => issuer.Keys.FetchedAt);

    /// <summary>The issuer of that exact name; null where we trust none.</summary>
    public TrustedIssuer? Find(string issuer) => _issuers.GetValueOrDefault(issuer);

    /// <summary>The rows that are on. One that has the name of the built-in row stands in its place.</summary>
    internal static IEnumerable<TeamsIssuer> Rows(TeamsCloud cloud, TeamsOptions options)
    {
        var builtIn = options.Issuers.Any(row => row.Name == TeamsIssuer.BotFramework) ? [] : new[] { TeamsIssuer.Of(cloud) };
        return builtIn.Concat(options.Issuers).Where(row => row.Enabled);
    }
}

/// <summary>An issuer that is on, and its keys.</summary>
internal sealed record TrustedIssuer(TeamsIssuer Rules, IssuerKeys Keys);
