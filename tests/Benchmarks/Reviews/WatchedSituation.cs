using System.Diagnostics.CodeAnalysis;
using CoachBot.Coach;

namespace CoachBot.Benchmarks.Reviews;

/// <summary>Notes which rows an answer is made of, so that a plain query can ask for the same.</summary>
internal sealed class WatchedSituation : Situation
{
    private readonly Situation inner;

    [SetsRequiredMembers]
    public WatchedSituation(Situation inner) => (this.inner, Tenant) = (inner, inner.Tenant);

    public HashSet<string> Subjects { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Links { get; } = new(StringComparer.Ordinal);

    public override T? Find<T>(string subject)
        where T : class
    {
        Subjects.Add(subject);
        return inner.Find<T>(subject);
    }

    public override IReadOnlyList<string> Linked(string link)
    {
        Links.Add(link);
        return inner.Linked(link);
    }

    public override IReadOnlyList<string> LinkedAll(IReadOnlyList<string> links, int most) => inner.LinkedAll(links, most);

    public override string? Hint(string value, string language) => inner.Hint(value, language);
}
