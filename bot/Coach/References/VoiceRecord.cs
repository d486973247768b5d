namespace CoachBot.Coach.References;

/// <summary>The monthly page of the customer's voice [REF-17].</summary>
public sealed record VoiceRecord : Record
{
    /// <summary>The first of the month for which a page was last made; null before the first.</summary>
    public DateOnly? Month { get; init; }
}
