using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Teams.People;

/// <summary>What is stored of the people of Entra tenants. What changes for people of our records, they hear in the same transaction.</summary>
public sealed class TeamsUsers(Store store, TeamsConversations conversations, TeamsAccounts accounts, TimeProvider machine)
{
    /// <summary>So long what Teams said of somebody is not asked again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>So long somebody whom Teams did not find is not asked for again.</summary>
    public static readonly TimeSpan MissedFor = TimeSpan.FromHours(1);

    internal StoredUser? Find(string entraTenant, string objectId) => store.Read(sql => TeamsUserRows.Find(sql, entraTenant, objectId));

    internal bool IsOld(StoredUser stored) => stored.SeenAt + GoodFor <= machine.GetUtcNow();

    /// <summary>Everybody with this address: members first, then those with whom the bot has a chat, then who was named last.</summary>
    internal List<StoredUser> WithAddress(string tenant, string email) => store.Read(sql => Best(sql, tenant, email));

    /// <summary>Somebody by his bot-specific id.</summary>
    internal TeamsUser? FindUser(string entraTenant, string userId) => store.Read(sql => TeamsUserRows.FindUser(sql, entraTenant, userId))?.User;

    /// <summary>Takes the zone and the language of somebody's client from what he does. Whoever nobody has asked for stays unknown.</summary>
    public async Task Heard(string tenant, TeamsActivity activity)
    {
        if (activity is not { EntraTenant: { } entra, FromObject: { } from } || TeamsMemberReader.ObjectId(from) is not { } id) return;
        if (Find(entra, id) is not { User: var user } stored) return;
        var heard = With(user, activity);

        // Who is said to have left and does something is to be asked for again before he counts.
        var seenAt = user.Kind is TeamsUserKind.Gone ? DateTimeOffset.UnixEpoch : stored.SeenAt;
        if (heard != user || seenAt != stored.SeenAt) await Write(tenant, heard, seenAt);
    }

    /// <summary>Somebody, with what his activity tells of him.</summary>
    internal static TeamsUser With(TeamsUser user, TeamsActivity activity) => user with
    {
        Zone = TeamsMemberReader.ZoneOf(activity) ?? user.Zone,
        Locale = TeamsMemberReader.LocaleOf(activity) ?? user.Locale,
        Conversation = activity.IsDirect ? activity.Room : user.Conversation,
    };

    /// <summary>Stores what Teams says now.</summary>
    /// <param name="goodFor">Shorter than <see cref="GoodFor"/>, where it may soon be otherwise.</param>
    internal Task<TeamsUser> Keep(string tenant, TeamsUser user, TimeSpan? goodFor = null) =>
        Write(tenant, user, machine.GetUtcNow() - GoodFor + (goodFor ?? GoodFor));

    private async Task<TeamsUser> Write(string tenant, TeamsUser user, DateTimeOffset seenAt)
    {
        var known = Find(user.EntraTenant, user.ObjectId)?.User;

        // Of one who has left, Teams does not tell the address any more.
        if (user is { Kind: TeamsUserKind.Gone, Email: null }) user = user with { Email = known?.Email };
        var reached = accounts.Reached(tenant, [known, user]);
        var (kept, told) = await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                var before = TeamsUserRows.Find(sql, user.EntraTenant, user.ObjectId)?.User;
                TeamsUserRows.Keep(sql, tenant, user, seenAt);
                var after = TeamsUserRows.Find(sql, user.EntraTenant, user.ObjectId)!.User;
                if (after.Kind is TeamsUserKind.Member && (before?.Kind is not TeamsUserKind.Member || before.Email != after.Email))
                {
                    // Whom Delivery leaves alone because nobody knew him: now he is known.
                    foreach (var (email, address) in reached)
                    {
                        Unreachable.Forget(sql, tenant, TeamsIds.Platform, email);
                        Unreachable.Forget(sql, tenant, TeamsIds.Platform, address);
                    }
                }

                if (before is not null && Told(before) == Told(after)) return (after, false);
                foreach (var (email, address) in reached)
                {
                    var found = address == email ? Best(sql, tenant, email).FirstOrDefault()?.User : after;
                    Inbox.Add(sql, accounts.Seen(tenant, email, found is null ? ChatStanding.Missing : TeamsAccounts.StandingOf(found.Kind), found));
                }

                return (after, reached.Count > 0);
            },
            CancellationToken.None);
        if (told) store.Signals.Inbox.Raise();
        return kept;
    }

    /// <summary>What of somebody is news to people of our records.</summary>
    private static (string?, TeamsUserKind, string?, string?) Told(TeamsUser user) => (user.Email, user.Kind, user.Zone, user.Locale);

    private List<StoredUser> Best(Sql sql, string tenant, string email) =>
    [
        .. TeamsUserRows.WithAddress(sql, tenant, email)
            .Where(found => conversations.Serves(found.User.EntraTenant))
            .OrderBy(found => found.User.Kind is not TeamsUserKind.Member)
            .ThenBy(found => found.User.Conversation is null),
    ];
}
