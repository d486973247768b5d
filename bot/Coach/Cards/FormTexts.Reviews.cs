namespace CoachBot.Coach.Cards;

// Reviews.
public static partial class FormTexts
{
    public static readonly FormText ReviewAnswer = new(Forms.ReviewAnswer, "answer", "change");
    public static readonly FormText ReviewDone = new(Forms.ReviewDone, "person", "text");
    public static readonly FormText PrivateNote = new(Forms.PrivateNote, "text");
    public static readonly FormText FitCheck = new(Forms.FitCheck, "criterion", "answer", "reason");
    public static readonly FormText WinWin = new(Forms.WinWin, "theirs", "ours");
    public static readonly FormText WorkLeft = new(Forms.WorkLeft, "case", "caseOwner", "effect", "effectOwner", "story", "storyOwner");
    public static readonly FormText OneChange = new(Forms.OneChange, "change", "owner", "date");
    public static readonly FormText ContendWrite = new(Forms.ContendWrite, "objection", "way", "keep");
    public static readonly FormText ContendDecide = new(Forms.ContendDecide, "decision", "reason");
    public static readonly FormText ContendStance = new(Forms.ContendStance, "stance", "reservation", "keep");
    public static readonly FormText Disqualify = new(Forms.Disqualify, "reason", "note", "other");
    public static readonly FormText GateReason = new(Forms.GateReason, "reason");
    public static readonly FormText OneSided = new(Forms.OneSided, "text");
}
