namespace CoachBot.Coach.Cards;

// Value events and the customer's victory.
public static partial class Verbs
{
    public const string ShowEvent = "show-event";
    public const string DefineEvent = "define-event";
    public const string EditEvent = "edit-event";
    public const string NextEvent = "next-event";
    public const string EventAnnounced = "event-announced";
    public const string EventReached = "event-reached";
    public const string EventRisk = "event-risk";
    public const string EventMissed = "event-missed";
    public const string MissedAnswers = "missed-answers";
    public const string HandOverEvent = "hand-over-event";
    public const string CaredAnswer = "cared-answer";
    public const string EventNotNow = "event-not-now";
    public const string TicketAnswered = "ticket-answered";
}

public static partial class Forms
{
    public const string Event = "event";
    public const string NextEvent = "next-event";
    public const string Announced = "announced";
    public const string EventRisk = "event-risk";
    public const string EventMissed = "event-missed";
    public const string MissedAnswers = "missed-answers";
    public const string HandOverEvent = "hand-over-event";
    public const string Cared = "cared";
}
