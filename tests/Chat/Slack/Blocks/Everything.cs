using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>A message and a form with one of each piece, all made of one text.</summary>
internal static class Everything
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    public static Message Message(string text) => new(text, text, Blocks(text), Buttons(text), new ContentRef("x", "1"));

    public static IReadOnlyList<Block> Blocks(string text)
    {
        Run[] runs = [new(text), new(" "), new(text, RunStyle.Strong), new(text, RunStyle.Emphasis)];
        return
        [
            new Heading(runs),
            new Paragraph(runs),
            new Quote(runs),
            new Bullets([runs, [], [new Run(text)]]),
            new FactList([new LabelledRuns(text, runs), new LabelledRuns("", [])]),
            new Actions(["first", "second", "nobody"]),
            new Divider(),
            new Table([[[new Run(text)], [new Run("b")]], [runs], [[], [new Run(text)], [new Run("c")]]], text),
            new Table([[[new Run("Deal")]], [[new Run(text)]]]),
            new Timeline([new TimelineBar("s", text, Day, Day.AddDays(3), text, text, $"{text}: {text}")], new TimelineMark(Day, text), new TimelineMark(Day, text), text),
            new Chart("Wins", ["One", "Two"], [new ChartRow("wins", [2, 3])], [text, "Two: 3"], "–"),
            new Chart(text, ["One", text], [new ChartRow(text, [2, null])], [text], "–", text),
            new Note(runs),
            new Actions(["menu", "long"]),
        ];
    }

    public static IReadOnlyList<Button> Buttons(string text) =>
    [
        new("first", text, ButtonStyle.Primary, ButtonKind.Form),
        new("second", text, ButtonStyle.Danger, ButtonKind.Button),
        new("menu", text, ButtonStyle.Default, ButtonKind.Menu, [new MenuItem("a", text), new MenuItem("b", text), new MenuItem("b", text)]),
        new("long", text, ButtonStyle.Default, ButtonKind.Menu, [.. Enumerable.Range(0, 30).Select(number => new MenuItem($"l{number}", text))]),
        new("none", text, ButtonStyle.Default, ButtonKind.Menu, []),
        new("one", text, ButtonStyle.Default, ButtonKind.Menu, [new MenuItem("only", text)]),
        new(text + "\n#" + text, text, ButtonStyle.Default, ButtonKind.Link),
    ];

    public static Form Form(string text, int choices = 3) => new(
        "f1",
        text,
        [
            new Field("text", text, "text", true, text, 280, Placeholder: text, Help: text),
            new Field("lines", text, "multiline", false, text, null, Placeholder: text, Help: text),
            new Field("few", text, "choice", true, "c1", Choices: Choices(text, 3), Help: text),
            new Field("choice", text, "choice", false, "c1", Choices: Choices(text, choices), Placeholder: text),
            new Field("nothing", text, "choice", true, text, Choices: []),
            new Field("date", text, "date", true, "2026-11-25"),
            new Field("time", text, "time", false, "15:30"),
            new Field("both", text, "datetime", false, "2026-11-25T15:30", Help: text),
            new Field("check", text, "check", true, "true"),
            new Field("noDate", text, "date", false, text, More: true),
            new Field("noTime", text, "time", false, text, More: true),
            new Field("noBoth", text, "datetime", false, text, More: true),
            new Field("unchecked", text, "check", false, text, More: true),
            new Field(text + "?", text, "text", false, "", More: true),
        ],
        text,
        text,
        text);

    public static IReadOnlyList<Choice> Choices(string text, int count) => [.. Enumerable.Range(0, count).Select(number => new Choice($"c{number}", $"{number} {text}"))];
}
