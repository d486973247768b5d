using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>Who is who: Slack's users and the people of our records, matched by the address that Slack has verified [INT-13].</summary>
public sealed class SlackDirectory
{
    /// <summary>What is stored of a user; null where nobody has asked yet.</summary>
    public SlackUser? Find(string team, string user) => throw new NotSupportedException();

    /// <summary>Asks Slack and stores what it says.</summary>
    public Task<SendResult<SlackUser>> Look(Installation installation, string team, string user, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The e-mail address under which our records know a user: by his verified address, or by the chat address he was given; null for a stranger.</summary>
    public string? PersonOf(Situation situation, SlackUser user) => throw new NotSupportedException();

    /// <summary>
    /// The user behind a person's address: an e-mail address, a user id (<c>U…</c>) or <c>T…/U…</c>. Asks Slack where nobody has yet.
    /// </summary>
    public Task<SendResult<(Installation Installation, SlackUser User)>> Behind(string tenant, string address, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The direct room with the bot, opened where it is not yet.</summary>
    public Task<SendResult<string>> DirectRoom(Installation installation, SlackUser user, CancellationToken cancel) => throw new NotSupportedException();
}
