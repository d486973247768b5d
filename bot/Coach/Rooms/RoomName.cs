using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Rooms;

/// <summary>
/// How a room is named where several chat platforms run side by side: the platform, a colon, the room's id there. A bare id
/// is one of the platform that is meant anyway. These names stand in records and settings.
/// </summary>
public static class RoomName
{
    private static readonly string[] Platforms = ["slack", "teams", "sandbox"];

    public static string Of(string platform, string room) => $"{platform}:{room}";

    /// <param name="platform">The one that is meant where the name says none.</param>
    public static Destination Read(string name, string platform) =>
        Platforms.FirstOrDefault(known => name.Length > known.Length && name[known.Length] == ':' && name.StartsWith(known, StringComparison.Ordinal)) is { } named
            ? new(named, name[(named.Length + 1)..])
            : new(platform, name);
}
