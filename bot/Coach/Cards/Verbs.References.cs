namespace CoachBot.Coach.Cards;

// References, stories, experts.
public static partial class Verbs
{
    public const string WinAnswers = "win-answers";
    public const string LossAnswers = "loss-answers";
    public const string StoryApprove = "story-approve";
    public const string StoryEdit = "story-edit";
    public const string ReferenceChoose = "reference-choose";
    public const string ReferenceNone = "reference-none";
    public const string ReferenceConsent = "reference-consent";
    public const string ReferenceRequest = "reference-request";
    public const string ReferenceYes = "reference-yes";
    public const string ReferenceNotNow = "reference-not-now";
    public const string ReferenceAskMe = "reference-ask-me";
    public const string ReferenceThanks = "reference-thanks";
    public const string LibraryKeep = "library-keep";
    public const string LibraryDecline = "library-decline";
    public const string ExpertAsk = "expert-ask";
    public const string ExpertAnswer = "expert-answer";
    public const string ExpertDecline = "expert-decline";
    public const string ExpertHide = "expert-hide";
    public const string ExpertShow = "expert-show";
}

public static partial class Forms
{
    public const string WinAnswers = "win-answers";
    public const string LossAnswers = "loss-answers";
    public const string StoryEdit = "story-edit";
    public const string ReferenceConsent = "reference-consent";
    public const string LibraryKeep = "library-keep";
    public const string ExpertAsk = "expert-ask";
    public const string ExpertAnswer = "expert-answer";
}
