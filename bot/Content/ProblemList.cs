namespace CoachBot.Content;

/// <summary>Collects what is wrong while the folder is read: a writer sees everything at once, not one thing at a time.</summary>
internal sealed class ProblemList
{
    private readonly List<ContentProblem> _found = [];

    /// <summary>In the order of files and lines.</summary>
    public IReadOnlyList<ContentProblem> Found =>
        [.. _found.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public bool Any => _found.Count > 0;

    public void Add(string file, int line, int? column, string rule, string detail) =>
        _found.Add(new ContentProblem(file, line, column, rule, detail));

    public void Add(string file, int line, string rule, string detail) => Add(file, line, null, rule, detail);
}
