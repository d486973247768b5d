using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Operations.Checkup;

/// <summary>What the bot was permitted against what it can use, feature by feature.</summary>
internal static class ScopeCheckup
{
    private const string Add = "Add it under OAuth & Permissions, Bot Token Scopes, and install the app again";

    /// <param name="where">Of which installation.</param>
    public static IEnumerable<Finding> Look(IReadOnlySet<string> granted, string where)
    {
        foreach (var scope in SlackScopes.Missing(granted))
        {
            var told = $"{where}: {scope.Name} is not granted ({scope.Feature}). Without it {scope.Without}.";
            yield return scope.Use switch
            {
                ScopeUse.Needed => Finding.Error(told, $"{Add}."),
                ScopeUse.Offered => Finding.Warning(told, $"{Add}, or leave it so."),
                ScopeUse.Extra => Finding.Note(told),
            };
        }

        if (!SlackScopes.Missing(granted).Any(scope => scope.Use == ScopeUse.Needed)) yield return Finding.Fine($"{where}: all that the bot needs is granted.");
    }
}
