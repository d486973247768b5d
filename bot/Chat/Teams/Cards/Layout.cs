using System.Globalization;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// Lays pieces out within the bytes of a card. As long as there is room each is what it is; then pictures stand in words; then texts
/// of many hundred characters are cut; then what comes last is lines without gaps, and its buttons become lists to choose from, which
/// say what they are about. So a list of any length can be pressed, and what is left out is counted [INT-18].
/// </summary>
internal sealed class Layout
{
    /// <summary>Texts are cut to no less before buttons become lists.</summary>
    private const int LongText = 400;

    /// <summary>Bytes around an element with a line across it, a run, a line and a choice, at most.</summary>
    private const int AroundElement = 20;
    private const int AroundRun = 50;
    private const int AroundLine = 4;
    private const int AroundChoice = 48;

    /// <summary>Bytes of two lists, the block of lines, and what says how many are left out.</summary>
    private const int AroundLists = 2_000;

    /// <summary>Characters of a line and of a button's title, from much to little.</summary>
    private static readonly (int Line, int Title)[] Sizes = [(LongText, CardLimits.Choice), (150, 50), (60, 30), (24, 12)];

    private readonly CardPlace _place;
    private readonly Presses _presses;
    private readonly int _room;

    private Layout(CardPlace place)
    {
        _place = place;
        _presses = new Presses(place.Card);
        _room = CardLimits.CardBytes - Elements.Weigh(Card([]));
    }

    public static CardTree Of(IReadOnlyList<Piece> pieces, CardPlace place) => new Layout(place).Fitting(pieces);

    private CardTree Fitting(IReadOnlyList<Piece> pieces)
    {
        List<Shown> shown = [.. pieces.Select(piece => Show(piece, drawn: true))];
        if (Fits(shown)) return Card(Body(shown));
        shown = [.. shown.Select(each => each.Piece is PicturePiece ? Show(each.Piece, drawn: false) : each)];
        return Card(Fits(shown) ? Body(shown) : Cut(shown) is { } cut ? Body(cut) : Packed(shown));
    }

    private CardTree Card(IEnumerable<CardTree> body)
    {
        var card = Elements.Card(body);
        if (_place is { Card: { } key, Viewers.Count: > 0 })
        {
            card["refresh"] = new CardTree
            {
                ["action"] = new CardTree { ["type"] = "Action.Execute", ["verb"] = AdaptiveCard.ViewVerb, ["data"] = new CardTree { ["c"] = key } },
                ["userIds"] = _place.Viewers.Take(CardLimits.Viewers).ToArray(),
            };
        }

        return card;
    }

    /// <summary>A piece as what it is.</summary>
    private Shown Show(Piece piece, bool drawn)
    {
        List<CardTree> elements = [.. piece switch
        {
            PressPiece press => _presses.Rows(press.Buttons),
            PicturePiece { } picture when drawn => picture.Drawn(),
            _ => Text(Words(piece)),
        }];
        return new(piece, elements, elements.Sum(element => AroundElement + Elements.Weigh(element)));
    }

    private bool Fits(List<Shown> shown) => shown.Sum(each => each.Weight) <= _room;

    private static List<CardTree> Body(IEnumerable<Shown> shown)
    {
        var all = new List<CardTree>();
        var across = false;
        foreach (var (piece, elements, _) in shown)
        {
            if (across && elements.Count > 0) elements[0]["separator"] = true;
            across = piece is DividerPiece || (across && elements.Count == 0);
            all.AddRange(elements);
        }

        return all;
    }

    private static IEnumerable<CardTree> Text(IReadOnlyList<TextLine> lines) => lines.Count == 0 ? [] : lines[0].Kind switch
    {
        LineKind.Heading => lines.Select(Elements.Heading),
        LineKind.Fact => Elements.Facts(lines),
        LineKind.Quote => [Quote(lines)],
        _ => Elements.Lines(lines),
    };

    private static CardTree Quote(IReadOnlyList<TextLine> lines)
    {
        var quote = Elements.Container(Elements.Lines(lines));
        quote["style"] = "emphasis";
        return quote;
    }

    private static IReadOnlyList<TextLine> Words(Piece piece) => piece switch
    {
        TextPiece text => text.Lines,
        PicturePiece picture => picture.Words,
        _ => [],
    };

    /// <summary>The long texts cut to one length, the greatest that fits; null where that is too little.</summary>
    private List<Shown>? Cut(List<Shown> shown)
    {
        var (least, most) = (LongText, CardLimits.CardBytes);
        if (Within(shown, least) is not { } cut || !Fits(cut)) return null;
        while (most - least > 50)
        {
            var middle = (least + most) / 2;
            if (Within(shown, middle) is { } longer && Fits(longer))
                (least, cut) = (middle, longer);
            else
                most = middle;
        }

        return cut;
    }

