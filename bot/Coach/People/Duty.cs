using System.Text.Json.Serialization;
using CoachBot.Coach.Cards;

namespace CoachBot.Coach.People;

/// <summary>
/// Something a practice owes a person a word about. The practice says what and by when; the person's own record decides
/// when it may be said: hours, busy times, cap, leave [ADM-03, ADM-08, ADM-10]. One duty is one card; setting it again
/// edits the card that is there.
/// </summary>
/// <param name="Key">Key of its card, unique per tenant; see <see cref="CardKeys.Duty"/>.</param>
/// <param name="Kind">One of <see cref="DutyKinds"/>: for the kill switch.</param>
/// <param name="Due">The instant aimed at.</param>
/// <param name="NotAfter">Useless as a message after this; then it stands in the home view until it ends.</param>
/// <param name="View">What it shows.</param>
public sealed record Duty(string Key, string Kind, DateTimeOffset Due, DateTimeOffset NotAfter, CardView View)
{
    /// <summary>Owed to others (a hand-off, a value event): it goes first, and stays in the home view of one who stopped [ADM-10, ADM-15].</summary>
    public bool Owed { get; init; }

    /// <summary>Never a message of its own: a line on the next day card, else in the home view [PO-11].</summary>
    public bool LineOnly { get; init; }

    /// <summary>Goes to the deputy where the person is on leave or has stopped, marked as such [ADM-08, PO-11].</summary>
    public bool CannotWait { get; init; }

    /// <summary>The colleague for whom this person stands in, or null.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>A nudge in the thread of this card, or null for a message of its own.</summary>
    public string? Thread { get; init; }
}

/// <summary>The kinds of duty, as a kill switch names them. These strings stand in the database.</summary>
public static class DutyKinds
{
    public const string Plan = "plan";
    public const string Event = "event";
    public const string Handoff = "handoff";
    public const string Review = "review";
    public const string Digest = "digest";
    public const string Signal = "signal";
    public const string Reference = "reference";
    public const string Story = "story";
}

/// <summary>A duty as it stands with the person.</summary>
public sealed record DutyItem(Duty Duty)
{
    /// <summary>When its card was decided.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Its time has passed unsaid: it stands in the home view.</summary>
    public bool Missed { get; init; }

    /// <summary>When it ended; its card stays as it is then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The day card on which it is a line [PO-11].</summary>
    public DateOnly? OnDay { get; init; }

    /// <summary>The deputy who has it meanwhile [ADM-08].</summary>
    public string? PassedTo { get; init; }

    [JsonIgnore]
    public bool IsOpen => EndedAt is null;

    /// <summary>Still to be said to him.</summary>
    [JsonIgnore]
    public bool IsUnsaid => this is { IsOpen: true, SentAt: null, OnDay: null, PassedTo: null, Missed: false };
}

/// <summary>To a person: a duty, new or changed.</summary>
public sealed record DutySet(Duty Duty) : Happening;

/// <summary>To a person: a duty is over. Not sent yet, it is never said; sent, its card becomes this view, or stays.</summary>
public sealed record DutyEnded(string Key, CardView? Last = null) : Happening;
