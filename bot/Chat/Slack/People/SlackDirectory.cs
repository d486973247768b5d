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
    private const string Platform = "slack";

    /// <summary>So long what Slack said of a user is not asked again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>So long an address that no workspace knows is not looked for again.</summary>
    public static readonly TimeSpan MissedFor = TimeSpan.FromHours(1);

    private readonly Store _store;
    private readonly TimeProvider _machine;
    private readonly Func<string, IReadOnlyList<Installation>> _installations;
    private readonly SlackAsk _ask;

    private readonly ConcurrentDictionary<(string Team, string User), StoredUser> _users = new();
    private readonly ConcurrentDictionary<(string Tenant, string Address), DateTimeOffset> _missed = new();
    private readonly ConcurrentDictionary<(string Team, string User), Lazy<Task<SendResult<SlackUser>>>> _looking = new();

    public SlackDirectory(Store store, Installations installations, SlackClient client, TimeProvider machine)
        : this(store, machine, installations.Of, SlackAsking.With(installations, client))
    {
    }

    internal SlackDirectory(Store store, TimeProvider machine, Func<string, IReadOnlyList<Installation>> installations, SlackAsk ask) =>
        (_store, _machine, _installations, _ask) = (store, machine, installations, ask);

    /// <summary>What is stored of a user; null where nobody has asked yet.</summary>
    public SlackUser? Find(string team, string user) => Stored(team, user)?.User;

    /// <summary>Asks Slack and stores what it says. One whom Slack does not know, or does not show us, is a user too: gone, or outside.</summary>
    public async Task<SendResult<SlackUser>> Look(Installation installation, string team, string user, CancellationToken cancel)
    {
        // Several who ask at once get one answer; whoever gives up leaves the others alone.
        var key = (team, user);
        var asked = _looking.GetOrAdd(key, _ => new(() => Task.Run(() => AskFor(installation, team, user), CancellationToken.None)));
        try
        {
            return await asked.Value.WaitAsync(cancel);
        }
        finally
        {
            if (asked.Value.IsCompleted) _looking.TryRemove(KeyValuePair.Create(key, asked));
        }
    }

    /// <summary>Stores what Slack told of a user without being asked (<c>user_change</c>, <c>team_join</c>); null where it is no user.</summary>
    public async Task<SlackUser?> Heard(Installation installation, string team, JsonElement user)
    {
        if (SlackUserReader.Read(user, installation, team) is not { } read) return null;

        // Events do not always tell the language: what was said of it before stands.
        await Keep(installation.Tenant, read with { Locale = read.Locale ?? Find(team, read.Id)?.Locale });
        return read;
    }

    /// <summary>The e-mail address under which our records know a member: by his verified address, or by the chat address he was given; null for a stranger.</summary>
    public string? PersonOf(Situation situation, SlackUser user)
    {
        if (user.Kind is not SlackUserKind.Member) return null;
        if (user.Email is { } email && IsOurs(situation.Find<PersonRecord>(Subjects.Person(email)))) return email;
        var address = new SlackAddress(user.Team, user.Id).ToString();
        return situation.Linked(LinkNames.Everybody)
            .Select(situation.Find<PersonRecord>)
            .FirstOrDefault(person => IsOurs(person) && person!.Facts.Chat is { Platform: Platform } chat && (chat.Address == user.Id || chat.Address == address))?.Email;
    }

    /// <summary>
    /// The member behind a person's address: an e-mail address, a user id (<c>U…</c>) or <c>T…/U…</c>. Asks Slack where nobody has
    /// yet. Guests, people from outside, bots and who has left are unreachable [PRV-15].
    /// </summary>
    public async Task<SendResult<(Installation Installation, SlackUser User)>> Behind(string tenant, string address, CancellationToken cancel)
    {
        var all = _installations(tenant);
        var working = all.Where(installation => installation.Works).ToList();
        if (working.Count == 0)
        {
            return new Failed<(Installation, SlackUser)>(
                FailureCategory.NotAllowed, all.Count == 0 ? "Slack is not installed." : $"The installation in Slack does not work: {all[0].Broken}.");
        }

        if (SlackAddress.Read(address) is { } place)
        {
            return Serving(working, place.Team) is { } there
                ? Reached(there, await Known(there, place.Team, place.Id, cancel))
                : new Failed<(Installation, SlackUser)>(FailureCategory.Unreachable, "The address is of a Slack workspace in which CoachBot is not installed.");
        }

        return address.Contains('@', StringComparison.Ordinal)
            ? await WithAddress(tenant, address.Trim().ToLowerInvariant(), working, cancel)
            : await WithId(address, working, cancel);
    }

    /// <summary>The direct room with the bot, opened where it is not yet. https://docs.slack.dev/reference/methods/conversations.open</summary>
    public async Task<SendResult<string>> DirectRoom(Installation installation, SlackUser user, CancellationToken cancel)
    {
        if ((user.DirectRoom ?? Find(user.Team, user.Id)?.DirectRoom) is { } known) return new Done<string>(known);
        var answer = await _ask(installation, "conversations.open", new Dictionary<string, string?>(StringComparer.Ordinal) { ["users"] = user.Id }, cancel);
        if (answer is not SlackDone done) return answer.As<string>();
        if (done.Body.Member("channel")?.Text("id") is not { Length: > 0 } room) return new TryAgain<string>(null, "Slack opened no direct room.");
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
                return new Done<SlackUser>(await Keep(installation.Tenant, new SlackUser(team, user, Find(team, user)?.Email, kind)));
            default:
                return answer.As<SlackUser>();
        }
    }

    /// <summary>As it is stored, and asked again where that is old. Where Slack cannot say now, the old is better than nothing.</summary>
    private async Task<SendResult<SlackUser>> Known(Installation installation, string team, string user, CancellationToken cancel)
    {
        var stored = Stored(team, user);
        if (stored is not null && !IsOld(stored)) return new Done<SlackUser>(stored.User);
        var asked = await Look(installation, team, user, cancel);
        return asked is Done<SlackUser> || stored is null ? asked : new Done<SlackUser>(stored.User);
    }

    /// <summary>Whoever is known to be a member comes first, in the workspace where he has a room with the bot; only then Slack is asked.</summary>
    private async Task<SendResult<(Installation Installation, SlackUser User)>> WithAddress(
        string tenant, string email, List<Installation> working, CancellationToken cancel)
    {
        var rows = _store.Read(sql => SlackUserRows.WithAddress(sql, tenant, email))
            .Select(row => (row.User, In: Serving(working, row.User.Team)))
            .Where(found => found.In is not null)
            .OrderBy(found => found.User.DirectRoom is null)
            .ThenBy(found => working.IndexOf(found.In!))
            .ToList();
        SlackUser? other = null;
        var asked = new HashSet<Installation>();
        foreach (var (row, there) in rows)
        {
            if (await Known(there!, row.Team, row.Id, cancel) is not Done<SlackUser> { Receipt: var user } || user.Email != email) continue;
            if (user.Kind is SlackUserKind.Member) return new Done<(Installation, SlackUser)>((there!, user));
            asked.Add(there!);
            other ??= user;
        }

        if (_missed.TryGetValue((tenant, email), out var until) && until > _machine.GetUtcNow()) return Nobody(other);
        SendResult<SlackUser>? trouble = null;
        foreach (var installation in working.Where(installation => !asked.Contains(installation)))
        {
            switch (await LookUp(installation, email, cancel))
            {
                case Done<SlackUser> { Receipt: { Kind: SlackUserKind.Member } user } when user.Email == email:
                    return new Done<(Installation, SlackUser)>((installation, user));
                case Done<SlackUser> { Receipt: var user } when user.Email == email:
                    other ??= user;
                    break;
                case Done<SlackUser> or Failed<SlackUser> { Category: FailureCategory.Unreachable }:
                    break;
                case var result:
                    trouble ??= result;
                    break;
            }
        }

        if (trouble is not null) return Passed(trouble);
        _missed[(tenant, email)] = _machine.GetUtcNow() + MissedFor;
        return Nobody(other);
    }

    /// <summary>A bare id, in whichever workspace knows it.</summary>
    private async Task<SendResult<(Installation Installation, SlackUser User)>> WithId(string user, List<Installation> working, CancellationToken cancel)
    {
        SendResult<(Installation, SlackUser)>? trouble = null;
        foreach (var installation in working)
        {
            var result = Reached(installation, await Known(installation, installation.IsOrganisation ? installation.Enterprise : installation.Team, user, cancel));
            if (result is Done<(Installation, SlackUser)>) return result;

            // What may still turn out well says more than that one workspace does not know him.
            if (trouble is null or Failed<(Installation, SlackUser)> { Category: FailureCategory.Unreachable }) trouble = result;
        }

        return trouble!;
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

    private async Task<SlackUser> Keep(string tenant, SlackUser user)
    {
        var now = _machine.GetUtcNow();
        var kept = await _store.Write(
            WriteUrgency.Work,
            sql =>
            {
                SlackUserRows.Keep(sql, tenant, user, now);
                return SlackUserRows.Find(sql, user.Team, user.Id)!;
            },
            CancellationToken.None);
        _users[(user.Team, user.Id)] = kept;
        if (user.Email is { } email) _missed.TryRemove((tenant, email), out _);
        return kept.User;
    }

    private StoredUser? Stored(string team, string user)
    {
        if (_users.TryGetValue((team, user), out var known)) return known;
        if (_store.Read(sql => SlackUserRows.Find(sql, team, user)) is not { } stored) return null;
        return _users.GetOrAdd((team, user), stored);
    }

    private bool IsOld(StoredUser stored) => stored.SeenAt + GoodFor <= _machine.GetUtcNow();

    /// <summary>The installation in a workspace; else that of an organisation, whose workspaces we cannot tell by their ids.</summary>
    private static Installation? Serving(List<Installation> working, string team) =>
        working.Find(installation => installation.Team == team) ?? working.Find(installation => installation.IsOrganisation);

    private static bool IsOurs(PersonRecord? person) => person is { Known.Now: not null };

    private static SendResult<(Installation Installation, SlackUser User)> Reached(Installation installation, SendResult<SlackUser> known) => known switch
    {
        Done<SlackUser> { Receipt: { Kind: SlackUserKind.Member } user } => new Done<(Installation, SlackUser)>((installation, user)),
        Done<SlackUser> { Receipt: var user } => Nobody(user),
        _ => Passed(known),
    };

    private static Failed<(Installation Installation, SlackUser User)> Nobody(SlackUser? other) => new(
        FailureCategory.Unreachable,
        other?.Kind switch
        {
            SlackUserKind.Guest => "He has a guest account in Slack: guests get no coach messages.",
            SlackUserKind.Outside => "He belongs to another company's Slack.",
            SlackUserKind.Bot => "The address belongs to a bot in Slack.",
            SlackUserKind.Gone => "His account in Slack is deactivated, or unknown there.",
            _ => "Nobody in Slack has this address.",
        });

    private static SendResult<(Installation Installation, SlackUser User)> Passed(SendResult<SlackUser> result) => result switch
    {
        TryAgain<SlackUser> again => new TryAgain<(Installation, SlackUser)>(again.NotBefore, again.Reason),

        // Nothing was sent: asking again repeats nothing.
        Unknown<SlackUser> unknown => new TryAgain<(Installation, SlackUser)>(null, unknown.Reason),
        Failed<SlackUser> failed => new Failed<(Installation, SlackUser)>(failed.Category, failed.Reason),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}"),
    };
}
