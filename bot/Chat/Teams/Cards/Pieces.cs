using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>Reads our own vocabulary into pieces.</summary>
internal sealed class Pieces
{
    private readonly List<Piece> _pieces = [];
    private string _about = "";

    /// <summary>All of it in order; buttons that stand nowhere come last.</summary>
    public static IReadOnlyList<Piece> Of(IReadOnlyList<Block> blocks, IReadOnlyList<Button> buttons, string text)
    {
        var pieces = new Pieces();
        pieces.Read(blocks, buttons);
        return pieces._pieces.Exists(piece => piece is not DividerPiece) ? pieces._pieces : [new TextPiece([.. TextLine.Of(LineKind.Plain, CardText.Label(text, int.MaxValue))])];
    }

    private void Read(IReadOnlyList<Block> blocks, IReadOnlyList<Button> buttons)
    {
        var byId = buttons.ToLookup(button => button.Id, StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block is Actions actions)
            {
                Press([.. actions.Ids.Select(id => byId[id].FirstOrDefault()).OfType<Button>()]);
                placed.UnionWith(actions.Ids);
            }
            else
            {
                Add(block);
            }
        }

        Press([.. buttons.Where(button => !placed.Contains(button.Id))]);
    }

    private void Press(IReadOnlyList<Button> buttons)
    {
        List<Button> some = [.. buttons.Where(button => button.Kind != ButtonKind.Menu || button.Items is { Count: > 0 })];
        if (some.Count > 0) _pieces.Add(new PressPiece(some, _about));
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Text(TextLine.Of(LineKind.Heading, heading.Runs));
                break;
            case Paragraph paragraph:
                Text(TextLine.Of(LineKind.Plain, paragraph.Runs));
                break;
            case Quote quote:
                Text(TextLine.Of(LineKind.Quote, quote.Runs));
                break;
            case Bullets bullets:
                Text(bullets.Items.SelectMany(item => TextLine.Of(LineKind.Bullet, item)));
                break;
            case FactList facts:
                Text(facts.Items.SelectMany(item => TextLine.Of(LineKind.Fact, item.Runs, item.Label)));
                break;
            case Note note:
                Text(TextLine.Of(LineKind.Note, note.Runs));
                break;
            case Divider:
                _pieces.Add(new DividerPiece());
                break;
            case Table table:
                if (TableElement.Of(table) is { } drawn) _pieces.Add(drawn);
                Text(TextLine.Of(LineKind.Note, table.More));
                break;
            case Timeline timeline:
                Text(TimelineLines.Of(timeline));
                Text(TextLine.Of(LineKind.Note, timeline.More));
                break;
            case Chart chart:
                Text(TextLine.Of(LineKind.Note, chart.More));
                _pieces.Add(ChartElement.Of(chart));
                break;
            case Actions:
                break; // placed by the caller
        }
    }

    private void Text(IEnumerable<TextLine> lines)
    {
        List<TextLine> all = [.. lines];
        if (all.Count == 0) return;
        if (all[0].Kind != LineKind.Note) _about = string.Concat(all[0].Whole.Select(run => run.Text)).Split('\n')[0];
        _pieces.Add(new TextPiece(all));
    }
}
