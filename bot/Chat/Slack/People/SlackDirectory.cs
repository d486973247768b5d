using System.Collections.Concurrent;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>
/// Who is who: Slack's users and the people of our records, matched by the address that Slack has verified, never by a name
/// [INT-13]. What Slack said is good for a day; its own news of a change come sooner. https://docs.slack.dev/reference/methods/users.info
/// </summary>
public sealed class SlackDirectory
{
    /// <summary>So long what Slack said of a user is not asked again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>So long an address that no workspace knows is not looked for again.</summary>
    public static readonly TimeSpan MissedFor = TimeSpan.FromHours(1);

    /// <summary>Clocks differ, and Slack's stamps are whole seconds.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromSeconds(10);

    private readonly Store _store;
    private readonly TimeProvider _machine;
    private readonly Func<string, IReadOnlyList<Installation>> _installations;
    private readonly SlackAsk _ask;
    private readonly SlackAccounts _accounts;

    private readonly ConcurrentDictionary<(string Team, string User), StoredUser> _users = new();
    private readonly ConcurrentDictionary<(string Tenant, string Address), DateTimeOffset> _missed = new();
    private readonly ConcurrentDictionary<(string Team, string User), Lazy<Task<SendResult<SlackUser>>>> _looking = new();

    private readonly ConcurrentDictionary<string, int> _doubts = new(StringComparer.Ordinal);

    public SlackDirectory(Store store, Installations installations, SlackClient client, SlackAccounts accounts, TimeProvider machine)
        : this(store, accounts, machine, installations.Of, SlackAsking.With(installations, client))
    {
    }

    internal SlackDirectory(Store store, SlackAccounts accounts, TimeProvider machine, Func<string, IReadOnlyList<Installation>> installations, SlackAsk ask) =>
        (_store, _accounts, _machine, _installations, _ask) = (store, accounts, machine, installations, ask);

    /// <summary>Somebody in a workspace has turned out to be no colleague: who was told of before that is not to be relied on.</summary>
    internal void Doubt(string team) => _doubts.AddOrUpdate(team, 1, (_, doubts) => doubts + 1);

    /// <summary>How often there was doubt of a workspace.</summary>
    internal int Doubts(string team) => _doubts.GetValueOrDefault(team);

    /// <summary>There is an installation that works.</summary>
    internal bool MayAsk(string tenant) => _installations(tenant).Any(installation => installation.Works);

    /// <summary>What is stored of a user; null where nobody has asked yet.</summary>
    public SlackUser? Find(string team, string user) => Stored(team, user)?.User;

    /// <summary>What is stored of a user is not too old to count.</summary>
    internal bool Knows(string team, string user) => Stored(team, user) is { } stored && !IsOld(stored);

    /// <summary>Asks Slack and stores what it says. One whom Slack does not know, or does not show us, is a user too: gone, or outside.</summary>
    public async Task<SendResult<SlackUser>> Look(Installation installation, string team, string user, CancellationToken cancel)
    {
        // Several who ask at once get one answer; whoever gives up leaves the others alone.
        var key = (team, user);
        var asked = _looking.GetOrAdd(key, _ => new(() => Task.Run(Ask, CancellationToken.None)));
        return await asked.Value.WaitAsync(cancel);

        async Task<SendResult<SlackUser>> Ask()
        {
            try
            {
                return await AskFor(installation, team, user);
            }
            finally
            {
                // Also where everybody has given up: whoever comes next asks anew.
                _looking.TryRemove(key, out _);
            }
        }
    }

    /// <summary>
    /// Slack sends what was not taken again, after a minute, five minutes, or hours, and promises no order: what is older than what is
    /// known of a user is not believed, and Slack is asked.
    /// </summary>
    /// <param name="sentAt">When Slack says that it happened, machine time; null where it does not say.</param>
    /// <returns>False where it is no older.</returns>
    internal async Task<bool> IsOutdated(Installation installation, string team, string user, DateTimeOffset? sentAt)
    {
        if (sentAt is not { } at || Stored(team, user) is not { } stored || stored.SeenAt - at < Disorder) return false;

        // Where Slack does not say now, whoever needs to know who it is asks again.
        if (await Look(installation, team, user, CancellationToken.None) is not Done<SlackUser>) _users.TryUpdate((team, user), stored with { SeenAt = DateTimeOffset.UnixEpoch }, stored);
        return true;
    }

