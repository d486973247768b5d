namespace CoachBot.Content;

/// <summary>Reads <c>forms/KIND.LANGUAGE.yaml</c>.</summary>
internal sealed class FormReader(string file, ProblemList problems)
{
    /// <summary>Slack cuts the title and the two buttons of a form here; the narrowest platform sets the measure.</summary>
    private const int LongestTitle = 24;

    public static FormWords? Read(SourceFile source, ProblemList problems) =>
        StrictYaml.ReadMap(source.Name, source.Text, 1, problems) is { } map ? new FormReader(source.Name, problems).Form(map) : null;

    private FormWords Form(YamlMap map)
    {
        var keys = new YamlKeys(file, map, problems);
        var id = keys.Required("id").Value;
        keys.Number("version");
        var form = new FormWords(
            id,
            file,
            Line(Short(keys.Required("title"))),
            Line(Short(keys.Required("submit"))),
            Line(Short(keys.Required("cancel"))),
            keys.Optional("more") is { } more ? Line(Short(more)) : null,
            Fields(keys.Map("fields")));
        keys.ReportUnknown();
        return form;
    }

    private Dictionary<string, FieldWords> Fields(YamlMap? map)
    {
        var fields = new Dictionary<string, FieldWords>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is not YamlMap field)
            {
                problems.Add(file, entry.Line, entry.Column, "value-kind", $"Give the field \"{entry.Key}\" a label below it.");
                continue;
            }

            var keys = new YamlKeys(file, field, problems);
            fields[entry.Key] = new FieldWords(Line(keys.Required("label")), OptionalLine(keys.Optional("placeholder")), OptionalLine(keys.Optional("help")));
            keys.ReportUnknown();
        }

        return fields;
    }

    private YamlText Short(YamlText text)
    {
        if (text.Value.Length > LongestTitle)
            problems.Add(file, text.Line, text.Column, "title-long", "Use at most 24 characters: chat platforms cut titles and buttons of forms there.");
        return text;
    }

    private TemplateLine? OptionalLine(YamlText? text) => text is null ? null : Line(text);

    private TemplateLine Line(YamlText text) => PlaceReader.ReadLine(file, text.Value, text.Line, text.Column, problems);
}
