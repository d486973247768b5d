using CoachBot.Coach.Customers;

namespace CoachBot.Coach.People;

/// <summary>When a person may be spoken to, and how often: hours, busy times, pauses, the cap [ADM-03, ADM-09, ADM-10].</summary>
public sealed class Speaking(PersonRecord person, Situation situation, DateTimeOffset now)
{
    /// <summary>No card from this long before an entry until this long after it.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>A gap between two entries that is shorter than this is no moment for a card.</summary>
    public static readonly TimeSpan ShortestGap = TimeSpan.FromMinutes(10);

    private static readonly TimeOnly ReservedUntil = new(15, 0);
    private const int MostSteps = 500;

    private readonly TenantSettings _tenant = situation.Tenant;
    private readonly WorkingTime? _hours = person.WorkingTimeIn(situation.Tenant);
    private readonly string? _zone = person.ZoneIn(situation.Tenant).Zone;

    public WorkingTime? Hours => _hours;

    public string Zone => _zone ?? "Etc/UTC";

    public DateTimeOffset Now => now;

    /// <summary>Switched off for the tenant, the team or this kind of prompt [ADM-21], or not in the pilot [ADM-36].</summary>
    public bool IsSwitchedOff(string kind) =>
        (_tenant.PilotTeams.Count > 0 && !_tenant.PilotTeams.Contains(person.Facts.Team ?? ""))
        || IsOff(kind);

    private bool IsOff(string kind) =>
        situation.Find<TenantRecord>(Subjects.Tenant)?.Off is { Count: > 0 } off
        && (off.Contains("all") || off.Contains("kind:" + kind) || (person.Facts.Team is { } team && off.Contains("team:" + team)));

    /// <summary>The first instant from <paramref name="from"/> on at which a card may pop up; null for never.</summary>
    public DateTimeOffset? NextFree(DateTimeOffset from)
    {
        if (_hours is null || _zone is null || !person.IsActive || person.Own.Stopped) return null;
        var at = from;
        for (var step = 0; step < MostSteps; step++)
        {
            var tried = at;
            if (person.Own.PausedUntil is { } until && LocalTime.DayOf(at, _zone) <= until) at = LocalTime.At(until.AddDays(1), TimeOnly.MinValue, _zone);
            if (person.Own.LeaveUntil is { } leave && LocalTime.DayOf(at, _zone) <= leave) at = LocalTime.At(leave.AddDays(1), TimeOnly.MinValue, _zone);
            if (_hours.NextOpening(at) is not { } open) return null;
            at = open;
            at = AfterEntries(at);
            if (at == tried) return at;
        }
        return null;
    }

    /// <summary>The instant itself where it lies in a gap that is long enough, else the end of the entry that makes it too short.</summary>
    private DateTimeOffset AfterEntries(DateTimeOffset at)
    {
        var gapFrom = DateTimeOffset.MinValue;
        DateTimeOffset? gapTo = null;
        var next = at;
        foreach (var busy in person.Busy.Values)
        {
            if (busy.Gone) continue;
            var (start, end) = busy.Away ? (busy.Start, busy.End) : (busy.Start - Margin, busy.End + Margin);
            if (at >= start && at < end) return end;
            if (end <= at && end > gapFrom) gapFrom = end;
            if (start > at && (gapTo is null || start < gapTo)) (gapTo, next) = (start, end);
        }
        return gapTo is { } to && to - gapFrom < ShortestGap ? next : at;
    }

    /// <summary>Whether one more bot-started message fits into the day. One place is kept for hand-offs and value events until 15:00.</summary>
    public bool Fits(PersonRecord present, bool owed = false)
    {
        var today = Today(present);
        if (today.Count >= _tenant.Defaults.Cap) return false;
        var kept = !owed && _tenant.Defaults.Cap > 1 && LocalTime.TimeOf(now, Zone) < ReservedUntil && !today.Exists(m => m.Owed);
        return today.Count < _tenant.Defaults.Cap - (kept ? 1 : 0);
    }

    /// <summary>When it is worth trying again once the day is full.</summary>
    public DateTimeOffset? AfterFull(PersonRecord present)
    {
        var today = LocalTime.DayOf(now, Zone);
        if (Today(present).Count < _tenant.Defaults.Cap && LocalTime.TimeOf(now, Zone) < ReservedUntil) return NextFree(LocalTime.At(today, ReservedUntil, Zone));
        return _hours is null ? null : NextFree(LocalTime.At(today.AddDays(1), TimeOnly.MinValue, Zone));
    }

    private List<SentMessage> Today(PersonRecord present)
    {
        var today = LocalTime.DayOf(now, Zone);
        return [.. present.Ledger.Where(m => LocalTime.DayOf(m.At, Zone) == today)];
    }
}
