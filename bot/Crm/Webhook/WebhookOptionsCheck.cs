using Microsoft.Extensions.Options;

namespace CoachBot.Crm.Webhook;

/// <summary>Refuses to start with a half-set connection. A message names the key, the rule and what to do, and never a secret.</summary>
internal sealed class WebhookOptionsCheck : IValidateOptions<WebhookOptions>
{
    private const int LongestName = 64;

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var problems = options.Connections.SelectMany(each => Problems(each.Key, each.Value)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>What is wrong with one connection, as whole sentences.</summary>
    public static IEnumerable<string> Problems(string name, WebhookConnectionOptions connection)
    {
        var key = $"{WebhookOptions.Section}:Connections:{name}";
        if (!IsName(name))
            yield return $"{key}: the name is part of the path; use at most {LongestName} letters, digits, '-', '_' and '.'.";

        var token = string.Equals(connection.Auth, WebhookAuth.Token, StringComparison.OrdinalIgnoreCase);
        if (!token && !string.Equals(connection.Auth, WebhookAuth.Signature, StringComparison.OrdinalIgnoreCase))
            yield return $"{key}:Auth is '{connection.Auth}'; set it to '{WebhookAuth.Signature}' or '{WebhookAuth.Token}', or leave it out.";

        var least = token ? WebhookSecret.LeastTokenBytes : WebhookSecret.LeastBytes;
        if (string.IsNullOrEmpty(connection.Secret))
            yield return $"{key}:Secret is missing; set it to {WebhookSecret.Rule(least)}. {WebhookSecret.HowToMake}";
        else if (!IsSecret(connection.Secret, least))
            yield return $"{key}:Secret is not a secret; set it to {WebhookSecret.Rule(least)}. {WebhookSecret.HowToMake}";

        if (!string.IsNullOrEmpty(connection.PreviousSecret) && !IsSecret(connection.PreviousSecret, least))
            yield return $"{key}:PreviousSecret is not a secret; set it to {WebhookSecret.Rule(least)}, or leave it out.";

        if (connection.PerSecond is < 1 or > 100_000)
            yield return $"{key}:PerSecond is {connection.PerSecond}; set it to a number from 1 to 100000.";
        if (connection.Burst is < 1 or > 10_000_000)
            yield return $"{key}:Burst is {connection.Burst}; set it to a number from 1 to 10000000.";
        if (string.IsNullOrWhiteSpace(connection.Tenant))
            yield return $"{key}:Tenant is empty; name the tenant that the facts belong to, or leave it out.";
    }

    private static bool IsSecret(string text, int least) => WebhookSecret.TryRead(text, out var key) && key.Length >= least;

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
