using System.Globalization;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;

namespace CoachBot.Operations.Checkup;

/// <summary>The workspaces that have installed the app. Only reads, also beside a service that runs, and no token.</summary>
internal static class InstalledCheckup
{
    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    public static IEnumerable<Finding> Look(string path, SlackOptions options)
    {
        var installed = Peek.Into(path, "slack_installations", Read);
        if (installed.Count == 0) yield return Finding.Note("Slack: no workspace has installed the app yet.", $"Open {new Uri(options.PublicAddress!, "/slack/install")} in a browser.");
        foreach (var one in installed)
        {
            var where = $"Slack, {one.Name} ({(one.Team.Length > 0 ? one.Team : one.Enterprise)})";
            if (!options.MayInstall(one.Enterprise, one.Team)) yield return Finding.Warning($"{where}: it is not in Slack:Workspaces, so it is left alone.", "Add its id, or remove the app there.");
            if (one.Broken is { } reason)
            {
                yield return Finding.Error(
                    string.Create(CultureInfo.InvariantCulture, $"{where}: nothing can be sent since {one.BrokenAt:yyyy-MM-dd} ({reason})."), $"Install the app there again: {new Uri(options.PublicAddress!, "/slack/install")}.");
            }

            foreach (var finding in ScopeCheckup.Look(Grant.ReadScopes(one.Scopes), where)) yield return finding;
        }
    }

    private static List<SlackInstallationRow> Read(Sql sql) => sql.All(
        "select enterprise, team, tenant, name, scopes, broken, broken_at from slack_installations where removed_at is null order by name limit 100",
        row => new SlackInstallationRow
        {
            Enterprise = row.GetString(0),
            Team = row.GetString(1),
            Tenant = row.GetString(2),
            Name = row.GetString(3),
            App = "",
            BotUser = "",
            Scopes = row.GetString(4),
            Broken = row.TextOrNull(5),
            BrokenAt = row.InstantOrNull(6),
        });
}
