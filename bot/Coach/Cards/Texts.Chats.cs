namespace CoachBot.Coach.Cards;

/// <summary>Sentences of a chat platform's own: see <see cref="ChatSentences"/>.</summary>
public static partial class Texts
{
    public static readonly Text ChatTitle = new("chat.title");
    public static readonly Text ChatClose = new("chat.close");
    public static readonly Text ChatOneMoment = new("chat.oneMoment");
    public static readonly Text ChatColleaguesOnly = new("chat.colleaguesOnly");
    public static readonly Text ChatNotKnown = new("chat.notKnown");
    public static readonly Text ChatFindingOut = new("chat.findingOut");
    public static readonly Text ChatNotShown = new("chat.notShown");
    public static readonly Text ChatNotOnHome = new("chat.notOnHome");
    public static readonly Text ChatNoForm = new("chat.noForm");
    public static readonly Text ChatSentAlready = new("chat.sentAlready");
    public static readonly Text ChatFormGone = new("chat.formGone");
    public static readonly Text ChatNotOpened = new("chat.notOpened");
    public static readonly Text ChatNotSaved = new("chat.notSaved");
    public static readonly Text ChatSaved = new("chat.saved");
    public static readonly Text ChatUnknownAction = new("chat.unknownAction");
    public static readonly Text ChatSendAgain = new("chat.sendAgain");
    public static readonly Text ChatSave = new("chat.save");
}
