using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>One piece of a card before it is known how much room there is.</summary>
internal abstract record Piece;

/// <summary>Text of one kind.</summary>
internal sealed record TextPiece(IReadOnlyList<TextLine> Lines) : Piece;

/// <summary>A table or chart, in words where there is no room for it.</summary>
/// <param name="Drawn">Made anew each time: an element stands in one card.</param>
internal sealed record PicturePiece(Func<IEnumerable<CardTree>> Drawn, IReadOnlyList<TextLine> Words) : Piece;

/// <summary>What can be pressed at this place.</summary>
/// <param name="About">The first line of the text above it.</param>
internal sealed record PressPiece(IReadOnlyList<Button> Buttons, string About) : Piece
{
    private IReadOnlyList<ListedPress>? _listed;

    /// <summary>Each press, on its own or of a menu.</summary>
    public IReadOnlyList<ListedPress> Listed => _listed ??= [.. Buttons.SelectMany(button => button.Kind == ButtonKind.Menu
        ? (button.Items ?? []).Select(item => ListedPress.Of(item.Id, item.Label, About, item.Kind))
        : [ListedPress.Of(button.Id, button.Label, About, button.Kind)])];
}

/// <summary>A line across, above what comes next.</summary>
internal sealed record DividerPiece : Piece;
