using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>Where a message goes in Slack.</summary>
/// <param name="Room">Slack's id of the room.</param>
/// <param name="OnlyFor">Slack's user who alone sees it there; null where everybody in the room does.</param>
/// <param name="Person">The person it is for; null for a room.</param>
/// <param name="Awaited">Somebody waits for it.</param>
internal sealed record SlackPlace(Installation Installation, string Team, string Room, string? OnlyFor = null, SlackUser? Person = null, bool Awaited = false)
{
    /// <summary>The room as it stands in our records.</summary>
    public string Address { get; } = new SlackAddress(Team, Room).ToString();
}

/// <summary>Finds the room behind an address. Only members hear from the coach, in threads too [PRV-15].</summary>
internal sealed class SlackPlaces(SlackDirectory directory, Installations installations)
{
    public async Task<SendResult<SlackPlace>> Find(ChatAddress to, CancellationToken cancel)
    {
        var address = SlackAddress.Read(to.Address);
        if (address is null || !IsRoom(address.Id)) return await OfPerson(to.Tenant, to.Address, to.Thread, cancel);
        var room = to.Thread is { } thread && SlackAddress.Read(thread.Room) is { } root ? root : address;
        if (Serving(to.Tenant, room.Team) is not { } installation) return NotInstalled(room.Team);
        if (to.OnlyFor is null) return new Done<SlackPlace>(new(installation, room.Team, room.Id));
        return await directory.Behind(to.Tenant, to.OnlyFor, cancel) switch
        {
            // A room of which he is no user, as he is one of another workspace: then it goes to him directly.
            Done<(Installation, SlackUser)> { Receipt: var (his, user) } when user.Team != room.Team && !installation.IsOrganisation => await Direct(his, user, null, cancel),
            Done<(Installation, SlackUser)> { Receipt: var (_, user) } =>
                new Done<SlackPlace>(new(installation, room.Team, room.Id, IsDirect(room.Id) ? null : user.Id, user)),

            // That he cannot be reached says nothing of the room.
            Failed<(Installation, SlackUser)> { Category: FailureCategory.Unreachable } nobody => new Failed<SlackPlace>(FailureCategory.Refused, nobody.Reason),
            var other => other.As<(Installation, SlackUser), SlackPlace>(),
        };
    }

    /// <summary>The person's direct room with the bot.</summary>
    public async Task<SendResult<SlackPlace>> Direct(Installation installation, SlackUser user, ChatReceipt? thread, CancellationToken cancel)
    {
        if (thread is not null && SlackAddress.Read(thread.Room) is { } root) return new Done<SlackPlace>(new(installation, root.Team, root.Id, Person: user));
        return await directory.DirectRoom(installation, user, cancel) is var opened && opened is Done<string> { Receipt: var room }
            ? new Done<SlackPlace>(new(installation, user.Team, room, Person: user))
            : opened.As<string, SlackPlace>();
    }

    /// <summary>Where a message is that was sent.</summary>
    public SendResult<SlackPlace> Of(string tenant, ChatReceipt sent)
    {
        if (SlackAddress.Read(sent.Room) is not { } room) return new Failed<SlackPlace>(FailureCategory.Refused, "The receipt is not one of Slack's.");
        return Serving(tenant, room.Team) is { } installation ? new Done<SlackPlace>(new(installation, room.Team, room.Id)) : NotInstalled(room.Team);
    }

    private static bool IsRoom(string id) => id[0] is 'C' or 'G' or 'D';

    private static bool IsDirect(string room) => room[0] is 'D';

    private static Failed<SlackPlace> NotInstalled(string team) => new(FailureCategory.NotAllowed, $"CoachBot is not installed in the Slack workspace {team}.");

    private async Task<SendResult<SlackPlace>> OfPerson(string tenant, string address, ChatReceipt? thread, CancellationToken cancel) =>
        await directory.Behind(tenant, address, cancel) switch
        {
            Done<(Installation, SlackUser)> { Receipt: var (installation, user) } => await Direct(installation, user, thread, cancel),
            var other => other.As<(Installation, SlackUser), SlackPlace>(),
        };

    /// <summary>The tenant's own installation in a workspace; else that of its organisation, if it has one alone.</summary>
    private Installation? Serving(string tenant, string team)
    {
        var all = installations.Of(tenant);
        var organisations = all.Where(each => each.IsOrganisation).Take(2).ToList();
        return all.FirstOrDefault(each => each.Team == team) ?? (organisations.Count == 1 ? organisations[0] : null);
    }
}
