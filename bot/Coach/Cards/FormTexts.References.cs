namespace CoachBot.Coach.Cards;

// References, stories, experts.
public static partial class FormTexts
{
}
