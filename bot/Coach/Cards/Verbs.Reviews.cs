namespace CoachBot.Coach.Cards;

// Reviews.
public static partial class Verbs
{
}

public static partial class Forms
{
}
