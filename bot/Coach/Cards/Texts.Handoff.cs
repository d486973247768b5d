namespace CoachBot.Coach.Cards;

// Hand-off.
public static partial class Texts
{
}
