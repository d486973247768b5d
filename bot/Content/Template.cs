using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>One piece of a text before its facts are known.</summary>
internal abstract record TemplateBlock(int Line);

internal sealed record HeadingTemplate(int Line, TemplateLine Words) : TemplateBlock(Line);

/// <summary>A paragraph, a quote or small print.</summary>
internal sealed record LinesTemplate(int Line, LinesKind Kind, IReadOnlyList<TemplateLine> Lines) : TemplateBlock(Line);

internal sealed record BulletsTemplate(int Line, IReadOnlyList<TemplateLine> Items) : TemplateBlock(Line);

internal sealed record FactsTemplate(int Line, IReadOnlyList<LabelledTemplate> Items) : TemplateBlock(Line);

internal sealed record DividerTemplate(int Line) : TemplateBlock(Line);

internal enum LinesKind
{
    Paragraph,
    Quote,
    Note,
}

internal sealed record LabelledTemplate(string Label, TemplateLine Words);

/// <summary>One line of a file: what goes when a fact is absent that stands outside square brackets.</summary>
internal sealed record TemplateLine(int Line, IReadOnlyList<Piece> Pieces)
{
    public IEnumerable<Place> Places => Pieces.OfType<Place>();
}

/// <summary>A part of a line.</summary>
/// <param name="Group">Pieces of one pair of square brackets share a number, and go together when a fact in them is absent; 0 outside.</param>
internal abstract record Piece(RunStyle Style, int Group);

/// <summary>Words of our own.</summary>
internal sealed record Words(RunStyle Style, int Group, string Text) : Piece(Style, Group);

/// <summary>A place that a fact fills.</summary>
/// <param name="WithYear">A day is written with its year.</param>
/// <param name="ByNumber">Wordings by number, or null; <c>#</c> stands for the number.</param>
internal sealed record Place(RunStyle Style, int Group, string Name, int Line, int Column, bool WithYear, NumberWordings? ByNumber) : Piece(Style, Group);

/// <summary>Wordings of a text by a number.</summary>
internal sealed record NumberWordings(string? None, string? One, string Other)
{
    public string For(int number) => number switch
    {
        0 => None ?? Other,
        1 => One ?? Other,
        _ => Other,
    };
}
