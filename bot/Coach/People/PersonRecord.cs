using System.Text.Json.Serialization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>A colleague: what is known of him, what he has set, his agenda, and what he was sent.</summary>
public sealed record PersonRecord : Record
{
    public required string Email { get; init; }

    public Layers<PersonFacts> Known { get; init; } = Layers<PersonFacts>.None;

    public OwnSettings Own { get; init; } = new();

    /// <summary>What his chat platform says of his account; null where it has not said. It makes nobody one of our people: <see cref="Known"/> does [INT-13].</summary>
    public ChatAccount? Account { get; init; }

    /// <summary>Free/busy entries and the times of entries he takes part in, by id.</summary>
    public IReadOnlyDictionary<string, BusyTime> Busy { get; init; } = new Dictionary<string, BusyTime>(StringComparer.Ordinal);

    /// <summary>His meetings, by start.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];

    /// <summary>Bot-started messages of the last days: the day's ledger, against which the cap is held [ADM-10].</summary>
    public IReadOnlyList<SentMessage> Ledger { get; init; } = [];

    /// <summary>Day cards by date: what is shown on them beyond the day's own meetings.</summary>
    public IReadOnlyList<DayCard> Days { get; init; } = [];

    /// <summary>What he promised customers, by day.</summary>
    public IReadOnlyList<Promise> Promises { get; init; } = [];

    /// <summary>The key of the card that carried the four first lines; null before any message [ADM-34].</summary>
    public string? FirstCard { get; init; }

    /// <summary>Typed sentences that wait for the choice of their meeting, by key [PRE-41].</summary>
    public IReadOnlyList<TypedText> Typed { get; init; } = [];

    [JsonIgnore]
    public PersonFacts Facts => Known.Now ?? new();

    [JsonIgnore]
    public bool IsActive => Facts.Active != false;

    [JsonIgnore]
    public string Name => Facts.Name is { Length: > 0 } name ? name : Email;

    /// <summary>What practices owe him a word about, by key: open ones, and those whose card still stands.</summary>
    public IReadOnlyList<DutyItem> Duties { get; init; } = [];

    /// <summary>What digests of the last 90 days have said of him [DIG-03].</summary>
    public IReadOnlyList<SaidLine> Said { get; init; } = [];

    /// <summary>When he left with nobody to take over; null once that has settled and his duties have ended [ADM-14].</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>What he left to others and his manager has not confirmed yet [HND-10]; null where there is nothing.</summary>
    public Departure? Departure { get; init; }

    public override IReadOnlyList<string> Links =>
    [
        LinkNames.Everybody,
        .. Known.Now is not null && IsActive && !new[] { Own.TimeZone, Account?.Zone, Facts.TimeZone }.Any(LocalTime.IsZone) ? [LinkNames.NoZone] : Array.Empty<string>(),
        .. Facts.Role is { Length: > 0 } role ? [LinkNames.Role(role)] : Array.Empty<string>(),
        .. Facts.Team is { Length: > 0 } team ? [LinkNames.TeamMember(team)] : Array.Empty<string>(),
        .. Facts.ManagerEmail is { Length: > 0 } manager ? [LinkNames.Report(manager)] : Array.Empty<string>(),
        .. Facts.Chat is { } chat ? [LinkNames.ChatAddress(chat.Platform, chat.Address)] : Array.Empty<string>(),
        .. Known.Now is not null && Account is not { Standing: ChatStanding.Colleague } ? [LinkNames.AccountWanted] : Array.Empty<string>(),
    ];

    /// <summary>His zone and where it comes from; null where nobody said [ADM-04].</summary>
    public (string? Zone, string Source) ZoneIn(TenantSettings tenant)
    {
        if (Own.TimeZone is { } own && LocalTime.IsZone(own)) return (own, "own");
        if (AccountIn(tenant)?.Zone is { } chat && LocalTime.IsZone(chat)) return (chat, "chat");
        if (Facts.TimeZone is { } known && LocalTime.IsZone(known)) return (known, "records");
        return tenant.TimeZone is { } zone && LocalTime.IsZone(zone) ? (zone, "tenant") : (null, "unknown");
    }

