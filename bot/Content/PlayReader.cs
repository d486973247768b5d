using System.Globalization;
using CoachBot.Coach.People;

namespace CoachBot.Content;

/// <summary>Reads <c>plays/GROUP/ID.LANGUAGE.md</c>: front matter between two lines of <c>---</c>, then the text.</summary>
internal static class PlayReader
{
    private const string Fence = "---\n";

    private static readonly string[] Stages = ["before", "day", "after", "review", "order", "handoff", "reference", "any"];
    private static readonly string[] Lengths = ["short", "medium", "long"];

    public static Play? Read(SourceFile source, ProblemList problems)
    {
        var (file, text) = (source.Name, source.Text);
        var end = text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || end < 0)
        {
            problems.Add(file, 1, "front-matter", "Begin the file with a line of ---, the keys, and a second line of ---.");
            return null;
        }

        var front = text[Fence.Length..(end + 1)];
        if (StrictYaml.ReadMap(file, front, 2, problems) is not { } map)
            return null;
        var bodyLine = 3 + front.Count(letter => letter == '\n');
        var body = new BodyReader(file, bodyLine, problems).Read(text[(end + 1 + Fence.Length)..]);
        return FromKeys(file, new YamlKeys(file, map, problems), body, problems);
    }

    private static Play FromKeys(string file, YamlKeys keys, IReadOnlyList<TemplateBlock> body, ProblemList problems)
    {
        var id = keys.Required("id");
        var owner = keys.Required("owner").Value;
        var reason = OneLine(file, keys.Required("reason"), problems);
        var source = OneLine(file, keys.Required("source"), problems);
        var stage = keys.OneOf("stage", Stages);
        var role = keys.OneOf("role", [.. Roles.All, "any"]);
        var language = keys.Required("language");
        var length = keys.OneOf("length", Lengths);
        var version = keys.Number("version").ToString(CultureInfo.InvariantCulture);
        keys.ReportUnknown();
        if (Path.GetFileName(file) != $"{id.Value}.{language.Value}.md")
            problems.Add(file, id.Line, id.Column, "file-name", $"Name the file {id.Value}.{language.Value}.md, after its id and language.");
        return new Play(new PlayInfo(id.Value, version, owner, reason, source), file, language.Value, stage, role, length, body);
    }

    private static string OneLine(string file, YamlText text, ProblemList problems)
    {
        if (text.Value.Length > 200 || text.Value.Contains('\n', StringComparison.Ordinal))
            problems.Add(file, text.Line, text.Column, "one-line", "Keep this to one line of at most 200 characters.");
        return text.Value;
    }
}
