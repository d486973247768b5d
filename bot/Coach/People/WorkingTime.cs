namespace CoachBot.Coach.People;

/// <summary>
/// When a person works and CoachBot may speak: the weekly hours [D-HOURS, ADM-03] in the person's zone [ADM-04], less
/// the holidays of the person's country and of the tenant [ADM-07]. Immutable. Hours are local and stay local over a
/// clock change [ADM-05], so a day is open from its opening (inclusive) to its closing (exclusive), both instants in
/// UTC. Every search looks 400 days far at most and answers null where the person never works.
/// </summary>
public sealed class WorkingTime
{
    private const int FarthestDays = 400;

    private readonly WeeklyHours _hours;
    private readonly HolidayCalendar _holidays;
    private readonly bool[] _worksOn = new bool[7];

    /// <exception cref="ArgumentException">The zone is unknown, or the hours do not end after they begin.</exception>
    public WorkingTime(string zone, WeeklyHours hours, string? country, HolidayCalendar holidays)
    {
        if (!LocalTime.IsZone(zone)) throw new ArgumentException($"'{zone}' is not an IANA time zone id.", nameof(zone));
        if (!IsValid(hours)) throw new ArgumentException($"Hours must end after they begin, not {hours.From:HH:mm} to {hours.To:HH:mm}.", nameof(hours));
        Zone = zone;
        Country = country;
        _hours = hours;
        _holidays = holidays;
        foreach (var day in hours.Days) _worksOn[(int)day] = true;
    }

    /// <summary>IANA zone id.</summary>
    public string Zone { get; }

    /// <summary>ISO 3166-1 alpha-2, or null where only the tenant's own days are holidays.</summary>
    public string? Country { get; }

    /// <summary>Hours lie within one day, on days that exist; no days at all is valid and means never.</summary>
    public static bool IsValid(WeeklyHours hours) => hours.From < hours.To && hours.Days.All(Enum.IsDefined);

    public bool IsWorkingDay(DateOnly day) => _worksOn[(int)day.DayOfWeek] && !_holidays.IsHoliday(Country, day);

    /// <summary>The last working day strictly before: for a Monday the Friday, or an earlier day if that is a holiday.</summary>
    public DateOnly? PreviousWorkingDay(DateOnly day) => Nearest(day, -1);

    /// <summary>The first working day strictly after.</summary>
    public DateOnly? NextWorkingDay(DateOnly day) => Nearest(day, 1);

    /// <summary>So many working days after the day, or before it if negative; 0 is the day itself, working or not.</summary>
    public DateOnly? AddWorkingDays(DateOnly day, int count)
    {
        DateOnly? reached = day;
        for (var left = Math.Abs((long)count); left > 0 && reached is { } from; left--) reached = Nearest(from, Math.Sign(count));
        return reached;
    }

    /// <summary>When this day opens; null if it is no working day, or a clock change swallows all its hours.</summary>
    public DateTimeOffset? Opening(DateOnly day) => On(day)?.Opens;

    /// <summary>When this day closes; the first instant that is outside. Null as for <see cref="Opening"/>.</summary>
    public DateTimeOffset? Closing(DateOnly day) => On(day)?.Closes;

    public bool IsOpen(DateTimeOffset at) => Ahead(at) is { } shift && shift.Opens <= at;

    /// <summary>The instant itself if it is open, else the next opening.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset at) => Ahead(at) is { } shift ? Later(at.ToUniversalTime(), shift.Opens) : null;

    /// <summary>
    /// So much working time later; counting starts at the next opening if <paramref name="at"/> is closed. The answer is
    /// always open: what would end with the day is the next opening.
    /// </summary>
    public DateTimeOffset? AddWorkingTime(DateTimeOffset at, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var from = at.ToUniversalTime();
        while (Ahead(from) is { } shift)
        {
            from = Later(from, shift.Opens);
            if (time < shift.Closes - from) return from + time;
            time -= shift.Closes - from;
            from = shift.Closes;
        }
        return null;
    }

    /// <summary>
    /// So much working time earlier [D-POSTPONE]; counting starts at the closing before if <paramref name="at"/> is
    /// closed. Undoes <see cref="AddWorkingTime"/> for an open instant.
    /// </summary>
    public DateTimeOffset? SubtractWorkingTime(DateTimeOffset at, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var from = at.ToUniversalTime();
        if (time == TimeSpan.Zero && IsOpen(from)) return from;
        while (Behind(from) is { } shift)
        {
            from = Earlier(from, shift.Closes);
            if (time <= from - shift.Opens) return from - time;
            time -= from - shift.Opens;
            from = shift.Opens;
        }
        return null;
    }

    private DateOnly? Nearest(DateOnly day, int step)
    {
        for (var far = 1; far <= FarthestDays; far++)
        {
            if (Moved(day, far * step) is not { } candidate) return null;
            if (IsWorkingDay(candidate)) return candidate;
        }
        return null;
    }

    private Shift? On(DateOnly day)
    {
        if (!IsWorkingDay(day)) return null;
        var shift = new Shift(LocalTime.At(day, _hours.From, Zone), LocalTime.At(day, _hours.To, Zone));
        return shift.Opens < shift.Closes ? shift : null;
    }

    /// <summary>The first shift that closes after the instant. From the day before: a clock change may set the day back.</summary>
    private Shift? Ahead(DateTimeOffset at)
    {
        var today = LocalTime.DayOf(at, Zone);
        for (var far = -1; far <= FarthestDays; far++)
        {
            if (Moved(today, far) is { } day && On(day) is { } shift && shift.Closes > at) return shift;
        }
        return null;
    }

    /// <summary>The last shift that opens before the instant.</summary>
    private Shift? Behind(DateTimeOffset at)
    {
        var today = LocalTime.DayOf(at, Zone);
        for (var far = 1; far >= -FarthestDays; far--)
        {
            if (Moved(today, far) is { } day && On(day) is { } shift && shift.Opens < at) return shift;
        }
        return null;
    }

    // Null beyond the ends of the calendar.
    private static DateOnly? Moved(DateOnly day, int days)
    {
        var number = day.DayNumber + days;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(number) : null;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private readonly record struct Shift(DateTimeOffset Opens, DateTimeOffset Closes);
}
