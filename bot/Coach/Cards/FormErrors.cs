namespace CoachBot.Coach.Cards;

/// <summary>What is wrong with a sent form: field id to a sentence that says what to do. A pure collector.</summary>
public sealed class FormErrors(Submitted sent)
{
    private readonly Dictionary<string, Part> _found = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Part> Found => _found;

    /// <summary>What stands in a field, as it was sent; empty where the form has no such field.</summary>
    public string Value(string field) => sent.Values.GetValueOrDefault(field, "");

    public bool IsBlank(string field) => string.IsNullOrWhiteSpace(Value(field));

    public void Add(string field, Part sentence) => _found[field] = sentence;

    /// <summary>Something has to stand there.</summary>
    public void Need(string field, Text sentence)
    {
        if (IsBlank(field)) Add(field, sentence.With());
    }

    /// <summary>No field is longer than this, in UTF-16 code units.</summary>
    public void TooLong(params IEnumerable<(string Field, int Most)> limits)
    {
        foreach (var (field, most) in limits)
        {
            if (Value(field).Length > most) Add(field, Texts.ErrorTooLong.With(("max", most)));
        }
    }
}
