namespace CoachBot.Coach.Cards;

// Orders and plans.
public static partial class Verbs
{
    public const string OrderDeal = "order-deal";
    public const string PlanIt = "plan-it";
    public const string NoPlan = "no-plan";
    public const string PlanOpen = "plan-open";
    public const string PlanShow = "plan-show";
    public const string PlanDate = "plan-date";
    public const string PlanLate = "plan-late";
    public const string PlanStartToday = "plan-start-today";
    public const string PlanShorten = "plan-shorten";
    public const string PlanSpeak = "plan-speak";
    public const string PlanSave = "plan-save";
    public const string PlanKeep = "plan-keep";
    public const string PlanDurations = "plan-durations";
    public const string PlanSteps = "plan-steps";
    public const string PlanStep = "plan-step";
    public const string StepDone = "step-done";
    public const string PlanAgree = "plan-agree";
    public const string PlanServing = "plan-serving";
    public const string PlanServe = "plan-serve";
    public const string PlanPage = "plan-page";
    public const string PlanLookAsk = "plan-look-ask";
    public const string PlanLooked = "plan-looked";
    public const string PlanVision = "plan-vision";
    public const string PlanTakeOff = "plan-take-off";
}

public static partial class Forms
{
    public const string NoPlan = "no-plan";
    public const string PlanDate = "plan-date";
    public const string PlanDurations = "plan-durations";
    public const string PlanStep = "plan-step";
    public const string PlanAgree = "plan-agree";
    public const string PlanTakeOff = "plan-take-off";
}
