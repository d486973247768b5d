using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// A table; where it has more than two columns, a phone shows its rows one below the other instead.
/// https://adaptivecards.microsoft.com/?topic=Table
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#responsive-layout
/// </summary>
internal static class TableElement
{
    /// <summary>So many columns stand side by side on a phone.</summary>
    private const int NarrowColumns = 2;

    /// <summary>The widest column is at most four times as wide as the narrowest.</summary>
    private const int Narrowest = 6;
    private const int Widest = 24;

    public static Piece? Of(Table table)
    {
        var columns = table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row.Count);
        if (columns == 0) return null;
        List<List<string>> rows = [.. table.Rows.Select(row => Cells(row, columns))];
        List<TextLine> words = [.. Words(rows)];
        return rows.Count < 2 ? new TextPiece(words) : new PicturePiece(() => Drawn(rows, words), words);
    }

    private static IEnumerable<CardTree> Drawn(List<List<string>> rows, List<TextLine> words)
    {
        var table = new CardTree
        {
            ["type"] = "Table",
            ["firstRowAsHeaders"] = true,
            ["showGridLines"] = false,
            ["columns"] = Elements.Array(rows[0].Select((_, column) => new CardTree { ["width"] = Math.Clamp(rows.Max(row => row[column].Length), Narrowest, Widest) })),
            ["rows"] = Elements.Array(rows.Select((row, at) => new CardTree
            {
                ["type"] = "TableRow",
                ["cells"] = Elements.Array(row.Select(cell => Cell(cell, at == 0))),
            })),
        };
        yield return table;
        if (rows[0].Count <= NarrowColumns) yield break;
        table["targetWidth"] = "atLeast:standard";
        var narrow = Elements.Container(Elements.Lines(words));
        narrow["targetWidth"] = "atMost:narrow";
        yield return narrow;
    }

    private static CardTree Cell(string text, bool head) => new()
    {
        ["type"] = "TableCell",
        ["items"] = Elements.Array([Elements.Rich([Elements.Run(new Run(text, head ? RunStyle.Strong : RunStyle.Plain))])]),
    };

    /// <summary>Row by row: what its first cell names, then each value with the head of its column.</summary>
    private static IEnumerable<TextLine> Words(List<List<string>> rows)
    {
        var head = rows[0];
        if (rows.Count == 1) return TextLine.Of(LineKind.Plain, string.Join(" | ", head));
        return rows.Skip(1).SelectMany(row => TextLine.Of(
            LineKind.Bullet,
            [
                new Run(row[0], RunStyle.Strong),
                .. row.Skip(1).Select((cell, at) => new Run($"{(at == 0 ? " – " : ", ")}{(head[at + 1] == CardText.Nothing ? "" : head[at + 1] + ": ")}{cell}")),
            ]));
    }

    private static List<string> Cells(IReadOnlyList<IReadOnlyList<Run>> row, int columns) =>
        [.. Enumerable.Range(0, columns).Select(at => at < row.Count && CardText.Clean(string.Concat(row[at].Select(run => run.Text))) is { Length: > 0 } text ? text : CardText.Nothing)];
}
