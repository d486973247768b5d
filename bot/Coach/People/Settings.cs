using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>Everything a person can set, in one form [ADM-35].</summary>
public static class Settings
{
    /// <summary>Days that a pause lasts at most without a reason [ADM-09].</summary>
    public const int LongestPause = 30;

    private static readonly (string Id, DayOfWeek[] Days)[] Weeks =
    [
        ("monFri", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]),
        ("monThu", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday]),
        ("monSat", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday]),
        ("sunThu", [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday]),
    ];

    private static readonly TimeOnly EarliestDayTime = new(7, 30);
    private static readonly TimeOnly LatestDayTime = new(18, 0);

    public static FormView Form(PersonRecord person, TenantSettings tenant)
    {
        var hours = HoursOf(person, tenant);
        return new(
            Forms.Settings,
            Subjects.Person(person.Email),
            Facts.None,
            [
                new("hoursFrom", FieldType.Time, Required: true, Value: Written(hours.From)),
                new("hoursTo", FieldType.Time, Required: true, Value: Written(hours.To)),
                new("days", FieldType.Choice, Required: true, Value: WeekOf(hours.Days), Choices: [.. Weeks.Select(w => new ChoiceView(w.Id, Fact.Word("days." + w.Id)))]),
                new("dayTime", FieldType.Time, Value: Written(person.Own.DayTime ?? tenant.Defaults.Day)),
                new("sameDay", FieldType.Check, Value: Tick(person.Own.SameDay)),
                new("language", FieldType.Text, Value: person.ReaderIn(tenant).Language, MaxLength: 35, More: true),
                new("timeZone", FieldType.Text, Value: person.Own.TimeZone ?? "", MaxLength: 60, More: true),
                .. ChatField(person, tenant),
                new("pausedUntil", FieldType.Date, Value: person.Own.PausedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), More: true),
                new("leaveUntil", FieldType.Date, Value: person.Own.LeaveUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), More: true),
                new("deputy", FieldType.Text, Value: person.Own.Deputy ?? "", MaxLength: 200, More: true),
                new("privatePraise", FieldType.Check, Value: Tick(person.Own.PrivatePraise), More: true),
                new("stopped", FieldType.Check, Value: Tick(person.Own.Stopped), More: true),
            ]);
    }

    public static IReadOnlyDictionary<string, Part> Errors(Submitted sent, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var tenant = situation.Tenant;
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        var from = Time(sent.Values.GetValueOrDefault("hoursFrom"));
        var to = Time(sent.Values.GetValueOrDefault("hoursTo"));
        if (from is null) errors["hoursFrom"] = Texts.ErrorHours.With();
        if (to is null || to <= from) errors["hoursTo"] = Texts.ErrorHours.With();
        if (sent.Values.GetValueOrDefault("dayTime") is { Length: > 0 } text && (Time(text) is not { } day || day < EarliestDayTime || day > LatestDayTime))
            errors["dayTime"] = Texts.ErrorDayTime.With();
        if (sent.Values.GetValueOrDefault("timeZone") is { Length: > 0 } zone && !LocalTime.IsZone(zone)) errors["timeZone"] = Texts.ErrorZone.With();
        if (sent.Values.GetValueOrDefault("pausedUntil") is { Length: > 0 } until && PauseError(MeetingAnswers.Day(until), person, tenant, now) is { } wrong)
            errors["pausedUntil"] = wrong;
        if (sent.Values.GetValueOrDefault("leaveUntil") is { Length: > 0 } leave)
        {
            if (MeetingAnswers.Day(leave) is not { } last) errors["leaveUntil"] = Texts.ErrorDate.With();
            else if (last < LocalTime.DayOf(now, person.ReaderIn(tenant).Zone) && last != person.Own.LeaveUntil) errors["leaveUntil"] = Texts.ErrorDatePast.With();
        }
        if (MeetingAnswers.Blank(sent.Values.GetValueOrDefault("deputy")) is { } deputy && (Colleagues.Named(deputy, situation)?.Email ?? person.Email) == person.Email)
            errors["deputy"] = Texts.ErrorColleague.With();
        return errors;
    }

    /// <summary>What is wrong with a pause until that day, or null: at most 30 days [ADM-09].</summary>
    public static Part? PauseError(DateOnly? until, PersonRecord person, TenantSettings tenant, DateTimeOffset now)
    {
        var today = LocalTime.DayOf(now, person.ReaderIn(tenant).Zone);
        var latest = today.AddDays(LongestPause);
        if (until is not { } day) return Texts.ErrorDate.With();
        if (day < today) return Texts.ErrorDatePast.With();
        return day > latest ? Texts.ErrorPauseLong.With(("latest", latest)) : null;
    }

    public static IReadOnlyList<Decision> Decide(PersonRecord before, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (sent.By != before.Email) return [];
        var values = sent.Values;
        var hours = HoursOf(before, situation.Tenant);
        var week = Weeks.FirstOrDefault(w => w.Id == values.GetValueOrDefault("days"));
        var own = before.Own with
        {
            Hours = new WeeklyHours(
                week.Days ?? hours.Days,
                Time(values.GetValueOrDefault("hoursFrom")) ?? hours.From,
                Time(values.GetValueOrDefault("hoursTo")) ?? hours.To),
            DayTime = Time(values.GetValueOrDefault("dayTime")),
            SameDay = values.GetValueOrDefault("sameDay") == "true",
            Language = MeetingAnswers.Blank(values.GetValueOrDefault("language")) ?? before.Own.Language,
            TimeZone = MeetingAnswers.Blank(values.GetValueOrDefault("timeZone")),
            Chat = MeetingAnswers.Blank(values.GetValueOrDefault("chat")) ?? before.Own.Chat,
            PausedUntil = MeetingAnswers.Day(values.GetValueOrDefault("pausedUntil")),
            LeaveUntil = MeetingAnswers.Day(values.GetValueOrDefault("leaveUntil")),
            Deputy = MeetingAnswers.Blank(values.GetValueOrDefault("deputy")) is { } deputy ? Colleagues.Named(deputy, situation)?.Email : null,
            PrivatePraise = values.GetValueOrDefault("privatePraise") == "true",
            Stopped = values.GetValueOrDefault("stopped") == "true",
        };
        var after = before with { Own = own };
        return
        [
            .. Plan.Settle(before, after, situation, now),
            Replies.To(after, situation, key, now, [Texts.SettingsSaved.With(), Now(after, situation.Tenant)]),
            .. PersonPractice.MeetingsLookAgain(after.Email, situation),
        ];
    }

    /// <summary>The settings in force, with the source of the time zone [ADM-04].</summary>
    public static Part Now(PersonRecord person, TenantSettings tenant)
    {
        var hours = HoursOf(person, tenant);
        var (zone, source) = person.ZoneIn(tenant);
        var state = person.Own.Stopped ? "settings.stopped" : person.Own.PausedUntil is not null ? "settings.paused" : "settings.on";
        return Texts.SettingsNow.With(
            ("hours", $"{Written(hours.From)}–{Written(hours.To)}"),
            ("zone", zone is null ? Fact.Word("source.unknown") : new TextFact(zone)),
            ("source", Fact.Word("source." + source)),
            ("day", person.Own.SameDay ? Fact.Word("settings.sameDay") : new TextFact(Written(person.Own.DayTime ?? tenant.Defaults.Day))),
            ("language", person.ReaderIn(tenant).Language),
            ("state", Fact.Word(state)));
    }

    /// <summary>Where he is reached, for whom there is a choice [ADM-18].</summary>
    private static IEnumerable<FieldView> ChatField(PersonRecord person, TenantSettings tenant) => tenant.Chats.Count < 2
        ? []
        : [new("chat", FieldType.Choice, Value: person.AddressIn(tenant).Platform, Choices: [.. tenant.Chats.Select(chat => new ChoiceView(chat, Fact.Word("chat." + chat)))], More: true)];

    private static WeeklyHours HoursOf(PersonRecord person, TenantSettings tenant) =>
        person.Own.Hours ?? person.Facts.WorkingHours ?? tenant.Defaults.Hours;

    private static string WeekOf(IReadOnlyList<DayOfWeek> days) =>
        Weeks.FirstOrDefault(w => w.Days.ToHashSet().SetEquals(days)).Id ?? "monFri";

    private static string Tick(bool on) => on ? "true" : "false";

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
