using System.Globalization;

namespace CoachBot.Content;

/// <summary>One thing wrong with the content folder: where it is, which rule it breaks, and what to do about it.</summary>
/// <param name="File">Path inside the content folder, with forward slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, where it is known.</param>
/// <param name="Rule">A short constant name of the rule.</param>
/// <param name="Detail">A sentence that says what to do.</param>
public sealed record ContentProblem(string File, int Line, int? Column, string Rule, string Detail)
{
    public override string ToString() =>
        Column is { } column
            ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{column} {Rule}: {Detail}")
            : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line} {Rule}: {Detail}");
}
