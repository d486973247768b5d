using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// Tables as <c>data_table</c>, which has a caption and a naming column for screen readers, and charts as
/// <c>data_visualization</c>, where they keep to its limits; each also in words, for where they do not.
/// https://docs.slack.dev/reference/block-kit/blocks/data-table-block/
/// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block/
/// </summary>
internal static class PictureBlocks
{
    private const string Blank = "–";

    public static (JsonObject Block, int Weight)? Table(Table table, string caption)
    {
        var columns = table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row.Count);
        if (table.Rows.Count is < 2 or > SlackLimits.TableRows || columns is < 1 or > SlackLimits.TableColumns) return null;
        List<List<string>> rows = [.. table.Rows.Select(row => Cells(row, columns))];
        if (rows.Sum(row => row.Sum(SlackText.Weight)) is var written && written > SlackLimits.TableCharacters) return null;
        var name = SlackText.Label(caption.Length > 0 ? caption : rows[0][0], SlackLimits.TableCaption);
        var block = new JsonObject
        {
            ["type"] = "data_table",
            ["caption"] = name,
            ["rows"] = new JsonArray([.. rows.Select(row => new JsonArray([.. row.Select(text => new JsonObject { ["type"] = "raw_text", ["text"] = text })]))]),
            ["page_size"] = Math.Min(rows.Count - 1, SlackLimits.TablePage),
        };
        return (block, SlackText.Weight(name) + written);
    }

    /// <summary>Row by row: what its first cell names, then each value with the head of its column.</summary>
    public static IEnumerable<TextLine> Words(Table table)
    {
        if (table.Rows.Count == 0) return [];
        var head = Cells(table.Rows[0], table.Rows[0].Count);
        if (table.Rows.Count == 1) return TextLine.Of(LineKind.Plain, string.Join(" | ", head));
        return table.Rows.Skip(1).SelectMany(row => Row(Cells(row, row.Count), head));
    }

    private static IEnumerable<TextLine> Row(List<string> row, List<string> head) => row.Count == 0 ? [] : TextLine.Of(
        LineKind.Bullet,
        [
            new Run(row[0], RunStyle.Strong),
            .. row.Skip(1).Select((cell, at) => new Run($"{(at == 0 ? " – " : ", ")}{(at + 1 < head.Count && head[at + 1] != Blank ? head[at + 1] + ": " : "")}{cell}")),
        ]);

    /// <summary>A step's days and state stand in its text; bars of letters would only be noise to who hears them.</summary>
    public static IEnumerable<TextLine> Words(Timeline timeline)
    {
        foreach (var mark in new[] { timeline.Today, timeline.Marked }.OfType<TimelineMark>())
        {
            foreach (var line in TextLine.Of(LineKind.Plain, mark.Text)) yield return line;
        }

        foreach (var step in timeline.Steps.OrderBy(step => step.From).ThenBy(step => step.To))
        {
            var (name, rest) = step.Text.StartsWith(step.Name, StringComparison.Ordinal) ? (step.Name, step.Text[step.Name.Length..]) : ("", step.Text);
            foreach (var line in TextLine.Of(LineKind.Bullet, [new Run(name, RunStyle.Strong), new Run(rest)])) yield return line;
        }
    }

    /// <summary>
    /// Bars, side by side. A number that is not known or may not be shown cannot be drawn: Slack wants one for each point, and a
    /// zero would be a lie. Such a chart is written in words.
    /// </summary>
    public static (JsonObject Block, int Weight)? Chart(Chart chart)
    {
        var drawable = chart.Rows.Count is > 0 and <= SlackLimits.ChartSeries
            && chart.Labels.Count is > 0 and <= SlackLimits.ChartPoints
            && AreNames(chart.Labels) && AreNames([.. chart.Rows.Select(row => row.Name)])
            && chart.Rows.All(row => row.Values.Count == chart.Labels.Count && row.Values.All(value => value is not null));
        if (!drawable) return null;
        var title = SlackText.Label(chart.Title, SlackLimits.ChartTitle);
        var block = new JsonObject
        {
            ["type"] = "data_visualization",
            ["title"] = title,
            ["chart"] = new JsonObject
            {
                ["type"] = "bar",
                ["series"] = new JsonArray([.. chart.Rows.Select(row => new JsonObject
                {
                    ["name"] = row.Name,
                    ["data"] = new JsonArray([.. row.Values.Select((value, at) => new JsonObject { ["label"] = chart.Labels[at], ["value"] = value!.Value })]),
                })]),
                ["axis_config"] = new JsonObject { ["categories"] = new JsonArray([.. chart.Labels.Select(label => JsonValue.Create(label))]) },
            },
        };
        return (block, title.Length + (SlackLimits.ChartLabel * chart.Labels.Count * (chart.Rows.Count + 1)));
    }

    public static IEnumerable<TextLine> Words(Chart chart) =>
        TextLine.Of(LineKind.Plain, [new Run(chart.Title, RunStyle.Strong)]).Concat(chart.Lines.SelectMany(line => TextLine.Of(LineKind.Bullet, line)));

    private static bool AreNames(IReadOnlyList<string> names) =>
        names.All(name => name == SlackText.Clean(name) && SlackText.Weight(name) is > 0 and <= SlackLimits.ChartLabel)
        && names.Distinct(StringComparer.Ordinal).Count() == names.Count;

    private static List<string> Cells(IReadOnlyList<IReadOnlyList<Run>> row, int columns) =>
        [.. Enumerable.Range(0, columns).Select(at => at < row.Count && SlackText.Clean(string.Concat(row[at].Select(run => run.Text))) is { Length: > 0 } text ? text : Blank)];
}
