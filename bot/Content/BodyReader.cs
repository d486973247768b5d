using CoachBot.Wire;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownBlock = Markdig.Syntax.Block;

namespace CoachBot.Content;

/// <summary>Reads a text's body: the part of Markdown that every chat platform can show. Anything else is a problem.</summary>
internal sealed class BodyReader(string file, int firstLine, ProblemList problems)
{
    private const string Allowed =
        "Use # headings, paragraphs, > quotes, - bullets, ^ small print, --- lines, **strong** and *emphasis* only.";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    private int _line;

    public IReadOnlyList<TemplateBlock> Read(string body)
    {
        var blocks = Markdown.Parse(body, Pipeline).Select(ReadBlock).OfType<TemplateBlock>().ToList();
        if (blocks.Count == 0)
            problems.Add(file, firstLine, "body-empty", "Write the text below the front matter.");
        return blocks;
    }

    private TemplateBlock? ReadBlock(MarkdownBlock block)
    {
        switch (block)
        {
            case HeadingBlock { Inline: { } words } heading when Lines(words, LineOf(heading)) is [var line]:
                return new HeadingTemplate(LineOf(heading), line);
            case ParagraphBlock { Inline: { } words } paragraph:
                return Paragraph(LineOf(paragraph), Lines(words, LineOf(paragraph)));
            case QuoteBlock { Count: 1 } quote when quote[0] is ParagraphBlock { Inline: { } words }:
                return new LinesTemplate(LineOf(quote), LinesKind.Quote, Lines(words, LineOf(quote)));
            case ListBlock { IsOrdered: false } list:
                return List(list);
            case ThematicBreakBlock divider:
                return new DividerTemplate(LineOf(divider));
            default:
                problems.Add(file, LineOf(block), "markup", Allowed);
                return null;
        }
    }

    private static LinesTemplate Paragraph(int line, IReadOnlyList<TemplateLine> lines)
    {
        const string mark = "^ ";
        if (lines.Count == 0 || !lines.All(each => each.Pieces is [Words first, ..] && first.Text.StartsWith(mark, StringComparison.Ordinal)))
            return new LinesTemplate(line, LinesKind.Paragraph, lines);
        return new LinesTemplate(line, LinesKind.Note, [.. lines.Select(each => each with { Pieces = [.. Cut(each.Pieces, mark.Length)] })]);
    }

    private static IEnumerable<Piece> Cut(IReadOnlyList<Piece> pieces, int length)
    {
        var first = (Words)pieces[0];
        if (first.Text.Length > length)
            yield return first with { Text = first.Text[length..] };
        foreach (var piece in pieces.Skip(1))
            yield return piece;
    }

    private TemplateBlock? List(ListBlock list)
    {
        var items = new List<TemplateLine>();
        foreach (var item in list.Cast<ListItemBlock>())
        {
            if (item is [ParagraphBlock { Inline: { } words }] && Lines(words, LineOf(item)) is [var line])
                items.Add(line);
            else
                problems.Add(file, LineOf(item), "markup", "Keep each bullet to one line, with no list inside it.");
        }

        var labelled = items.Select(Labelled).OfType<LabelledTemplate>().ToList();
        if (labelled.Count == 0)
            return new BulletsTemplate(LineOf(list), items);
        if (labelled.Count == items.Count)
            return new FactsTemplate(LineOf(list), labelled);
        problems.Add(file, LineOf(list), "facts-mixed", "Begin every bullet of this list with **Label:**, or none.");
        return null;
    }

    /// <summary><c>**Label:** words</c>, or null.</summary>
    private static LabelledTemplate? Labelled(TemplateLine line)
    {
        if (line.Pieces is not [Words { Style: RunStyle.Strong } label, ..] || !label.Text.EndsWith(':'))
            return null;
        var words = line.Pieces.Skip(1).Select((piece, at) => at == 0 && piece is Words first ? first with { Text = first.Text.TrimStart() } : piece);
        return new LabelledTemplate(label.Text[..^1], line with { Pieces = [.. words.Where(piece => piece is not Words { Text: "" })] });
    }

    private List<TemplateLine> Lines(ContainerInline words, int line)
    {
        // Counted here: what Markdown gave up on as markup has no line of its own.
        _line = line;
        var stretches = new List<Stretch>();
        Collect(words, RunStyle.Plain, stretches);
        return [.. stretches.GroupBy(stretch => stretch.Line).OrderBy(group => group.Key).Select(Line)];
    }

    private TemplateLine Line(IGrouping<int, Stretch> stretches)
    {
        var reader = new PlaceReader(file, stretches.Key, problems);
        foreach (var stretch in Merge(stretches))
            reader.Read(stretch.Text, stretch.Style, stretch.Column);
        return reader.Finish();
    }

    private void Collect(ContainerInline container, RunStyle style, List<Stretch> into)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    into.Add(new Stretch(_line, literal.Column + 1, style, literal.Content.ToString()));
                    break;
                case HtmlEntityInline entity:
                    into.Add(new Stretch(_line, entity.Column + 1, style, entity.Transcoded.ToString()));
                    break;
                case EmphasisInline emphasis:
                    Collect(emphasis, emphasis.DelimiterCount >= 2 || style == RunStyle.Strong ? RunStyle.Strong : RunStyle.Emphasis, into);
                    break;
                case LineBreakInline:
                    _line++;
                    break;
                case DelimiterInline bracket:
                    // A bracket that turned out to be no link, with what follows it inside.
                    into.Add(new Stretch(_line, bracket.Column + 1, style, bracket.ToLiteral()));
                    Collect(bracket, style, into);
                    break;
                case LinkInline or AutolinkInline:
                    problems.Add(file, _line, inline.Column + 1, "link", "Leave links out: a text is read in chat, where buttons lead on.");
                    break;
                default:
                    problems.Add(file, _line, inline.Column + 1, "markup", Allowed);
                    break;
            }
        }
    }

    /// <summary>Markdown cuts words at characters that might have been markup; they belong together.</summary>
    private static List<Stretch> Merge(IEnumerable<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (var next in stretches)
        {
            if (merged is [.., var last] && last.Style == next.Style)
                merged[^1] = last with { Text = last.Text + next.Text };
            else
                merged.Add(next);
        }

        return merged;
    }

    private int LineOf(MarkdownObject where) => firstLine + where.Line;

    private sealed record Stretch(int Line, int Column, RunStyle Style, string Text);
}
