using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>
/// What a person gets now, and when to look again. Everything due is weighed together against hours, busy times and the
/// day's cap, so that nothing races; what cannot be said now waits, and what is useless by then goes to the home view.
/// </summary>
public static class Plan
{
    public static List<Decision> Settle(PersonRecord before, PersonRecord person, Situation situation, DateTimeOffset now, params IEnumerable<Decision> also)
    {
        var decisions = new List<Decision>();
        person = person.Tidied(situation.Tenant.Defaults, now);
        var subject = Subjects.Person(person.Email);
        var wake = new List<DateTimeOffset>();
        var speaking = new Speaking(person, situation, now);

        if (speaking.Hours is { } hours && person.Known.Now is not null)
        {
            person = Nudges.WithLateRows(person, speaking.Zone, hours, situation.Tenant, now);
            person = ReachedRows(person, now, decisions);
            person = QuietRows(person, situation, now, wake);
            person = Looked(person, situation, hours, now, wake);
            person = Send(person, situation, speaking, hours, decisions, wake);
        }
        person = Leaving.Settled(person, situation, now, decisions);
        if (Leaving.SettlesAt(person, situation) is { } settles) wake.Add(settles);
        person = Deputies.Passed(person, situation, now, decisions, wake);
        decisions.AddRange(CardRefresh.Changed(before, person, situation, now));
        decisions.AddRange(also);
        decisions.Insert(0, new Keep(subject, person));
        decisions.Add(new WakeAt(subject, wake.Count == 0 ? null : wake.Min()));
        return decisions;
    }

    private static PersonRecord Send(
        PersonRecord person, Situation situation, Speaking speaking, WorkingTime hours, List<Decision> decisions, List<DateTimeOffset> wake)
    {
        var now = speaking.Now;
        var nudges = new Nudges(person, situation, speaking).All(hours).OrderBy(n => n.Rank).ThenBy(n => n.NotAfter).ThenBy(n => n.Key, StringComparer.Ordinal);
        foreach (var nudge in nudges)
        {
            if (!nudge.IsOpen(person)) continue;
            if (nudge.Target > now)
            {
                wake.Add(nudge.Target);
                continue;
            }
            if (now >= nudge.NotAfter)
            {
                person = nudge.Missed(person);
                continue;
            }
            if (speaking.IsSwitchedOff(nudge.Kind) || speaking.NextFree(now) is not { } free)
            {
                wake.Add(nudge.NotAfter);
                continue;
            }
            if (free > now)
            {
                wake.Add(free < nudge.NotAfter ? free : nudge.NotAfter);
                continue;
            }
            if (!speaking.Fits(person, nudge.Rank is NudgeRank.Owed))
            {
                if (speaking.AfterFull(person) is { } later) wake.Add(later < nudge.NotAfter ? later : nudge.NotAfter);
                continue;
            }
            if (situation.Tenant.RequireStart && !person.Own.Started)
            {
                if (person.FirstCard is not null) continue;
                person = Sent(person with { FirstCard = CardKeys.Start(person.Email) }, CardKeys.Start(person.Email), now);
                decisions.Add(new Show(MeetingCards.Start(person, situation, now)));
                continue;
            }

            if (person.FirstCard is null) person = person with { FirstCard = nudge.Key };
            person = Sent(nudge.Sent(person), nudge.Key, now, nudge.Rank is NudgeRank.Owed);
            decisions.Add(new Show(nudge.Card(person)));
        }
        return person;
    }

    private static PersonRecord Sent(PersonRecord person, string card, DateTimeOffset now, bool owed = false) =>
        person with { Ledger = [.. person.Ledger, new SentMessage(card, now, owed)] };

    /// <summary>A row that was added to a card which is already there has reached its reader.</summary>
    private static PersonRecord ReachedRows(PersonRecord person, DateTimeOffset now, List<Decision> decisions)
    {
        foreach (var item in person.Agenda.Where(i => i is { OnDay: not null, SentAt: null }))
        {
            if (person.Days.All(d => d.Day != item.OnDay || d.SentAt is null)) continue;
            person = person.With(item.Entry.MeetingId, i => i with { SentAt = now });
            decisions.Add(new Tell(Subjects.Meeting(item.Entry.MeetingId), new QuestionReached(person.Email, now)));
        }
        return person;
    }

    /// <summary>On day-card days the row itself asks what came of it, by a silent edit at any hour [AFT-01].</summary>
    private static PersonRecord QuietRows(PersonRecord person, Situation situation, DateTimeOffset now, List<DateTimeOffset> wake)
    {
        foreach (var item in person.Agenda.Where(i => i.OnDay is not null && OpenMeetings.AsksAfter(i)))
        {
            var at = item.Entry.End + situation.Tenant.Defaults.CheckFrom;
            if (at > now) wake.Add(at);
            else person = person.With(item.Entry.MeetingId, i => i with { After = AfterStage.Asked });
        }
        return person;
    }

    /// <summary>Some cards look different from an instant on, although nothing has happened: an edit, at any hour.</summary>
    private static PersonRecord Looked(PersonRecord person, Situation situation, WorkingTime hours, DateTimeOffset now, List<DateTimeOffset> wake)
    {
        foreach (var item in person.Agenda.Where(i => i.Questioned && i.Entry.WantsValue && i.Entry.Start > now))
        {
            var looks = Moments.Looks(item.Entry, hours, situation.Tenant).ToList();
            wake.AddRange(looks.Where(l => l > now));
            var passed = looks.Count(l => l <= now);
            if (passed != item.Looks) person = person.With(item.Entry.MeetingId, i => i with { Looks = passed });
        }
        return person;
    }
}
