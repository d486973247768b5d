namespace CoachBot.Coach.Cards;

// What is found while somebody writes in a chat, and the card that he may put there [PRV-15].
public static partial class Texts
{
    public static readonly Text SearchDeal = new("search.deal", "company?", "status", "stage?");
    public static readonly Text SearchReference = new("search.reference", "event", "owner?", "rest?");
    public static readonly Text SearchSharedDeal = new("search.shared.deal", "deal");
    public static readonly Text SearchSharedReference = new("search.shared.reference");
    public static readonly Text SearchOpen = new("search.open");
    public static readonly Text SearchNone = new("search.none");
    public static readonly Text SearchReferenceHow = new("search.reference.how");
    public static readonly Text SearchReferenceNone = new("search.reference.none");
}
