namespace CoachBot.Coach.Cards;

public static partial class Texts
{
    // A deal's thread in its team's room.
    public static readonly Text DealThread = new("deal.thread", "deal");
    public static readonly Text PreviewRoom = new("preview.room");
    public static readonly Text PreviewDuty = new("preview.duty");

    // Which deal is meant.
    public static readonly Text DealUnknown = new("deal.unknown", "typed?");
    public static readonly Text DealWhich = new("deal.which", "typed?");
    public static readonly Text DealNotYours = new("deal.notYours", "deal");
}
