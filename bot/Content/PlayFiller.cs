using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>
/// Fills one text with facts. A line that names an absent fact goes, and a block without lines with it; between square
/// brackets only the brackets' own words go.
/// </summary>
internal sealed class PlayFiller(FactWriter writer, IReadOnlyDictionary<string, Fact> facts)
{
    public IReadOnlyList<Block> Fill(IReadOnlyList<TemplateBlock> body) => Tidy([.. body.Select(Fill).OfType<Block>()]);

    /// <summary>One line as text, such as a label; absent facts leave an ellipsis.</summary>
    public string Line(TemplateLine line) => string.Concat(Runs(line.Pieces).Select(run => run.Text));

    /// <summary>One line as text; null where it names an absent fact.</summary>
    public string? OptionalLine(TemplateLine? line) => line is not null && Stays(line) ? Line(line) : null;

    private Block? Fill(TemplateBlock block) => block switch
    {
        HeadingTemplate heading => Stays(heading.Words) ? new Heading(Runs(heading.Words.Pieces)) : null,
        LinesTemplate lines => Lines(lines),
        BulletsTemplate bullets => Items(bullets) is { Count: > 0 } items ? new Bullets(items) : null,
        FactsTemplate list => Labelled(list) is { Count: > 0 } items ? new FactList(items) : null,
        _ => new Divider(),
    };

    private Block? Lines(LinesTemplate lines)
    {
        var runs = new List<Run>();
        foreach (var line in lines.Lines.Where(Stays))
        {
            if (runs.Count > 0)
                Append(runs, new Run("\n"));
            foreach (var run in Runs(line.Pieces))
                Append(runs, run);
        }

        if (runs.Count == 0)
            return null;
        return lines.Kind switch
        {
            LinesKind.Quote => new Quote(runs),
            LinesKind.Note => new Note(runs),
            LinesKind.Paragraph => new Paragraph(runs),
        };
    }

    /// <summary>A bullet that is nothing but a list becomes one bullet for each of its items.</summary>
    private List<IReadOnlyList<Run>> Items(BulletsTemplate bullets)
    {
        var items = new List<IReadOnlyList<Run>>();
        foreach (var line in bullets.Items.Where(Stays))
        {
            if (line.Pieces is [Place place] && facts.GetValueOrDefault(place.Name) is WordsFact list)
                items.AddRange(FactWriter.Items(list).Select(item => (IReadOnlyList<Run>)[new Run(writer.Write(place.Name, item, place.WithYear), place.Style)]));
            else
                items.Add(Runs(line.Pieces));
        }

        return items;
    }

    private List<LabelledRuns> Labelled(FactsTemplate list) =>
        [.. list.Items.Where(item => Stays(item.Words)).Select(item => new LabelledRuns(item.Label, Runs(item.Words.Pieces)))];

    private bool Stays(TemplateLine line) =>
        line.Places.All(place => place.Group != 0 || IsThere(place));

    private bool IsThere(Place place) => !FactWriter.IsAbsent(facts.GetValueOrDefault(place.Name));

    private List<Run> Runs(IReadOnlyList<Piece> pieces)
    {
        var runs = new List<Run>();
        var gone = pieces.OfType<Place>().Where(place => place.Group != 0 && !IsThere(place)).Select(place => place.Group).ToHashSet();
        foreach (var piece in pieces.Where(piece => !gone.Contains(piece.Group)))
            Append(runs, new Run(piece is Words words ? words.Text : Fill((Place)piece), piece.Style));
        return runs;
    }

    private string Fill(Place place)
    {
        if (facts.GetValueOrDefault(place.Name) is not { } fact)
            return "…";
        var text = writer.Write(place.Name, fact, place.WithYear);
        return place.ByNumber is { } wordings && fact is NumberFact number
            ? wordings.For(number.Value).Replace("#", text, StringComparison.Ordinal)
            : text;
    }

    private static void Append(List<Run> runs, Run next)
    {
        if (next.Text.Length == 0)
            return;
        if (runs is [.., var last] && last.Style == next.Style)
            runs[^1] = last with { Text = last.Text + next.Text };
        else
            runs.Add(next);
    }

    /// <summary>No line across at either end, and never two in a row.</summary>
    private static List<Block> Tidy(List<Block> blocks)
    {
        var tidy = new List<Block>();
        foreach (var block in blocks.Where(block => block is not Divider || tidy is [.., not Divider]))
            tidy.Add(block);
        return tidy;
    }
}
