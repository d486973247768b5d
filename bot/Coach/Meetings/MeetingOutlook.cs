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
        if (facts.Private == true || facts.Start is not { } start || facts.End is not { } end || meeting.CallAccount is not null) return [new Keep(subject, meeting)];

        var defaults = situation.Tenant.Defaults;
        if (now >= end + defaults.CalendarDelete) return Forget(meeting, situation);

        var counts = Counting.Counts(meeting, situation);
        var match = Matching.Of(meeting, situation);
        var asked = counts && facts.Cancelled != true ? Asking.Choose(meeting, match.Deal, situation) : meeting.AskedPerson;
        if (meeting.Reached.Count > 0 || now >= start) meeting = WithoutPurpose(meeting);

        // Whom to ask may change several times while facts arrive: the question waits until they have settled.
        var settles = asked is not null && asked != meeting.AskedPerson && cause != "person";
        meeting = Asks(meeting, asked, settles, now);

        var rested = AgendaEntries.IsRested(asked, meeting, situation);
        var state = MeetingStates.Of(meeting, counts, asked is not null, rested, defaults, now);
        if (state != meeting.State)
        {
            meeting = meeting with
            {
                State = state,
                History = [.. meeting.History, new StateChange(now, meeting.State, state, actor, cause)],
            };
        }

        var decisions = new List<Decision>();
        // Busy times first: no card of another meeting may pop up in this one's new time.
        meeting = TellBusy(meeting, situation, decisions);
        meeting = TellPeople(meeting, match, counts, situation, now, decisions);
        meeting = TellSeries(meeting, start, decisions);
        meeting = TellCustomer(meeting, match, decisions);
        decisions.Insert(0, new Keep(subject, meeting));
        decisions.Add(new WakeAt(subject, MeetingStates.NextChange(meeting, defaults, now)));
        return decisions;
    }

    /// <summary>
    /// The choice of the person, and since when it holds. Where facts of one instant take it away and give it back, nothing
    /// has changed: the question comes when it would have come, whatever their order [ADM-14].
    /// </summary>
    private static MeetingRecord Asks(MeetingRecord meeting, string? asked, bool settles, DateTimeOffset now)
    {
        if (!settles && asked == meeting.AskedPerson) return meeting;
        var was = meeting.Unsettled is { } known && known.At == now ? known : new Unsettled(now, meeting.AskedPerson, meeting.ChangedAt);
        var changed = asked == was.Asked ? Later(was.ChangedAt, meeting.MovedAt) : settles ? now : meeting.ChangedAt;
        return meeting with { AskedPerson = asked, ChangedAt = changed, Unsettled = was };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other is { } at && at > one ? at : one;

    /// <summary>Everybody who was told of the entry forgets it; a private one leaves nothing on their cards either [PRV-08].</summary>
    public static List<Decision> Leave(MeetingRecord before, MeetingRecord after, bool isPrivate = false)
    {
        var subject = Subjects.Meeting(after.Id);
        return
        [
            new Keep(subject, after),
            .. before.Told.Select(t => new Tell(Subjects.Person(t.Key), isPrivate ? new AgendaWiped(after.Id) : new AgendaChanged(Gone(t.Value)))),
            .. before.Busy.Keys.Select(p => new Tell(Subjects.Person(p), new MeetingBusy(after.Id, null))),
            .. isPrivate && before.Left is { } left ? [new Tell(left.Subject, new MeetingLeft(left.Note, Gone: true))] : Array.Empty<Decision>(),
            .. isPrivate && before is { ToldSeries: not null, Facts.SeriesId: { Length: > 0 } series }
                ? [new Tell(Subjects.Series(series), new SeriesLearned(null, Unnamed: after.Id))]
                : Array.Empty<Decision>(),
            new WakeAt(subject, null),
        ];
    }

    private static AgendaEntry Gone(AgendaEntry entry) => entry with { Role = AgendaRole.Gone, State = MeetingState.Excused, HandedTo = null };

    /// <summary>No part of the invitation's text stays once the card was sent [PRE-11].</summary>
    public static MeetingRecord WithoutPurpose(MeetingRecord meeting) =>
        meeting.Known.All.All(l => string.IsNullOrEmpty(l.Facts.Description))
            ? meeting
            : meeting with { HadPurpose = true, Known = meeting.Known.Without(f => f with { Description = f.Description is null ? null : "" }) };

    /// <summary>Title, people and links go 30 days after the meeting; date, deal, state, value and outcome stay [D-CALDEL].</summary>
    private static List<Decision> Forget(MeetingRecord meeting, Situation situation)
    {
        var subject = Subjects.Meeting(meeting.Id);
        var bare = meeting with
        {
            ChosenDeal = meeting.ChosenDeal ?? Matching.Of(meeting, situation).Deal?.Id,
            Known = meeting.Known.Without(f => new MeetingFacts(f.Start, f.End, SeriesId: f.SeriesId, DealId: f.DealId, Cancelled: f.Cancelled)),
            Told = new Dictionary<string, AgendaEntry>(StringComparer.Ordinal),
            Busy = new Dictionary<string, Span>(StringComparer.Ordinal),
            Handed = null,
        };
        return [.. Leave(meeting, bare)];
    }

    private static MeetingRecord TellPeople(
        MeetingRecord meeting, Matching match, bool counts, Situation situation, DateTimeOffset now, List<Decision> decisions)
    {
        var told = new SortedDictionary<string, AgendaEntry>(StringComparer.Ordinal);
        if (counts || meeting.Told.Count > 0)
        {
            if (meeting.AskedPerson is { } asked) told[asked] = Entry(asked, AgendaRole.Asked);
            foreach (var copy in meeting.Copies.Where(c => c != meeting.AskedPerson))
                told[copy] = Entry(copy, AgendaRole.Copy);
            foreach (var former in meeting.Told.Keys.Where(p => !told.ContainsKey(p)))
                told[former] = Entry(former, AgendaRole.Gone);
        }

        foreach (var (person, entry) in told)
        {
            if (meeting.Told.TryGetValue(person, out var last) && Same(last, entry)) continue;
            decisions.Add(new Tell(Subjects.Person(person), new AgendaChanged(entry)));
        }
        return meeting with { Told = told };

        AgendaEntry Entry(string person, AgendaRole role) =>
            AgendaEntries.For(person, role, meeting, match, situation) with { Started = now >= meeting.Facts.Start };
    }

    private static bool Same(AgendaEntry one, AgendaEntry other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    /// <summary>Every colleague in the entry is busy then: no card pops up meanwhile [ADM-03].</summary>
    private static MeetingRecord TellBusy(MeetingRecord meeting, Situation situation, List<Decision> decisions)
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

    /// <summary>A series remembers what was named for each occurrence, so that the next one can take it over [PRE-24].</summary>
    private static MeetingRecord TellSeries(MeetingRecord meeting, DateTimeOffset start, List<Decision> decisions)
    {
        if (meeting.Facts.SeriesId is not { Length: > 0 } series) return meeting;
        var value = AgendaEntries.Current(meeting);
        var occurrence = value is null ? null : new Occurrence(meeting.Id, start, value.Text, value.StillTrue);
        if (occurrence == meeting.ToldSeries) return meeting;
        decisions.Add(new Tell(Subjects.Series(series), new SeriesLearned(value?.By, Named: occurrence, Unnamed: occurrence is null ? meeting.Id : null)));
        return meeting with { ToldSeries = occurrence };
    }

    /// <summary>What was named and what came of it stays with the deal, else with the account [PRE-16, PRE-23].</summary>
    private static MeetingRecord TellCustomer(MeetingRecord meeting, Matching match, List<Decision> decisions)
    {
        var left = NoteOf(meeting) is { } note && SubjectOf(match) is { } subject ? new ToldNote(subject, note) : null;
        if (left == meeting.Left) return meeting;
        if (meeting.Left is { } before && before.Subject != left?.Subject) decisions.Add(new Tell(before.Subject, new MeetingLeft(before.Note, Gone: true)));
        if (left is not null) decisions.Add(new Tell(left.Subject, new MeetingLeft(left.Note)));
        return meeting with { Left = left };
    }

    private static string? SubjectOf(Matching match)
    {
        if (match.Deal is { } deal) return Subjects.Deal(deal.Id);
        return match.Account is { } account ? Subjects.Account(account.Id) : null;
    }

    private static JournalNote? NoteOf(MeetingRecord meeting)
    {
        var value = AgendaEntries.Current(meeting)?.Text;
        var over = meeting.State is MeetingState.Held or MeetingState.DidNotHappen or MeetingState.Cancelled;
        var answered = (meeting.Outcome, meeting.Learned, meeting.Ours, meeting.Theirs) is not (null, null, null, null);
        if (!answered && (value is null || !over)) return null;
        var confirmed = meeting.Sign is ConfirmedBy.Said or ConfirmedBy.Acted or ConfirmedBy.Wrote;
        return new(meeting.Id, meeting.Facts.Start!.Value, value, meeting.Outcome, confirmed, meeting.Ours, meeting.Theirs, AgendaEntries.Current(meeting)?.Kind);
    }
}
