using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>What one surface takes.</summary>
/// <param name="Bytes">Of its blocks as JSON.</param>
internal sealed record Surface(int Blocks, int Characters, int Bytes)
{
    public static readonly Surface Message = new(SlackLimits.MessageBlocks, SlackLimits.MessageCharacters, SlackLimits.MessageBytes);
    public static readonly Surface Home = new(SlackLimits.ViewBlocks, SlackLimits.ViewCharacters, SlackLimits.ViewBytes);
}

/// <summary>
/// Lays pieces out in the blocks that a surface takes. As long as there is room each has its own; then neighbouring texts share
/// one; then what comes last is text without gaps, and its buttons become lists to choose from, grouped by what they are about.
/// So a list of any length stays whole and everything on it can be pressed [INT-18].
/// </summary>
internal static class Layout
{
    /// <summary>What a full <c>rich_text</c> block holds at least when it is parted between words.</summary>
    private const int Filled = SlackLimits.RichText - 300;

    private const int ShortestLabel = 8;

    /// <summary>So few parts are never too many bytes.</summary>
    private const int Few = 250;

    public static JsonArray Of(IReadOnlyList<Piece> pieces, Surface surface)
    {
        for (var share = 1; ; share *= 2)
        {
            var fitting = Within(pieces, surface.Characters / share, SlackLimits.Presses / share, out var longest, out var parts);
            var blocks = Blocks(fitting, surface.Blocks, longest);
            var all = new JsonArray();
            foreach (var block in blocks) all.Add((JsonNode)(block.Parent is null ? block : block.DeepClone()));
            if (parts <= Few || share > 100 || all.ToJsonString().Length <= surface.Bytes) return all;
        }
    }

    /// <summary>As many presses and characters as there is room for: labels are shortened first, then texts, at their end.</summary>
    private static List<Piece> Within(IReadOnlyList<Piece> pieces, int characters, int presses, out int longest, out int parts)
    {
        List<PressPiece> pressed = [.. pieces.OfType<PressPiece>()];
        List<int> labels =
        [
            .. pressed.SelectMany(piece => piece.Buttons.SelectMany(Labels)).Take(presses)
                .Concat(pressed.SelectMany(Names).Take(presses))
                .Select(label => Math.Min(SlackText.Weight(label), SlackLimits.ButtonText)),
        ];
        var room = Math.Min(SlackLimits.MessageLabelCharacters, characters / 2);
        longest = labels.Sum() <= room ? SlackLimits.ButtonText : Math.Max(ShortestLabel, room / labels.Count);
        var limit = longest;
        room = characters - labels.Sum(label => Math.Min(label, limit));
        parts = labels.Count;

        var fitting = new List<Piece>();
        var pressesLeft = presses;
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case PressPiece press:
                    if (Some(press, ref pressesLeft) is { } some) fitting.Add(some);
                    break;
                case PicturePiece picture when Most(picture) <= room:
                    room -= Most(picture);
                    fitting.Add(picture);
                    break;
                case MarkPiece mark when mark.Words.Sum(line => line.Weight) <= room:
                    room -= mark.Words.Sum(line => line.Weight);
                    fitting.Add(mark);
                    break;
                default:
                    if (Cut(Words(piece), ref room) is { Count: > 0 } lines) fitting.Add(new TextPiece(lines));
                    break;
            }

            parts += fitting.Count > 0 && fitting[^1] is TextPiece text ? text.Lines.Sum(line => line.Runs.Count) : 0;
        }

        return fitting;
    }

    /// <summary>It may have to be written in words after all, for want of blocks.</summary>
    private static int Most(PicturePiece picture) => Math.Max(picture.Weight, picture.Words.Sum(line => line.Weight));

    private static IEnumerable<string> Labels(Button button) => button.Items is { } items ? items.Select(item => item.Label) : [button.Label];

    /// <summary>What names its menus, and its group where its presses stand in a list.</summary>
    private static IEnumerable<string> Names(PressPiece piece) =>
        piece.Buttons.Where(button => button.Items is not null).Select(button => button.Label).Prepend(piece.About);

    private static PressPiece? Some(PressPiece piece, ref int left)
    {
        var some = new List<Button>();
        foreach (var button in piece.Buttons)
        {
            var items = button.Items is { } all ? all.Take(left).ToList() : null;
            if (left <= 0 || items is { Count: 0 }) continue;
            left -= items?.Count ?? 1;
            some.Add(items is null || items.Count == button.Items!.Count ? button : button with { Items = items });
        }

        return some.Count == 0 ? null : piece with { Buttons = some };
    }

    private static List<TextLine> Cut(IReadOnlyList<TextLine> lines, ref int room)
    {
        var kept = new List<TextLine>();
        foreach (var line in lines)
        {
            if (room < 2) break;
            kept.Add(line.Weight <= room ? line : line.Within(room));
            room -= line.Weight;
        }

        return kept;
    }

    private static List<JsonObject> Blocks(List<Piece> pieces, int most, int longest)
    {
        var presses = new Presses(longest);
        List<JsonObject> each = [.. pieces.SelectMany(piece => Blocks(piece, presses))];
        return each.Count <= most ? each : Packed(Joined(pieces), most, longest);
    }

    private static List<JsonObject> Packed(List<Piece> pieces, int most, int longest)
    {
        var tail = (pieces.Sum(piece => Words(piece).Sum(line => line.Weight)) / Filled) + 2;
        var presses = new Presses(longest);
        var blocks = new List<JsonObject>();
        var rest = 0;
        for (; rest < pieces.Count; rest++)
        {
            var next = Blocks(pieces[rest], presses);
            if (blocks.Count + next.Count > (rest == pieces.Count - 1 ? most : most - tail)) break;
            blocks.AddRange(next);
        }

        blocks.AddRange(RichText.Of(pieces.Skip(rest).SelectMany(Words)));
        blocks.AddRange(presses.Lists([.. pieces.Skip(rest).OfType<PressPiece>()]));
        return blocks;
    }

    /// <summary>Neighbouring texts share a block; headings and notes are lines in it, lines across go.</summary>
    private static List<Piece> Joined(List<Piece> pieces)
    {
        var joined = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (piece is not (TextPiece or MarkPiece))
                joined.Add(piece);
            else if (Words(piece) is { Count: > 0 } words)
            {
                if (joined.Count > 0 && joined[^1] is TextPiece before)
                    joined[^1] = new TextPiece([.. before.Lines, TextLine.Gap, .. words]);
                else
                    joined.Add(new TextPiece(words));
            }
        }

        return joined;
    }

    private static List<JsonObject> Blocks(Piece piece, Presses presses) => piece switch
    {
        TextPiece text => RichText.Of(text.Lines),
        MarkPiece mark => [mark.Block],
        PicturePiece picture => [picture.Block],
        PressPiece press => [.. presses.Rows(press.Buttons)],
        _ => [],
    };

    private static IReadOnlyList<TextLine> Words(Piece piece) => piece switch
    {
        TextPiece text => text.Lines,
        MarkPiece mark => mark.Words,
        PicturePiece picture => picture.Words,
        _ => [],
    };
}
