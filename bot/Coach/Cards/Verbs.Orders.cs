namespace CoachBot.Coach.Cards;

// Orders and plans.
public static partial class Verbs
{
}

public static partial class Forms
{
}