    public Reader ReaderIn(TenantSettings tenant) =>
        new(ZoneIn(tenant).Zone ?? "Etc/UTC", Own.Language ?? Facts.Language ?? AccountIn(tenant)?.Locale ?? tenant.Language);

    /// <summary>The one place where he is reached: the platform of his choice, else that of our records, else the tenant's [ADM-18].</summary>
    public Destination AddressIn(TenantSettings tenant)
    {
        var chosen = Own.Chat is { } own && tenant.Chats.Contains(own, StringComparer.Ordinal) ? own : null;
        if (Facts.Chat is { } chat && (chosen ?? chat.Platform) == chat.Platform) return new(chat.Platform, chat.Address);
        return new(chosen ?? tenant.DefaultChat, Email);
    }

    /// <summary>What the platform on which he is reached says of his account there; null where it has not said.</summary>
    public ChatAccount? AccountIn(TenantSettings tenant) => Account is { } account && account.Platform == AddressIn(tenant).Platform ? account : null;

    /// <summary>His account in the chat is closed, or one that gets no coach messages [PRV-15]. What he owes is handed over by our records alone [HND-10].</summary>
    public bool IsShutOut(TenantSettings tenant) => AccountIn(tenant)?.Standing is ChatStanding.Gone or ChatStanding.Guest or ChatStanding.Outside;

    /// <summary>When he works; null where his zone is not known, which counts as outside hours [ADM-04].</summary>
    public WorkingTime? WorkingTimeIn(TenantSettings tenant)
    {
        if (ZoneIn(tenant).Zone is not { } zone) return null;
        var hours = Own.Hours ?? Facts.WorkingHours ?? tenant.Defaults.Hours;
        return new(zone, WorkingTime.IsValid(hours) ? hours : tenant.Defaults.Hours, Facts.Country ?? tenant.Country, tenant.Holidays);
    }

    /// <summary>Neither opted out, paused, away nor gone at that time, and not shut out of the chat [PRE-17].</summary>
    public bool CanBeAskedAbout(DateTimeOffset start, TenantSettings tenant)
    {
        if (!IsActive || Own.Stopped || Known.Now is null || IsShutOut(tenant)) return false;
        var zone = ZoneIn(tenant).Zone ?? "Etc/UTC";
        if (Own.PausedUntil is { } until && until >= LocalTime.DayOf(start, zone)) return false;
        return !IsAwayAt(start, tenant);
    }

    /// <summary>Out of office by calendar, or on leave by his own or an administrator's word [ADM-08].</summary>
    public bool IsAwayAt(DateTimeOffset at, TenantSettings tenant) =>
        Busy.Values.Any(b => b is { Away: true, Gone: false } && b.Start <= at && at < b.End)
        || (Own.LeaveUntil is { } until && until >= LocalTime.DayOf(at, ZoneIn(tenant).Zone ?? "Etc/UTC"));
}

/// <summary>What a colleague left, and who has each deal now.</summary>
/// <param name="Meetings">Open meetings that ask somebody else now.</param>
public sealed record Departure(DateTimeOffset At, IReadOnlyList<MovedDeal> Deals, IReadOnlyList<string> Meetings);

/// <summary>A deal in which something went over to a colleague.</summary>
public sealed record MovedDeal(string DealId, string To);

/// <summary>What a person has set for himself; null leaves the general rule [ADM-35].</summary>
public sealed record OwnSettings
{
    public WeeklyHours? Hours { get; init; }

    /// <summary>When the question for tomorrow comes.</summary>
    public TimeOnly? DayTime { get; init; }

