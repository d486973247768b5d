namespace CoachBot.Coach.Cards;

// Value events and the customer's victory.
public static partial class Verbs
{
}

public static partial class Forms
{
}
