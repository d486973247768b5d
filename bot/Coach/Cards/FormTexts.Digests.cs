namespace CoachBot.Coach.Cards;

// Digests.
public static partial class FormTexts
{
    public static readonly FormText DoneRight = new(Forms.DoneRight, "person", "text");
    public static readonly FormText Priority = new(Forms.Priority, "text", "reason", "until", "topic");
}
