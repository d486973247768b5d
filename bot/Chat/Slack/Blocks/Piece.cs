using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>One piece of a message before it is known how many blocks there is room for.</summary>
internal abstract record Piece;

/// <summary>Text that may be joined with its neighbours.</summary>
internal sealed record TextPiece(IReadOnlyList<TextLine> Lines) : Piece;

/// <summary>A short line with a block of its own, or in words where there is no room for it.</summary>
internal sealed record MarkPiece(JsonObject Block, IReadOnlyList<TextLine> Words) : Piece;

/// <summary>A table or chart as a block, or in words where there is no room for it.</summary>
/// <param name="Weight">Characters in the block.</param>
internal sealed record PicturePiece(JsonObject Block, int Weight, IReadOnlyList<TextLine> Words) : Piece;

/// <summary>What can be pressed at this place.</summary>
/// <param name="About">The first line of the text above it.</param>
internal sealed record PressPiece(IReadOnlyList<Button> Buttons, string About) : Piece;
