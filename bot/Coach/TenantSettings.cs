using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;

namespace CoachBot.Coach;

/// <summary>What a tenant has set, and the lists that its content brings. Immutable; one instance serves many turns.</summary>
public sealed record TenantSettings
{
    public required string Tenant { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Addresses in these domains are colleagues.</summary>
    public IReadOnlySet<string> OwnDomains { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Addresses in these domains do not make an entry a customer meeting.</summary>
    public IReadOnlySet<string> IgnoreDomains { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Note-takers, rooms and the like: shipped, editable [PRE-01].</summary>
    public IReadOnlySet<string> MachineDomains { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Mail providers that anybody may use: never matched by domain [PRE-21].</summary>
    public IReadOnlySet<string> FreeMailDomains { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Titles that promise nothing, per language, lower case [PRE-10].</summary>
    public IReadOnlyList<string> HowdyTitles { get; init; } = [];

    /// <summary>Words that say nothing about a subject, lower case, of all languages: nothing is found by them [REF-04, REF-11].</summary>
    public IReadOnlySet<string> CommonWords { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What a person may type for a command, lower case, to the command that it means [INT-14].</summary>
    public IReadOnlyDictionary<string, string> CommandWords { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>IANA zone of the tenant, the last resort for a person's [ADM-04]; null where none is set.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 3166-1 alpha-2; whose holidays count for a person without a country.</summary>
    public string? Country { get; init; }

    public string Language { get; init; } = "en";

    /// <summary>Where a person without a chat address is reached.</summary>
    public string DefaultChat { get; init; } = "sandbox";

    /// <summary>The chat platforms that run: with several of them a person may choose where he is reached [ADM-18].</summary>
    public IReadOnlyList<string> Chats { get; init; } = [];

    /// <summary>
    /// Rooms hold exactly those whom our records put there, as in the Sandbox: a team's room its team, the room for wins everybody.
    /// Where a platform has rooms of its own, only what it says of them counts [PRV-15].
    /// </summary>
    public bool RoomsFollowRecords { get; init; }

    /// <summary>Nothing is asked before the person pressed Start [ADM-34].</summary>
    public bool RequireStart { get; init; }

    /// <summary>Holidays by country, and the tenant's own days.</summary>
    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    /// <summary>Only these teams get bot-started messages; empty for all [ADM-36].</summary>
    public IReadOnlySet<string> PilotTeams { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a team's room is on the default chat platform, <c>{team}</c> standing for its name; null where teams say it themselves.</summary>
    public string? TeamRoom { get; init; }

    /// <summary>The room on the default chat platform in which win stories are posted [REF-09]; null for the owner's team room.</summary>
    public string? WinsRoom { get; init; }

    /// <summary>Templates of transition plans, the standard one first [PO-05].</summary>
    public IReadOnlyList<PlanTemplate> PlanTemplates { get; init; } = [];

    /// <summary>The question sets of the reviews [REV-02]; each is a text of the content.</summary>
    public IReadOnlyList<ReviewQuestion> Questions { get; init; } = [];

    /// <summary>Criteria of the sweet spot, ids of the words <c>criterion.…</c> [REV-10].</summary>
    public IReadOnlyList<string> SweetSpot { get; init; } = [];

    /// <summary>Reasons to disqualify, ids of the words <c>disqualify.…</c> [REV-11].</summary>
    public IReadOnlyList<string> DisqualifyReasons { get; init; } = [];

    /// <summary>Words that speak of a person and not of the deal, lower case, of all languages [REV-08].</summary>
    public IReadOnlyList<string> PersonWords { get; init; } = [];

    /// <summary>What means the whole return and not a first success, lower case, of all languages; <c>*</c> stands for two words at most [PO-03].</summary>
    public IReadOnlyList<string> WholeReturn { get; init; } = [];

    /// <summary>What names no person who could announce something, lower case, of all languages [PO-03].</summary>
    public IReadOnlyList<string> NoPerson { get; init; } = [];

    /// <summary>How the names of stages begin before discovery has ended, lower case, of all languages [PO-02].</summary>
    public IReadOnlyList<string> EarlyStages { get; init; } = [];

    public CoachDefaults Defaults { get; init; } = new();
}

/// <summary>The numbers called D-… in the behaviour table, each with its default.</summary>
public sealed record CoachDefaults
{
    /// <summary>D-DAY: local time on the working day before the meeting.</summary>
    public TimeOnly Day { get; init; } = new(15, 30);

    /// <summary>D-SETTLE.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>D-REMIND, before the start.</summary>
    public TimeSpan Remind { get; init; } = TimeSpan.FromHours(3);

    /// <summary>D-CUTOFF, before the start.</summary>
    public TimeSpan Cutoff { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>D-POSTPONE, in working hours before the start.</summary>
    public TimeSpan Postpone { get; init; } = TimeSpan.FromHours(4);

    /// <summary>D-CHECK: from and to, after the end.</summary>
    public TimeSpan CheckFrom { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan CheckTo { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>D-CAP: bot-started messages per person and working day.</summary>
    public int Cap { get; init; } = 4;

    /// <summary>D-HOURS.</summary>
    public WeeklyHours Hours { get; init; } =
        new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(8, 0), new(18, 0));

    /// <summary>D-EDIT: how long answers can be changed.</summary>
    public TimeSpan Edit { get; init; } = TimeSpan.FromDays(14);

    /// <summary>D-MINN: no figure for fewer people.</summary>
    public int MinN { get; init; } = 5;

    /// <summary>D-VREWIN: a value event comes at most so many days after go-live.</summary>
    public int ValueEventDays { get; init; } = 90;

    /// <summary>D-HAND, in business days: to accept a hand-off or ask.</summary>
    public int HandoffDays { get; init; } = 2;

    /// <summary>D-FIRST, in business days after acceptance: the account manager's first call.</summary>
    public int FirstCallDays { get; init; } = 5;

    /// <summary>D-WIN, in business days after a win.</summary>
    public int WinDays { get; init; } = 2;

    /// <summary>D-REFCAP: uses of a reference per customer and quarter.</summary>
    public int ReferenceCap { get; init; } = 2;

    /// <summary>D-MINORDER: below this amount, in the order's own currency, the owner says whether there is a plan; null for none [PO-01].</summary>
    public decimal? MinOrder { get; init; }

    /// <summary>D-CALDEL: title, attendees and place go this long after the meeting.</summary>
    public TimeSpan CalendarDelete { get; init; } = TimeSpan.FromDays(30);
}
