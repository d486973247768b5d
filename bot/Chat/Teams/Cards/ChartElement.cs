using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// Bars, where every number is known: a missing one would be drawn as nothing. A client that draws no charts shows the words.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
/// </summary>
internal static class ChartElement
{
    public static Piece Of(Chart chart)
    {
        List<TextLine> words = [.. TextLine.Of(LineKind.Plain, [new Run(chart.Title, RunStyle.Strong)]), .. chart.Lines.SelectMany(line => TextLine.Of(LineKind.Bullet, line))];
        var drawable = words.Count > 0
            && chart.Rows.Count is > 0 and <= CardLimits.ChartRows
            && chart.Labels.Count is > 0 and <= CardLimits.ChartPoints
            && AreNames(chart.Labels) && (chart.Rows.Count == 1 || AreNames([.. chart.Rows.Select(row => row.Name)]))
            && chart.Rows.All(row => row.Values.Count == chart.Labels.Count && row.Values.All(value => value is not null));
        return drawable ? new PicturePiece(() => [Drawn(chart, words)], words) : new TextPiece(words);
    }

    private static CardTree Drawn(Chart chart, List<TextLine> words)
    {
        var drawn = chart.Rows.Count == 1
            ? new CardTree
            {
                ["type"] = "Chart.VerticalBar",
                ["title"] = CardText.Label(chart.Title, CardLimits.Title),
                ["showBarValues"] = true,
                ["data"] = Points(chart.Labels, chart.Rows[0]),
            }
            : new CardTree
            {
                ["type"] = "Chart.VerticalBar.Grouped",
                ["title"] = CardText.Label(chart.Title, CardLimits.Title),
                ["showBarValues"] = true,
                ["data"] = Elements.Array(chart.Rows.Select(row => new CardTree { ["legend"] = row.Name, ["values"] = Points(chart.Labels, row) })),
            };
        drawn["fallback"] = Elements.Container(Elements.Lines(words));
        return drawn;
    }

    private static List<CardTree> Points(IReadOnlyList<string> labels, ChartRow row) =>
        Elements.Array(labels.Select((label, at) => new CardTree { ["x"] = label, ["y"] = row.Values[at]!.Value }));

    /// <summary>Each is seen as it is, and none is another's.</summary>
    private static bool AreNames(IReadOnlyList<string> names) =>
        names.All(name => name.Length is > 0 and <= CardLimits.Title && name == CardText.Clean(name)) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
}
