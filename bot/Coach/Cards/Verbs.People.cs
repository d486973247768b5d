namespace CoachBot.Coach.Cards;

// Duties, leave, rooms.
public static partial class Verbs
{
    public const string ShareHere = "share-here";
    public const string KeepPrivate = "keep-private";
}
