using System.Text.Json.Serialization;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.References;

/// <summary>
/// What a customer lets us show, for what it is known, and how it was used. Whether consent holds is worked out when somebody
/// looks, so that it ends in the same minute for all [REF-02].
/// </summary>
public sealed record ReferenceRecord : Record
{
    public const int MostEvents = 10;
    public const int MostUses = 20;
    public const int MostRequests = 20;
    public const int MostHeard = 200;

    public required string AccountId { get; init; }

    /// <summary>What the customer announced, newest first.</summary>
    public IReadOnlyList<AnnouncedEvent> Events { get; init; } = [];

    /// <summary>By kind of use; a kind that is not there was never asked.</summary>
    public IReadOnlyDictionary<string, Consent> Consents { get; init; } = new SortedDictionary<string, Consent>(StringComparer.Ordinal);

    public string? Industry { get; init; }

    public string? Problem { get; init; }

    public string? Size { get; init; }

    /// <summary>The words by which it is found; none of the customer's name [REF-04].</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Newest first [REF-03].</summary>
    public IReadOnlyList<ReferenceUse> Uses { get; init; } = [];

    /// <summary>When somebody last thanked the customer [REF-03].</summary>
    public DateOnly? LastThanks { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReferenceRequest> Requests { get; init; } = [];

    /// <summary>What its meetings of the last 90 days came to, newest first [REF-17].</summary>
    public IReadOnlyList<HeardValue> Heard { get; init; } = [];

    /// <summary>What its people said in their own words, newest first [AFT-10].</summary>
    public IReadOnlyList<CustomerVoice> Voices { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<string> Links =>
    [
        .. Events.Count == 0 ? [] : Words.Select(LinkNames.ReferenceWord),
        .. Events.Any(e => !e.HasStory) ? [LinkNames.ReferenceQueue] : Array.Empty<string>(),
        .. Heard.Count > 0 ? [LinkNames.ReferenceVoice] : Array.Empty<string>(),
    ];

    /// <summary>The kinds of use that hold now.</summary>
    public IReadOnlyList<string> AllowedAt(DateTimeOffset now, TenantSettings tenant) =>
        [.. UseKinds.All.Where(k => Consents.GetValueOrDefault(k)?.HoldsAt(now, ZoneOf(tenant)) == true)];

    /// <summary>The name may be shown to colleagues: some kind of use holds.</summary>
    public bool IsNamedAt(DateTimeOffset now, TenantSettings tenant) => AllowedAt(now, tenant).Count > 0;

    /// <summary>The customer was asked, and nothing holds any more: it is not offered at all.</summary>
    public bool IsHiddenAt(DateTimeOffset now, TenantSettings tenant) => Consents.Count > 0 && !IsNamedAt(now, tenant);

    /// <summary>The first day of the next quarter while the customer rests; null while it can be used [REF-03, D-REFCAP].</summary>
    public DateOnly? RestsUntil(DateTimeOffset now, TenantSettings tenant)
    {
        var zone = ZoneOf(tenant);
        var today = LocalTime.DayOf(now, zone);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return Uses.Count(u => LocalTime.DayOf(u.At, zone) >= quarter) >= tenant.Defaults.ReferenceCap ? quarter.AddMonths(3) : null;
    }

    /// <summary>The zone in which a customer's days and quarters are counted.</summary>
    public static string ZoneOf(TenantSettings tenant) => TeamRooms.ReaderIn(tenant).Zone;
}

/// <summary>An announced event, and what its owner chose to ask for [REF-01].</summary>
/// <param name="What">The event in one sentence, as it was defined.</param>
/// <param name="Who">Who at the customer's announced it.</param>
public sealed record AnnouncedEvent(string DealId, string What, string Who, DateOnly On)
{
    /// <summary>The colleague who has the question.</summary>
    public string? Asked { get; init; }

    /// <summary>One of <see cref="Choices"/>, or null while nothing was chosen.</summary>
    public string? Choice { get; init; }

    /// <summary>When the owner said that he sent the draft.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A story of this deal was told [REF-05].</summary>
    public bool HasStory { get; init; }
}

/// <summary>What can be asked for at the moment of victory [REF-01]; ids of the words <c>ask.…</c>.</summary>
public static class Choices
{
    public const string Reference = "reference";
    public const string Quotation = "quotation";
    public const string Story = "story";
    public const string Call = "call";
    public const string None = "none";

    public static readonly IReadOnlyList<string> Offered = [Reference, Quotation, Story, Call];
}

/// <summary>The customer was used as a reference.</summary>
/// <param name="For">The colleague's address.</param>
public sealed record ReferenceUse(string For, DateTimeOffset At);

/// <summary>A colleague asks for this reference [REF-04].</summary>
/// <param name="Owner">Who was asked.</param>
/// <param name="Answer">One of <see cref="RequestAnswers"/>, or null while it is open.</param>
public sealed record ReferenceRequest(string Id, string By, string Owner, DateTimeOffset At, string? Answer = null);

/// <summary>What an owner answers; ids of the words <c>answer.…</c>.</summary>
public static class RequestAnswers
{
    public const string Yes = "yes";
    public const string NotNow = "notNow";
    public const string AskMe = "askMe";
}

/// <summary>What one meeting came to: the kind of value, and whether the customer confirmed it [REF-17].</summary>
/// <param name="Kind">One of the words <c>kind.…</c>.</param>
public sealed record HeardValue(string MeetingId, DateOnly On, string Kind, bool Confirmed);
