using CoachBot.Chat.Teams.Clouds;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>A row of <c>Teams:Issuers</c> that is on says all that it demands: what is left out is nothing to be guessed.</summary>
internal sealed class IssuersCheck : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        if (!options.IsOn) return ValidateOptionsResult.Success;
        List<string> wrong = [];
        for (var i = 0; i < options.Issuers.Count; i++)
        {
            var (row, key) = (options.Issuers[i], $"Teams:Issuers:{i}");
            if (!row.Enabled) continue;
            if (row.Name is not { Length: > 0 }) wrong.Add($"{key}:Name is missing: give the row a name.");
            if (row.Issuer is not { Length: > 0 }) wrong.Add($"{key}:Issuer is missing: it is the claim \"iss\", letter by letter.");
            if (row.Metadata is not { IsAbsoluteUri: true } metadata) wrong.Add($"{key}:Metadata is missing: it is the address of the issuer's OpenID document.");
            else if (metadata.Scheme != Uri.UriSchemeHttps && options.Local is null) wrong.Add($"{key}:Metadata is {metadata}, and has to be https.");
            if (row.Endorsed is null) wrong.Add($"{key}:Endorsed is missing: say true or false.");
            if (row.ServiceUrl is null) wrong.Add($"{key}:ServiceUrl is missing: say true or false.");
            if (row is { Endorsed: false, ServiceUrl: false, Claims.Count: 0 }) wrong.Add($"{key}:Claims is empty: an issuer of which neither an endorsement nor a service URL is demanded needs a claim such as \"tid\".");
        }

        var twice = IssuerTable.Rows(TeamsCloud.Of(options), options).Where(row => row.Issuer is not null).GroupBy(row => row.Issuer, StringComparer.Ordinal).FirstOrDefault(rows => rows.Count() > 1);
        if (twice is not null) wrong.Add($"Teams:Issuers: {twice.Key} stands in two rows. To replace the built-in row, name yours {TeamsIssuer.BotFramework}.");
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
