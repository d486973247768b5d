using CoachBot.Chat.Teams.Activities;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>Who is who in Teams: looked up by roster, kept for a day, matched with our records by the verified address [INT-13].</summary>
public sealed class TeamsDirectory
{
    /// <summary>What is known, however old; null for nobody.</summary>
    public TeamsUser? Find(string entraTenant, string objectId) => throw new NotSupportedException();

    /// <summary>The same, by bot-specific id (<c>29:…</c>), such as of a mention.</summary>
    public TeamsUser? FindUser(string entraTenant, string userId) => throw new NotSupportedException();

    /// <summary>He was looked up within a day.</summary>
    public bool Knows(string entraTenant, string objectId) => throw new NotSupportedException();

    /// <summary>Asks Teams who did this, in the conversation in which he did it.</summary>
    public Task<SendResult<TeamsUser>> Look(string tenant, TeamsActivity activity, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Whom an address of our records means: an e-mail address, or an Entra object id that the CRM gave.</summary>
    public Task<SendResult<TeamsUser>> Reach(string tenant, string address, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The e-mail address under which our records know him; null for a stranger, and for everybody but members.</summary>
    public static string? PersonOf(Situation situation, TeamsUser user) => throw new NotSupportedException();
}
