namespace CoachBot.Coach.Cards;

// Orders and plans.
public static partial class FormTexts
{
    public static readonly FormText NoPlan = new(Forms.NoPlan, "reason");
    public static readonly FormText PlanDate = new(Forms.PlanDate, "date", "reason", "consequence", "country");

    /// <summary>One field for each step, named after it.</summary>
    public static readonly FormText PlanDurations = new(Forms.PlanDurations);

    public static readonly FormText PlanStep = new(Forms.PlanStep, "step", "state", "onTime", "onSpec", "onBudget", "owner", "internal");
    public static readonly FormText PlanAgree = new(Forms.PlanAgree, "contact", "date");
    public static readonly FormText PlanTakeOff = new(Forms.PlanTakeOff, "text");
}
