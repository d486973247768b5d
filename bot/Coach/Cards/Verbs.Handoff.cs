namespace CoachBot.Coach.Cards;

// Hand-off.
public static partial class Verbs
{
    public const string Dossier = "dossier";
    public const string DossierViews = "dossier-views";
    public const string DossierAll = "dossier-all";
    public const string DossierAccount = "dossier-account";
    public const string DossierServices = "dossier-services";
    public const string DossierSupport = "dossier-support";
    public const string FillDossier = "fill-dossier";
    public const string AddPromise = "add-promise";
    public const string PromiseSeen = "promise-seen";
    public const string PromiseKept = "promise-kept";
    public const string Expectation = "expectation";
    public const string AcceptHandoff = "accept-handoff";
    public const string AskHandoff = "ask-handoff";
    public const string AnswerHandoff = "answer-handoff";
    public const string Called = "called";
    public const string Customer = "customer";
    public const string ConfirmMoves = "confirm-moves";
    public const string ChangeMove = "change-move";
}

public static partial class Forms
{
    public const string Promise = "promise";
    public const string Dossier = "dossier";
    public const string Expectation = "expectation";
    public const string HandoffQuestion = "handoff-question";
    public const string HandoffAnswer = "handoff-answer";
    public const string ChangeMove = "change-move";
}
