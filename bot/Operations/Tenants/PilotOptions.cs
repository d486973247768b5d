namespace CoachBot.Operations.Tenants;

/// <summary>Settings <c>Pilot:…</c>: who the bot writes to on its own while a company tries it [ADM-36].</summary>
public sealed record PilotOptions
{
    public const string Section = "Pilot";

    /// <summary>Names of the teams; none for everybody.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];
}
