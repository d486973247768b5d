using System.Text.Json;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>How a meeting stands, and who must hear of it: computed anew after every change, from what is known.</summary>
public static class MeetingOutlook
{
    /// <summary>Brings state, history and agendas up to date with the record.</summary>
    public static List<Decision> Settle(MeetingRecord meeting, Situation situation, DateTimeOffset now, string? actor, string cause)
    {
        var subject = Subjects.Meeting(meeting.Id);
        var facts = meeting.Facts;
        if (facts.Private == true || facts.Start is not { } start || facts.End is not { } end) return [new Keep(subject, meeting)];

        var defaults = situation.Tenant.Defaults;
        if (now >= end + defaults.CalendarDelete) return Forget(meeting);

        var counts = Counting.Counts(meeting, situation);
        var match = Matching.Of(meeting, situation);
        var asked = counts && facts.Cancelled != true ? Asking.Choose(meeting, match.Deal, situation) : meeting.AskedPerson;
        if (asked != meeting.AskedPerson && meeting.AskedAt is not null && asked is not null) meeting = meeting with { AskedAt = null };
        meeting = meeting with { AskedPerson = asked };

        var state = MeetingStates.Of(meeting, counts, asked is not null, defaults, now);
        if (state != meeting.State)
        {
            meeting = meeting with
            {
                State = state,
                History = [.. meeting.History, new StateChange(now, meeting.State, state, actor, cause)],
            };
        }

        var decisions = new List<Decision>();
        meeting = TellPeople(meeting, match, counts, situation, decisions);
        meeting = TellBusy(meeting, counts, situation, decisions);
        TellCustomer(meeting, match, now, decisions);
        decisions.Insert(0, new Keep(subject, meeting));
        decisions.Add(new WakeAt(subject, MeetingStates.NextChange(meeting, defaults, now)));
        return decisions;
    }

    /// <summary>Everybody who was told of the entry forgets it.</summary>
    public static List<Decision> Leave(MeetingRecord before, MeetingRecord after)
    {
        var subject = Subjects.Meeting(after.Id);
        return
        [
            new Keep(subject, after),
            .. before.Told.Select(t => new Tell(Subjects.Person(t.Key), new AgendaChanged(t.Value with { Role = AgendaRole.Gone, State = MeetingState.Excused, HandedTo = null }))),
            .. before.Busy.Keys.Select(p => new Tell(Subjects.Person(p), new MeetingBusy(after.Id, null))),
            new WakeAt(subject, null),
        ];
    }

    /// <summary>No part of the invitation's text stays once the card was sent [PRE-11].</summary>
    public static MeetingRecord WithoutPurpose(MeetingRecord meeting) =>
        meeting.Known.All.All(l => string.IsNullOrEmpty(l.Facts.Description))
            ? meeting
            : meeting with { HadPurpose = true, Known = meeting.Known.Without(f => f with { Description = f.Description is null ? null : "" }) };

    /// <summary>Title, people and links go 30 days after the meeting; date, deal, state, value and outcome stay [D-CALDEL].</summary>
    private static List<Decision> Forget(MeetingRecord meeting)
    {
        var subject = Subjects.Meeting(meeting.Id);
        var bare = meeting with
        {
            Known = meeting.Known.Without(f => new MeetingFacts(f.Start, f.End, SeriesId: f.SeriesId, DealId: f.DealId, Cancelled: f.Cancelled)),
            Told = new Dictionary<string, AgendaEntry>(StringComparer.Ordinal),
            Busy = new Dictionary<string, Span>(StringComparer.Ordinal),
            Handed = null,
        };
        return [.. Leave(meeting, bare)];
    }

    private static MeetingRecord TellPeople(MeetingRecord meeting, Matching match, bool counts, Situation situation, List<Decision> decisions)
    {
        var told = new SortedDictionary<string, AgendaEntry>(StringComparer.Ordinal);
        if (counts || meeting.Told.Count > 0)
        {
            if (meeting.AskedPerson is { } asked) told[asked] = AgendaEntries.For(asked, AgendaRole.Asked, meeting, match, situation);
            foreach (var copy in meeting.Copies.Where(c => c != meeting.AskedPerson))
                told[copy] = AgendaEntries.For(copy, AgendaRole.Copy, meeting, match, situation);
            foreach (var former in meeting.Told.Keys.Where(p => !told.ContainsKey(p)))
                told[former] = AgendaEntries.For(former, AgendaRole.Gone, meeting, match, situation);
        }

        foreach (var (person, entry) in told)
        {
            if (meeting.Told.TryGetValue(person, out var last) && Same(last, entry)) continue;
            decisions.Add(new Tell(Subjects.Person(person), new AgendaChanged(entry)));
        }
        return meeting with { Told = told };
    }

    private static bool Same(AgendaEntry one, AgendaEntry other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    /// <summary>Every colleague in the entry is busy then: no card pops up meanwhile [ADM-03].</summary>
    private static MeetingRecord TellBusy(MeetingRecord meeting, bool counts, Situation situation, List<Decision> decisions)
    {
        var facts = meeting.Facts;
        var takesPlace = facts.Cancelled != true && facts.AllDay != true
            && meeting.State is not (MeetingState.Postponed or MeetingState.Cancelled or MeetingState.DidNotHappen);
        var busy = new SortedDictionary<string, Span>(StringComparer.Ordinal);
        if (takesPlace)
        {
            foreach (var one in Participants.Of(facts).Where(a => !Participants.Declined(a)))
            {
                var email = one.Email.ToLowerInvariant();
                if (Participants.IsColleague(email, situation) && situation.Find<PersonRecord>(Subjects.Person(email)) is not null)
                    busy[email] = new(facts.Start!.Value, facts.End!.Value);
            }
        }

        foreach (var person in busy.Keys.Union(meeting.Busy.Keys))
        {
            var span = busy.GetValueOrDefault(person);
            if (span != meeting.Busy.GetValueOrDefault(person)) decisions.Add(new Tell(Subjects.Person(person), new MeetingBusy(meeting.Id, span)));
        }
        return meeting with { Busy = busy };
    }

    private static void TellCustomer(MeetingRecord meeting, Matching match, DateTimeOffset now, List<Decision> decisions)
    {
        if (meeting.Outcome is null && meeting.Learned is null && meeting.Ours is null && meeting.Theirs is null && meeting.FormerAnswers.Count == 0) return;
        var subject = match.Deal is { } deal ? Subjects.Deal(deal.Id) : match.Account is { } account ? Subjects.Account(account.Id) : null;
        if (subject is null) return;
        var value = meeting.Values.LastOrDefault(v => !v.Withdrawn)?.Text;
        var confirmed = meeting.Sign is ConfirmedBy.Said or ConfirmedBy.Acted or ConfirmedBy.Wrote;
        var note = new JournalNote(meeting.Id, meeting.Facts.Start!.Value, value, meeting.Outcome, confirmed, meeting.Ours, meeting.Theirs);
        decisions.Add(new Tell(subject, new MeetingLeft(note)));
    }
}
