using CoachBot.Coach.Cards;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Digests;

/// <summary>What a room's own settings say of it: whose room it is. It is set by a command, so that its manager alone sets it [DIG-01].</summary>
public static class RoomSettings
{
    public static Part Of(Destination room, Situation situation)
    {
        var teams = situation.Linked(LinkNames.Teams)
            .Select(situation.Find<TeamRecord>)
            .OfType<TeamRecord>()
            .Where(team => TeamRooms.Named(team.Name, situation) is { } named && named.Platform == room.Platform && named.Address == room.Address)
            .Select(team => (Fact)team.Name)
            .ToList();
        return teams.Count == 0 ? Texts.RoomConfigNone.With() : Texts.RoomConfig.With(("teams", new WordsFact([.. teams])));
    }
}
