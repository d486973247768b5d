using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>Meetings that are over and not closed yet: which are to be asked about, and which card carries them [AFT-01, PRE-26].</summary>
public static class OpenMeetings
{
    /// <summary>Whether the questions after the meeting are still to be asked of this person.</summary>
    public static bool AsksAfter(AgendaItem item) =>
        item.After is AfterStage.NotYet
        && item.Entry.Role is AgendaRole.Asked
        && item.Entry.Outcome is null
        && ((item.Questioned && !item.Entry.Rested) || item.Entry.Values.Count > 0)
        && item.Entry.State is not (MeetingState.Cancelled or MeetingState.Postponed or MeetingState.Excused or MeetingState.DidNotHappen);

    /// <summary>D-CHECK.</summary>
    public static DateTimeOffset DueAt(AgendaItem item, TenantSettings tenant) => item.Entry.End + tenant.Defaults.CheckFrom;

    /// <summary>Over, nothing answered.</summary>
    public static bool IsUnanswered(AgendaItem item) =>
        item.Entry is { Role: AgendaRole.Asked, Outcome: null, State: MeetingState.Held or MeetingState.StartedWithout };

    /// <summary>Due now for a message of their own, unless another one carries them.</summary>
    public static IReadOnlyList<AgendaItem> Due(PersonRecord person, Situation situation, Speaking speaking) =>
        speaking.IsSwitchedOff(Nudges.AfterKind)
            ? []
            : [.. person.Agenda.Where(i => AsksAfter(i) && i.OnDay is null && DueAt(i, situation.Tenant) <= speaking.Now)];

    /// <summary>It was due at a moment at which nothing may pop up.</summary>
    public static bool Waited(DateTimeOffset due, Speaking speaking) => speaking.NextFree(due) is { } free && free > due;

    /// <summary>The meetings a day card lists beside its own rows: the sending day's that are over and not closed, and all that are due.</summary>
    public static IReadOnlyList<string> OnDayCard(IReadOnlyCollection<string> rows, PersonRecord person, Situation situation, Speaking speaking)
    {
        var today = LocalTime.DayOf(speaking.Now, speaking.Zone);
        var unanswered = person.Agenda.Where(i =>
            IsUnanswered(i) && DueAt(i, situation.Tenant) <= speaking.Now && LocalTime.DayOf(i.Entry.Start, speaking.Zone) == today);
        return
        [
            .. Due(person, situation, speaking).Concat(unanswered)
                .Select(i => i.Entry.MeetingId)
                .Where(i => !rows.Contains(i))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The card that lists them has asked.</summary>
    public static PersonRecord Listed(PersonRecord person, IReadOnlyCollection<string> ids) =>
        person.With(ids, i => i.After is AfterStage.NotYet && i.OnDay is null ? i with { After = AfterStage.Asked, Listed = true } : i);
}
