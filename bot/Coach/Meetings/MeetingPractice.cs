using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Meetings;

/// <summary>
/// What a meeting does with what happens to it: it holds the facts, knows its state, and tells the people concerned
/// how it stands. It sends nothing by itself: when a person is spoken to is decided on the person.
/// </summary>
public static class MeetingPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        var before = situation.Find<MeetingRecord>(happened.Subject)
            ?? new MeetingRecord { Id = id, FirstSeen = now, ChangedAt = now };

        return happened.What switch
        {
            MeetingSeen seen => Changed(before, Taken(before, seen), situation, now),
            MeetingCancelled gone => Changed(before, before with { Known = before.Known.With(new MeetingFacts(Cancelled: true), gone.Version) }, situation, now),
            QuestionReached reached => Reached(before, reached, situation, now),
            WokeUp => MeetingOutlook.Settle(before, situation, now, null, "time"),
            LookAgain { By: { } by } => MeetingOutlook.Settle(before, situation, now, by, "person"),
            LookAgain => MeetingOutlook.Settle(before, situation, now, null, "crm"),
            Pressed pressed => MeetingPresses.Decide(before, pressed, happened.Key, situation, now),
            Submitted sent => MeetingAnswers.Decide(before, sent, situation, now),
            ValueTyped typed => MeetingAnswers.Typed(before, typed, situation, now),
            Asked asked => MeetingLookUps.Decide(before, asked, situation, now),
            CallPrepared call => Calls.Prepared(before, call, situation, now),
            _ => [],
        };
    }

    private static MeetingRecord Taken(MeetingRecord before, MeetingSeen seen)
    {
        var facts = seen.Facts with { Cancelled = false, Description = seen.Facts.Description is { } text ? Purpose.Of(text) : null };
        if (facts.Private == true) facts = new MeetingFacts(Private: true);
        else facts = facts with { Private = facts.Private ?? false };
        var hidden = facts.Private == true && seen.Version.Stated && seen.Version.Supersedes(before.LastPrivate);
        return before with { Known = before.Known.With(facts, seen.Version), LastPrivate = hidden ? seen.Version : before.LastPrivate };
    }

    private static List<Decision> Changed(MeetingRecord before, MeetingRecord after, Situation situation, DateTimeOffset now)
    {
        if (ReferenceEquals(before.Known, after.Known)) return [];
        after = WithoutPrivate(after);

        // A private entry leaves no trace: only its version stays, so that a late older one does not bring it back [PRV-08].
        if (after.Facts.Private == true)
        {
            var bare = new MeetingRecord { Id = after.Id, Known = after.Known, LastPrivate = after.LastPrivate };
            return MeetingOutlook.Leave(before, bare, isPrivate: true);
        }

        var moved = Matters(before.Facts, after.Facts);
        if (after.FirstSeen == default) after = after with { FirstSeen = now };
        after = moved ? after with { ChangedAt = now, MovedAt = now } : after with { ChangedAt = before.ChangedAt };
        return MeetingOutlook.Settle(after, situation, now, null, "calendar");
    }

    /// <summary>What was said before an entry was private is gone for good, also where one of the two versions arrives late.</summary>
    private static MeetingRecord WithoutPrivate(MeetingRecord meeting)
    {
        var stamp = meeting.Known.All.FirstOrDefault(l => l.Facts.Private == true)?.Version;
        var last = stamp is not null && stamp.Supersedes(meeting.LastPrivate) ? stamp : meeting.LastPrivate;
        return last is null
            ? meeting
            : meeting with { LastPrivate = last, Known = new([.. meeting.Known.All.Where(l => l.Version.CompareTo(last) >= 0)]) };
    }

    /// <summary>A change after which a late question waits until the entry has settled [PRE-25].</summary>
    private static bool Matters(MeetingFacts before, MeetingFacts after) =>
        before.Start != after.Start
        || before.End != after.End
        || before.Cancelled != after.Cancelled
        || !(before.Attendees ?? []).SequenceEqual(after.Attendees ?? []);

    private static List<Decision> Reached(MeetingRecord before, QuestionReached reached, Situation situation, DateTimeOffset now)
    {
        if (before.Facts.Private == true || before.Reached.ContainsKey(reached.Email)) return [];
        var all = new SortedDictionary<string, DateTimeOffset>(before.Reached.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [reached.Email] = reached.At };
        return MeetingOutlook.Settle(before with { Reached = all }, situation, now, null, "time");
    }
}
