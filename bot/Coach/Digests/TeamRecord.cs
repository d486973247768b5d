namespace CoachBot.Coach.Digests;

/// <summary>A team: its room, its digests, its priorities.</summary>
public sealed record TeamRecord : Record
{
    public required string Name { get; init; }

    /// <summary>The room of the team's digests and deal threads; null for the platform's own room of the team, where it has one.</summary>
    public string? Room { get; init; }
}
