namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>Who has installed the app, and with which token. What is in the database is kept in memory too: each request asks.</summary>
public sealed class Installations
{
    /// <summary>The installation for a workspace: its own, else that of its organisation; null where there is none that was not removed.</summary>
    public Installation? Find(string? enterprise, string? team) => throw new NotSupportedException();

    /// <summary>Those of a tenant that were not removed.</summary>
    public IReadOnlyList<Installation> Of(string tenant) => throw new NotSupportedException();

    /// <summary>The bot's token; null where it was erased. A token that runs out soon is renewed first.</summary>
    public ValueTask<string?> Token(Installation installation, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Nothing can be sent any more: noted once, with Slack's reason.</summary>
    public Task Break(Installation installation, string reason) => throw new NotSupportedException();
}
