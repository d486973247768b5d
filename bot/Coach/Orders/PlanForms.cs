using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>The forms of a plan: what opens on a press, and what is said at once of what is sent. Decides nothing.</summary>
public static class PlanForms
{
    public const string DaysOf = "days-";
    private const int LongestText = 280;
    private const int MostDays = 250;
    private const int MostPeople = 50;
    private static readonly string[] States = ["planned", "started", "done"];

    public static FormView? Opened(Standing standing, Pressed pressed)
    {
        var plan = standing.Plan;
        return pressed.Verb switch
        {
            Verbs.NoPlan => Form(Forms.NoPlan, standing, new FieldView("reason", FieldType.Text, Required: true, Value: plan.NoPlanBecause, MaxLength: LongestText)),
            Verbs.PlanDate => Form(Forms.PlanDate, standing, DateFields(standing)),
            Verbs.PlanDurations or Verbs.PlanShorten when plan.Steps.Count > 0 => Form(Forms.PlanDurations, standing, [.. plan.Steps.Where(s => s.State is not StepState.Done).Select(s => Days(s))]),
            Verbs.PlanStep when PlanPresses.Step(plan, pressed.Value) is { } step => Form(Forms.PlanStep, standing, StepFields(step, standing)),
            Verbs.PlanAgree when plan.Steps.Count > 0 => Form(
                Forms.PlanAgree,
                standing,
                new FieldView("contact", FieldType.Text, Required: true, Value: plan.Agreed?.Contact, MaxLength: LongestText),
                new FieldView("date", FieldType.Date, Required: true, Value: Written(plan.Agreed?.On ?? standing.Today))),
            Verbs.PlanTakeOff => Form(Forms.PlanTakeOff, standing, new FieldView("text", FieldType.Multiline, Required: true, Value: plan.TakenOff, MaxLength: LongestText)),
            _ => null,
        };
    }

    /// <summary>What is wrong with what was sent: field id to a sentence that says what to do.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Standing standing, Submitted sent)
    {
        var errors = new FormErrors(sent);
        switch (sent.FormKind)
        {
            case Forms.NoPlan:
                Need("reason", Texts.ErrorNoPlanEmpty);
                break;
            case Forms.PlanTakeOff:
                Need("text", Texts.ErrorTakenOffEmpty);
                break;
            case Forms.PlanDate when MeetingAnswers.Day(errors.Value("date")) is not { } date:
                errors["date"] = Texts.ErrorDate.With();
                break;
            case Forms.PlanDate when MeetingAnswers.Day(errors.Value("date")) is { } date:
                if (date <= standing.Today) errors["date"] = Texts.ErrorDatePast.With();
                else if (standing.Deal.Facts.CriticalDate is { } stated && stated.Date != date) errors["date"] = Texts.ErrorDateCrm.With(("date", stated.Date));
                errors.TooLong(("reason", LongestText), ("consequence", LongestText));
                break;
            case Forms.PlanDurations:
                foreach (var field in sent.Values.Keys.Where(k => k.StartsWith(DaysOf, StringComparison.Ordinal)))
                {
                    if (DaysIn(errors.Value(field)) is null) errors[field] = Texts.ErrorDays.With(("max", MostDays));
                }
                break;
            case Forms.PlanAgree:
                Need("contact", Texts.ErrorContactEmpty);
                if (MeetingAnswers.Day(errors.Value("date")) is not { } agreed) errors["date"] = Texts.ErrorDate.With();
                else if (agreed > standing.Today) errors["date"] = Texts.ErrorDateAhead.With();
                break;
            default:
                break;
        }
        return errors.Found;

        void Need(string field, Text sentence)
        {
            errors.TooLong((field, LongestText));
            errors.Need(field, sentence);
        }
    }

    /// <summary>Business days as written, or null where it is no number from 1 to 250.</summary>
    public static int? DaysIn(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays ? days : null;

    public static StepState? StateOf(string? sent) => Array.IndexOf(States, sent) is >= 0 and var at ? (StepState)at : null;

    /// <summary>Who may own a step: the deal's team, the holders of its role, and who owns it now.</summary>
    public static IReadOnlyList<string> OwnersFor(PlannedStep step, Standing standing) =>
    [
        .. new[] { step.Owner }.OfType<string>().Concat(standing.Deal.People.Order(StringComparer.Ordinal)).Concat(standing.Holders(step.Role)).Distinct(StringComparer.Ordinal).Take(MostPeople),
    ];

    private static FieldView[] DateFields(Standing standing)
    {
        var critical = standing.Deal.CriticalDate;
        var countries = standing.Tenant.Holidays.ByCountry.Keys.Order(StringComparer.Ordinal).Select(c => new ChoiceView(c, c)).ToList();
        FieldView[] fields =
        [
            new("date", FieldType.Date, Required: true, Value: Written(critical?.Date)),
            new("reason", FieldType.Text, Value: critical?.Reason, MaxLength: LongestText),
            new("consequence", FieldType.Text, Value: critical?.Consequence, MaxLength: LongestText),
        ];
        return countries.Count == 0 ? fields : [.. fields, new("country", FieldType.Choice, Value: standing.Plan.CustomerCountry ?? standing.Tenant.Country, Choices: countries)];
    }

    /// <summary>The figure that is offered says what it rests on [PO-08].</summary>
    private static FieldView Days(PlannedStep step)
    {
        Fact rests = step.Confirmed ? Fact.Word("rough.confirmed") : step.LearnedFrom is { } plans ? new PairFact(Fact.Word("rough.plans"), plans) : Fact.Word("rough.guess");
        return new(DaysOf + step.Id, FieldType.Text, Required: true, Value: step.Days.ToString(CultureInfo.InvariantCulture), MaxLength: 3, Label: new PairFact(PlanCards.Name(step.Id), rests));
    }

    private static FieldView[] StepFields(PlannedStep step, Standing standing) =>
    [
        new("step", FieldType.Choice, Required: true, Value: step.Id, Choices: [new(step.Id, PlanCards.Name(step.Id))]),
        new("state", FieldType.Choice, Required: true, Value: States[(int)step.State], Choices: [.. States.Select(s => new ChoiceView(s, Fact.Word("progress." + s)))]),
        new("onTime", FieldType.Check, Value: Tick(step.OnTime)),
        new("onSpec", FieldType.Check, Value: Tick(step.OnSpec)),
        new("onBudget", FieldType.Check, Value: Tick(step.OnBudget)),
        new("owner", FieldType.Choice, Value: step.Owner, Choices: [.. OwnersFor(step, standing).Select(o => new ChoiceView(o, standing.NameOf(o)))], More: true),
        new("internal", FieldType.Check, Value: Tick(step.Internal), More: true),
    ];

    private static FormView Form(string kind, Standing standing, params IReadOnlyList<FieldView> fields) =>
        new(kind, standing.Subject, Facts.Of(("company", standing.Customer), ("deal", standing.Deal.Name)), fields);

    private static string Tick(bool yes) => yes ? "true" : "false";

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
