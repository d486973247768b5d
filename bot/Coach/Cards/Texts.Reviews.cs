namespace CoachBot.Coach.Cards;

// Reviews.
public static partial class Texts
{
    // The card of a deal.
    public static readonly Text ReviewDeal = new(
        "review.deal", "deal", "company?", "status", "stage?", "amount?", "close?", "value?", "sureness?", "need", "reason?", "consequence?", "by?", "event", "eventBy?", "eventState?", "ours?", "oursDate?",
        "theirs?", "theirsDate?");
    public static readonly Text ReviewPlan = new("review.plan", "done", "stepCount", "goLive?");
    public static readonly Text ReviewPlanNone = new("review.plan.none");
    public static readonly Text ReviewFitNone = new("review.fit.none");
    public static readonly Text ReviewFit = new("review.fit", "rows", "more?");
    public static readonly Text ReviewPromises = new("review.promises", "rows", "more?");
    public static readonly Text ReviewGains = new("review.gains", "theirs", "ours");
    public static readonly Text ReviewWork = new("review.work", "workCase", "workEffect", "workStory");
    public static readonly Text ReviewChange = new("review.change", "text", "name", "date");
    public static readonly Text ReviewChangeAsk = new("review.change.ask", "text", "name", "date");
    public static readonly Text ReviewNextFromThem = new("review.nextFromThem", "text");
    public static readonly Text ReviewGateReason = new("review.gateReason", "lacks", "reason", "name");
    public static readonly Text ReviewLetGo = new("review.letGo", "ground", "reason?", "other?", "day?");
    public static readonly Text ReviewFigures = new("review.figures", "planned", "confirmedCount");
    public static readonly Text ReviewFiguresEvents = new("review.figures.events", "planned", "victories");
    public static readonly Text ReviewLastAnswer = new("review.lastAnswer", "text", "name", "date");
    public static readonly Text ReviewNoQuestion = new("review.noQuestion");
    public static readonly Text ReviewPriority = new("review.priority", "text");
    public static readonly Text ReviewOwesRight = new("review.owesRight");
    public static readonly Text ReviewLookAgain = new("review.lookAgain", "text", "rows");

    // The other reviews.
    public static readonly Text ReviewPipeline = new("review.pipeline", "count", "more?");
    public static readonly Text ReviewPipelineTeam = new("review.pipeline.team", "count", "more?");
    public static readonly Text ReviewPipelineEmpty = new("review.pipeline.empty");
    public static readonly Text ReviewAccount = new("review.account", "company", "count", "tickets", "more?");
    public static readonly Text ReviewAccountWhich = new("review.account.which", "typed?");
    public static readonly Text ReviewAccountNotYours = new("review.account.notYours", "company");
    public static readonly Text ReviewTerritory = new("review.territory", "count", "more?");
    public static readonly Text ReviewTerritoryEmpty = new("review.territory.empty");
    public static readonly Text ReviewFiguresMany = new("review.figures.many", "soon", "victories");

    // Done right, notes.
    public static readonly Text ReviewDoneRight = new("review.doneRight", "name", "text");
    public static readonly Text ReviewDoneRightTold = new("review.doneRight.told", "name", "deal", "text");
    public static readonly Text ReviewClosedWithout = new("review.closedWithout");
    public static readonly Text ReviewWorthSent = new("review.worthSent", "name", "text");
    public static readonly Text ReviewNoCurator = new("review.noCurator");
    public static readonly Text ReviewWorth = new("review.worth", "name", "text", "by");
    public static readonly Text ReviewWorthNoted = new("review.worth.noted", "name", "text");
    public static readonly Text ReviewNote = new("review.note", "name", "deal", "text");
    public static readonly Text ReviewNoteSent = new("review.note.sent", "name");
    public static readonly Text ReviewNoteTemplate = new("review.note.template");
    public static readonly Text ReviewManagerOnly = new("review.managerOnly");
    public static readonly Text ReviewSaved = new("review.saved");

