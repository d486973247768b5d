using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>One line of a <c>rich_text</c> block, cleaned.</summary>
internal sealed record TextLine(LineKind Kind, IReadOnlyList<Run> Runs)
{
    /// <summary>An empty line, where texts that are paragraphs of their own share a block.</summary>
    public static readonly TextLine Gap = new(LineKind.Plain, []);

    public string Text => string.Concat(Runs.Select(run => run.Text));

    public int Weight => Runs.Sum(run => SlackText.Weight(run.Text)) + 1;

    /// <summary>The line, or none if nothing would be seen of it.</summary>
    public static IEnumerable<TextLine> Of(LineKind kind, IEnumerable<Run> runs)
    {
        List<Run> clean = [.. runs.Select(run => run with { Text = SlackText.Clean(run.Text) is { Length: > 0 } seen ? seen : Blanks(run.Text) }).Where(run => run.Text.Length > 0)];
        return clean.Any(run => !string.IsNullOrWhiteSpace(run.Text)) ? [new TextLine(kind, clean)] : [];
    }

    public static IEnumerable<TextLine> Of(LineKind kind, string? text) => text is null ? [] : Of(kind, [new Run(text)]);

    /// <summary>Cut to this much, with an ellipsis.</summary>
    public TextLine Within(int room)
    {
        var kept = new List<Run>();
        foreach (var run in Runs)
        {
            kept.Add(run with { Text = SlackText.Cut(run.Text, room) });
            room -= SlackText.Weight(run.Text);
            if (room < 2) break;
        }

        return this with { Runs = kept };
    }

    /// <summary>A blank between two stretches stays one.</summary>
    private static string Blanks(string text) => text.Contains(' ', StringComparison.Ordinal) ? " " : "";
}

/// <summary>How a line stands.</summary>
internal enum LineKind
{
    Plain,
    Bullet,
    Quote,
}
