using System.Text.Json.Serialization;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Customers;

/// <summary>A customer company, and what its meetings have left.</summary>
public sealed record AccountRecord : Record
{
    public required string Id { get; init; }

    public Layers<AccountFacts> Known { get; init; } = Layers<AccountFacts>.None;

    public Journal Journal { get; init; } = Journal.Empty;

    /// <summary>Support tickets that are open, by id, and the last that were closed.</summary>
    public IReadOnlyDictionary<string, TicketState> Tickets { get; init; } = new Dictionary<string, TicketState>(StringComparer.Ordinal);

    [JsonIgnore]
    public AccountFacts Facts => Known.Now ?? new();

    [JsonIgnore]
    public string Name => Facts.Name is { Length: > 0 } name ? name : Id;

    public override IReadOnlyList<string> Links =>
    [
        .. (Facts.Domains ?? []).Select(LinkNames.AccountDomain),
        .. (Facts.Contacts ?? []).Select(c => LinkNames.AccountContact(c.Email)),
        .. Words(Facts.Name ?? "").Select(LinkNames.AccountWord),
    ];

    /// <summary>The words of a name by which it is searched, lower case.</summary>
    public static IEnumerable<string> Words(string name) =>
        name.ToLowerInvariant()
            .Split(name.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Take(12);
}

/// <summary>A support ticket as last heard of.</summary>
public sealed record TicketState(bool Closed, DateTimeOffset OpenedAt, string? Summary, VersionStamp Version);

/// <summary>A deal, and what its meetings have left.</summary>
public sealed record DealRecord : Record
{
    private const int OldDays = 30;

    public required string Id { get; init; }

    public Layers<DealFacts> Known { get; init; } = Layers<DealFacts>.None;

    /// <summary>A critical date that was caught in a meeting; the CRM's own wins [AFT-13].</summary>
    public CriticalDate? Caught { get; init; }

    /// <summary>The colleague who caught it [REV-13].</summary>
    public string? CaughtBy { get; init; }

    public Journal Journal { get; init; } = Journal.Empty;

    /// <summary>Who has the deal while the CRM still names a colleague who left [HND-10]; null where the CRM's owner has it.</summary>
    public OwnerMoved? Moved { get; init; }

    /// <summary>The owner before the CRM last named another, and when it did.</summary>
    public FormerOwner? Former { get; init; }

    [JsonIgnore]
    public DealFacts Facts
    {
        get
        {
            var facts = Known.Now ?? new();
            if (facts.CloseDate == DealFacts.NoCloseDate) facts = facts with { CloseDate = null };
            return Moved is { } moved && moved.From == facts.OwnerEmail ? facts with { OwnerEmail = moved.To } : facts;
        }
    }

    [JsonIgnore]
    public string Name => Facts.Name is { Length: > 0 } name ? name : Id;

