using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>Reads our own vocabulary into pieces: what each is in Block Kit, and what it is in words.</summary>
internal sealed class Pieces(bool tables, bool charts)
{
    private readonly List<Piece> _pieces = [];
    private int _tablesLeft = tables ? SlackLimits.Tables : 0;
    private int _chartsLeft = charts ? SlackLimits.Charts : 0;
    private string _about = "";

    /// <summary>All of it in order; buttons that stand nowhere come last.</summary>
    public IReadOnlyList<Piece> Of(IReadOnlyList<Block> blocks, IReadOnlyList<Button> buttons)
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
        return _pieces;
    }

    private void Press(IReadOnlyList<Button> buttons)
    {
        if (buttons.Count > 0) _pieces.Add(new PressPiece(buttons, _about));
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Head([.. heading.Runs]);
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
                Text(facts.Items.SelectMany(item => TextLine.Of(LineKind.Plain, [new Run(item.Label + ": ", RunStyle.Strong), .. item.Runs])));
                break;
            case Note note:
                Note([.. TextLine.Of(LineKind.Plain, note.Runs)]);
                break;
            case Divider:
                _pieces.Add(new MarkPiece(new JsonObject { ["type"] = "divider" }, []));
                break;
            case Table table:
                Picture(_tablesLeft > 0 ? PictureBlocks.Table(table, _about) : null, PictureBlocks.Words(table), ref _tablesLeft);
                Note([.. TextLine.Of(LineKind.Plain, table.More)]);
                break;
            case Timeline timeline:
                Text(PictureBlocks.Words(timeline));
                Note([.. TextLine.Of(LineKind.Plain, timeline.More)]);
                break;
            case Chart chart:
                Note([.. TextLine.Of(LineKind.Plain, chart.More)]);
                Picture(_chartsLeft > 0 ? PictureBlocks.Chart(chart) : null, PictureBlocks.Words(chart), ref _chartsLeft);
                break;
            case Actions:
                break; // placed by the caller
        }
    }

    private void Text(IEnumerable<TextLine> lines)
    {
        List<TextLine> all = [.. lines];
        if (all.Count == 0) return;
        _about = all[0].Text.Split('\n')[0];
        _pieces.Add(new TextPiece(all));
    }

    private void Head(IReadOnlyList<Run> runs)
    {
        List<TextLine> strong = [.. TextLine.Of(LineKind.Plain, runs.Select(run => run with { Style = RunStyle.Strong }))];
        if (strong.Count == 0) return;
        _about = strong[0].Text.Split('\n')[0];
        if (strong[0].Weight <= SlackLimits.Header)
            _pieces.Add(new MarkPiece(new JsonObject { ["type"] = "header", ["text"] = SlackText.Plain(strong[0].Text, SlackLimits.Header) }, strong));
        else
            _pieces.Add(new TextPiece(strong)); // too long for a header: nothing of it is lost
    }

    private void Note(IReadOnlyList<TextLine> line)
    {
        if (line.Count == 0) return;
        if (line[0].Weight <= SlackLimits.ContextText)
            _pieces.Add(new MarkPiece(new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(SlackText.Plain(line[0].Text, SlackLimits.ContextText)) }, line));
        else
            _pieces.Add(new TextPiece(line));
    }

    private void Picture((JsonObject Block, int Weight)? drawn, IEnumerable<TextLine> words, ref int left)
    {
        List<TextLine> lines = [.. words];
        if (drawn is { } picture)
        {
            left--;
            _pieces.Add(new PicturePiece(picture.Block, picture.Weight, lines));
        }
        else if (lines.Count > 0)
        {
            _pieces.Add(new TextPiece(lines));
        }
    }
}
