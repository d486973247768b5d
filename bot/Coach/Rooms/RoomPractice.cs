namespace CoachBot.Coach.Rooms;

public static class RoomPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now) => [];
}