    // The owner is asked.
    public static readonly Text ReviewGate = new("review.gate", "deal", "stage", "lacks");
    public static readonly Text ReviewGateDone = new("review.gate.done", "deal", "reason");
    public static readonly Text ReviewGateOver = new("review.gate.over", "deal");
    public static readonly Text ReviewOneSided = new("review.oneSided", "deal");
    public static readonly Text ReviewOneSidedDone = new("review.oneSided.done", "deal", "text?");
    public static readonly Text ReviewWorkOwned = new("review.work.owned", "deal", "rows", "by");

    // Let go, with praise.
    public static readonly Text Disqualify = new("disqualify.ask", "deal");
    public static readonly Text DisqualifyDone = new("disqualify.done", "deal", "won");
    public static readonly Text DisqualifyPaste = new("disqualify.paste", "date", "name", "ground", "reason?", "other?");
    public static readonly Text DisqualifyAlready = new("disqualify.already", "deal", "ground", "date");
    public static readonly Text DisqualifyOther = new("disqualify.other", "other", "day");
    public static readonly Text FollowUp = new("disqualify.followUp", "deal", "company?", "other");
    public static readonly Text FollowUpDone = new("disqualify.followUp.done", "deal");

    // The contention round.
    public static readonly Text ContendAsk = new("contend.ask", "deal", "name", "lastDay");
    public static readonly Text ContendNamed = new("contend.named");
    public static readonly Text ContendUnnamed = new("contend.unnamed");
    public static readonly Text ContendStarted = new("contend.started", "deal", "people", "lastDay");
    public static readonly Text ContendRunning = new("contend.running", "deal");
    public static readonly Text ContendAlone = new("contend.alone", "deal");
    public static readonly Text ContendWritten = new("contend.written", "deal");
    public static readonly Text ContendEntries = new("contend.entries", "deal", "count");
    public static readonly Text ContendEntry = new("contend.entry", "text", "reason?", "name?");
    public static readonly Text ContendMore = new("contend.more", "more");
    public static readonly Text ContendNothing = new("contend.nothing", "deal", "name", "lastDay");
    public static readonly Text ContendArgue = new("contend.argue", "deal", "lastDay");
    public static readonly Text ContendArgued = new("contend.argued", "deal");
    public static readonly Text ContendStillNothing = new("contend.stillNothing", "deal");
    public static readonly Text ContendDecide = new("contend.decide", "deal");
    public static readonly Text ContendWaits = new("contend.waits", "deal", "name", "lastDay");
    public static readonly Text ContendDecided = new("contend.decided", "deal", "text", "reason?");
    public static readonly Text ContendStance = new("contend.stance", "lastDay");
    public static readonly Text ContendStood = new("contend.stood");
    public static readonly Text ContendOutcome = new("contend.outcome", "supporting", "reserved", "against");
    public static readonly Text ContendReservation = new("contend.reservation", "text", "name?");
    public static readonly Text ContendOutcomeNamed = new("contend.outcome.named", "rows");
    public static readonly Text ContendOver = new("contend.over");
    public static readonly Text ContendTwice = new("contend.twice");

    // Field errors.
    public static readonly Text ErrorAnswerEmpty = new("error.review.answer");
    public static readonly Text ErrorDoneRightEmpty = new("error.review.right");
    public static readonly Text ErrorPersonChoose = new("error.review.person");
    public static readonly Text ErrorAboutTheDeal = new("error.review.aboutTheDeal");
    public static readonly Text ErrorDecisionEmpty = new("error.review.decision");
    public static readonly Text ErrorOverrideEmpty = new("error.review.override", "name");
    public static readonly Text ErrorStanceChoose = new("error.review.stance");
    public static readonly Text ErrorReservationEmpty = new("error.review.reservation");
    public static readonly Text ErrorDisqualifyReason = new("error.review.disqualify");
    public static readonly Text ErrorFitCriterion = new("error.review.criterion");
    public static readonly Text ErrorFitReason = new("error.review.fitReason");
    public static readonly Text ErrorWorkOwner = new("error.review.workOwner");
    public static readonly Text ErrorGateReason = new("error.review.gate");
    public static readonly Text ErrorChangeEmpty = new("error.review.change");
    public static readonly Text ErrorStepEmpty = new("error.review.step");
    public static readonly Text ErrorNoteEmpty = new("error.review.note");
    public static readonly Text ErrorQuestionOver = new("error.review.question");
    public static readonly Text ErrorReviewClosed = new("error.review.closed");
}
