using CoachBot.Coach;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Chat.Sandbox;

/// <summary>A room of the Sandbox.</summary>
/// <param name="Kind"><c>dm</c> or <c>channel</c>.</param>
/// <param name="Members">E-mail addresses.</param>
public sealed record SandboxRoom(string Id, string Name, string Kind, IReadOnlyList<string> Members)
{
    public bool Has(string email) => Members.Any(member => Participants.Same(member, email));
}

/// <summary>Who is there, and which rooms there are: one with the bot for each person, one channel for each team, one for wins where the tenant has named it.</summary>
public static class SandboxRooms
{
    private const string DirectPrefix = "dm:";
    private const string TeamPlace = "{team}";
    private const string TeamRoom = $"team:{TeamPlace}";

    public static string Direct(string email) => DirectPrefix + email.ToLowerInvariant();

    public static bool IsDirect(string room) => room.StartsWith(DirectPrefix, StringComparison.Ordinal);

    /// <summary>Everybody who is known, by address.</summary>
    public static IReadOnlyList<PersonRecord> People(Situation situation) =>
    [
        .. situation.Linked(LinkNames.Everybody)
            .Select(situation.Find<PersonRecord>)
            .OfType<PersonRecord>()
            .Where(person => person.Known.Now is not null),
    ];

    public static IReadOnlyList<SandboxRoom> All(Situation situation)
    {
        var people = People(situation);
        List<SandboxRoom> rooms =
        [
            .. people.Select(DirectOf),
            .. people.Where(person => person.Facts.Team is { Length: > 0 })
                .GroupBy(person => RoomOf(person.Facts.Team!, situation.Tenant), StringComparer.Ordinal)
                .OrderBy(room => room.Key, StringComparer.Ordinal)
                .Select(room => new SandboxRoom(room.Key, NameOf(room), "channel", [.. room.Select(person => person.Email)])),
        ];
        if (situation.Tenant.WinsRoom is { } wins && rooms.All(room => room.Id != wins))
            rooms.Add(new SandboxRoom(wins, wins, "channel", [.. people.Select(person => person.Email)]));
        return rooms;
    }

    /// <summary>The room of that id, or null.</summary>
    public static SandboxRoom? Find(Situation situation, string id)
    {
        if (!IsDirect(id)) return All(situation).FirstOrDefault(room => room.Id == id);
        return Person(situation, id[DirectPrefix.Length..]) is { } person ? DirectOf(person) : null;
    }

    /// <summary>A known person, or null.</summary>
    public static PersonRecord? Person(Situation situation, string email) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null } person ? person : null;

    /// <summary>The room behind an address: a room's id, a person's e-mail address, or the chat address that he was given.</summary>
    public static string? Behind(Situation situation, string address)
    {
        if (Find(situation, address) is { } room) return room.Id;
        var person = Person(situation, address) ?? People(situation).FirstOrDefault(each => each.Facts.Chat is { Platform: SandboxChat.PlatformName } chat && chat.Address == address);
        return person is null ? null : Direct(person.Email);
    }

    /// <summary>Where the Coach writes to a team: the tenant's own way to name rooms holds here, too.</summary>
    private static string RoomOf(string team, TenantSettings tenant) => (tenant.TeamRoom ?? TeamRoom).Replace(TeamPlace, team, StringComparison.Ordinal);

    /// <summary>The team's name; the room's own where several teams share it.</summary>
    private static string NameOf(IGrouping<string, PersonRecord> room) =>
        room.Select(person => person.Facts.Team!).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : room.Key;

    private static SandboxRoom DirectOf(PersonRecord person) => new(Direct(person.Email), person.Name, "dm", [person.Email]);
}
