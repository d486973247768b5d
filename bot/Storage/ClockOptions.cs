namespace CoachBot.Storage;

/// <summary>Settings <c>Sandbox:VirtualClock</c> and <c>Sandbox:StartAt</c>.</summary>
public sealed record ClockOptions
{
    public const string Section = "Sandbox";

    /// <summary>Business time moves by command only.</summary>
    public bool VirtualClock { get; set; }

    /// <summary>Where business time begins in an empty database; null for the machine's present.</summary>
    public DateTimeOffset? StartAt { get; set; }
}
