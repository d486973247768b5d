namespace CoachBot.Coach.Cards;

// Duties, leave, rooms.
public static partial class FormTexts
{
}