    /// <summary>
    /// Takes in what Slack told of a user without being asked (<c>user_change</c>, <c>team_join</c>). Whoever nobody has asked
    /// about and who is none of our people stays unknown: Slack tells of everybody.
    /// </summary>
    public async Task Heard(Installation installation, string team, JsonElement user)
    {
        if (SlackUserReader.Read(user, installation, team) is not { } read) return;
        var known = Everywhere(installation, read);
        if (known.Count == 0 && _accounts.Concerns(installation.Tenant, read)) known = [read];

        // Events do not always tell the language: what was said of it before stands.
        foreach (var one in known) await Keep(installation.Tenant, read with { Team = one.Team, Locale = read.Locale ?? one.Locale });
        if (read.Email is { } email) _missed.TryRemove((installation.Tenant, email), out _);
    }

    /// <summary>The e-mail address under which our records know a member; null for strangers, guests and people from outside [INT-13, PRV-15].</summary>
    public string? PersonOf(Situation situation, SlackUser user) =>
        user.Kind is SlackUserKind.Member ? SlackAccounts.PersonOf(situation, user) : null;

    /// <summary>
    /// The member behind a person's address: an e-mail address, a user id (<c>U…</c>) or <c>T…/U…</c>. Asks Slack where nobody has
    /// yet. Guests, people from outside, bots and who has left are unreachable [PRV-15].
    /// </summary>
    public async Task<SendResult<(Installation Installation, SlackUser User)>> Behind(string tenant, string address, CancellationToken cancel) =>
        (await Sight(tenant, address, cancel)).AsResult();

    /// <summary>Who is behind a person's address, and how he stands; see <see cref="Behind"/>.</summary>
    internal async Task<Sighting> Sight(string tenant, string address, CancellationToken cancel)
    {
        var all = _installations(tenant);
        var working = all.Where(installation => installation.Works).ToList();
        if (working.Count == 0)
        {
            return Sighting.Trouble(new Failed<SlackUser>(
                FailureCategory.NotAllowed, all.Count == 0 ? "Slack is not installed." : $"The installation in Slack does not work: {all[0].Broken}."));
        }

        if (address.Contains('@', StringComparison.Ordinal)) return await WithAddress(tenant, address.Trim().ToLowerInvariant(), working, cancel);
        var seen = SlackAddress.Read(address) is not { } place ? await WithId(address, working, cancel)
            : Serving(working, place.Team) is not { } there ? Sighting.Nobody
            : Sighting.Of(there, await Known(there, place.Team, place.Id, cancel));
        return seen is { Standing: ChatStanding.Colleague, User: { } user } && _accounts.IsSomebodyElses(tenant, user, address)
            ? seen with { Standing = ChatStanding.SomebodyElses }
            : seen;
    }

    /// <summary>The direct room with the bot, opened where it is not yet. https://docs.slack.dev/reference/methods/conversations.open</summary>
    public async Task<SendResult<string>> DirectRoom(Installation installation, SlackUser user, CancellationToken cancel)
    {
        if ((user.DirectRoom ?? Find(user.Team, user.Id)?.DirectRoom) is { } known) return new Done<string>(known);
        var answer = await _ask(installation, "conversations.open", new Dictionary<string, string?>(StringComparer.Ordinal) { ["users"] = user.Id }, cancel);
        if (answer is not SlackDone done) return answer.As<string>();
        if (done.Body.Member("channel")?.TextAt("id") is not { Length: > 0 } room) return new TryAgain<string>(null, "Slack opened no direct room.");
        await _store.Write(WriteUrgency.Work, sql => SlackUserRows.Opened(sql, user.Team, user.Id, room), CancellationToken.None);
        var key = (user.Team, user.Id);
        if (_users.TryGetValue(key, out var stored)) _users[key] = stored with { User = stored.User with { DirectRoom = room } };
        return new Done<string>(room);
    }