    /// <summary>The owner and the team, lower case.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> People =>
        [.. (Facts.Team ?? []).Append(Facts.OwnerEmail).OfType<string>().Where(p => p.Length > 0).Select(p => p.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    [JsonIgnore]
    public bool IsWon => Facts.Status == "won";

    /// <summary>
    /// Closed more than 30 days ago: what a CRM brings of former years when it is connected begins nothing by itself. An order
    /// or a person's word still does.
    /// </summary>
    public bool ClosedLongAgo(DateTimeOffset now, TenantSettings tenant) =>
        Facts.CloseDate is { } closed && closed < LocalTime.DayOf(now, tenant.TimeZone ?? "Etc/UTC").AddDays(-OldDays);

    [JsonIgnore]
    public CriticalDate? CriticalDate => Facts.CriticalDate ?? Caught;

    [JsonIgnore]
    public bool IsOpen => Facts.Status == "open";

    /// <summary>The customer's first success as it is defined now, or null while there is none [PO-02].</summary>
    public ValueEvent? Event { get; init; }

    public override IReadOnlyList<string> Links =>
    [
        .. Facts.AccountId is { Length: > 0 } account ? [LinkNames.DealAccount(account)] : Array.Empty<string>(),
        .. People.Select(LinkNames.DealTeam),
        .. Moved is { } moved ? [LinkNames.DealLeft(moved.From)] : Array.Empty<string>(),
        .. AccountRecord.Words(Facts.Name ?? "").Select(LinkNames.DealWord),
    ];
}

/// <summary>Who had a deal before the CRM named another.</summary>
public sealed record FormerOwner(string Email, DateTimeOffset Until);

/// <summary>What the occurrences of a series share [PRE-20, PRE-24].</summary>
public sealed record SeriesRecord : Record
{
    private const int MostStillTrue = 3;
    private const int MostRemembered = 20;

    /// <summary>The deal once chosen; empty for "no deal"; null while nobody chose.</summary>
    public string? DealId { get; init; }

    /// <summary>No questions until the end of this day.</summary>
    public DateOnly? RestUntil { get; init; }

    /// <summary>What was named for the latest occurrences, newest first by start.</summary>
    public IReadOnlyList<Occurrence> Named { get; init; } = [];

    /// <summary>
    /// The value of the occurrence before this start, where it may be taken over: not when it was already taken over
    /// three times in a row, the fourth is asked anew [PRE-24].
    /// </summary>
    public string? Before(DateTimeOffset start)
    {
        var earlier = Named.Where(o => o.Start < start).ToList();
        return earlier.Count == 0 || earlier.TakeWhile(o => o.StillTrue).Count() >= MostStillTrue ? null : earlier[0].Value;
    }

    public SeriesRecord With(Occurrence? named, string? unnamed) =>
        this with
        {
            Named =
            [
                .. Named.Where(o => o.MeetingId != (named?.MeetingId ?? unnamed))
                    .Concat(named is null ? [] : [named])
                    .OrderByDescending(o => o.Start)
                    .ThenBy(o => o.MeetingId, StringComparer.Ordinal)
                    .Take(MostRemembered),
            ],
        };
}

/// <summary>What a colleague said of an unknown domain [PRE-21].</summary>
public sealed record DomainRecord : Record
{
    public required string Verdict { get; init; }

    public required string By { get; init; }

    /// <summary>The account that a colleague linked it to, or null.</summary>
    public string? AccountId { get; init; }

    public override IReadOnlyList<string> Links => AccountId is { } account ? [LinkNames.DomainAccount(account)] : [];
}

/// <summary>The tenant's own switches [ADM-21].</summary>
public sealed record TenantRecord : Record
{
    /// <summary>What is switched off: <c>all</c>, <c>team:NAME</c>, <c>kind:ID</c>.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];
}

/// <summary>What the last meetings with a customer have left for the next one [PRE-16].</summary>
/// <param name="Notes">Newest first by the meeting's start, ten at most.</param>
public sealed record Journal(IReadOnlyList<JournalNote> Notes)
{
    public static readonly Journal Empty = new([]);

    public Journal With(MeetingLeft left) =>
        new([.. Notes.Where(n => n.MeetingId != left.Note.MeetingId).Concat(left.Gone ? [] : [left.Note]).OrderByDescending(n => n.Start).ThenBy(n => n.MeetingId, StringComparer.Ordinal).Take(10)]);
}

/// <summary>What one meeting, or one saved message, has left.</summary>
/// <param name="Kind">The kind of value, one of the words <c>kind.…</c>, or null.</param>
/// <param name="Source">It comes from a message, not from a meeting: the id then names what was saved [INT-15].</param>
public sealed record JournalNote(
    string MeetingId,
    DateTimeOffset Start,
    string? Value,
    Outcome? Outcome,
    bool Confirmed,
    Commitment? Ours,
    Commitment? Theirs,
    string? Kind = null,
    MessageSource? Source = null);

/// <summary>To an account or a deal: what one of its meetings has left.</summary>
/// <param name="Gone">It belongs elsewhere now, or was taken back.</param>
public sealed record MeetingLeft(JournalNote Note, bool Gone = false) : Happening;

/// <summary>To a deal: a critical date that was named in a meeting [AFT-13].</summary>
public sealed record CriticalDateCaught(string By, CriticalDate Date) : Happening;
