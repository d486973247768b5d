using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>A message as plain text: notifications, screen readers, <c>/coach text</c> [ADM-28].</summary>
internal static class PlainText
{
    public static string Of(IEnumerable<Block> blocks) =>
        string.Join("\n\n", blocks.Select(Of).Where(text => text.Length > 0));

    public static string Of(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Text));

    private static string Of(Block block) => block switch
    {
        Heading heading => Of(heading.Runs),
        Paragraph paragraph => Of(paragraph.Runs),
        Quote quote => $"\"{Of(quote.Runs)}\"",
        Note note => Of(note.Runs),
        Bullets bullets => string.Join('\n', bullets.Items.Select(item => $"- {Of(item)}")),
        FactList facts => string.Join('\n', facts.Items.Select(item => $"{item.Label}: {Of(item.Runs)}")),
        Table table => Lines([.. table.Rows.Select(row => string.Join(" | ", row.Select(Of))), table.More]),
        Timeline timeline => Lines([timeline.Today?.Text, timeline.Marked?.Text, .. timeline.Steps.Select(step => $"- {step.Text}"), timeline.More]),
        Chart chart => Lines([chart.Title, chart.More, .. chart.Lines.Select(line => $"- {line}")]),
        _ => "",
    };

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.OfType<string>());
}
