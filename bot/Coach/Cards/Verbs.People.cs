namespace CoachBot.Coach.Cards;

// Duties, leave, rooms, look-ups.
public static partial class Verbs
{
    public const string ShareHere = "share-here";
    public const string KeepPrivate = "keep-private";
    public const string FindDeal = "find-deal";
    public const string FindCustomer = "find-customer";
    public const string FindWin = "find-win";
}

public static partial class Forms
{
    public const string FindDeal = "find-deal";
    public const string FindCustomer = "find-customer";
    public const string FindWin = "find-win";
}
