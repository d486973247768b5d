namespace CoachBot.Coach.Cards;

// Value events and the customer's victory.
public static partial class FormTexts
{
    public static readonly FormText Event =
        new(Forms.Event, "what", "announcer", "toWhom", "date", "before", "after", "evidence", "spender", "mustTell", "tellWhom");

    public static readonly FormText NextEvent =
        new(Forms.NextEvent, "what", "announcer", "toWhom", "date", "before", "after", "evidence", "spender", "mustTell", "tellWhom");

    public static readonly FormText Announced = new(Forms.Announced, "who", "toWhom", "date", "sign");
    public static readonly FormText EventRisk = new(Forms.EventRisk, "kind", "note");
    public static readonly FormText EventMissed = new(Forms.EventMissed, "reason");
    public static readonly FormText MissedAnswers = new(Forms.MissedAnswers, "cause", "action", "date");
    public static readonly FormText HandOverEvent = new(Forms.HandOverEvent, "to");
    public static readonly FormText Cared = new(Forms.Cared, "answer");
}
