using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>Refuses to start with half of what Slack needs. A message names the key, the rule and what to do, and never a secret.</summary>
internal sealed class SlackOptionsCheck : IValidateOptions<SlackOptions>
{
    private const int LeastSecret = 16;

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SlackOptions options)
    {
        if (!options.Enabled) yield break;
        if (!SlackHosts.IsApi(options.Api))
            yield return "Slack:Api is not the address of Slack's Web API, and tokens go there; leave it out, or write it as https://slack-gov.com/api/ with the slash at its end.";
        if (!options.IsOn)
        {
            if (Has(options.ClientSecret) || options.Workspaces.Count > 0)
                yield return "Slack:ClientSecret or Slack:Workspaces is set without Slack:ClientId; set Slack:ClientId too, or leave them out.";
            yield break;
        }

        foreach (var problem in Shared(options).Concat(Has(options.BotToken) ? One(options) : Many(options))) yield return problem;
    }

    /// <summary>What holds for one workspace and for many.</summary>
    private static IEnumerable<string> Shared(SlackOptions options)
    {
        if (!Has(options.BotToken) && !Has(options.ClientId))
            yield return "Slack:BotToken is missing; set it to the bot's token of your workspace (xoxb-…), or set Slack:ClientId to let many workspaces install the app.";
        if (Has(options.AppToken) && !IsToken(options.AppToken!, "xapp-"))
            yield return "Slack:AppToken is not an app's token; it begins with xapp-, has no blanks, and is made under Basic Information, App-Level Tokens, with the scope connections:write.";
        if (Has(options.SigningSecret) && !IsSecret(options.SigningSecret!))
            yield return "Slack:SigningSecret is not a signing secret; copy it from Basic Information, App Credentials.";
        if (Has(options.PreviousSigningSecret) && !IsSecret(options.PreviousSigningSecret!))
            yield return "Slack:PreviousSigningSecret is not a signing secret; set it to the one before, or leave it out.";
        if (Has(options.PreviousSigningSecret) && !Has(options.SigningSecret))
            yield return "Slack:PreviousSigningSecret is set without Slack:SigningSecret; set both, or leave it out.";
        if (!Has(options.AppToken) && !Has(options.SigningSecret))
            yield return "Slack:AppToken and Slack:SigningSecret are both missing; set Slack:AppToken (xapp-…) to be reached by Socket Mode, or Slack:SigningSecret to be reached at a public address.";
        if (options.PublicAddress is { } address && (!IsAddress(address) || address.PathAndQuery != "/"))
            yield return "Slack:PublicAddress is not an address; write it as https://coach.example.com, without a path.";
    }

    private static IEnumerable<string> One(SlackOptions options)
    {
        if (!IsToken(options.BotToken!, "xoxb-"))
        {
            yield return options.BotToken!.StartsWith("xoxe.", StringComparison.Ordinal)
                ? "Slack:BotToken is a token that runs out after twelve hours; an app with token rotation has to be installed with Slack:ClientId. Or make an app without token rotation."
                : "Slack:BotToken is not a bot's token; it begins with xoxb-, has no blanks, and stands under OAuth & Permissions once the app is installed.";
        }

        if (Has(options.ClientId) || Has(options.ClientSecret) || options.Workspaces.Count > 0)
            yield return "Slack:BotToken is for one workspace, Slack:ClientId, Slack:ClientSecret and Slack:Workspaces are for many; set one or the other.";
    }

    private static IEnumerable<string> Many(SlackOptions options)
    {
        if (!Has(options.ClientId)) yield break;
        if (!Has(options.ClientSecret))
            yield return "Slack:ClientSecret is missing; copy it from Basic Information, App Credentials.";
        if (options.PublicAddress is null)
            yield return "Slack:PublicAddress is missing; set it to where browsers reach this service, such as https://coach.example.com: the installation ends there.";
        if (options.Workspaces.Count == 0)
            yield return "Slack:Workspaces is empty; list the ids of the workspaces (T…) and organisations (E…) that may install the app, such as Slack:Workspaces:0=T0123456789.";
        foreach (var id in options.Workspaces.Where(id => !IsId(id)))
            yield return $"Slack:Workspaces holds '{id}', which is no id; a workspace's begins with T, an organisation's with E, such as T0123456789.";
    }

    private static bool Has(string? value) => value is { Length: > 0 };

    private static bool IsToken(string token, string prefix) =>
        token.StartsWith(prefix, StringComparison.Ordinal) && token.Length > prefix.Length && !token.Any(char.IsWhiteSpace);

    private static bool IsSecret(string secret) => secret.Length >= LeastSecret && !secret.Any(char.IsWhiteSpace);

    private static bool IsId(string id) => id.Length > 1 && id[0] is 'T' or 'E' && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>Encrypted, or on this machine.</summary>
    private static bool IsAddress(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
