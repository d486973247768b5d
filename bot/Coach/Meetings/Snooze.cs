using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>To be asked again later, at a time of one's own choice: within working hours, never later than D-CUTOFF [ADM-09].</summary>
public static class Snooze
{
    private const string OneHour = "oneHour";
    private const string Afternoon = "afternoon";
    private const string Tomorrow = "tomorrow";
    private const string Own = "own";

    private static readonly TimeOnly InTheAfternoon = new(14, 0);

    /// <summary>The form with those choices that are still possible, or null where none is.</summary>
    public static FormView? Form(MeetingRecord meeting, FormView form, string by, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(by)) is not { } person) return null;
        if (now >= Latest(meeting, situation.Tenant)) return null;
        var choices = new[] { OneHour, Afternoon, Tomorrow }
            .Where(c => Of(c, person, situation.Tenant, now) is { } at && at <= Latest(meeting, situation.Tenant))
            .Append(Own)
            .ToList();
        return form with
        {
            Fields =
            [
                new("when", FieldType.Choice, Required: true, Value: choices[0], Choices: [.. choices.Select(c => new ChoiceView(c, Fact.Word("remind." + c)))]),
                new("own", FieldType.DateTime),
            ],
        };
    }

    /// <summary>What is wrong with the time that was chosen, or null.</summary>
    public static (string Field, Part Sentence)? Error(MeetingRecord meeting, Submitted sent, Situation situation, DateTimeOffset now)
    {
        var field = sent.Values.GetValueOrDefault("when") == Own ? "own" : "when";
        if (At(sent, situation, now) is not { } at) return (field, Texts.ErrorRemind.With());
        return at <= now || at > Latest(meeting, situation.Tenant) ? (field, Texts.ErrorRemind.With()) : null;
    }

    /// <summary>The instant that was chosen, or null where it is none or outside working hours.</summary>
    public static DateTimeOffset? At(Submitted sent, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person || person.WorkingTimeIn(situation.Tenant) is not { } hours) return null;
        if (sent.Values.GetValueOrDefault("when") is not Own) return Of(sent.Values.GetValueOrDefault("when", ""), person, situation.Tenant, now);
        if (!DateTime.TryParseExact(sent.Values.GetValueOrDefault("own"), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        var at = LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), hours.Zone);
        return hours.IsOpen(at) ? at : null;
    }

    private static DateTimeOffset Latest(MeetingRecord meeting, TenantSettings tenant) => meeting.Facts.Start!.Value - tenant.Defaults.Cutoff;

    private static DateTimeOffset? Of(string choice, PersonRecord person, TenantSettings tenant, DateTimeOffset now)
    {
        if (person.WorkingTimeIn(tenant) is not { } hours) return null;
        var today = LocalTime.DayOf(now, hours.Zone);
        DateTimeOffset? at = choice switch
        {
            OneHour => now.AddHours(1),
            Afternoon => LocalTime.At(today, InTheAfternoon, hours.Zone),
            Tomorrow => hours.NextOpening(LocalTime.Midnight(today.AddDays(1), hours.Zone)),
            _ => null,
        };
        return at > now && hours.IsOpen(at.Value) ? at : null;
    }
}
