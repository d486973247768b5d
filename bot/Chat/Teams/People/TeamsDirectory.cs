using System.Collections.Concurrent;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.People;

/// <summary>Who is who in Teams: looked up by roster, kept for a day, matched with our records by the verified address [INT-13].</summary>
public sealed class TeamsDirectory(
    TeamsClient client, TeamsConversations conversations, TeamsUsers users, TeamsRosters rosters, TeamsChats chats, TeamsAccounts accounts, IOptions<TeamsOptions> options)
{
    /// <summary>In so many teams somebody is looked for who spoke where the bot is not.</summary>
    private const int MostPlaces = 5;

    private readonly ConcurrentDictionary<(string EntraTenant, string Room, string Who), Lazy<Task<SendResult<TeamsUser>>>> _looking = new();

    /// <summary>What is known, however old; null for nobody.</summary>
    public TeamsUser? Find(string entraTenant, string objectId) => Stored(entraTenant, objectId)?.User;

    /// <summary>Somebody by his bot-specific id (<c>29:…</c>), as a mention names him; null for nobody whom we know.</summary>
    public TeamsUser? FindUser(string entraTenant, string userId) => users.FindUser(entraTenant, userId);

    /// <summary>The same, for whoever wants to know who does something.</summary>
    public CallerAccount? AccountOf(string entraTenant, string objectId) =>
        Find(entraTenant, objectId) is { } user ? new(user.Kind is TeamsUserKind.Member, user.Zone, situation => PersonOf(situation, user)) : null;

    /// <summary>He was looked up within a day.</summary>
    public bool Knows(string entraTenant, string objectId) => Stored(entraTenant, objectId) is { } stored && !users.IsOld(stored);

    /// <summary>Takes the zone and the language of somebody who is known from what he does.</summary>
    public Task Heard(string tenant, TeamsActivity activity) => users.Heard(tenant, activity);

    /// <summary>
    /// Asks Teams about others whom an activity names by their bot-specific ids, where it was said. Of whom our records do not know,
    /// nothing is kept.
    /// </summary>
    public async Task Meet(string tenant, TeamsActivity activity, IEnumerable<string> userIds, CancellationToken cancel)
    {
        if (conversations.RefOf(activity) is not { } place) return;
        var unknown = userIds.Where(user => user.StartsWith("29:", StringComparison.Ordinal) && users.FindUser(place.EntraTenant, user) is null).Select(user => Task.Run(() => Ask(user), CancellationToken.None)).ToList();
        if (unknown.Count > 0) await Task.WhenAll(unknown).WaitAsync(cancel);

        async Task Ask(string user)
        {
            if (await client.Member(place, user, CancellationToken.None) is not ConnectorDone { Body: var body }) return;
            if (TeamsMemberReader.Read(body, place.EntraTenant) is { } read && accounts.Ours(tenant, [read]).Count > 0) await users.Keep(tenant, read);
        }
    }

    /// <summary>Asks Teams who did this, in the conversation in which he did it, and stores what it says.</summary>
    public async Task<SendResult<TeamsUser>> Look(string tenant, TeamsActivity activity, CancellationToken cancel)
    {
        if (conversations.RefOf(activity) is not { } place || (activity.From ?? activity.FromObject) is not { } who)
            return new Failed<TeamsUser>(FailureCategory.Refused, "The activity does not say who did it, or where.");

        // Several who ask at once get one answer; whoever gives up leaves the others alone.
        var key = (place.EntraTenant, place.Id, who);
        var asked = _looking.GetOrAdd(key, _ => new(() => Task.Run(Ask, CancellationToken.None)));
        return await asked.Value.WaitAsync(cancel);

        async Task<SendResult<TeamsUser>> Ask()
        {
            try
            {
                return await AskFor(tenant, activity, place, who);
            }
            finally
            {
                _looking.TryRemove(key, out _);
            }
        }
    }

    /// <summary>
    /// Whom an address of our records means: an e-mail address, or an Entra object id that the CRM gave; with the bot's chat with
    /// him. Guests, people of other tenants and who has left are unreachable [PRV-15].
    /// </summary>
    public async Task<SendResult<TeamsUser>> Reach(string tenant, string address, CancellationToken cancel)
    {
        var seen = await Sight(tenant, address, cancel);
        if (seen is not { Standing: ChatStanding.Colleague, User: { } user }) return seen.AsResult();
        var first = await chats.Open(tenant, user, cancel);
        if (first is not Failed<TeamsUser> { Category: FailureCategory.Unreachable } || !IsEmail(address)) return first;

        // He may have moved: the same address in another tenant of ours.
        foreach (var other in users.WithAddress(tenant, Email(address)).Select(found => found.User))
        {
            if (other.Kind is TeamsUserKind.Member && other.EntraTenant != user.EntraTenant && await chats.Open(tenant, other, cancel) is Done<TeamsUser> there) return there;
        }

        return first;
    }

    /// <summary>The e-mail address under which our records know him; null for a stranger, and for everybody but members [INT-13, PRV-15].</summary>
    public static string? PersonOf(Situation situation, TeamsUser user) =>
        user.Kind is TeamsUserKind.Member ? TeamsAccounts.PersonOf(situation, user) : null;

    /// <summary>There is somewhere to look for people.</summary>
    internal bool MayAsk(string tenant) => conversations.Any(tenant);

    /// <summary>Who is behind a person's address, and how he stands; see <see cref="Reach"/>.</summary>
    internal async Task<Sighting> Sight(string tenant, string address, CancellationToken cancel)
    {
        if (IsEmail(address)) return await WithAddress(tenant, Email(address), cancel);
        if (TeamsMemberReader.ObjectId(address) is not { } id)
            return Sighting.Trouble(new Failed<TeamsUser>(FailureCategory.Unreachable, "The chat address that the records give is no Entra object id."));
        var seen = await WithId(tenant, id, cancel);
        return seen is { Standing: ChatStanding.Colleague, User: { } user } && accounts.IsSomebodyElses(tenant, user, address)
            ? seen with { Standing = ChatStanding.SomebodyElses }
            : seen;
    }

    private static bool IsEmail(string address) => address.Contains('@', StringComparison.Ordinal);

    private static string Email(string address) => address.Trim().ToLowerInvariant();

    private StoredUser? Stored(string entraTenant, string objectId) =>
        TeamsMemberReader.ObjectId(objectId) is { } id ? users.Find(entraTenant, id) : null;

    private async Task<SendResult<TeamsUser>> AskFor(string tenant, TeamsActivity activity, ConversationRef place, string who)
    {
        var answer = await client.Member(place, who, CancellationToken.None);
        if (answer is ConnectorRefused { Why: ConnectorRefusal.NotInstalled or ConnectorRefusal.NotPermitted or ConnectorRefusal.Gone or ConnectorRefusal.MemberGone } && await Elsewhere(tenant, activity, place) is { } elsewhere) answer = elsewhere;
        var from = TeamsMemberReader.ObjectId(activity.FromObject);
        switch (answer)
        {
            case ConnectorDone { Body: var body } when TeamsMemberReader.Read(body, place.EntraTenant) is { } user:
                // Who is not the one of whom the activity speaks is nobody whom we would believe.
                if (from is not null && from != user.ObjectId) return new Done<TeamsUser>(await Outsider(tenant, place, from));
                return new Done<TeamsUser>(await users.Keep(tenant, TeamsUsers.With(user, activity)));
            case ConnectorDone:
                return new Done<TeamsUser>(from is null ? Nobody(place, "", TeamsUserKind.Outside) : await Outsider(tenant, place, from));
            case ConnectorRefused { Why: var why } when from is not null && (why is ConnectorRefusal.MemberGone || (why is ConnectorRefusal.Gone && activity.IsDirect)):
                // He may only have left the places of which we know. That a room is gone says nothing of him.
                return new Done<TeamsUser>(await users.Keep(tenant, Nobody(place, from, TeamsUserKind.Gone), TeamsUsers.MissedFor));
            default:
                return answer.AsEnd<TeamsUser>(activity.IsDirect);
        }
    }

    /// <summary>
    /// Somebody spoke to the bot where it is not a member, as message extensions allow, or where he is not found any more: he is asked
    /// for where it is.
    /// </summary>
    private async Task<ConnectorAnswer?> Elsewhere(string tenant, TeamsActivity activity, ConversationRef place)
    {
        if (TeamsMemberReader.ObjectId(activity.FromObject) is not { } id) return null;
        var direct = users.Find(place.EntraTenant, id)?.User.Conversation is { } room && room != place.Id && conversations.Find(tenant, room) is { } chat && conversations.StopOf(chat) is null ? chat : null;
        var places = conversations.WithRoster(tenant).Where(row => row.EntraTenant == place.EntraTenant && row.Id != place.Id).Take(MostPlaces);
        foreach (var row in direct is null ? places : places.Prepend(direct))
        {
            var answer = await client.Member(TeamsConversations.RefOf(row) with { Id = row.Team ?? row.Id }, id, CancellationToken.None);
            if (answer is ConnectorDone) return answer;
        }

        return null;
    }

    /// <summary>He counts as nobody's this time; of a member of whom we know, it changes nothing that is stored.</summary>
    private async Task<TeamsUser> Outsider(string tenant, ConversationRef place, string id)
    {
        var nobody = Nobody(place, id, TeamsUserKind.Outside);
        return users.Find(place.EntraTenant, id) is { User.Kind: TeamsUserKind.Member } ? nobody : await users.Keep(tenant, nobody, TeamsUsers.MissedFor);
    }

    private static TeamsUser Nobody(ConversationRef place, string id, TeamsUserKind kind) => new(place.EntraTenant, id, null, null, kind, null, null, null);

    /// <summary>Whoever is known to be a member comes first, where he has a chat with the bot; else he is looked for in the rosters.</summary>
    private async Task<Sighting> WithAddress(string tenant, string email, CancellationToken cancel)
    {
        foreach (var stored in users.WithAddress(tenant, email))
        {
            // Whoever comes first stays first: the others are not asked for.
            if (await Renewed(tenant, stored, cancel) is { Kind: TeamsUserKind.Member } member && member.Email == email) return Sighting.Of(member);
        }

        var read = await rosters.Read(tenant, cancel);
        if (users.WithAddress(tenant, email) is [{ User: var user }, ..]) return Sighting.Of(user);
        return read is Done<bool> ? Sighting.Nobody : Sighting.Trouble(read.As<bool, TeamsUser>());
    }

    /// <summary>An object id, in whichever Entra tenant knows it: from what is stored, from the rosters, else by opening a chat with him.</summary>
    private async Task<Sighting> WithId(string tenant, string id, CancellationToken cancel)
    {
        if (await Known() is { } known) return Sighting.Of(known);
        var read = await rosters.Read(tenant, cancel);
        if (await Known() is { } met) return Sighting.Of(met);
        foreach (var entra in options.Value.Served)
        {
            var opened = await chats.Meet(tenant, entra, id, cancel);
            if (opened is Done<TeamsUser> { Receipt: var user }) return Sighting.Of(user);
            if (opened is TryAgain<TeamsUser> or Failed<TeamsUser> { Category: not FailureCategory.Unreachable }) return Sighting.Trouble(opened);
        }

        return read is Done<bool> ? Sighting.Nobody : Sighting.Trouble(read.As<bool, TeamsUser>());

        async Task<TeamsUser?> Known()
        {
            TeamsUser? best = null;
            foreach (var stored in options.Value.Served.Select(entra => users.Find(entra, id)).OfType<StoredUser>())
            {
                var user = await Renewed(tenant, stored, cancel);
                if (best is null || user.Kind < best.Kind) best = user;
            }

            return best;
        }
    }

    /// <summary>As he is stored, and asked for again where that is old. Where Teams cannot say now, the old is better than nothing.</summary>
    private async Task<TeamsUser> Renewed(string tenant, StoredUser stored, CancellationToken cancel)
    {
        if (!users.IsOld(stored)) return stored.User;
        if (chats.MayAsk(tenant, stored.User)) await chats.Renew(tenant, stored.User, cancel);
        else await rosters.Read(tenant, cancel);
        return users.Find(stored.User.EntraTenant, stored.User.ObjectId)?.User ?? stored.User;
    }
}
