using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace CoachBot.Coach;

/// <summary>
/// The one place where an instant becomes a local time and back [ADM-04, ADM-05], with the zone data bundled in
/// NodaTime (https://nodatime.org/3.2.x/userguide/tzdb), never the operating system's. Zones are IANA ids; an id for
/// which <see cref="IsZone"/> is false is an <see cref="ArgumentException"/>. Instants come back in UTC.
/// </summary>
public static class LocalTime
{
    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, DateTimeZone> Zones = new(StringComparer.Ordinal);

    // A doubled time happens once, the first time; a time that does not exist moves to the end of the gap.
    private static readonly ZoneLocalMappingResolver FirstOrEndOfGap =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    // Two days short of the calendar's ends, so that a nonsensical date from outside cannot overflow in any zone.
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 3, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 29, 0, 0);

    /// <summary>Which edition of the IANA data decides, such as <c>2026a</c>; for the health page.</summary>
    public static string ZoneDataVersion => TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <summary>True for an IANA zone id or alias that the bundled data knows; upper and lower case matter.</summary>
    public static bool IsZone(string? zoneId) => zoneId is not null && Ids.Contains(zoneId);

    /// <summary>The IANA id behind a zone's name, which may be one of Windows; null where it is neither.</summary>
    public static string? ZoneNamed(string? name) =>
        name is null || IsZone(name) ? name : TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.GetValueOrDefault(name);

    /// <summary>What the clock on the wall shows. Its <see cref="DateTime.Kind"/> is unspecified.</summary>
    public static DateTime ToLocal(DateTimeOffset instant, string zoneId) =>
        Within(Instant.FromDateTimeOffset(instant)).InZone(Zone(zoneId)).LocalDateTime.ToDateTimeUnspecified();

    public static DateOnly DayOf(DateTimeOffset instant, string zoneId) => DateOnly.FromDateTime(ToLocal(instant, zoneId));

    public static TimeOnly TimeOf(DateTimeOffset instant, string zoneId) => TimeOnly.FromDateTime(ToLocal(instant, zoneId));

    /// <summary>
    /// The instant, in UTC, at which the wall clock shows this time. In a gap: the end of the gap; doubled: the first.
    /// A later local time of the same zone never gives an earlier instant.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, string zoneId)
    {
        var local = LocalDate.FromDateOnly(Within(day)) + NodaTime.LocalTime.FromTimeOnly(time);
        return Zone(zoneId).ResolveLocal(local, FirstOrEndOfGap).ToInstant().ToDateTimeOffset();
    }

    /// <summary>The start of the day: its first instant, also where the clock change skips midnight.</summary>
    public static DateTimeOffset Midnight(DateOnly day, string zoneId) => At(day, TimeOnly.MinValue, zoneId);

    private static DateTimeZone Zone(string zoneId)
    {
        if (Zones.TryGetValue(zoneId, out var known)) return known;
        if (!IsZone(zoneId)) throw new ArgumentException($"'{zoneId}' is not an IANA time zone id.", nameof(zoneId));
        return Zones.GetOrAdd(zoneId, DateTimeZoneProviders.Tzdb[zoneId]);
    }

    private static Instant Within(Instant instant) => Instant.Max(Earliest, Instant.Min(instant, Latest));

    private static DateOnly Within(DateOnly day)
    {
        if (day < DateOnly.MinValue.AddDays(2)) return DateOnly.MinValue.AddDays(2);
        return day > DateOnly.MaxValue.AddDays(-2) ? DateOnly.MaxValue.AddDays(-2) : day;
    }
}
