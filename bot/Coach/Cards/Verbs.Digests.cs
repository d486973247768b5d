namespace CoachBot.Coach.Cards;

// Digests.
public static partial class Verbs
{
}

public static partial class Forms
{
}
