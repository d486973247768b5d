using CoachBot.Coach.Cards;

namespace CoachBot.Coach.People;

/// <summary>
/// Who stands in for a person on leave, and what he gets: only what cannot wait, marked as such; nothing counts as missed
/// [ADM-08]. The same holds for one who has stopped the messages, without anybody being told that he has [PO-11, ADM-15].
/// </summary>
public static class Deputies
{
    /// <summary>The colleague of his choice, else his manager; null where neither can be reached now.</summary>
    public static string? Of(PersonRecord person, Situation situation, DateTimeOffset now) =>
        new[] { person.Own.Deputy, person.Facts.ManagerEmail }
            .OfType<string>()
            .Select(d => d.ToLowerInvariant())
            .Where(d => d.Length > 0 && d != person.Email)
            .FirstOrDefault(d => situation.Find<PersonRecord>(Subjects.Person(d)) is { Known.Now: not null } deputy && !IsOut(deputy, situation, now));

    /// <summary>Away, paused, stopped, gone or shut out of the chat: what cannot wait must go to somebody else.</summary>
    public static bool IsOut(PersonRecord person, Situation situation, DateTimeOffset now) =>
        !person.IsActive
        || person.Own.Stopped
        || person.IsShutOut(situation.Tenant)
        || person.IsAwayAt(now, situation.Tenant)
        || (person.Own.PausedUntil is { } until && until >= LocalTime.DayOf(now, person.ReaderIn(situation.Tenant).Zone));

    /// <summary>Whether this person stands in for the other one now, so that he may answer in the other's place, by his own name [ADM-33].</summary>
    public static bool StandsIn(string deputy, PersonRecord person, Situation situation, DateTimeOffset now) =>
        IsOut(person, situation, now) && Of(person, situation, now) == deputy;

    /// <summary>What is due, cannot wait, and cannot be said to him goes to the deputy.</summary>
    public static PersonRecord Passed(PersonRecord person, Situation situation, DateTimeOffset now, List<Decision> decisions, List<DateTimeOffset> wake)
    {
        var urgent = person.Duties.Where(d => d is { IsUnsaid: true, Duty: { CannotWait: true, LineOnly: false, InsteadOf: null } }).ToList();
        if (urgent.Count == 0) return person;
        wake.AddRange(urgent.Where(d => d.Duty.Due > now).Select(d => d.Duty.Due));
        if (!IsOut(person, situation, now) || Of(person, situation, now) is not { } deputy) return person;
        foreach (var item in urgent.Where(d => d.Duty.Due <= now && d.Duty.NotAfter > now))
        {
            person = person.WithDuty(item.Duty.Key, i => i with { PassedTo = deputy });
            decisions.Add(new Tell(Subjects.Person(deputy), new DutySet(ForDeputy(item.Duty, person.Email, deputy))));
        }
        return person;
    }

    /// <summary>The deputy hears of every change of what was passed to him.</summary>
    public static IEnumerable<Decision> Told(DutyItem item, PersonRecord person, DutyEnded? ended = null)
    {
        if (item.PassedTo is not { } deputy) return [];
        var key = KeyOf(item.Duty.Key, person.Email, deputy);
        return [new Tell(Subjects.Person(deputy), ended is null ? new DutySet(ForDeputy(item.Duty, person.Email, deputy)) : ended with { Key = key })];
    }

    private static Duty ForDeputy(Duty duty, string from, string deputy) =>
        duty with { Key = KeyOf(duty.Key, from, deputy), InsteadOf = from, Thread = null };

    private static string KeyOf(string key, string from, string deputy) => CardKeys.Duty(deputy, $"for/{from}/{key}");
}
