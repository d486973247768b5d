namespace CoachBot.Coach.Cards;

// Reviews.
public static partial class Texts
{
}
