using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Commands;

/// <summary>The buttons of <c>/coach</c> alone that need a name: a form asks for it and the command answers [INT-14].</summary>
public static class LookUps
{
    private const string NameField = "name";
    private const int LongestName = 200;

    private static readonly (string Verb, string Form, string Command)[] All =
    [
        (Verbs.FindDeal, Forms.FindDeal, "deal"),
        (Verbs.FindCustomer, Forms.FindCustomer, "customer"),
        (Verbs.FindWin, Forms.FindWin, "win"),
    ];

    public static FormView? Opened(string verb, PersonRecord person) =>
        All.FirstOrDefault(l => l.Verb == verb).Form is { } form
            ? new(form, Subjects.Person(person.Email), Facts.None, [new(NameField, FieldType.Text, Required: true, MaxLength: LongestName)])
            : null;

    /// <summary>What is wrong with the form; null where it is not one of these.</summary>
    public static IReadOnlyDictionary<string, Part>? Errors(Submitted sent)
    {
        if (All.All(l => l.Form != sent.FormKind)) return null;
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(sent.Values.GetValueOrDefault(NameField))) errors[NameField] = Texts.ErrorNameEmpty.With();
        return errors;
    }

    /// <summary>The command's answer, in the person's direct chat; null where the form is not one of these.</summary>
    public static IReadOnlyList<Decision>? Decide(PersonRecord person, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (All.FirstOrDefault(l => l.Form == sent.FormKind).Command is not { } command || sent.By != person.Email) return null;
        var name = sent.Values.GetValueOrDefault(NameField, "").Trim();
        var said = new Said(person.Email, person.AddressIn(situation.Tenant).Address, name);
        return Answers.To(new CommandLine(command, name), person, said, key, situation, now);
    }
}
