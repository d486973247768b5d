namespace CoachBot.Coach.Cards;

/// <summary>What is wrong with a sent form: field id to a sentence that says what to do.</summary>
public sealed class FormErrors(Submitted sent)
{
    private readonly Dictionary<string, Part> _found = new(StringComparer.Ordinal);

    /// <summary>Empty where it can be taken.</summary>
    public IReadOnlyDictionary<string, Part> Found => _found;

    /// <summary>What is wrong with a field; a later word takes the place of an earlier one.</summary>
    public Part this[string field]
    {
        set => _found[field] = value;
    }

    /// <summary>What stands in a field, as it was sent; empty where the form has no such field.</summary>
    public string Value(string field) => sent.Values.GetValueOrDefault(field, "");

    public bool IsBlank(string field) => string.IsNullOrWhiteSpace(Value(field));

    /// <summary>Something has to stand there.</summary>
    public void Need(string field, Text sentence)
    {
        if (IsBlank(field)) this[field] = sentence.With();
    }

    /// <summary>No field is longer than this, in UTF-16 code units.</summary>
    public void TooLong(params IEnumerable<(string Field, int Most)> limits)
    {
        foreach (var (field, most) in limits)
        {
            if (Value(field).Length > most) this[field] = Texts.ErrorTooLong.With(("max", most));
        }
    }
}
