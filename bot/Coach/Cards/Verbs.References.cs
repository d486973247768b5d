namespace CoachBot.Coach.Cards;

// References, stories, experts.
public static partial class Verbs
{
}

public static partial class Forms
{
}
