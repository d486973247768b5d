using System.Collections.Concurrent;
using System.Text.Json;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// The rosters of the teams and group chats in which the bot is: there it learns of people who have not met it yet. Read one after the
/// other, each once an hour at most and only where somebody is looked for; of whom our records do not know, nothing is kept.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile
/// </summary>
public sealed class TeamsRosters(TeamsClient client, TeamsConversations conversations, TeamsUsers users, TeamsAccounts accounts, TimeProvider machine)
{
    /// <summary>Pages of 500: larger teams do not exist. https://learn.microsoft.com/microsoftteams/limits-specifications-teams</summary>
    private const int MostPages = 60;

    private readonly ConcurrentDictionary<(string Tenant, string Roster), Roster> _read = new();
    private readonly ConcurrentDictionary<(string Tenant, string Roster), Lazy<Task>> _readingOne = new();
    private readonly Lock _gate = new();
    private Task<SendResult<bool>>? _reading;

    /// <summary>Sees to it that every roster was read within an hour. Several who ask at once wait for the same; whoever gives up leaves the others alone.</summary>
    /// <returns>Not done: who is not known yet may still turn up.</returns>
    internal Task<SendResult<bool>> Read(string tenant, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_reading is null or { IsCompleted: true }) _reading = Task.Run(() => ReadAll(tenant), CancellationToken.None);
            return _reading.WaitAsync(cancel);
        }
    }

    /// <summary>People of our records who are in a room, as of a day ago at most; nobody where that cannot be said now.</summary>
    internal async Task<IReadOnlyList<TeamsUser>> Ours(string tenant, TeamsConversationRow room, CancellationToken cancel)
    {
        if (Known(tenant, room, TeamsUsers.GoodFor) is { } known) return known.Ours;
        var key = (tenant, RosterOf(room));
        await _readingOne.GetOrAdd(key, _ => new(() => Task.Run(ReadIt, CancellationToken.None))).Value.WaitAsync(cancel);
        return Known(tenant, room, TeamsUsers.GoodFor)?.Ours ?? [];

        async Task ReadIt()
        {
            try
            {
                await ReadOne(tenant, room);
            }
            finally
            {
                _readingOne.TryRemove(key, out _);
            }
        }
    }

    private async Task<SendResult<bool>> ReadAll(string tenant)
    {
        SendResult<bool> result = new Done<bool>(true);
        foreach (var row in conversations.WithRoster(tenant))
        {
            if (Known(tenant, row, TeamsUsers.MissedFor) is not null) continue;
            var read = await ReadOne(tenant, row);
            if (read is TryAgain<bool> { NotBefore: not null }) return read;
            if (read is TryAgain<bool>) result = read;
        }

        return result;
    }

    private async Task<SendResult<bool>> ReadOne(string tenant, TeamsConversationRow row)
    {
        string? next = null;
        var ours = new List<TeamsUser>();
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.Members(TeamsConversations.RefOf(row) with { Id = RosterOf(row) }, next, CancellationToken.None);
            if (answer is ConnectorRefused { Why: ConnectorRefusal.WrongHost } && await conversations.MoveHost(tenant, row.Id)) return new TryAgain<bool>(null, "another host");
            if (answer is ConnectorRefused { Why: var why } && Refusals.Stops(why)) await conversations.Stop(tenant, row.Id, why);
            if (answer is not ConnectorDone { Body: var body })
            {
                // One that refuses is not asked again for a while either.
                if (answer is ConnectorRefused) _read[(tenant, RosterOf(row))] = new(machine.GetUtcNow(), []);
                return answer.AsEnd<bool>(direct: false);
            }

            ours.AddRange(await Keep(tenant, row.EntraTenant, body));
            next = body.TextAt("continuationToken");
            if (next is null) break;
        }

        _read[(tenant, RosterOf(row))] = new(machine.GetUtcNow(), ours);
        return new Done<bool>(true);
    }

    private async Task<TeamsUser[]> Keep(string tenant, string entraTenant, JsonElement page)
    {
        if (page.At("members") is not { ValueKind: JsonValueKind.Array } members) return [];
        var read = members.EnumerateArray().Select(member => TeamsMemberReader.Read(member, entraTenant)).OfType<TeamsUser>().ToList();
        return await Task.WhenAll(accounts.Ours(tenant, read).Select(user => users.Keep(tenant, user)));
    }

    private Roster? Known(string tenant, TeamsConversationRow row, TimeSpan goodFor) =>
        _read.TryGetValue((tenant, RosterOf(row)), out var known) && known.At + goodFor > machine.GetUtcNow() ? known : null;

    /// <summary>All channels of a team have the team's.</summary>
    private static string RosterOf(TeamsConversationRow row) => row.Team ?? row.Id;

    /// <param name="At">When it was read, machine time.</param>
    /// <param name="Ours">Those whom our records know.</param>
    private sealed record Roster(DateTimeOffset At, IReadOnlyList<TeamsUser> Ours);
}
