using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>What a person's record does with what happens: facts, agenda, settings, presses, words. Bot-started messages are decided here alone.</summary>
public static class PersonPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var email = Subjects.IdOf(happened.Subject);
        var before = situation.Find<PersonRecord>(happened.Subject) ?? new PersonRecord { Email = email };
        return happened.What switch
        {
            PersonSeen seen => Seen(before, seen, situation, now),
            ChatAccountSeen seen => ChatAccounts.Seen(before, seen, situation, now),
            BusySeen busy => Busy(before, busy.Id, new BusyTime(busy.Start, busy.End, busy.Kind == "outOfOffice", Version: busy.Version), situation, now),
            BusyGone gone => Busy(before, gone.Id, Freed(before, gone), situation, now),
            MeetingBusy meeting => InMeeting(before, meeting, situation, now),
            AgendaChanged changed => EarlySignal.Settled(before, before.WithEntry(changed.Entry), situation, now),
            AgendaWiped wiped => Wiped(before, wiped.MeetingId, situation, now),
            WokeUp => Plan.Settle(before, before, situation, now),
            LookAgain => Plan.Settle(before, before with { Known = new(before.Known.All) }, situation, now),
            Delivered delivered => Reached(before, delivered, situation, now),
            NotDelivered failed => NotReached(before, failed, situation, now),
            RemindWanted wanted => RemindedAt(before, wanted, happened.Key, situation, now),
            CardWanted wanted => Opened(before, wanted, situation, now),
            DutySet set when before is { IsActive: false, LeftAt: null } => Leaving.Forwarded(before, set.Duty, situation),
            DutySet set => Duties.Set(before, set.Duty, situation, now),
            DutyEnded ended when before is { IsActive: false, LeftAt: null } => Leaving.Forwarded(before, ended, situation),
            DutyEnded ended => Duties.Ended(before, ended, situation, now),
            DealGiven given => Leaving.Given(before, given, situation, now),
            Pressed { Verb: Verbs.ConfirmMoves } pressed => Leaving.Confirmed(before, pressed, happened.Key, situation, now),
            Submitted { FormKind: Forms.ChangeMove } sent => Leaving.Changed(before, sent, happened.Key, situation, now),
            Pressed { Verb: Verbs.Customer } pressed => CustomerLookUp.Chosen(before, pressed, happened.Key, situation, now),
            LeaveSet set => Leave.Set(before, set, situation, now),
            DigestSaid said => [new Keep(happened.Subject, before with { Said = SaidLine.Add(before.Said, said.Lines, now) })],
            Pressed pressed => PersonPresses.Decide(before, pressed, happened.Key, situation, now),
            Submitted { FormKind: Forms.Settings } sent => Settings.Decide(before, sent, happened.Key, situation, now),
            Submitted sent when CaptureKinds.IsOne(sent.FormKind) => Captures.Captures.Decide(before, sent, happened.Key, situation, now),
            CommitmentMade made => Plan.Settle(before, before.With(made.Promise), situation, now),
            Submitted sent => LookUps.Decide(before, sent, happened.Key, situation, now) ?? [],
            Said said => Conversation.Decide(before, said, happened.Key, situation, now),
            _ => [],
        };
    }

    private static IReadOnlyList<Decision> Seen(PersonRecord before, PersonSeen seen, Situation situation, DateTimeOffset now)
    {
        var after = before with { Known = before.Known.With(seen.Facts, seen.Version) };
        if (ReferenceEquals(before.Known, after.Known)) return [];
        if (before.Facts.Chat != after.Facts.Chat) after = after with { Account = null };
        var (person, told) = Leaving.After(before, after, situation, now);
        var joined = after.Facts.Team is { Length: > 0 } team && team != before.Facts.Team ? Subjects.Team(team) : null;
        return
        [
            .. Plan.Settle(before, person, situation, now),
            .. told,
            .. MeetingsLookAgain(after.Email, situation),
            .. person.IsActive && (before.Known.Now is null || !before.IsActive) ? SuccessionLooksAgain(after.Email, situation) : [],
            .. joined is null ? Array.Empty<Decision>() : [new Tell(joined, new LookAgain())],
        ];
    }

    /// <summary>Whoever stops, pauses, leaves or comes back changes whom his meetings ask [PRE-17].</summary>
    public static IEnumerable<Decision> MeetingsLookAgain(string email, Situation situation) =>
        situation.Linked(LinkNames.Attendee(email)).Select(m => new Tell(m, new LookAgain()));

    /// <summary>Who comes, or comes back, may follow colleagues who left: on the meetings of his deals, and for his reports [HND-10].</summary>
    private static IEnumerable<Decision> SuccessionLooksAgain(string email, Situation situation) =>
    [
        .. situation.Linked(LinkNames.DealTeam(email)).Select(d => new Tell(d, new LookAgain())),
        .. situation.Linked(LinkNames.Report(email))
            .Where(r => situation.Find<PersonRecord>(r) is { IsActive: false })
            .SelectMany(r => MeetingsLookAgain(Subjects.IdOf(r), situation)),
    ];

    private static IReadOnlyList<Decision> Busy(PersonRecord before, string id, BusyTime busy, Situation situation, DateTimeOffset now)
    {
        var known = before.Busy.GetValueOrDefault(id);
        if (busy.Version is { } version && !version.Supersedes(known?.Version)) return [];
        var after = before with { Busy = With(before.Busy, id, busy) };
        var away = busy.Away || known?.Away == true;
        return [.. Plan.Settle(before, after, situation, now), .. away ? MeetingsLookAgain(before.Email, situation) : []];
    }

    private static BusyTime Freed(PersonRecord person, BusyGone gone)
    {
        var known = person.Busy.GetValueOrDefault(gone.Id);
        return new BusyTime(known?.Start ?? gone.Version.UpdatedAt, known?.End ?? gone.Version.UpdatedAt, known?.Away == true, Gone: true, gone.Version);
    }

    private static IReadOnlyList<Decision> InMeeting(PersonRecord before, MeetingBusy meeting, Situation situation, DateTimeOffset now)
    {
        var id = Subjects.Meeting(meeting.MeetingId);
        IReadOnlyDictionary<string, BusyTime> busy = meeting.Span is { } span
            ? With(before.Busy, id, new BusyTime(span.Start, span.End, Away: false))
            : before.Busy.Where(b => b.Key != id).ToDictionary(StringComparer.Ordinal);
        return Plan.Settle(before, before with { Busy = busy }, situation, now);
    }

    private static SortedDictionary<string, BusyTime> With(IReadOnlyDictionary<string, BusyTime> all, string id, BusyTime one) =>
        new(all.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [id] = one };

    private static IReadOnlyList<Decision> Wiped(PersonRecord before, string meetingId, Situation situation, DateTimeOffset now)
    {
        if (before.Item(meetingId) is not { } item) return [];
        var after = before with { Agenda = [.. before.Agenda.Where(i => i.Entry.MeetingId != meetingId)] };
        var cards = MeetingCards.Wiped(item, after, situation, now).ToList();
        if (item.OnDay is { } day) cards.Add(DayCards.Card(day, after, situation, now, now));
        return Plan.Settle(after, after, situation, now, cards.Select(c => new Show(c)));
    }

    /// <summary>A question has reached the person: from here on the quotation of the invitation is gone from our store [PRE-11].</summary>
    private static IReadOnlyList<Decision> Reached(PersonRecord before, Delivered delivered, Situation situation, DateTimeOffset now)
    {
        var ids = QuestionsOn(delivered.Card, before);
        if (ids.Count == 0) return [];
        var after = before.With(ids, i => i with { SentAt = delivered.SentAt, Entry = i.Entry with { Purpose = null } });
        var day = before.Days.FirstOrDefault(d => CardKeys.Day(d.Day, before.Email) == delivered.Card);
        if (day is not null) after = after.With(day.Day, d => d with { SentAt = delivered.SentAt });

        var quiet = day is not null
            ? DayCards.Card(day.Day, after, situation, now, now)
            : MeetingCards.Ask(after.Item(ids[0])!, after, situation, now, now);
        var told = ids.Select(i => new Tell(Subjects.Meeting(i), new QuestionReached(before.Email, delivered.SentAt)));
        return Plan.Settle(after, after, situation, now, [new Show(quiet, Quietly: true), .. told]);
    }

    private static IReadOnlyList<Decision> NotReached(PersonRecord before, NotDelivered failed, Situation situation, DateTimeOffset now)
    {
        // Not sent is not asked: nothing of it may appear by a later edit.
        var after = before.With(QuestionsOn(failed.Card, before), i => i with { Missed = true, Questioned = false, OnDay = null }) with
        {
            Days = [.. before.Days.Where(d => CardKeys.Day(d.Day, before.Email) != failed.Card)],
            Ledger = [.. before.Ledger.Where(m => m.Card != failed.Card)],
            FirstCard = before.FirstCard == failed.Card ? null : before.FirstCard,
        };
        foreach (var item in before.Agenda.Where(i => CardKeys.After(i.Entry.MeetingId, before.Email) == failed.Card))
            after = after.With(item.Entry.MeetingId, i => i with { After = AfterStage.Missed });
        after = after.WithDuty(failed.Card, d => d with { SentAt = null, Missed = true });
        return Plan.Settle(after, after, situation, now);
    }

    /// <summary>The meetings whose question this card carries.</summary>
    private static List<string> QuestionsOn(string card, PersonRecord person) =>
        person.Agenda
            .Where(i => i.Questioned && (i.OnDay is { } day ? CardKeys.Day(day, person.Email) : CardKeys.Ask(i.Entry.MeetingId, person.Email)) == card)
            .Select(i => i.Entry.MeetingId)
            .ToList();

    /// <summary>The person chose when to be asked again [ADM-09].</summary>
    private static IReadOnlyList<Decision> RemindedAt(PersonRecord before, RemindWanted wanted, string key, Situation situation, DateTimeOffset now) =>
        before.Item(wanted.MeetingId) is { Entry.WantsValue: true } item
            ? PersonPresses.Snoozed(before, item, wanted.At, key, situation, now)
            : [];

    private static IReadOnlyList<Decision> Opened(PersonRecord before, CardWanted wanted, Situation situation, DateTimeOffset now) =>
        before.Item(wanted.MeetingId) is null
            ? []
            : Plan.Settle(before, before.With(wanted.MeetingId, i => i with { Opened = [.. i.Opened, new OpenedCard(wanted.AnswerKey, wanted.Room, wanted.Thread)] }), situation, now);
}
