using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>A day on which the keeper of an event hears of it.</summary>
/// <param name="Name">One of <see cref="EventSchedule"/>'s names.</param>
public sealed record Slot(string Name, DateOnly Day);

/// <summary>
/// When the seller is nudged [PO-11]: two business days after kickoff, 14 and 3 days before the event, on the day, 7 days
/// after, from then every 10 business days three times, and then the deal team's thread; in between once in 20 business days
/// a line. All days are working days of the keeper, and each has one slot at most. Pure.
/// </summary>
public static class EventSchedule
{
    public const string Kickoff = "kickoff";
    public const string Line = "line";
    public const string FarBefore = "before14";
    public const string NearBefore = "before3";
    public const string OnTheDay = "day";
    public const string After = "after";
    public const string Later = "later";
    public const string Thread = "thread";

    private const int AfterKickoff = 2;
    private const int BetweenLines = 20;
    private const int FarDays = 14;
    private const int NearDays = 3;
    private const int AfterDays = 7;
    private const int BetweenLater = 10;
    private const int MostLater = 3;

    // Five years of lines: longer than any plan.
    private const int MostLines = 65;

    /// <param name="kickoff">Null where the plan has none: then nothing is asked because of it.</param>
    /// <param name="from">No slot lies before this day: the kickoff, else the day of the order.</param>
    /// <param name="due">The day of the event: its own date, else go-live; null while neither is known.</param>
    /// <param name="since">No slot lies on or before this day: what is long past is not asked.</param>
    /// <param name="today">Lines are counted up to the first one after this day.</param>
    public static IReadOnlyList<Slot> Of(DateOnly? kickoff, DateOnly from, DateOnly? due, DateOnly since, WorkingTime hours, DateOnly today)
    {
        var slots = new List<Slot>();
        var first = kickoff is { } begins ? hours.AddWorkingDays(begins, AfterKickoff) : null;
        Add(Kickoff, first);
        var far = due is { } event1 ? OnOrBefore(event1.AddDays(-FarDays), hours) : null;
        for (var n = 1; n <= MostLines && hours.AddWorkingDays(first ?? from, BetweenLines * n) is { } line && !(line >= far); n++)
        {
            Add(Line, line);
            if (line > today) break;
        }
        if (due is { } day)
        {
            Add(FarBefore, far);
            Add(NearBefore, OnOrBefore(day.AddDays(-NearDays), hours));
            Add(OnTheDay, OnOrAfter(day, hours));
            var after = OnOrAfter(day.AddDays(AfterDays), hours);
            Add(After, after);
            var counted = after is { } reached && reached > since ? reached : since;
            for (var n = 1; n <= MostLater; n++) Add(Later, hours.AddWorkingDays(counted, BetweenLater * n));
            Add(Thread, hours.AddWorkingDays(counted, BetweenLater * (MostLater + 1)));
        }

        // Two on one day are one: the later of the list, which is nearer to the victory.
        return [.. slots.Where(s => s.Day >= from && s.Day > since).GroupBy(s => s.Day).Select(g => g.Last()).OrderBy(s => s.Day)];

        void Add(string name, DateOnly? on)
        {
            if (on is { } some) slots.Add(new(name, some));
        }
    }

    private static DateOnly? OnOrBefore(DateOnly day, WorkingTime hours) => hours.IsWorkingDay(day) ? day : hours.PreviousWorkingDay(day);

    private static DateOnly? OnOrAfter(DateOnly day, WorkingTime hours) => hours.IsWorkingDay(day) ? day : hours.NextWorkingDay(day);
}
