namespace CoachBot.Coach.Cards;

// Hand-off.
public static partial class Texts
{
    // The dossier and its three views.
    public static readonly Text DossierHead = new("dossier.head", "deal", "complete", "gaps?");
    public static readonly Text DossierView = new("dossier.view", "receiver");
    public static readonly Text DossierWhole = new("dossier.whole");
    public static readonly Text DossierLine = new("dossier.line", "what", "text", "origin?", "name?", "when?", "link?");
    public static readonly Text DossierItem = new("dossier.item", "text");
    public static readonly Text DossierMore = new("dossier.more", "count");
    public static readonly Text DossierThin = new("dossier.thin", "deal", "complete", "gaps?");

    // Promises.
    public static readonly Text PromiseAsk = new("promise.ask", "deal");
    public static readonly Text PromiseSaved = new("promise.saved", "text", "deal");
    public static readonly Text PromiseShown = new("promise.shown");
    public static readonly Text PromiseFree = new("promise.free", "deal", "owner");
    public static readonly Text PromiseSeenBy = new("promise.seenBy", "deal", "name");
    public static readonly Text PromiseDue = new("promise.due", "text", "name", "deal");
    public static readonly Text PromiseKept = new("promise.kept", "text", "deal");
    public static readonly Text PromiseFull = new("promise.full", "count");

    // What the customer expects, beside the order.
    public static readonly Text ExpectAsk = new("expect.ask", "deal");
    public static readonly Text ExpectList = new("expect.list", "count");
    public static readonly Text ExpectSaved = new("expect.saved", "deal");
    public static readonly Text ExpectFull = new("expect.full", "count");

    // Accept or ask.
    public static readonly Text AcceptAsk = new("accept.ask", "deal", "company", "receiver", "owner");
    public static readonly Text AcceptedBy = new("accept.by", "deal", "receiver", "name", "when");
    public static readonly Text AcceptReminder = new("accept.reminder", "deal", "receiver");
    public static readonly Text AcceptLead = new("accept.lead", "deal", "company", "receiver");
    public static readonly Text AcceptGone = new("accept.gone", "deal");
    public static readonly Text AcceptDone = new("accept.done", "deal");
    public static readonly Text HandoffOver = new("accept.over");
    public static readonly Text HandedOver = new("accept.all", "deal", "members");

    // Questions between roles.
    public static readonly Text QuestionAsked = new("question.asked", "receiver", "name", "text", "owner", "date");
    public static readonly Text QuestionAnswered = new("question.answered", "receiver", "text", "reply", "name");
    public static readonly Text QuestionSaved = new("question.saved", "owner", "date");
    public static readonly Text QuestionWaits = new("question.waits", "text", "owner", "date");
    public static readonly Text QuestionReminder = new("question.reminder", "deal", "receiver", "text");
    public static readonly Text QuestionLead = new("question.lead", "deal", "company", "receiver");
    public static readonly Text QuestionFull = new("question.full", "count");
    public static readonly Text QuestionNobody = new("question.nobody");
    public static readonly Text AnswerSaved = new("question.thanks", "name");

    // The first call.
    public static readonly Text CallAsk = new("call.ask", "company", "deal", "date");
    public static readonly Text CallReminder = new("call.reminder", "company");
    public static readonly Text CallDone = new("call.done", "company", "name");
    public static readonly Text CallHint = new("call.hint", "deal");

    // A customer, looked up.
    public static readonly Text CustomerHead = new("customer.head", "company");
    public static readonly Text CustomerDeal = new("customer.deal", "deal", "event?", "date?", "reason?", "price?");
    public static readonly Text CustomerNothing = new("customer.nothing", "company");
    public static readonly Text CustomerUnknown = new("customer.unknown", "typed?");
    public static readonly Text CustomerWhich = new("customer.which", "typed");
    public static readonly Text CustomerNotYours = new("customer.notYours", "company");
    public static readonly Text Ticket = new("customer.ticket", "text", "from");
    public static readonly Text TicketsNone = new("customer.tickets.none");

    // A colleague left.
    public static readonly Text MovedHead = new("moved.head", "name");
    public static readonly Text MovedGiven = new("moved.given", "name");
    public static readonly Text MovedLine = new("moved.line", "deal", "owner");
    public static readonly Text MovedMeetings = new("moved.meetings", "count");
    public static readonly Text MovedConfirmed = new("moved.confirmed", "name", "by");
    public static readonly Text MovedNothing = new("moved.nothing", "name");

    public static readonly Text ErrorPromiseEmpty = new("error.promise.empty");
    public static readonly Text ErrorToWhom = new("error.promise.toWhom");
    public static readonly Text ErrorDossierEmpty = new("error.dossier.empty");
    public static readonly Text ErrorExpectEmpty = new("error.expect.empty");
    public static readonly Text ErrorExpectOwner = new("error.expect.owner");
    public static readonly Text ErrorHandoffQuestion = new("error.handoff.question");
    public static readonly Text ErrorHandoffAnswer = new("error.handoff.answer");
}
