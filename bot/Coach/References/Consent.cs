namespace CoachBot.Coach.References;

/// <summary>What a customer said to one kind of use [REF-02].</summary>
/// <param name="Contact">Who at the customer's said it.</param>
/// <param name="Until">The last day on which it holds, in the tenant's zone; null until it is withdrawn.</param>
/// <param name="RecordedBy">The colleague's address.</param>
public sealed record Consent(bool Given, string Contact, DateOnly? Until, string RecordedBy, DateTimeOffset At)
{
    /// <summary>From this instant on it no longer holds; null where it has no end.</summary>
    public DateTimeOffset? EndsAt(string zone) => Given && Until is { } day ? LocalTime.Midnight(day.AddDays(1), zone) : null;

    public bool HoldsAt(DateTimeOffset now, string zone) => Given && !(EndsAt(zone) <= now);
}

/// <summary>For what a customer may be shown [REF-02]; ids of the words <c>use.…</c>.</summary>
public static class UseKinds
{
    public const string Logo = "logo";
    public const string Quotation = "quotation";
    public const string Story = "story";
    public const string Call = "call";
    public const string Visit = "visit";

    public static readonly IReadOnlyList<string> All = [Logo, Quotation, Story, Call, Visit];
}
