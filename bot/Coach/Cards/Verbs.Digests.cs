namespace CoachBot.Coach.Cards;

// Digests.
public static partial class Verbs
{
    public const string SayRight = "say-right";
    public const string AddPriority = "add-priority";
    public const string EndPriority = "end-priority";
    public const string Priorities = "priorities";
    public const string AskManager = "ask-manager";
}

public static partial class Forms
{
    public const string DoneRight = "done-right";
    public const string Priority = "priority";
}
