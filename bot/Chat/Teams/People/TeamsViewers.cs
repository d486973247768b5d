using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// Who gets a view of his own of a card in a room: colleagues who read another language or live by another clock than the one in which
/// it is written. For all others it would be the same card once more.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
/// </summary>
public sealed class TeamsViewers(TeamsRosters rosters, SituationLoader situations)
{
    /// <summary>Teams takes no more.</summary>
    public const int Most = 60;

    /// <summary>So many of a room are looked at.</summary>
    private const int LookedAt = 300;

    /// <summary>Their bot-specific ids, in a fixed order.</summary>
    /// <param name="written">For whom the card is written that all see.</param>
    internal async Task<IReadOnlyList<string>> Of(string tenant, TeamsConversationRow room, Reader written, CancellationToken cancel)
    {
        var there = (await rosters.Ours(tenant, room, cancel)).Where(user => user is { Kind: TeamsUserKind.Member, UserId: not null }).Take(LookedAt).ToList();
        return there.Count == 0 ? [] : situations.Ask(tenant, situation => there
            .Where(user => ReaderOf(situation, user) is { } reader && reader != written)
            .Select(user => user.UserId!)
            .Order(StringComparer.Ordinal)
            .Take(Most)
            .ToList());
    }

    private static Reader? ReaderOf(Situation situation, TeamsUser user) =>
        TeamsDirectory.PersonOf(situation, user) is { } email ? situation.Find<PersonRecord>(Subjects.Person(email))?.ReaderIn(situation.Tenant) : null;
}
