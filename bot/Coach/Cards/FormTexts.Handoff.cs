namespace CoachBot.Coach.Cards;

// Hand-off.
public static partial class FormTexts
{
    public static readonly FormText Promise = new(Forms.Promise, "what", "toWhom", "paid", "owner", "due");
    public static readonly FormText Dossier = new(Forms.Dossier, "goal", "gaps", "people", "promises");
    public static readonly FormText Expectation = new(Forms.Expectation, "what", "state", "owner", "line", "which");
    public static readonly FormText HandoffQuestion = new(Forms.HandoffQuestion, "question", "owner", "due");
    public static readonly FormText HandoffAnswer = new(Forms.HandoffAnswer, "answer", "which");
    public static readonly FormText ChangeMove = new(Forms.ChangeMove, "deal", "owner");
}
