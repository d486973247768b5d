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

    private readonly ConcurrentDictionary<(string Tenant, string Roster), DateTimeOffset> _readAt = new();
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

    private async Task<SendResult<bool>> ReadAll(string tenant)
    {
        SendResult<bool> result = new Done<bool>(true);
        foreach (var row in conversations.WithRoster(tenant))
        {
            var key = (tenant, row.Team ?? row.Id);
            if (_readAt.TryGetValue(key, out var at) && at + TeamsUsers.MissedFor > machine.GetUtcNow()) continue;
            var read = await ReadOne(tenant, row);
            if (read is TryAgain<bool> { NotBefore: not null }) return read;
            if (read is TryAgain<bool>) result = read;
            else _readAt[key] = machine.GetUtcNow();
        }

        return result;
    }

    private async Task<SendResult<bool>> ReadOne(string tenant, TeamsConversationRow row)
    {
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.Members(TeamsConversations.RefOf(row) with { Id = row.Team ?? row.Id }, next, CancellationToken.None);
            if (answer is ConnectorRefused { Why: ConnectorRefusal.WrongHost } && await conversations.MoveHost(tenant, row.Id)) return new TryAgain<bool>(null, "another host");
            if (answer is ConnectorRefused { Why: var why } && Refusals.Stops(why)) await conversations.Stop(tenant, row.Id, why);
            if (answer is not ConnectorDone { Body: var body }) return answer.AsEnd<bool>(direct: false);
            await Keep(tenant, row.EntraTenant, body);
            next = body.TextAt("continuationToken");
            if (next is null) break;
        }

        return new Done<bool>(true);
    }

    private Task Keep(string tenant, string entraTenant, JsonElement page)
    {
        if (page.At("members") is not { ValueKind: JsonValueKind.Array } members) return Task.CompletedTask;
        var read = members.EnumerateArray().Select(member => TeamsMemberReader.Read(member, entraTenant)).OfType<TeamsUser>().ToList();
        return Task.WhenAll(accounts.Ours(tenant, read).Select(user => users.Keep(tenant, user)));
    }
}
