using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Victory;

/// <summary>
/// How an event stands after a change or a moment: its state, the nudge that is due, what is owed to whom, and when to look
/// again. All of it follows from the records and the time, so that looking twice changes nothing.
/// </summary>
internal static class EventOutlook
{
    private const string ThreadName = "victory";

    public static IReadOnlyList<Decision> Settle(EventRecord before, Keeping keeping)
    {
        var now = keeping with { Event = Standing(keeping) };
        var slots = Slots(now);
        var decisions = new List<Decision>();
        now = now with { Event = Nudged(now, slots, decisions) };

        var wanted = EventWords.Of(now).ToList();
        var owed = wanted.Select(w => new OwedWord(w.What, w.Email, w.Due)).ToList();
        decisions.AddRange(before.Owed
            .Where(o => !owed.Exists(w => w.What == o.What && w.Email == o.Email))
            .Select(o => new Tell(Subjects.Person(o.Email), EventWords.Ended(o, now))));
        decisions.AddRange(wanted.Select(w => new Tell(Subjects.Person(w.Email), new DutySet(EventWords.DutyOf(w, now)))));

        var after = now.Event with { Owed = owed, AskedToDefine = now.Event.AskedToDefine || owed.Exists(o => o.What == EventWords.Define) };
        now = now with { Event = after };
        decisions.AddRange(Victory(before, now));
        if (before.EscalatedAt is not null && before.NotYetAnnounced && !after.NotYetAnnounced)
            decisions.AddRange(InThread(now, Texts.EventThreadOver.With(("standing", EventCards.StateWord(after.State)))));

        var known = keeping.Situation.Find<EventRecord>(keeping.Subject);
        var wake = Wake(now, slots);
        if (known is null && wake is null && decisions.Count == 0 && IsBlank(after)) return [];
        return [.. Same(known, after) ? Array.Empty<Decision>() : [new Keep(keeping.Subject, after)], .. decisions, new WakeAt(keeping.Subject, wake)];
    }

    /// <summary>Somebody has to stay on it: there is an order, and neither a victory nor a miss.</summary>
    public static bool IsWatched(Keeping keeping) =>
        keeping.IsOrdered && keeping.Event.State is not (EventState.Announced or EventState.Missed);

    /// <summary>The stage has a name, and it is none of those that come before the end of discovery [PO-02].</summary>
    public static bool PastDiscovery(string? stage, TenantSettings tenant)
    {
        if (string.IsNullOrWhiteSpace(stage)) return false;
        var name = " " + string.Concat(stage.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return !tenant.EarlyStages.Any(early => name.Contains(" " + early, StringComparison.Ordinal));
    }

    /// <summary>Planned and waiting follow from the order and the definition; every other state is somebody's word and stays.</summary>
    private static EventRecord Standing(Keeping keeping)
    {
        var record = keeping.Event;
        var ready = keeping.IsOrdered && keeping.Value is not null;
        return record.State switch
        {
            EventState.Waiting when ready => record with { State = EventState.Planned },
            EventState.Planned when !ready => record with { State = EventState.Waiting },
            _ => record,
        };
    }

    private static IReadOnlyList<Slot> Slots(Keeping keeping)
    {
        if (!IsWatched(keeping) || keeping.Keeper is null) return [];
        var hours = keeping.Hours;
        DateOnly? ordered = keeping.Plan?.OpenedAt is { } opened ? LocalTime.DayOf(opened, hours.Zone) : null;
        if ((keeping.Plan?.Kickoff ?? ordered) is not { } from) return [];
        var since = new[] { keeping.Event.Since, ordered }.OfType<DateOnly>().DefaultIfEmpty(DateOnly.MinValue).Max();
        return EventSchedule.Of(keeping.Plan?.Kickoff, from, keeping.Day, since, hours, keeping.Today);
    }

    /// <summary>
    /// The newest slot that has come takes the place of those before it: after downtime only the latest is said, and a plan
    /// that moves never brings two on one working day. Decided in working time only: what comes up at night or on a Sunday
    /// waits for the opening, where it may have given way to a newer one.
    /// </summary>
    private static EventRecord Nudged(Keeping keeping, IReadOnlyList<Slot> slots, List<Decision> decisions)
    {
        var record = keeping.Event;
        if (!keeping.Hours.IsOpen(keeping.Now)) return record;
        if (Ahead(record, slots).LastOrDefault(s => keeping.Opening(s.Day) <= keeping.Now) is not { } slot) return record;
        var nudge = new LastNudge(slot.Name, slot.Day, keeping.Today > slot.Day ? keeping.Today : slot.Day);
        if (slot.Name != EventSchedule.Thread) return record with { Nudge = nudge };

        // The deal team's thread; where the team has no room the keeper is told once more instead.
        var after = record with { EscalatedAt = keeping.Now };
        var posted = InThread(keeping with { Event = after }, Texts.EventThread.With(("company", keeping.Company))).ToList();
        decisions.AddRange(posted);
        return posted.Count == 0 ? after with { Nudge = nudge } : after with { Nudge = record.Nudge is { } last ? last with { On = nudge.On } : nudge };
    }

    private static IEnumerable<Slot> Ahead(EventRecord record, IReadOnlyList<Slot> slots)
    {
        // What the thread knows is not asked again before the event has another date.
        if (record.EscalatedAt is not null) return [];
        return slots.Where(s => record.Nudge is not { } last || s.Day > last.On);
    }

    private static DateTimeOffset? Wake(Keeping keeping, IReadOnlyList<Slot> slots) =>
        Ahead(keeping.Event, slots).Select(s => keeping.Opening(s.Day)).Select(at => at > keeping.Now ? at : keeping.Hours.NextOpening(keeping.Now) ?? at)
            .Concat(Unanswered.Of(keeping).SelectMany(t => new[] { t.SellerAt, t.DeputyAt }))
            .Where(at => at > keeping.Now)
            .Order()
            .Cast<DateTimeOffset?>()
            .FirstOrDefault();

    /// <summary>Told once, when it turns announced [REF-01].</summary>
    private static IEnumerable<Decision> Victory(EventRecord before, Keeping keeping)
    {
        if (before.State is EventState.Announced || keeping.Event is not { State: EventState.Announced, Announced: { } word }) yield break;
        if (keeping.Account is { } account)
            yield return new Tell(Subjects.Reference(account.Id), new VictoryAnnounced(keeping.Deal.Id, account.Id, keeping.Value?.What ?? "", word));
        yield return new Tell(Subjects.Story(keeping.Deal.Id), new LookAgain(word.By));
        if (keeping.Owner?.Facts.Team is { Length: > 0 } team) yield return new Tell(Subjects.Team(team), new LookAgain(word.By));
    }

    private static IReadOnlyList<Decision> InThread(Keeping keeping, Part part) =>
        TeamRooms.InThread(keeping.Deal, keeping.Subject, ThreadName, [part], keeping.Situation, keeping.Now);

    /// <summary>Nothing is known of it yet: a won deal alone makes no record.</summary>
    private static bool IsBlank(EventRecord record) => record.Owed.Count == 0 && record with { Owed = [] } == new EventRecord { DealId = record.DealId };

    private static bool Same(EventRecord? known, EventRecord after) =>
        known is not null && known with { Owed = after.Owed } == after && known.Owed.SequenceEqual(after.Owed);
}
