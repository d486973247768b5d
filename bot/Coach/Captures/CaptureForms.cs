using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Captures;

/// <summary>The forms that open from a message, with its words in them. Decides nothing.</summary>
public static class CaptureForms
{
    public const int LongestLink = 300;

    public static FormView? Opened(MessageCaptured captured, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        if (captured.By != person.Email || person.Known.Now is null || !person.IsActive) return null;
        var here = CaptureTargets.Here(captured.Thread, person, situation);
        return captured.Kind switch
        {
            CaptureKinds.Promise => Form([.. Deals(), .. Promise(captured, person, situation), .. Source(captured, Author(captured, situation), person, situation)]),
            CaptureKinds.Voice => Form([.. Accounts(), .. Voice(captured, person, situation)]),
            CaptureKinds.Commitment => Form([.. Commitment(captured, situation, Deals()), .. Source(captured, Author(captured, situation), person, situation)]),
            _ => null,
        };

        FormView Form(IReadOnlyList<FieldView> fields) => new(captured.Kind, Subjects.Person(person.Email), Facts.None, fields, Fleeting: true);

        IEnumerable<FieldView> Deals() =>
            Whose("deal", here?.Id, [.. CaptureTargets.Deals(person, here, situation, now).Select(d => new ChoiceView(d.Id, d.Name))]);

        IEnumerable<FieldView> Accounts() =>
            Whose("account", here?.Facts.AccountId, [.. CaptureTargets.Accounts(person, here, situation, now).Select(a => new ChoiceView(a.Id, a.Name))]);
    }

    /// <summary>The choice, and a line for any other by name. What stands in a deal's thread is chosen already.</summary>
    private static IEnumerable<FieldView> Whose(string field, string? here, List<ChoiceView> choices)
    {
        var chosen = choices.Exists(c => c.Value == here) ? here : choices is [var only] ? only.Value : null;
        if (choices.Count > 0) yield return new(field, FieldType.Choice, Value: chosen, Choices: choices);
        yield return new("other", FieldType.Text, Required: choices.Count == 0, MaxLength: MeetingForms.LongestText, More: choices.Count > 0);
    }

    private static IEnumerable<FieldView> Promise(MessageCaptured captured, PersonRecord person, Situation situation) =>
    [
        Words("what", captured, HandoffForms.LongestText),
        new("toWhom", FieldType.Text, Required: true, Value: IsOurs(captured, situation) ? null : Author(captured, situation), MaxLength: HandoffForms.LongestName),
        HandoffForms.Paid(),
        .. HandoffForms.OwnerAndDue(person),
    ];

    private static IEnumerable<FieldView> Commitment(MessageCaptured captured, Situation situation, IEnumerable<FieldView> deals)
    {
        var side = captured.Author is null ? null : IsOurs(captured, situation) ? "ours" : "theirs";
        return
        [
            new("side", FieldType.Choice, Required: true, Value: side, Choices: [.. Sides.Select(s => new ChoiceView(s, Fact.Word("side." + s)))]),
            .. deals,
            Words("text", captured, MeetingForms.LongestText),
            new("by", FieldType.Text, Value: Author(captured, situation), MaxLength: MeetingForms.LongestName),
            new("date", FieldType.Date),
        ];
    }

    private static IEnumerable<FieldView> Voice(MessageCaptured captured, PersonRecord person, Situation situation)
    {
        // A colleague may pass on what the customer said: then the customer's name is for him to write.
        var source = Source(captured, IsOurs(captured, situation) ? null : Author(captured, situation), person, situation).ToList();
        return
        [
            Words("text", captured, MeetingForms.LongestText),
            source[0] with { Required = true, More = false },
            new("inside", FieldType.Check, Value: "false"),
            new("outside", FieldType.Check, Value: "false"),
            .. source.Skip(1),
        ];
    }

    public static readonly IReadOnlyList<string> Sides = ["ours", "theirs"];

    private static FieldView Words(string field, MessageCaptured captured, int longest) =>
        new(field, FieldType.Multiline, Required: true, Value: ShortText.Of(captured.Text.Trim(), longest), MaxLength: longest);

    /// <summary>Who wrote it, on which day, and where it stands.</summary>
    private static IEnumerable<FieldView> Source(MessageCaptured captured, string? who, PersonRecord person, Situation situation) =>
    [
        new(MessageSource.WhoField, FieldType.Text, Value: who, MaxLength: MeetingForms.LongestName, More: true),
        new(MessageSource.OnField, FieldType.Date, Value: HandoffForms.Written(LocalTime.DayOf(captured.WrittenAt, person.ReaderIn(situation.Tenant).Zone)), More: true),
        new(MessageSource.LinkField, FieldType.Text, Value: captured.Link is { Length: <= LongestLink } link ? link : null, MaxLength: LongestLink, More: true),
    ];

    private static bool IsOurs(MessageCaptured captured, Situation situation) =>
        captured.AuthorEmail is { Length: > 0 } email && Participants.IsColleague(email, situation);

    private static string? Author(MessageCaptured captured, Situation situation)
    {
        var known = captured.AuthorEmail is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : null;
        var name = known is { Known.Now: not null } ? known.Name : MeetingAnswers.Blank(captured.Author);
        return name is null ? null : ShortText.Of(name, MeetingForms.LongestName);
    }
}
