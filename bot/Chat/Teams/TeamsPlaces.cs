using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams;

/// <summary>Where a message goes in Teams.</summary>
/// <param name="Person">The person it is for; null for a room.</param>
/// <param name="OnlyFor">Bot-specific id of the one who alone sees it in the room; null where everybody there does.</param>
/// <param name="Awaited">Somebody waits for it.</param>
internal sealed record TeamsPlace(TeamsConversationRow Row, TeamsUser? Person = null, string? OnlyFor = null, bool Awaited = false)
{
    public bool IsDirect => Row.Kind == TeamsConversations.Personal;

    /// <summary>It has threads.</summary>
    public bool IsChannel => Row.Kind == TeamsConversations.Channel;
}

/// <summary>Finds the conversation behind an address, and looks at what is stored of it each time. Only members hear from the coach, in threads too [PRV-15].</summary>
public sealed class TeamsPlaces(TeamsConversations conversations, TeamsDirectory directory, TeamsHosts hosts, IOptions<TeamsOptions> options)
{
    internal async Task<SendResult<TeamsPlace>> Find(ChatAddress to, CancellationToken cancel)
    {
        if (!IsConversation(to.Address)) return await OfPerson(to, cancel);
        var room = to.Thread?.Room ?? to.Address;
        if (to.OnlyFor is null) return room == to.Address ? In(to.Tenant, room) : Elsewhere(In(to.Tenant, room));
        return await directory.Reach(to.Tenant, to.OnlyFor, cancel) switch
        {
            Done<TeamsUser> { Receipt: var user } => options.Value.TargetedMessages && In(to.Tenant, room) is Done<TeamsPlace> { Receipt: { IsDirect: false } there }
                && user.UserId is { } id && user.EntraTenant == there.Row.EntraTenant
                    ? new Done<TeamsPlace>(there with { Person = user, OnlyFor = id })
                    : Direct(to.Tenant, user),

            // That he cannot be reached says nothing of the room.
            Failed<TeamsUser> { Category: FailureCategory.Unreachable } nobody => new Failed<TeamsPlace>(FailureCategory.Refused, nobody.Reason),
            var other => other.As<TeamsUser, TeamsPlace>(),
        };
    }

    /// <summary>The bot's chat with a person who was reached.</summary>
    internal SendResult<TeamsPlace> Direct(string tenant, TeamsUser user) => In(tenant, user.Conversation!, user);

    /// <summary>A conversation in which something may be written now.</summary>
    /// <param name="person">The person it is for, whom Teams calls a member; null for a room.</param>
    internal SendResult<TeamsPlace> In(string tenant, string room, TeamsUser? person = null)
    {
        var direct = TeamsIds.IsDirect(room);
        if (conversations.Find(tenant, room) is not { } row) return Refusals.As<TeamsPlace>(ConnectorRefusal.NotInstalled, direct);
        if (!conversations.Serves(row.EntraTenant)) return new Failed<TeamsPlace>(FailureCategory.NotAllowed, "The Entra tenant of this conversation is none of Teams:Tenants.");
        if (!hosts.MaySend(TeamsConversations.RefOf(row).ServiceUrl)) return Refusals.As<TeamsPlace>(ConnectorRefusal.NotAllowedHost, direct);
        if (conversations.StopOf(row) is { } why) return Refusals.As<TeamsPlace>(why, direct);
        return row.Kind == TeamsConversations.Personal && person is null && !IsMembers(row)
            ? new Failed<TeamsPlace>(FailureCategory.Unreachable, "This chat is with somebody who is no member of the organisation: guests get no coach messages.")
            : new Done<TeamsPlace>(new(row, person));
    }

    private static bool IsConversation(string address) => address.StartsWith("19:", StringComparison.Ordinal) || TeamsIds.IsDirect(address);

    private bool IsMembers(TeamsConversationRow row) =>
        row.Person is { } person && directory.Find(row.EntraTenant, person) is { Kind: TeamsUserKind.Member };

    /// <summary>
    /// There are no threads in a chat with one person; in the thread of a room he is answered there, unless he alone is to see it or
    /// nobody knows the room.
    /// </summary>
    private async Task<SendResult<TeamsPlace>> OfPerson(ChatAddress to, CancellationToken cancel)
    {
        var reached = await directory.Reach(to.Tenant, to.Address, cancel);
        return reached is not Done<TeamsUser> { Receipt: var user } ? reached.As<TeamsUser, TeamsPlace>()
            : to.OnlyFor is not null || to.Thread is not { } thread || TeamsIds.IsDirect(thread.Room) || conversations.Find(to.Tenant, thread.Room) is null ? Direct(to.Tenant, user)
            : Elsewhere(In(to.Tenant, thread.Room, user));
    }

    /// <summary>The room of a thread takes nothing: that says nothing of the address.</summary>
    private static SendResult<TeamsPlace> Elsewhere(SendResult<TeamsPlace> found) =>
        found is Failed<TeamsPlace> { Category: FailureCategory.Unreachable } failed ? failed with { Category = FailureCategory.Refused } : found;
}
