namespace CoachBot.Coach.Cards;

// Reviews.
public static partial class Verbs
{
    public const string OpenReview = "open-review";
    public const string AnswerQuestion = "answer-question";
    public const string ShareReview = "share-review";
    public const string ReviewDone = "review-done";
    public const string CloseWithout = "close-without";
    public const string LookedAgain = "looked-again";
    public const string WorthSharing = "worth-sharing";
    public const string StoryNoted = "story-noted";
    public const string PrivateNote = "private-note";
    public const string GoodToKnow = "good-to-know";
    public const string FitCheck = "fit-check";
    public const string WinWin = "win-win";
    public const string WorkLeft = "work-left";
    public const string OneChange = "one-change";
    public const string Contend = "contend";
    public const string ContendWrite = "contend-write";
    public const string ContendDecide = "contend-decide";
    public const string ContendStance = "contend-stance";
    public const string Disqualify = "disqualify";
    public const string FollowedUp = "followed-up";
    public const string GateReason = "gate-reason";
    public const string OneSided = "one-sided";
}

public static partial class Forms
{
    public const string ReviewAnswer = "review-answer";
    public const string ReviewDone = "review-done";
    public const string PrivateNote = "private-note";
    public const string FitCheck = "fit-check";
    public const string WinWin = "win-win";
    public const string WorkLeft = "work-left";
    public const string OneChange = "one-change";
    public const string ContendWrite = "contend-write";
    public const string ContendDecide = "contend-decide";
    public const string ContendStance = "contend-stance";
    public const string Disqualify = "disqualify";
    public const string GateReason = "gate-reason";
    public const string OneSided = "one-sided";
}
