namespace CoachBot.Content;

/// <summary>The words of one kind of form in one language.</summary>
internal sealed record FormWords(
    string Id,
    string File,
    TemplateLine Title,
    TemplateLine Submit,
    TemplateLine Cancel,
    TemplateLine? More,
    IReadOnlyDictionary<string, FieldWords> Fields)
{
    public IEnumerable<TemplateLine> Lines =>
        new[] { Title, Submit, Cancel, More }.Concat(Fields.Values.SelectMany(each => each.Lines)).OfType<TemplateLine>();
}

/// <summary>The words of one field.</summary>
internal sealed record FieldWords(TemplateLine Label, TemplateLine? Placeholder, TemplateLine? Help)
{
    public IEnumerable<TemplateLine?> Lines => [Label, Placeholder, Help];
}