    private async Task<SendResult<SlackUser>> AskFor(Installation installation, string team, string user)
    {
        var answer = await _ask(
            installation,
            "users.info",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["user"] = user, ["include_locale"] = "true" },
            CancellationToken.None);
        switch (answer)
        {
            case SlackDone done when done.Body.Member("user") is { } told && SlackUserReader.Read(told, installation, team) is { } read:
                return new Done<SlackUser>(await Keep(installation.Tenant, read));
            case SlackDone:
                return new TryAgain<SlackUser>(null, "Slack named no user.");
            case SlackRefused { Code: "user_not_found" or "users_not_found" or "user_not_visible" } refused:
                var kind = refused.Code == "user_not_visible" ? SlackUserKind.Outside : SlackUserKind.Gone;
                return new Done<SlackUser>(await Keep(installation.Tenant, new SlackUser(team, user, null, kind)));
            default:
                return answer.As<SlackUser>();
        }
    }

    /// <summary>As it is stored, and asked again where that is old. Where Slack cannot say now, the old is better than nothing.</summary>
    internal async Task<SendResult<SlackUser>> Known(Installation installation, string team, string user, CancellationToken cancel)
    {
        var stored = Stored(team, user);
        if (stored is not null && !IsOld(stored)) return new Done<SlackUser>(stored.User);
        var asked = await Look(installation, team, user, cancel);
        return asked is Done<SlackUser> || stored is null ? asked : new Done<SlackUser>(stored.User);
    }

    /// <summary>Whoever is known to be a member comes first, in the workspace where he has a room with the bot; only then Slack is asked.</summary>
    private async Task<Sighting> WithAddress(string tenant, string email, List<Installation> working, CancellationToken cancel)
    {
        Sighting? other = null;
        var asked = new HashSet<Installation>();
        foreach (var (there, row) in _store.Read(sql => Rows(sql, tenant, email, working)))
        {
            if (await Known(there, row.Team, row.Id, cancel) is not Done<SlackUser> { Receipt: var user } || user.Email != email) continue;
            var seen = Sighting.Of(there, user);
            if (user.Kind is SlackUserKind.Member) return seen;
            asked.Add(there);
            other ??= seen;
        }

        if (_missed.TryGetValue((tenant, email), out var until) && until > _machine.GetUtcNow()) return other ?? Sighting.Nobody;
        SendResult<SlackUser>? trouble = null;
        foreach (var installation in working.Where(installation => !asked.Contains(installation)))
        {
            switch (await LookUp(installation, email, cancel))
            {
                case Done<SlackUser> { Receipt: { Kind: SlackUserKind.Member } user } when user.Email == email:
                    return Sighting.Of(installation, user);
                case Done<SlackUser> { Receipt: var user } when user.Email == email:
                    other ??= Sighting.Of(installation, user);
                    break;
                case Done<SlackUser> or Failed<SlackUser> { Category: FailureCategory.Unreachable }:
                    break;
                case var result:
                    trouble ??= result;
                    break;
            }
        }

        if (trouble is not null) return Sighting.Trouble(trouble);
        _missed[(tenant, email)] = _machine.GetUtcNow() + MissedFor;
        return other ?? Sighting.Nobody;
    }

    /// <summary>A bare id, in whichever workspace knows it. What may still turn out well says more than that one of them does not know him.</summary>
    private async Task<Sighting> WithId(string user, List<Installation> working, CancellationToken cancel)
    {
        Sighting? other = null;
        foreach (var installation in working)
        {
            var seen = Sighting.Of(installation, await Known(installation, installation.IsOrganisation ? installation.Enterprise : installation.Team, user, cancel));
            if (seen.Standing is ChatStanding.Colleague) return seen;
            if (other is null || (other.Standing is ChatStanding.Gone && seen.Standing is not ChatStanding.Gone)) other = seen;
        }

        return other!;
    }

    /// <summary>https://docs.slack.dev/reference/methods/users.lookupByEmail</summary>
    private async Task<SendResult<SlackUser>> LookUp(Installation installation, string email, CancellationToken cancel)
    {
        var answer = await _ask(installation, "users.lookupByEmail", new Dictionary<string, string?>(StringComparer.Ordinal) { ["email"] = email }, cancel);
        switch (answer)
        {
            case SlackDone done when done.Body.Member("user") is { } told && SlackUserReader.Read(told, installation) is { } read:
                return new Done<SlackUser>(await Keep(installation.Tenant, read with { Locale = read.Locale ?? Find(read.Team, read.Id)?.Locale }));
            case SlackRefused { Code: "users_not_found" or "user_not_found" }:
                return new Failed<SlackUser>(FailureCategory.Unreachable, "users_not_found");
            case SlackDone:
                return new TryAgain<SlackUser>(null, "Slack named no user.");
            default:
                return answer.As<SlackUser>();
        }
    }

    /// <summary>Stores what Slack says, and within the same transaction tells the people who are reached there what has changed for them.</summary>
    private async Task<SlackUser> Keep(string tenant, SlackUser user)
    {
        // Of one who has left Slack may not tell the address any more.
        if (user is { Kind: SlackUserKind.Gone, Email: null }) user = user with { Email = Find(user.Team, user.Id)?.Email };
        var now = _machine.GetUtcNow();
        var working = _installations(tenant).Where(installation => installation.Works).ToList();
        var reached = _accounts.Reached(tenant, [Find(user.Team, user.Id), user]);
        var (kept, told) = await _store.Write(
            WriteUrgency.Work,
            sql =>
            {
                var before = SlackUserRows.Find(sql, user.Team, user.Id)?.User;
                SlackUserRows.Keep(sql, tenant, user, now);
                var after = SlackUserRows.Find(sql, user.Team, user.Id)!;
                if (after.User.Kind is SlackUserKind.Member && (before?.Kind is not SlackUserKind.Member || before.Email != after.User.Email))
                {
                    // Whom Delivery leaves alone because nobody could reach him: now he is there [ADM-16].
                    foreach (var (email, address) in reached)
                    {
                        Unreachable.Forget(sql, tenant, SlackAccounts.Platform, email);
                        Unreachable.Forget(sql, tenant, SlackAccounts.Platform, address);
                    }
                }

                if (before is not null && before with { DirectRoom = null } == after.User with { DirectRoom = null }) return (after, 0);
                foreach (var (email, address) in reached)
                {
                    var found = address == email ? Rows(sql, tenant, email, working).Select(row => row.User).OrderBy(row => row.Kind is not SlackUserKind.Member).FirstOrDefault() : after.User;
                    Inbox.Add(sql, _accounts.Seen(tenant, email, found is null ? ChatStanding.Missing : SlackAccounts.StandingOf(found.Kind), found));
                }

                return (after, reached.Count);
            },
            CancellationToken.None);
        _users[(user.Team, user.Id)] = kept;
        if (user.Email is { } address) _missed.TryRemove((tenant, address), out _);
        if (told > 0) _store.Signals.Inbox.Raise();
        return kept.User;
    }

    /// <summary>Those of working installations who have an address: first where he has a room with the bot, then in the order of the installations.</summary>
    private static List<(Installation In, SlackUser User)> Rows(Sql sql, string tenant, string email, List<Installation> working) =>
    [
        .. SlackUserRows.WithAddress(sql, tenant, email)
            .Select(row => (In: Serving(working, row.User.Team)!, row.User))
            .Where(found => found.In is not null)
            .OrderBy(found => found.User.DirectRoom is null)
            .ThenBy(found => working.IndexOf(found.In)),
    ];

    /// <summary>A user of an organisation may be stored for several of its workspaces.</summary>
    private List<SlackUser> Everywhere(Installation installation, SlackUser user)
    {
        var one = Find(user.Team, user.Id) ?? Find(installation.Enterprise, user.Id);
        if (!installation.IsOrganisation) return one is null ? [] : [one];
        string?[] addresses = [user.Email, one?.Email];
        return
        [
            .. _store.Read(sql => addresses.OfType<string>().SelectMany(email => SlackUserRows.WithAddress(sql, installation.Tenant, email)).ToList())
                .Select(row => row.User)
                .Where(row => row.Id == user.Id)
                .Concat(one is null ? [] : [one])
                .DistinctBy(row => row.Team),
        ];
    }

    private StoredUser? Stored(string team, string user)
    {
        if (_users.TryGetValue((team, user), out var known)) return known;
        if (_store.Read(sql => SlackUserRows.Find(sql, team, user)) is not { } stored) return null;
        return _users.GetOrAdd((team, user), stored);
    }

    private bool IsOld(StoredUser stored) => stored.SeenAt + GoodFor <= _machine.GetUtcNow();

    /// <summary>The installation in a workspace; else that of an organisation, whose workspaces we cannot tell by their ids.</summary>
    internal static Installation? Serving(List<Installation> working, string team) =>
        working.Find(installation => installation.Team == team) ?? working.Find(installation => installation.IsOrganisation);
}