    /// <summary>With no text of more than so many characters; null where there is none.</summary>
    private List<Shown>? Within(List<Shown> shown, int longest)
    {
        var cut = shown.ToList();
        var any = false;
        for (var at = 0; at < cut.Count; at++)
        {
            var words = Words(cut[at].Piece);
            List<TextLine> shorter = [.. words.Select(line => line.Within(longest))];
            if (shorter.SequenceEqual(words)) continue;
            cut[at] = Show(new TextPiece(shorter), drawn: false);
            any = true;
        }

        return any ? cut : null;
    }

    /// <summary>As many pieces as there is room for as they are, the rest as lines and lists.</summary>
    private List<CardTree> Packed(List<Shown> shown)
    {
        foreach (var (line, title) in Sizes)
        {
            shown = Within(shown, line) ?? shown;
            List<int> packed = [.. shown.Select(each => Weight(each.Piece, title))];
            var left = _room - AroundLists - packed.Sum();
            if (left < 0) continue;
            var first = 0;
            while (first < shown.Count && (left -= shown[first].Weight - packed[first]) >= 0) first++;
            return Rows(shown, first, title, int.MaxValue, int.MaxValue);
        }

        return Least(shown, Sizes[^1].Title);
    }

    /// <summary>Even in its shortest form it is too much: as many lines and presses as there is room for.</summary>
    private List<CardTree> Least(List<Shown> shown, int title)
    {
        List<Piece> pieces = [.. shown.Select(each => each.Piece)];
        var words = pieces.SelectMany(Words).Sum(Weight);
        var left = _room - AroundLists;
        var room = left - Math.Min(words, left / 4); // what can be pressed comes first, as long as it is said what it is
        var choices = Listed(pieces).TakeWhile(press => Takes(Weight(press, title), ref room)).Count();
        room += Math.Min(words, left / 4);
        var lines = pieces.SelectMany(Words).TakeWhile(line => Takes(Weight(line), ref room)).Count();
        return Rows(shown, 0, title, lines, choices);
    }

    private static IEnumerable<ListedPress> Listed(IEnumerable<Piece> pieces) =>
        pieces.OfType<PressPiece>().SelectMany(piece => piece.Listed).DistinctBy(press => press.Id, StringComparer.Ordinal);

    private static bool Takes(int weight, ref int room)
    {
        if (weight > room) return false;
        room -= weight;
        return true;
    }

    private List<CardTree> Rows(List<Shown> shown, int first, int title, int mostLines, int mostPresses)
    {
        var rows = Body(shown.Take(first));
        List<Piece> rest = [.. shown.Skip(first).Select(each => each.Piece)];
        List<TextLine> lines = [.. rest.SelectMany(Words)];
        List<ListedPress> pressed = [.. Listed(rest).Select(press => press.Within(title))];
        if (lines.Count > 0) rows.Add(Elements.Rich(Joined(lines.Take(mostLines))));
        rows.AddRange(_presses.Lists(pressed.Take(mostPresses)));
        if (Math.Max(0, lines.Count - mostLines) + Math.Max(0, pressed.Count - mostPresses) is var left and > 0)
            rows.Add(Elements.Line(new TextLine(LineKind.Note, [new Run($"{CardText.Ellipsis} +{left.ToString(CultureInfo.InvariantCulture)}")])));
        return rows;
    }

    /// <summary>Lines as runs of one block, those of one style together.</summary>
    private static IEnumerable<CardTree> Joined(IEnumerable<TextLine> lines)
    {
        Run? open = null;
        foreach (var run in lines.SelectMany((line, at) => at == 0 ? Styled(line) : Styled(line).Prepend(new Run("\n"))))
        {
            if (open is not null && open.Style != run.Style && run.Text != "\n") yield return Elements.Run(open);
            open = open is not null && (open.Style == run.Style || run.Text == "\n") ? open with { Text = CardText.Join(open.Text, run.Text) } : run;
        }

        if (open is not null) yield return Elements.Run(open);
    }

    private static IEnumerable<Run> Styled(TextLine line) => line.Kind == LineKind.Heading ? line.Whole.Select(run => run with { Style = RunStyle.Strong }) : line.Whole;

    private static int Weight(Piece piece, int title) => piece is PressPiece press ? press.Listed.Sum(each => Weight(each, title)) : Words(piece).Sum(Weight);

    private static int Weight(TextLine line) => AroundLine + line.Whole.Sum(run => AroundRun + CardText.Weight(run.Text));

    private static int Weight(ListedPress press, int title) => AroundChoice + CardText.Weight(press.Within(title).Title);

    /// <summary>A piece and what it is on the card.</summary>
    private sealed record Shown(Piece Piece, List<CardTree> Elements, int Weight);
}
