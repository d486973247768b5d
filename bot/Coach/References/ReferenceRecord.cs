namespace CoachBot.Coach.References;

/// <summary>What a customer lets us show.</summary>
public sealed record ReferenceRecord : Record
{
    public required string AccountId { get; init; }
}
