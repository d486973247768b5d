using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>The days on which both sides work: no weekend, and no holiday of either country or of the tenant [PO-05].</summary>
/// <param name="Ours">Our own country, ISO 3166-1 alpha-2; null where only the tenant's own days are holidays.</param>
/// <param name="Theirs">The customer's country.</param>
public sealed record BusinessDays(HolidayCalendar Holidays, IReadOnlyList<DayOfWeek> Week, string? Ours, string? Theirs)
{
    /// <summary>Longer than any row of days off: a search that finds nothing within it answers the day itself.</summary>
    private const int Farthest = 400;

    public bool Includes(DateOnly day) => Week.Contains(day.DayOfWeek) && !Holidays.IsHoliday(Ours, day) && !Holidays.IsHoliday(Theirs, day);

    /// <summary>The last business day not after this one.</summary>
    public DateOnly NotAfter(DateOnly day) => Nearest(day, -1);

    /// <summary>The first business day not before this one.</summary>
    public DateOnly NotBefore(DateOnly day) => Nearest(day, 1);

    public DateOnly Before(DateOnly day) => NotAfter(Moved(day, -1));

    public DateOnly After(DateOnly day) => NotBefore(Moved(day, 1));

    /// <summary>So many business days after, or before if negative; 0 is the day itself.</summary>
    public DateOnly Add(DateOnly day, int count)
    {
        for (; count > 0; count--) day = After(day);
        for (; count < 0; count++) day = Before(day);
        return day;
    }

    /// <summary>Business days from one day on and before the other; 0 where it is not earlier.</summary>
    public int Between(DateOnly from, DateOnly until)
    {
        var days = 0;
        for (var day = from; day < until; day = Moved(day, 1)) days += Includes(day) ? 1 : 0;
        return days;
    }

    private DateOnly Nearest(DateOnly day, int step)
    {
        var found = day;
        for (var far = 0; far < Farthest; far++, found = Moved(found, step))
        {
            if (Includes(found)) return found;
        }
        return day;
    }

    // Not beyond the ends of the calendar.
    private static DateOnly Moved(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
