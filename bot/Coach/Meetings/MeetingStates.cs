namespace CoachBot.Coach.Meetings;

/// <summary>The state of a meeting follows from what is known of it [PRE-04]. No path leads from ready to not ready but an edit or the calendar.</summary>
public static class MeetingStates
{
    /// <summary>A question that arrives later than this before the start never turns into "not ready" [D-CUTOFF].</summary>
    public static readonly TimeSpan ShortNotice = TimeSpan.FromMinutes(90);

    public static MeetingState Of(MeetingRecord meeting, bool counts, bool somebodyIsAsked, bool rested, CoachDefaults defaults, DateTimeOffset now)
    {
        var facts = meeting.Facts;
        var start = facts.Start!.Value;
        var hasValue = meeting.Values.Any(v => !v.Withdrawn);

        // A series that rests is asked about by nobody: whatever was asked before counts for nothing [PRE-24].
        var askedAt = rested ? null : meeting.AskedAt;

        if (facts.Cancelled == true) return MeetingState.Cancelled;
        if (meeting.NotHeldBecause is not null) return MeetingState.DidNotHappen;
        if (meeting.Outcome is not null) return MeetingState.Held;
        if (meeting.Handed is { SentAt: not null } handed && handed.ForStart == start) return handed.CallOff ? MeetingState.Cancelled : MeetingState.Postponed;
        if (!counts) return MeetingState.Excused;
        if (!somebodyIsAsked && !hasValue) return MeetingState.Excused;
        if (now >= start)
        {
            // A value that is named after the start is kept, but the meeting began without one.
            if (meeting.Values.Any(v => !v.Withdrawn && v.At <= start)) return MeetingState.Held;
            return askedAt is null ? MeetingState.NotAsked : MeetingState.StartedWithout;
        }
        if (hasValue) return MeetingState.Ready;
        if (meeting.GoAheadReason is not null) return MeetingState.WentAhead;
        if (askedAt is not { } asked) return MeetingState.NotAsked;
        return now >= start - defaults.Cutoff && start - asked >= ShortNotice ? MeetingState.NotReady : MeetingState.Asked;
    }

    /// <summary>The next instant at which time alone changes the record, or null.</summary>
    public static DateTimeOffset? NextChange(MeetingRecord meeting, CoachDefaults defaults, DateTimeOffset now)
    {
        var facts = meeting.Facts;
        if (facts.Start is not { } start || facts.End is not { } end || facts.Private == true) return null;
        DateTimeOffset[] moments = [start - defaults.Cutoff, start, end + defaults.CalendarDelete];
        return moments.Where(m => m > now).Select(m => (DateTimeOffset?)m).Min();
    }
}
