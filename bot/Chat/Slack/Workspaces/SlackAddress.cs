namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>A room or person of a workspace, as it stands in our records: <c>T…/C…</c>.</summary>
/// <param name="Id">Slack's own id of the room or user.</param>
public sealed record SlackAddress(string Team, string Id)
{
    /// <summary>The bot's room with one person.</summary>
    public bool IsDirect => Id.StartsWith('D');

    /// <summary>The address, read; null where it is none, such as an e-mail address.</summary>
    public static SlackAddress? Read(string address) =>
        address.Split('/') is [{ Length: > 0 } team, { Length: > 0 } id] && !address.Contains('@', StringComparison.Ordinal) ? new(team, id) : null;

    public override string ToString() => $"{Team}/{Id}";
}
