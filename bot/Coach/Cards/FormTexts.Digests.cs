namespace CoachBot.Coach.Cards;

// Digests.
public static partial class FormTexts
{
}
