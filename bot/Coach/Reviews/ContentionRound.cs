using System.Text.Json.Serialization;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// A contention round under way [REV-06]. From four people upwards nothing in it says whose an entry or a reservation is:
/// who has written stands apart from what was written, texts are kept sorted, and the list of writers is emptied once all
/// is shown [PRV-06].
/// </summary>
/// <param name="Id">Tells the rounds of a deal apart in the keys of cards.</param>
/// <param name="By">Who began it.</param>
/// <param name="Until">When the present step ends by itself.</param>
/// <param name="People">Addresses of all who take part, in ordinal order.</param>
public sealed record ContentionRound(string Id, string By, DateTimeOffset StartedAt, DateTimeOffset Until, IReadOnlyList<string> People)
{
    /// <summary>With fewer people names show, and the card says so beforehand.</summary>
    public const int FewestUnnamed = 4;

    public RoundStep Step { get; init; }

    /// <summary>Who has done the present step, in ordinal order; the order of their coming is not kept.</summary>
    public IReadOnlyList<string> Wrote { get; init; } = [];

    /// <summary>What was written, in ordinal order of the texts.</summary>
    public IReadOnlyList<RoundEntry> Entries { get; init; } = [];

    /// <summary>Who is asked to argue against, while that step lasts [REV-07].</summary>
    public string? Advocate { get; init; }

    public string? Decision { get; init; }

    /// <summary>Why the owner did not wait for the argument [REV-07].</summary>
    public string? Override { get; init; }

    public Voices Voices { get; init; } = Voices.None;

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Reservations { get; init; } = [];

    /// <summary>Who stands where; only in a round whose names show.</summary>
    public IReadOnlyList<NamedStance> Stances { get; init; } = [];

    [JsonIgnore]
    public bool IsNamed => People.Count < FewestUnnamed;

    [JsonIgnore]
    public bool HasAll => People.All(p => Wrote.Contains(p, StringComparer.Ordinal));

    public ContentionRound With(string writer) => this with { Wrote = [.. Wrote.Append(writer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };

    /// <summary>Takes in an entry; who wrote it is dropped here unless names show.</summary>
    public ContentionRound With(RoundEntry entry) => this with
    {
        Entries =
        [
            .. Entries.Append(IsNamed ? entry : entry with { By = null })
                .OrderBy(e => e.Objection, StringComparer.Ordinal)
                .ThenBy(e => e.OtherWay, StringComparer.Ordinal)
                .ThenBy(e => e.By, StringComparer.Ordinal),
        ],
    };
}

/// <summary>The strongest objection and one other way.</summary>
/// <param name="By">The colleague's address; null in an unnamed round.</param>
public sealed record RoundEntry(string Objection, string? OtherWay, string? By = null);

/// <summary>Where a colleague stands; kept in named rounds only.</summary>
/// <param name="Stance"><c>support</c>, <c>reservation</c> or <c>against</c>.</param>
public sealed record NamedStance(string Person, string Stance, string? Reservation);

/// <summary>How many of a round support its decision, and how many do not; of all together, never of one.</summary>
public sealed record Voices(int Supporting, int Against)
{
    public static readonly Voices None = new(0, 0);
}

/// <summary>How far a round is.</summary>
public enum RoundStep
{
    /// <summary>Everybody writes, unseen by the others.</summary>
    Writing,

    /// <summary>Nobody objected: one colleague argues against [REV-07].</summary>
    Arguing,

    /// <summary>All is shown; the owner decides.</summary>
    Deciding,

    /// <summary>Decided; each says where he stands.</summary>
    Standing,
}

/// <summary>What a round decided. Reservations of four or more participants have no author anywhere [PRV-06].</summary>
public sealed record RoundDecision(string Text, DateTimeOffset At, IReadOnlyList<string> Reservations, bool LookedAgain = false)
{
    public Voices Voices { get; init; } = Voices.None;

    /// <summary>Who stands where; empty for an unnamed round.</summary>
    public IReadOnlyList<NamedStance> Stances { get; init; } = [];

    /// <summary>It comes back on top of the next review [REV-09].</summary>
    [JsonIgnore]
    public bool ComesBack => Reservations.Count > 0 && !LookedAgain;
}
