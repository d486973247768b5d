using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>Small changes to a person's agenda.</summary>
public static class Agenda
{
    /// <summary>Days for which a promise stays in sight after it was due.</summary>
    private const int KeptAfterDue = 7;

    public static AgendaItem? Item(this PersonRecord person, string meetingId) => person.Agenda.FirstOrDefault(i => i.Entry.MeetingId == meetingId);

    public static PersonRecord With(this PersonRecord person, string meetingId, Func<AgendaItem, AgendaItem> change) =>
        person with { Agenda = [.. person.Agenda.Select(i => i.Entry.MeetingId == meetingId ? change(i) : i)] };

    public static PersonRecord With(this PersonRecord person, IReadOnlyCollection<string> meetingIds, Func<AgendaItem, AgendaItem> change) =>
        person with { Agenda = [.. person.Agenda.Select(i => meetingIds.Contains(i.Entry.MeetingId) ? change(i) : i)] };

    public static PersonRecord With(this PersonRecord person, DateOnly day, Func<DayCard, DayCard> change) =>
        person with { Days = [.. person.Days.Select(d => d.Day == day ? change(d) : d)] };

    /// <summary>Takes in how a meeting stands; one that is nobody's and was never shown is dropped.</summary>
    public static PersonRecord WithEntry(this PersonRecord person, AgendaEntry entry)
    {
        person = person.WithPromise(entry);
        var item = person.Item(entry.MeetingId) ?? new AgendaItem(entry);
        var shown = item.Questioned || item.Opened.Count > 0;
        var rest = person.Agenda.Where(i => i.Entry.MeetingId != entry.MeetingId);
        if (entry.Role is AgendaRole.Gone && !shown) return person with { Agenda = [.. rest] };

        // A meeting that was moved gets its chance again.
        var changed = item.Entry.Start == entry.Start
            ? item with { Entry = entry }
            : item with { Entry = entry, Looks = 0, Missed = false, After = item.After is AfterStage.Missed ? AfterStage.NotYet : item.After };
        return person with
        {
            Agenda = [.. rest.Append(changed).OrderBy(i => i.Entry.Start).ThenBy(i => i.Entry.MeetingId, StringComparer.Ordinal)],
        };
    }

    /// <summary>What we promised outlives the meeting in the agenda: its day may be months away [AFT-04].</summary>
    private static PersonRecord WithPromise(this PersonRecord person, AgendaEntry entry)
    {
        if (entry.Role is not AgendaRole.Asked) return person;
        var known = person.Promises.FirstOrDefault(p => p.MeetingId == entry.MeetingId);
        var promise = entry.Ours is { Date: { } due } ours ? new Promise(entry.MeetingId, entry.Customer, ours.Text, due, ours.By) : null;
        if (known == promise) return person;
        return promise is null ? person with { Promises = [.. person.Promises.Where(p => p.MeetingId != entry.MeetingId)] } : person.With(promise);
    }

    /// <summary>One promise of a meeting or a message; it takes the place of what that had before.</summary>
    public static PersonRecord With(this PersonRecord person, Promise promise) => person with
    {
        Promises = [.. person.Promises.Where(p => p.MeetingId != promise.MeetingId).Append(promise).OrderBy(p => p.Due).ThenBy(p => p.MeetingId, StringComparer.Ordinal)],
    };

    /// <summary>What is long past leaves the agenda; the ledger keeps three days.</summary>
    public static PersonRecord Tidied(this PersonRecord person, CoachDefaults defaults, DateTimeOffset now)
    {
        var oldest = now - defaults.Edit;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var keepsAll = person.Agenda.All(i => i.Entry.End >= oldest) && person.Ledger.All(m => m.At > now.AddDays(-3))
            && person.Promises.All(p => p.Due >= today.AddDays(-KeptAfterDue))
            && person.Duties.All(d => d.EndedAt is not { } ended || ended >= oldest);
        if (keepsAll) return person;
        return person with
        {
            Agenda = [.. person.Agenda.Where(i => i.Entry.End >= oldest)],
            Ledger = [.. person.Ledger.Where(m => m.At > now.AddDays(-3))],
            Days = [.. person.Days.Where(d => d.Day >= DateOnly.FromDateTime(oldest.UtcDateTime))],
            Promises = [.. person.Promises.Where(p => p.Due >= today.AddDays(-KeptAfterDue))],
            Duties = [.. person.Duties.Where(d => d.EndedAt is not { } ended || ended >= oldest)],
            Typed = [.. person.Typed.Where(t => t.At > now.AddDays(-3))],
            Busy = person.Busy.Where(b => b.Value.End >= oldest).ToDictionary(StringComparer.Ordinal),
        };
    }
}
