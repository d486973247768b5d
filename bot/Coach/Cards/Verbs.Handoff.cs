namespace CoachBot.Coach.Cards;

// Hand-off.
public static partial class Verbs
{
}

public static partial class Forms
{
}
