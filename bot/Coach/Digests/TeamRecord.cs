using CoachBot.Coach.Reviews;

namespace CoachBot.Coach.Digests;

/// <summary>A team: its room, its digests, its priorities.</summary>
public sealed record TeamRecord : Record
{
    public const int MostPriorities = 3;
    private const int MostWeeks = 8;
    private const int MostSeen = 40;
    private const int MostTold = 200;

    public required string Name { get; init; }

    /// <summary>The room of the team's digests and deal threads, as <see cref="Rooms.RoomName"/> names it; null for the platform's own room of the team, where it has one.</summary>
    public string? Room { get; init; }

    /// <summary>The day of the week and the local time, in the tenant's zone, at which the digest comes [DIG-01].</summary>
    public DayOfWeek Day { get; init; } = DayOfWeek.Friday;

    public TimeOnly Time { get; init; } = new(9, 0);

    /// <summary>When the next digest is due; null while nobody is in the team.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The digest before: the next one's week begins with it.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>When a digest last had nothing to say [DIG-05].</summary>
    public DateTimeOffset? LastSilence { get; init; }

    /// <summary>Who stood first in the last digest that was sent; null for nobody by name [DIG-14].</summary>
    public string? First { get; init; }

    /// <summary>What matters now, three at most, by the order of their end [DIG-09].</summary>
    public IReadOnlyList<TeamPriority> Priorities { get; init; } = [];

    /// <summary>What managers saw done right, oldest first [DIG-02].</summary>
    public IReadOnlyList<DoneRight> Seen { get; init; } = [];

    /// <summary>What digests have told, by key, oldest first: nothing is told twice.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>The last eight weeks, oldest first: whole weeks as they were when their digest was due, never changed later [PRV-05].</summary>
    public IReadOnlyList<WeekFigures> Weeks { get; init; } = [];

    public override IReadOnlyList<string> Links => [LinkNames.Teams];

    /// <summary>The priorities that have not ended.</summary>
    public IReadOnlyList<TeamPriority> PrioritiesOn(DateOnly day) => [.. Priorities.Where(p => p.Until >= day)];

    public TeamRecord With(WeekFigures week) => this with { Weeks = [.. Weeks.Append(week).TakeLast(MostWeeks)] };

    public TeamRecord WithSeen(DoneRight seen) => this with { Seen = [.. Seen.Append(seen).TakeLast(MostSeen)] };

    public TeamRecord WithTold(IEnumerable<string> keys) => this with { Told = [.. Told.Union(keys, StringComparer.Ordinal).TakeLast(MostTold)] };
}

/// <summary>What matters to a team for a while, and why [DIG-09].</summary>
/// <param name="Topic">One of <see cref="Topics"/>: which coach questions serve it.</param>
/// <param name="Until">Its last day.</param>
public sealed record TeamPriority(string Id, string Text, string Reason, DateOnly Until, string Topic);

/// <summary>What a priority and a coach question are about. These strings stand in the database.</summary>
public static class Topics
{
    public const string Event = "event";
    public const string Date = "date";
    public const string Plan = "plan";
    public const string Value = "value";
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [Event, Date, Plan, Value, Other];
}

/// <summary>A whole week of a team. Everything in it is about customers and deals; what people do stands in <see cref="Habit"/>.</summary>
/// <param name="From">Its first day, in the tenant's zone.</param>
/// <param name="Announced">Value events that customers announced.</param>
/// <param name="OnTime">Transitions with nothing late.</param>
/// <param name="Transitions">Transitions under way.</param>
/// <param name="Booked">Deals won.</param>
/// <param name="Renewed">Those of them whose customer had bought before.</param>
/// <param name="References">Customers who had agreed to be shown by its end.</param>
public sealed record WeekFigures(DateOnly From, int Announced, int OnTime, int Transitions, int Booked, int Renewed, int References)
{
    /// <summary>Null where fewer than D-MINN people were asked: then nothing of it is stored [PRV-05].</summary>
    public HabitFigures? Habit { get; init; }
}

/// <summary>How a team of D-MINN people or more prepared the meetings of one week [ADM-26]. Each definition stands on the page that shows it.</summary>
/// <param name="Asked">Meetings that took place and were asked about.</param>
/// <param name="Answered">With a value or a reason to go ahead.</param>
/// <param name="InTime">With a value named before the start.</param>
/// <param name="Later">With a value named after it.</param>
/// <param name="Refused">Gone ahead without, on purpose.</param>
/// <param name="Confirmed">Where the customer confirmed the value by word, deed or in writing.</param>
public sealed record HabitFigures(int Asked, int Answered, int InTime, int Later, int Refused, int Confirmed);
