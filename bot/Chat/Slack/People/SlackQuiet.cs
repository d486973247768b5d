using System.Collections.Concurrent;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>
/// Until when somebody does not want to be disturbed, by the schedule that he has set in Slack; a pause that he has set by hand is
/// shown to nobody else. Asked for many at once, and only where the scope <c>dnd:read</c> was granted [ADM-03].
/// https://docs.slack.dev/reference/methods/dnd.teamInfo
/// </summary>
public sealed class SlackQuiet
{
    /// <summary>As many as Slack answers at once.</summary>
    public const int Batch = 50;

    /// <summary>So long one without a schedule is not asked about again, unless Slack tells of a change, for which the app has to ask (infra/slack/README.md).</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(6);

    /// <summary>So long Slack is left alone where it could not answer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const string Scope = "dnd:read";

    private readonly Store _store;
    private readonly SlackDirectory _directory;
    private readonly SlackAsk _ask;
    private readonly TimeProvider _machine;
    private readonly ConcurrentDictionary<(string Place, string User), Schedule> _known = new();
    private readonly ConcurrentDictionary<string, Queue> _queues = new(StringComparer.Ordinal);

    public SlackQuiet(Store store, SlackDirectory directory, Installations installations, SlackClient client, TimeProvider machine)
        : this(store, directory, SlackAsking.With(installations, client), machine)
    {
    }

    internal SlackQuiet(Store store, SlackDirectory directory, SlackAsk ask, TimeProvider machine) =>
        (_store, _directory, _ask, _machine) = (store, directory, ask, machine);

    /// <summary>Until when the person behind an address does not want to be disturbed; null for now, and where nobody can tell.</summary>
    /// <param name="address">See <see cref="SlackDirectory.Behind"/>; a room's has no quiet hours.</param>
    /// <returns>Machine time.</returns>
    public async Task<DateTimeOffset?> Until(string tenant, string address, CancellationToken cancel)
    {
        if (!IsPersons(address)) return null;
        if (await _directory.Behind(tenant, address, cancel) is not Done<(Installation Installation, SlackUser User)> { Receipt: var (installation, user) }) return null;
        if (!installation.Scopes.Contains(Scope)) return null;

        var place = PlaceOf(installation);
        if (Fresh(place, user.Id) is { } known) return known.Until(_machine.GetUtcNow());

        // Whoever comes while an answer is on its way waits for it: it may hold his own.
        var queue = _queues.GetOrAdd(place, _ => new Queue());
        await queue.One.WaitAsync(cancel);
        try
        {
            if (Fresh(place, user.Id) is null && queue.NotBefore <= _machine.GetUtcNow()) await AskFor(installation, user, queue, cancel);
        }
        finally
        {
            queue.One.Release();
        }

        return Fresh(place, user.Id)?.Until(_machine.GetUtcNow());
    }

    /// <summary>Slack tells of a changed schedule (<c>dnd_updated_user</c>). https://docs.slack.dev/reference/events/dnd_updated_user</summary>
    public void Heard(Installation installation, JsonElement happened)
    {
        if (happened.TextAt("user") is not { } user) return;
        var key = (PlaceOf(installation), user);
        if (happened.Member("dnd_status") is { } status) _known[key] = Read(status);
        else _known.TryRemove(key, out _);
    }

    private async Task AskFor(Installation installation, SlackUser user, Queue queue, CancellationToken cancel)
    {
        var place = PlaceOf(installation);
        var others = _store.Read(sql => SlackUserRows.WithRoom(sql, user.Team, Batch * 10)).Where(other => other != user.Id && Fresh(place, other) is null);
        var users = (IReadOnlyList<string>)[user.Id, .. others.Take(Batch - 1)];
        var answer = await _ask(
            installation,
            "dnd.teamInfo",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["users"] = string.Join(',', users),

                // A token of an organisation needs the workspace; others ignore it.
                ["team_id"] = user.Team == installation.Enterprise ? null : user.Team,
            },
            cancel);
        if (answer is not SlackDone { Body: var body } || body.Member("users") is not { ValueKind: JsonValueKind.Object } schedules)
        {
            var wait = _machine.GetUtcNow() + Pause;
            queue.NotBefore = answer is SlackRefused { RetryAfter: { } later } && later > wait ? later : wait;
            return;
        }

        foreach (var one in users) _known[(place, one)] = schedules.Member(one) is { } schedule ? Read(schedule) : None();
    }

    private Schedule? Fresh(string place, string user) =>
        _known.TryGetValue((place, user), out var known) && _machine.GetUtcNow() < known.GoodUntil ? known : null;

    private Schedule Read(JsonElement status)
    {
        if (status.Flag("dnd_enabled") != true || status.Instant("next_dnd_start_ts") is not { } start || status.Instant("next_dnd_end_ts") is not { } end) return None();
        return end > start && end > _machine.GetUtcNow() ? new Schedule(start, end, end) : None();
    }

    private Schedule None() => new(DateTimeOffset.MinValue, DateTimeOffset.MinValue, _machine.GetUtcNow() + GoodFor);

    private static bool IsPersons(string address) =>
        address.Contains('@', StringComparison.Ordinal) || (SlackAddress.Read(address)?.Id ?? address) is ['U' or 'W', ..];

    private static string PlaceOf(Installation installation) => installation.IsOrganisation ? installation.Enterprise : installation.Team;

    /// <param name="GoodUntil">Then Slack is asked for the next one.</param>
    private sealed record Schedule(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset GoodUntil)
    {
        public DateTimeOffset? Until(DateTimeOffset now) => Start <= now && now < End ? End : null;
    }

    /// <summary>One question at a time for each workspace.</summary>
    private sealed class Queue
    {
        public SemaphoreSlim One { get; } = new(1, 1);

        public DateTimeOffset NotBefore { get; set; }
    }
}
