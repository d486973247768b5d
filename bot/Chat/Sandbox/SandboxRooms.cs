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

/// <summary>Who is there, and which rooms there are: one with the bot for each person, one channel for each team.</summary>
public static class SandboxRooms
{
    private const string DirectPrefix = "dm:";
    private const string TeamPrefix = "team:";

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
        var teams = people.Where(person => person.Facts.Team is { Length: > 0 }).GroupBy(person => person.Facts.Team!, StringComparer.Ordinal);
        return
        [
            .. people.Select(DirectOf),
            .. teams.OrderBy(team => team.Key, StringComparer.Ordinal)
                .Select(team => new SandboxRoom(TeamPrefix + team.Key, team.Key, "channel", [.. team.Select(person => person.Email)])),
        ];
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

    private static SandboxRoom DirectOf(PersonRecord person) => new(Direct(person.Email), person.Name, "dm", [person.Email]);
}
