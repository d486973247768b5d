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
        Actions actions => $"actions   | {string.Join(' ', actions.Ids)}",
        _ => throw new InvalidOperationException($"Nobody draws a {block.GetType().Name}."),
    };

    private static string Of(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Style switch
    {
        RunStyle.Strong => $"**{run.Text}**",
        RunStyle.Emphasis => $"*{run.Text}*",
        _ => run.Text,
    })).Replace("\n", "\n          | ", StringComparison.Ordinal);
}
