using System.Globalization;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Tokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CoachBot.Operations.Checkup;

/// <summary>Whether the keys can be fetched with which Teams' requests are checked: without them nobody is let in.</summary>
internal sealed class TeamsKeysCheckup(IHttpClientFactory clients, TeamsCloud cloud, TeamsOptions options, TimeProvider machine)
{
    private const string Platform = "msteams";

    private static readonly TimeSpan Much = TimeSpan.FromMinutes(1);

    /// <summary>Beyond this no token of an activity counts.</summary>
    private static readonly TimeSpan TooMuch = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var row in IssuerTable.Rows(cloud, options)) findings.Add(await Look(row, cancel));
        if (findings.TrueForAll(finding => finding.Kind == FindingKind.Fine) && await Clock(cancel) is { } wrong) findings.Add(wrong);
        return findings;
    }

    private async Task<Finding> Look(TeamsIssuer row, CancellationToken cancel)
    {
        const string Reach = "Look whether this machine reaches it, and what a proxy or firewall says: without keys nobody is let in.";
        try
        {
            var document = await OpenIdConnectConfigurationRetriever.GetAsync(row.Metadata!.AbsoluteUri, new KeyDocuments(clients, options.Local), cancel);
            if (document.Issuer != row.Issuer)
                return Finding.Error($"Teams: {row.Metadata} is the document of another issuer than {row.Issuer}.", "Look at Teams:Cloud and Teams:Issuers, and at what answers there.");
            var keys = IssuerKey.In(document.JsonWebKeySet);
            var good = keys.Values.Count(key => row.Endorsed is not true || key.Endorsements.Contains(Platform, StringComparer.Ordinal));
            return good > 0
                ? Finding.Fine($"Teams: {row.Metadata} has {good} keys for Teams.")
                : Finding.Error($"Teams: {row.Metadata} has no key for Teams.", "Look at what answers there: Teams' requests cannot be checked.");
        }
        catch (Exception silent) when (silent is IOException or HttpRequestException or InvalidOperationException or ArgumentException || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Finding.Error($"Teams: {row.Metadata} cannot be read ({silent.GetBaseException().GetType().Name}).", Reach);
        }
    }

    /// <summary>Whether this machine's clock agrees with that of the keys' host.</summary>
    private async Task<Finding?> Clock(CancellationToken cancel)
    {
        try
        {
            using var http = clients.CreateClient(KeyDocuments.Client);
            using var answer = await http.GetAsync(cloud.Metadata, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.Headers.Date is { } date ? Clock(date + (answer.Headers.Age ?? TimeSpan.Zero), machine.GetUtcNow()) : null;
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    private static Finding? Clock(DateTimeOffset theirs, DateTimeOffset ours)
    {
        var apart = (ours - theirs).Duration();
        if (apart <= Much) return null;
        var told = string.Create(CultureInfo.InvariantCulture, $"Teams: this machine's clock is {apart.TotalSeconds:0} s {(ours > theirs ? "ahead of" : "behind")} Microsoft's.");
        const string Set = "Set the clock, by NTP: beyond 300 s every request of Teams is refused.";
        return apart > TooMuch ? Finding.Error(told, Set) : Finding.Warning(told, Set);
    }
}
