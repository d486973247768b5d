namespace CoachBot.Coach.Cards;

// Duties, leave, rooms.
public static partial class Verbs
{
}

public static partial class Forms
{
}
