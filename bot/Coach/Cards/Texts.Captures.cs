namespace CoachBot.Coach.Cards;

// What is saved of a message.
public static partial class Texts
{
    /// <summary>The name of a shortcut, in the chat's own menu.</summary>
    public static readonly Text CaptureName = new("capture.name", "name");

    public static readonly Text CommitmentSaved = new("capture.commitment", "deal", "side", "text", "by?", "date?");
    public static readonly Text VoiceSaved = new("capture.voice", "customer", "text", "contact?");
    public static readonly Text VoiceAsk = new("capture.voice.ask", "customer");
    public static readonly Text VoiceInside = new("capture.voice.inside", "text", "contact?", "date?", "by?", "link?");

    public static readonly Text ErrorCaptureDeal = new("error.capture.deal");
    public static readonly Text ErrorCaptureDeals = new("error.capture.deals", "deals");
    public static readonly Text ErrorCaptureAccount = new("error.capture.account");
    public static readonly Text ErrorCaptureText = new("error.capture.text");
    public static readonly Text ErrorCaptureSaidBy = new("error.capture.saidBy");
    public static readonly Text ErrorCaptureSide = new("error.capture.side");
    public static readonly Text ErrorCaptureFuture = new("error.capture.future");
    public static readonly Text ErrorCaptureLink = new("error.capture.link");
}
