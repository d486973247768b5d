using CoachBot.Wire;

namespace CoachBot.Benchmarks.Renderers;

/// <summary>Messages, a form and a home view of the size that people get.</summary>
internal static class RepresentativeCards
{
    private static readonly string[] Menu = ["Postpone", "Not a customer meeting", "Remind me later", "Go ahead anyway", "Call it off", "Name the first success", "Why this?", "History", "As text", "Stop these messages"];

    /// <summary>Six meetings, each with what it is for and what can be done.</summary>
    public static Message Day()
    {
        var rows = Enumerable.Range(0, 6).Select(at => Row($"m-{at}", $"{9 + at}:00 Acme & Söhne", "Quarterly review of the rollout")).ToList();
        return Of(
            [new Heading([new Run("Monday 23 November")]), Say("6 customer meetings. A sentence for each is enough."), .. rows.SelectMany(row => row.Blocks)],
            [.. rows.SelectMany(row => row.Buttons)]);
    }

    /// <summary>A deal with its facts, a table of twenty rows and a question.</summary>
    public static Message Review() => Of(
        [
            new Heading([new Run("Acme rollout 2027")]),
            new Note([new Run("Acme, open")]),
            new FactList([.. new[] { "Named last", "They need it by", "Their first success", "Promised", "Ahead" }.Select(label => new LabelledRuns(label, [new Run("Their planner cuts schedule changes from three days to one")]))]),
            new Table([.. Enumerable.Range(0, 21).Select(row => (IReadOnlyList<IReadOnlyList<Run>>)[.. new[] { "Step", "Owner", "Needed by", "State" }.Select(head => (IReadOnlyList<Run>)[new Run(row == 0 ? head : $"{head} {row} of the plan")])])], "and 12 more"),
            new Quote([new Run("We ship the spring season on time, for the first time in four years")]),
            Say("Who at Acme will tell their own people about it, and when?"),
            new Actions(["answer", "share", "more"]),
        ],
        [Press("answer", "Answer"), Press("share", "Share"), More("more")]);

    /// <summary>What was done right, and twelve weeks as a chart.</summary>
    public static Message Digest()
    {
        List<string> weeks = [.. Enumerable.Range(1, 12).Select(week => $"Week of {week} Nov")];
        List<int?> ready = [.. weeks.Select((_, at) => (int?)(at * 3))];
        return Of(
            [
                new Heading([new Run("Done right this week")]),
                new Bullets([.. Enumerable.Range(0, 8).Select(at => (IReadOnlyList<Run>)[new Run($"Ann Weber {at}", RunStyle.Strong), new Run(" named what Acme will have before she went, and Acme said it came true.")])]),
                new Chart("Ready before the meeting", weeks, [new ChartRow("ready", ready), new ChartRow("meetings", [.. ready.Select(value => value + 2)])], weeks, "not shown"),
                new Note([new Run("Seen by the team alone.")]),
                new Actions(["more"]),
            ],
            [More("more")]);
    }

    public static Form Form() => new(
        "f1",
        "Name the value",
        [
            new Field("value", "What will Acme have after this meeting that it does not have now?", "multiline", true, "", 280, Placeholder: "Their planner can move an order without calling three plants"),
            new Field("goal", "Their goal behind it", "text", false, "Ship the spring season on time", 280, Help: "In their words, if you have them."),
            new Field("kind", "What kind of value", "choice", false, "saves", Choices: [.. new[] { "saves", "earns", "avoids", "learns", "pleases", "other" }.Select(kind => new Choice(kind, $"It {kind}"))]),
            new Field("date", "They need it by", "date", false, "2026-12-01"),
            new Field("when", "We talk again", "datetime", false, "2026-12-01T15:00"),
            new Field("keep", "Keep it for the next meeting", "check", false, "true"),
        ],
        "Save",
        "Not now");

    /// <summary>Seven days with three meetings each.</summary>
    public static HomeView Home()
    {
        var days = Enumerable.Range(0, 7).Select(day => (Name: $"{20 + day} November", Rows: Enumerable.Range(0, 3).Select(at => Row($"d-{day}-{at}", $"{9 + at}:00 Acme", "No value named yet")).ToList())).ToList();
        return new HomeView(
            "Your next seven days",
            [new Heading([new Run("Your next seven days")]), .. days.SelectMany(day => day.Rows.SelectMany(row => row.Blocks).Prepend(new Paragraph([new Run(day.Name, RunStyle.Strong)])))],
            [.. days.SelectMany(day => day.Rows.SelectMany(row => row.Buttons))]);
    }

    private static (IReadOnlyList<Block> Blocks, IReadOnlyList<Button> Buttons) Row(string id, string who, string what) =>
        ([new Paragraph([new Run(who, RunStyle.Strong), new Run(": " + what)]), new Actions([$"name@{id}", $"more@{id}"])], [Press($"name@{id}", "Name the value"), More($"more@{id}")]);

    private static Paragraph Say(string text) => new([new Run(text)]);

    private static Button Press(string id, string label) => new(id, label, ButtonStyle.Primary, ButtonKind.Form);

    private static Button More(string id) => new(id, "More", ButtonStyle.Default, ButtonKind.Menu, [.. Menu.Select((label, at) => new MenuItem($"{id}#{at}", label))]);

    private static Message Of(IReadOnlyList<Block> blocks, IReadOnlyList<Button> buttons) => new("One meeting ahead: 30 seconds?", "", blocks, buttons, new ContentRef("x", "1"));
}
