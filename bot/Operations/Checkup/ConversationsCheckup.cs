using System.Globalization;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Storage;

namespace CoachBot.Operations.Checkup;

/// <summary>In how many conversations of Teams the bot is, and where it is silent. Only reads, also beside a service that runs.</summary>
internal static class ConversationsCheckup
{
    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    public static IEnumerable<Finding> Look(string path)
    {
        var rows = Peek.Into(path, "teams_conversations", Read);
        if (rows.Count == 0)
        {
            yield return Finding.Note("Teams: nobody has installed the app yet.", "Make the package with 'manifest teams', upload it in the Teams admin center, and install it.");
            yield break;
        }

        yield return Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"Teams: the bot knows {rows.Sum(row => row.Count)} conversations."));
        foreach (var (why, direct, count) in rows)
        {
            if (why is null || !Enum.TryParse<ConnectorRefusal>(why, out var refusal)) continue;
            yield return Finding.Note(string.Create(CultureInfo.InvariantCulture, $"Teams: nothing is written in {count} of them. {Refusals.Said(refusal, direct)}"));
        }
    }

    private static List<(string? Why, bool Direct, long Count)> Read(Sql sql) => sql.All(
        $"select stopped, kind = '{TeamsConversations.Personal}' as direct, count(*) from teams_conversations group by stopped, direct order by stopped, direct",
        row => (row.TextOrNull(0), row.GetInt64(1) != 0, row.GetInt64(2)));
}
