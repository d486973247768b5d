using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach;

/// <summary>Zones whose clocks do something unusual, and days drawn mostly from around their changes [ADM-05].</summary>
internal static class AwkwardZones
{
    public static readonly string[] All =
    [
        "Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin",
        "Asia/Kathmandu", "America/St_Johns", "Africa/Cairo", "America/Havana",
    ];

    // The days on which those zones change in 2026; the rest of a decade is drawn as well.
    private static readonly DateOnly[] ChangeDays =
    [
        new(2026, 3, 29), new(2026, 10, 25), new(2026, 3, 8), new(2026, 11, 1), new(2026, 4, 5), new(2026, 10, 4),
        new(2026, 2, 15), new(2026, 3, 22), new(2026, 4, 24), new(2026, 10, 29), new(2026, 10, 30),
    ];

    public static Gen<string> Zone => Gen.Elements(All);

    public static Gen<DateOnly> Day => Gen.OneOf(
        Gen.Elements(ChangeDays).SelectMany(day => Gen.Choose(-2, 2).Select(day.AddDays)),
        Gen.Choose(0, 3650).Select(new DateOnly(2023, 1, 1).AddDays));

    /// <summary>To the second, every other one before four in the morning, where clocks change.</summary>
    public static Gen<TimeOnly> Time => Gen.OneOf(
        Gen.Choose(0, (4 * 3600) - 1).Select(second => TimeOnly.MinValue.Add(TimeSpan.FromSeconds(second))),
        Gen.Choose(0, (24 * 3600) - 1).Select(second => TimeOnly.MinValue.Add(TimeSpan.FromSeconds(second))));

    public static Gen<DateTimeOffset> Instant =>
        Day.SelectMany(day => Gen.Choose(0, 24 * 3600).Select(second => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddSeconds(second)));
}
