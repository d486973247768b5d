using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>One line or paragraph, cleaned.</summary>
/// <param name="Label">What a value is called, where it is one.</param>
internal sealed record TextLine(LineKind Kind, IReadOnlyList<Run> Runs, string? Label = null)
{
    public string Text => string.Concat(Runs.Select(run => run.Text));

    /// <summary>Its runs with what stands before them: a mark, or its label.</summary>
    public IEnumerable<Run> Whole => Kind switch
    {
        LineKind.Bullet => Runs.Prepend(new Run("• ")),
        LineKind.Fact when Label is { Length: > 0 } label => Runs.Prepend(new Run(Runs.Count > 0 ? $"{label}: " : label, RunStyle.Strong)),
        _ => Runs,
    };

    /// <summary>The line, or none if nothing would be seen of it.</summary>
    public static IEnumerable<TextLine> Of(LineKind kind, IEnumerable<Run> runs, string? label = null)
    {
        var clean = new List<Run>();
        foreach (var run in runs)
        {
            var text = CardText.Clean(run.Text) is { Length: > 0 } seen ? seen : run.Text.Contains(' ', StringComparison.Ordinal) ? " " : "";
            if (text.Length == 0) continue;
            if (clean.Count > 0 && clean[^1].Style == run.Style)
                clean[^1] = run with { Text = CardText.Join(clean[^1].Text, text) };
            else
                clean.Add(run with { Text = text });
        }

        var name = label is null ? null : CardText.Clean(label);
        if (clean.All(run => string.IsNullOrWhiteSpace(run.Text))) clean = [];
        return clean.Count > 0 || name is { Length: > 0 } ? [new TextLine(kind, clean, name)] : [];
    }

    public static IEnumerable<TextLine> Of(LineKind kind, string? text) => text is null ? [] : Of(kind, [new Run(text)]);

    /// <summary>Cut to so many characters, with an ellipsis; its label to as many.</summary>
    public TextLine Within(int longest)
    {
        if ((Label?.Length ?? 0) <= longest && Runs.Sum(run => run.Text.Length) <= longest) return this;
        var kept = new List<Run>();
        var room = longest;
        foreach (var run in Runs)
        {
            kept.Add(run with { Text = CardText.Cut(run.Text, room) });
            room -= run.Text.Length;
            if (room < 2) break;
        }

        if (kept.Sum(run => run.Text.Length) is var length && length < Runs.Sum(run => run.Text.Length) && !kept[^1].Text.EndsWith(CardText.Ellipsis, StringComparison.Ordinal))
            kept[^1] = kept[^1] with { Text = kept[^1].Text + CardText.Ellipsis };
        return this with { Runs = kept, Label = Label is null ? null : CardText.Cut(Label, longest) };
    }
}

/// <summary>How a line stands.</summary>
internal enum LineKind
{
    Plain,
    Heading,
    Quote,
    Bullet,
    Fact,
    Note,
}
