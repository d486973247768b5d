using System.Text;
using CoachBot.Wire;

namespace CoachBot.Tests.Content;

/// <summary>A message or form drawn with letters, so that a reader can approve it.</summary>
internal static class Picture
{
    public static string Of(IReadOnlyList<Block> blocks) => string.Concat(blocks.Select(block => Of(block) + "\n"));

    public static string Of(Form form)
    {
        var drawn = new StringBuilder($"title: {form.Title}\n");
        foreach (var field in form.Fields)
        {
            drawn.Append($"{(field.Required ? "required" : "optional")} {field.Type} {field.Id}: {field.Label}\n");
            foreach (var (what, words) in new[] { ("placeholder", field.Placeholder), ("help", field.Help), ("value", field.Value) })
            {
                if (!string.IsNullOrEmpty(words))
                    drawn.Append($"  {what}: {words}\n");
            }
        }

        return drawn.Append($"[{form.Submit}] [{form.Cancel}] [{form.More}]\n").ToString();
    }

    private static string Of(Block block) => block switch
    {
        Heading heading => $"heading   | {Of(heading.Runs)}",
        Paragraph paragraph => $"paragraph | {Of(paragraph.Runs)}",
        Quote quote => $"quote     | {Of(quote.Runs)}",
        Note note => $"note      | {Of(note.Runs)}",
        Divider => "divider   |",
        Bullets bullets => string.Join('\n', bullets.Items.Select(item => $"bullet    | {Of(item)}")),
        FactList facts => string.Join('\n', facts.Items.Select(item => $"fact      | {item.Label}: {Of(item.Runs)}")),
        Table table => string.Join('\n', table.Rows.Select(row => $"table     | {string.Join(" | ", row.Select(Of))}").Concat(More(table.More))),
        Timeline timeline => string.Join('\n', timeline.Steps.Select(step => $"step      | {step.Name} | {step.Days} | {step.State}").Concat(More(timeline.Today?.Text)).Concat(More(timeline.Marked?.Text)).Concat(More(timeline.More))),
        Chart chart => string.Join('\n', chart.Lines.Prepend(chart.Title).Select(line => $"chart     | {line}").Concat(More(chart.More))),
        Actions actions => $"actions   | {string.Join(' ', actions.Ids)}",
        _ => throw new InvalidOperationException($"Nobody draws a {block.GetType().Name}."),
    };

    private static IEnumerable<string> More(string? line) => line is null ? [] : [$"          | {line}"];

    private static string Of(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Style switch
    {
        RunStyle.Strong => $"**{run.Text}**",
        RunStyle.Emphasis => $"*{run.Text}*",
        _ => run.Text,
    })).Replace("\n", "\n          | ", StringComparison.Ordinal);
}