    /// <summary>The question comes at the opening of the meeting's own day.</summary>
    public bool SameDay { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>The chat platform on which he wants to be reached, where several run [ADM-18].</summary>
    public string? Chat { get; init; }

    /// <summary>No bot-started messages up to and including this day.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>On leave up to and including this day [ADM-08].</summary>
    public DateOnly? LeaveUntil { get; init; }

    /// <summary>Address of the colleague who gets what cannot wait; null for the manager [ADM-08].</summary>
    public string? Deputy { get; init; }

    /// <summary>Praise is for him alone.</summary>
    public bool PrivatePraise { get; init; }

    /// <summary>He wants no coach messages [ADM-15].</summary>
    public bool Stopped { get; init; }

    /// <summary>He pressed Start, where the tenant needs it [ADM-34].</summary>
    public bool Started { get; init; }
}

/// <summary>A time in which a card must not pop up. <c>Version</c> is null for the times of entries that we hold ourselves.</summary>
public sealed record BusyTime(DateTimeOffset Start, DateTimeOffset End, bool Away, bool Gone = false, VersionStamp? Version = null);

/// <summary>One meeting of the agenda, with what the person was sent about it.</summary>
public sealed record AgendaItem(AgendaEntry Entry)
{
    /// <summary>The question was decided: on a card of its own, or on the day card of that date.</summary>
    public bool Questioned { get; init; }

    /// <summary>The date of the day card that shows it; null for a card of its own.</summary>
    public DateOnly? OnDay { get; init; }

    /// <summary>When its question reached the chat.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>"Remind me later" was pressed, for this instant.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>Useless after this: D-CUTOFF for a reminder that was asked for [ADM-09].</summary>
    public DateTimeOffset? RemindBy { get; init; }

    /// <summary>Something was pressed on its card that concerns the person alone: then nobody is reminded [PRE-36].</summary>
    public bool Pressed { get; init; }

    /// <summary>How often its card has changed its look because of the time alone.</summary>
    public int Looks { get; init; }

    /// <summary>How many reminders were decided.</summary>
    public int Reminders { get; init; }

    /// <summary>The questions after the meeting were asked, or their time has passed.</summary>
    public AfterStage After { get; init; }

    /// <summary>The questions after it stand on a day card or a morning line: there is no card of its own for them.</summary>
    public bool Listed { get; init; }

    /// <summary>Cards that the person opened himself, by command or from the home view: they follow every change.</summary>
    public IReadOnlyList<OpenedCard> Opened { get; init; } = [];

    /// <summary>All of the brief is shown.</summary>
    public bool ShowAll { get; init; }

    /// <summary>The question did not reach him; it stands in the home view [ADM-13].</summary>
    public bool Missed { get; init; }
}

/// <summary>A card opened in a room, named by the event that asked for it.</summary>
/// <param name="Thread">Key of the card in whose thread it stands, or null.</param>
public sealed record OpenedCard(string AnswerKey, string Room, string? Thread = null);

/// <summary>How far the questions after a meeting are.</summary>
public enum AfterStage
{
    NotYet,
    Asked,
    Missed,
}

/// <summary>A bot-started message.</summary>
/// <param name="Owed">A hand-off or a value event: one place of the day is kept for these [ADM-10].</param>
public sealed record SentMessage(string Card, DateTimeOffset At, bool Owed = false);

/// <summary>A day card that was decided.</summary>
/// <param name="Day">The day whose meetings it shows.</param>
/// <param name="OpenFrom">The day on which it was sent; that day's meetings that are not closed stand on it too.</param>
public sealed record DayCard(DateOnly Day, DateOnly OpenFrom, bool MorningSent = false, DateTimeOffset? SentAt = null)
{
    /// <summary>Meetings that were not closed when it was sent: a row each.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>The same for its morning line.</summary>
    public IReadOnlyList<string> MorningOpen { get; init; } = [];
}

/// <summary>Something that we promised in a meeting: a row on its day, never a message of its own [AFT-04].</summary>
public sealed record Promise(string MeetingId, string Customer, string Text, DateOnly Due, string? By);

/// <summary>A sentence that was typed and whose meeting is not chosen yet.</summary>
public sealed record TypedText(string Key, string Text, DateTimeOffset At);
