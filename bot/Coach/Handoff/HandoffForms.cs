using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>The forms of a hand-off. Decides nothing.</summary>
public static class HandoffForms
{
    public const int LongestText = 280;
    public const int LongestName = 100;
    public const string New = "new";

    public static FormView? Opened(HandoffRecord record, Pressed pressed, PersonRecord person, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (!May(pressed, record, person, deal, situation, now)) return null;
        return pressed.Verb switch
        {
            Verbs.AddPromise => Form(Forms.Promise, deal,
            [
                new("what", FieldType.Multiline, Required: true, MaxLength: LongestText),
                new("toWhom", FieldType.Text, Required: true, MaxLength: LongestName),
                Paid(),
                .. OwnerAndDue(person),
            ]),
            Verbs.FillDossier => Form(Forms.Dossier, deal, [.. NoteFields.Select(f => new FieldView(f, FieldType.Multiline, Value: record.Notes.FirstOrDefault(n => n.Kind == f)?.Text, MaxLength: LongestText, More: f != Dossier.Goal))]),
            Verbs.Expectation => Expected(record, pressed.Value, deal, situation),
            Verbs.AskHandoff => Form(Forms.HandoffQuestion, deal,
            [
                new("question", FieldType.Multiline, Required: true, MaxLength: LongestText),
                new("owner", FieldType.Text, Value: deal.Facts.OwnerEmail is { Length: > 0 } owner ? Colleagues.NameOf(owner, situation) : null, MaxLength: LongestName, More: true),
                new("due", FieldType.Date, Value: Written(Receivers.DayAfter(now, situation.Tenant.Defaults.HandoffDays, person, situation.Tenant)), More: true),
            ]),
            Verbs.AnswerHandoff => Form(Forms.HandoffAnswer, deal,
            [
                new("answer", FieldType.Multiline, Required: true, MaxLength: LongestText),
                new("which", FieldType.Choice, Required: true, Value: Choice(record, pressed.Value)?.Id, Choices: [.. record.Questions.Where(q => q.IsOpen).Select(q => new ChoiceView(q.Id, q.Text))], More: true),
            ]),
            _ => null,
        };
    }

    /// <summary>Whether the order pays for a promise.</summary>
    public static FieldView Paid() =>
        new("paid", FieldType.Choice, Required: true, Value: "paid", Choices: [new("paid", Fact.Word("pay.paid")), new("free", Fact.Word("pay.free"))]);

    /// <summary>Who keeps a promise, and by which day.</summary>
    public static IEnumerable<FieldView> OwnerAndDue(PersonRecord person) =>
        [new("owner", FieldType.Text, Value: person.Name, MaxLength: LongestName, More: true), new("due", FieldType.Date, More: true)];

    /// <summary>What a colleague can add to the dossier by hand.</summary>
    public static readonly IReadOnlyList<string> NoteFields = [Dossier.Goal, Dossier.Gaps, Dossier.People, Dossier.Promises];

    /// <summary>Whether he may see the dossier: whoever stands to the deal, and whoever is asked to accept it.</summary>
    public static bool MayRead(HandoffRecord record, PersonRecord person, DealRecord deal, Situation situation, DateTimeOffset now) =>
        HandoffSight.Reads(person, deal, situation) || (record.OpenedAt is not null && Receivers.RoleOf(person, deal, record, situation, now) is not null);

    public static bool May(Pressed pressed, HandoffRecord record, PersonRecord person, DealRecord deal, Situation situation, DateTimeOffset now) => pressed.Verb switch
    {
        Verbs.AnswerHandoff => HandoffSight.Writes(person, deal, situation) || record.Questions.Any(q => q.Owner == person.Email),
        Verbs.AskHandoff => HandoffSight.Writes(person, deal, situation) || MayRead(record, person, deal, situation, now),
        _ => HandoffSight.Writes(person, deal, situation),
    };

    private static FormView Expected(HandoffRecord record, string? id, DealRecord deal, Situation situation)
    {
        var known = record.Expectations.FirstOrDefault(e => e.Id == id);
        var lines = situation.Find<PlanRecord>(Subjects.Plan(deal.Id))?.Lines ?? [];
        FieldView[] fields =
        [
            new("what", FieldType.Text, Required: true, Value: known?.What, MaxLength: LongestText),
            new("state", FieldType.Choice, Value: known is null or { State: ExpectationState.Unchecked } ? null : Name(known.State), Choices: [.. States.Select(s => new ChoiceView(s, Fact.Word("expect." + s)))]),
            new("owner", FieldType.Text, Value: known?.Owner is { } owner ? Colleagues.NameOf(owner, situation) : null, MaxLength: LongestName),
            new("line", FieldType.Choice, Value: known?.Line, Choices: [.. lines.Select(OrderWords.Line).OfType<TextFact>().DistinctBy(l => l.Value, StringComparer.Ordinal).Select(l => new ChoiceView(l.Value, l))], More: true),
            new("which", FieldType.Choice, Value: known?.Id ?? New, Choices: [new(New, Fact.Word("expect.new")), .. record.Expectations.Select(e => new ChoiceView(e.Id, e.What))], More: true),
        ];
        return Form(Forms.Expectation, deal, [.. fields.Where(f => f.Id != "line" || lines.Count > 0)]);
    }

    public static readonly IReadOnlyList<string> States = ["met", "notMet", "later"];

    public static string Name(ExpectationState state) => state switch
    {
        ExpectationState.Met => "met",
        ExpectationState.NotMet => "notMet",
        ExpectationState.Later => "later",
        _ => "unchecked",
    };

    /// <summary>The question that is answered: the one that was pressed, else the oldest.</summary>
    public static RoleQuestion? Choice(HandoffRecord record, string? id) =>
        record.Questions.FirstOrDefault(q => q.Id == id) ?? record.Questions.FirstOrDefault(q => q.IsOpen);

    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static FormView Form(string kind, DealRecord deal, IReadOnlyList<FieldView> fields) => new(kind, Subjects.Handoff(deal.Id), Facts.Of(("deal", deal.Name)), fields);
}
