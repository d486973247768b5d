namespace CoachBot.Benchmarks.Support;

/// <summary>One figure as it is printed: a ratio between two things measured in turn, its goal, the absolutes, and how.</summary>
internal sealed record Figure(string Name, string Value, string Goal, string Absolute, string How)
{
    public override string ToString() => $"{Name}: {Value} ({Goal}) | {Absolute} | {How}";
}
