namespace CoachBot.Coach.Cards;

/// <summary>A form as the Coach wants it. Its words are the content's form of the same kind.</summary>
/// <param name="Kind">One of <see cref="Forms"/>.</param>
/// <param name="Subject">The subject that hears of what is sent.</param>
/// <param name="Facts">Facts for the title, labels and placeholders.</param>
/// <param name="Fields">The fields shown, in order.</param>
/// <param name="Fleeting">What stands in it when it opens is somebody's message: no platform stores that before the form is sent [INT-15].</param>
public sealed record FormView(
    string Kind, string Subject, IReadOnlyDictionary<string, Fact> Facts, IReadOnlyList<FieldView> Fields, bool Fleeting = false);

/// <summary>One field of a form.</summary>
/// <param name="Id">Its id; the label is <c>fields.ID.label</c> of the form's content.</param>
/// <param name="Value">What stands in it when it opens.</param>
/// <param name="MaxLength">In UTF-16 code units.</param>
/// <param name="Choices">The choices of a <see cref="FieldType.Choice"/> field.</param>
/// <param name="More">Behind "Add more": not shown at first.</param>
/// <param name="Filled">A text that stands in the field when it opens, in place of <paramref name="Value"/>.</param>
/// <param name="Label">A label from facts in place of the form's own words, such as a step's name.</param>
public sealed record FieldView(
    string Id,
    FieldType Type,
    bool Required = false,
    string? Value = null,
    int? MaxLength = null,
    IReadOnlyList<ChoiceView>? Choices = null,
    bool More = false,
    Part? Filled = null,
    Fact? Label = null);

/// <summary>One choice: its value and its label.</summary>
public sealed record ChoiceView(string Value, Fact Label);

/// <summary>What a field takes. A <see cref="Date"/> is <c>yyyy-MM-dd</c>, a <see cref="Time"/> <c>HH:mm</c>, a <see cref="DateTime"/> <c>yyyy-MM-ddTHH:mm</c> in the reader's zone.</summary>
public enum FieldType
{
    Text,
    Multiline,
    Choice,
    Date,
    Time,
    DateTime,
    Check,
}

/// <summary>What the Coach answers within the request: a form, field errors, or nothing.</summary>
/// <param name="Form">A form to open or a next step.</param>
/// <param name="Errors">Field id to the content id of a sentence that says what to do, with its facts.</param>
public sealed record Answer(FormView? Form = null, IReadOnlyDictionary<string, Part>? Errors = null)
{
    public static readonly Answer Nothing = new();
}

/// <summary>The home view: next seven days with a state per meeting [PRE-37].</summary>
public sealed record HomeSheet(IReadOnlyList<Part> Parts);
