namespace CoachBot.Coach.Cards;

// References, stories, experts.
public static partial class FormTexts
{
    public static readonly FormText WinAnswers = new(Forms.WinAnswers, "value", "turned", "said", "helper", "helpers");
    public static readonly FormText LossAnswers = new(Forms.LossAnswers, "reason", "differently");
    public static readonly FormText StoryEdit = new(Forms.StoryEdit, "value", "turned", "said");
    public static readonly FormText ReferenceConsent = new(Forms.ReferenceConsent, "kind", "answer", "contact", "until", "industry", "problem", "size");
    public static readonly FormText LibraryKeep = new(Forms.LibraryKeep, "text", "stage", "about");
    public static readonly FormText ExpertAsk = new(Forms.ExpertAsk, "question");
    public static readonly FormText ExpertAnswer = new(Forms.ExpertAnswer, "answer", "about");
}
