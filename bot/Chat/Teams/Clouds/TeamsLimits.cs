namespace CoachBot.Chat.Teams.Clouds;

/// <summary>
/// Settings <c>Teams:Limits:…</c>: how many calls are made at most, as Microsoft publishes it ("subject to change").
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
/// </summary>
public sealed record TeamsLimits
{
    /// <summary>What is written into one conversation: sent, changed, deleted, begun.</summary>
    public int WritesPerSecond { get; init; } = 7;

    public int WritesPerTwoSeconds { get; init; } = 8;

    public int WritesPerHalfMinute { get; init; } = 60;

    public int WritesPerHour { get; init; } = 1800;

    /// <summary>What is read of one conversation, or of one team.</summary>
    public int ReadsPerSecond { get; init; } = 14;

    public int ReadsPerTwoSeconds { get; init; } = 16;

    public int ReadsPerHalfMinute { get; init; } = 120;

    public int ReadsPerHour { get; init; } = 3600;

    /// <summary>Of all that, in one Entra tenant.</summary>
    public int TenantPerSecond { get; init; } = 50;

    /// <summary>Limits that would stop everything, or that contradict each other, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        int[] writes = [WritesPerSecond, WritesPerTwoSeconds, WritesPerHalfMinute, WritesPerHour], reads = [ReadsPerSecond, ReadsPerTwoSeconds, ReadsPerHalfMinute, ReadsPerHour];
        foreach (var (name, limits) in new[] { ("Writes", writes), ("Reads", reads), ("Tenant", [TenantPerSecond]) })
        {
            if (limits.Any(limit => limit is < 1 or > Most)) yield return $"Teams:Limits:{name}Per… is not between 1 and {Most}; write how many calls may be made, or leave it out.";
            if (!limits.Order().SequenceEqual(limits)) yield return $"Teams:Limits:{name}Per… allows less in a longer time than in a shorter one; raise the longer one, or leave it out.";
        }
    }

    private const int Most = 100_000;
}
