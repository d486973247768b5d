using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoachBot.Wire;

/// <summary>One span and one counter per stage. These names stand in dashboards: never renamed.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "CoachBot";

    public static readonly ActivitySource Spans = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Hooks taken in, by source and answer.</summary>
    public static readonly Counter<long> Hooks = Meter.CreateCounter<long>("coachbot.hooks");

    /// <summary>Events decided on.</summary>
    public static readonly Counter<long> Turns = Meter.CreateCounter<long>("coachbot.turns");

    /// <summary>Wakeups that came due.</summary>
    public static readonly Counter<long> Wakeups = Meter.CreateCounter<long>("coachbot.wakeups");

    /// <summary>Cards handed to a chat platform, by what became of them.</summary>
    public static readonly Counter<long> Sends = Meter.CreateCounter<long>("coachbot.sends");
}
