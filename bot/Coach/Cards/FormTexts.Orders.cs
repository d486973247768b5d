namespace CoachBot.Coach.Cards;

// Orders and plans.
public static partial class FormTexts
{
}
