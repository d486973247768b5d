using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>Coaching inside ordinary reviews, instead of extra coaching meetings: nothing here makes a calendar entry [REV-03].</summary>
public static class ReviewPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var target = ReviewTarget.Of(happened.Subject);
        return happened.What switch
        {
            ReviewWanted wanted => ReviewCards.Opened(target, wanted, situation, now),
            RoundWanted wanted => Contention.Started(target, wanted, situation, now),
            Pressed pressed => ReviewPresses.Decide(target, pressed, happened.Key, situation, now),
            Submitted sent => ReviewAnswers.Decide(target, sent, happened.Key, situation, now),
            StageMoved moved => LookedAt(target, moved, situation, now),
            LookAgain or WokeUp => LookedAt(target, null, situation, now),
            _ => [],
        };
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now) =>
        ReviewForms.Opened(ReviewTarget.Of(happened.Subject), pressed, situation, now);

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        ReviewForms.Errors(ReviewTarget.Of(happened.Subject), sent, situation, now);

    /// <summary>Stores the record, asks to be woken for what comes next, and brings the open cards up to date.</summary>
    internal static IReadOnlyList<Decision> Settled(ReviewRecord after, Situation situation, DateTimeOffset now, params IEnumerable<Decision> also)
    {
        var target = ReviewTarget.Of(Subjects.Review(after.DealId));
        return [new Keep(target.Subject, after), new WakeAt(target.Subject, Next(after, situation)), .. also, .. ReviewCards.Refreshed(target, after, situation, now)];
    }

    /// <summary>Whatever could have changed is looked at: soft gate, steps of one side only, the round's time, the friendly word, cards that end.</summary>
    private static IReadOnlyList<Decision> LookedAt(ReviewTarget target, StageMoved? moved, Situation situation, DateTimeOffset now)
    {
        if (target.Review != ReviewTarget.Deal || situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { Known.Now: not null } deal) return [];
        var before = ReviewCards.Record(target, situation);
        var told = new List<Decision>();
        var after = Gates.Looked(deal, before, moved, situation, now, told);
        after = OneSided.Looked(deal, after, situation, now, told);
        after = Contention.TimePassed(deal, after, situation, now, told);
        var (followed, words) = Disqualifying.FollowedUp(deal, after, situation, now);
        told.AddRange(words);
        after = Ended(followed, situation, now, told);
        if (after == before && told.Count == 0)
        {
            var next = Next(before, situation);
            return [.. next is null ? [] : new Decision[] { new WakeAt(target.Subject, next) }, .. ReviewCards.Refreshed(target, before, situation, now)];
        }
        return Settled(after, situation, now, told);
    }

    /// <summary>A card that ends keeps its words and loses what could be pressed.</summary>
    internal static Tell Put(EndingDuty ending, Situation situation)
    {
        var shown = situation.Find<PersonRecord>(Subjects.Person(ending.Email))?.Duty(ending.Key)?.Duty.View;
        return new(Subjects.Person(ending.Email), new DutyEnded(ending.Key, shown is null ? null : shown with { Parts = [.. shown.Parts.Select(p => p with { Presses = null })] }));
    }

    private static ReviewRecord Ended(ReviewRecord record, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var over = record.Ending.Where(e => e.At <= now).ToList();
        if (over.Count == 0) return record;
        told.AddRange(over.Select(e => Put(e, situation)));
        return record with { Ending = [.. record.Ending.Except(over)] };
    }

    private static DateTimeOffset? Next(ReviewRecord record, Situation situation) =>
        record.Ending.Select(e => (DateTimeOffset?)e.At).Append(record.Round?.Until).Append(Disqualifying.FollowUpAt(record, situation)).Min();
}
