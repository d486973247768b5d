using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.References;

/// <summary>A customer as a reference: asked for at the moment of victory, shown with consent, used with care [REF-01 to REF-04].</summary>
public static class ReferencePractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        if (situation.Find<AccountRecord>(Subjects.Account(id)) is not { } account) return [];
        var before = situation.Find<ReferenceRecord>(happened.Subject) ?? new ReferenceRecord { AccountId = id };
        return happened.What switch
        {
            LookAgain or VictoryAnnounced => Settled(before, Looked(before, account, situation, now), account, situation, now),
            MeetingLeft left => Settled(before, Heard(before, left, situation, now), account, situation, now),
            WokeUp => [new WakeAt(happened.Subject, NextEnd(before, situation, now)), .. StoriesLookAgain(id, situation)],
            Submitted { FormKind: Forms.ReferenceConsent } sent => Settled(before, ReferenceConsents.Saved(before, account, sent, happened.Key, situation, now), account, situation, now),
            Submitted { FormKind: Forms.SaveVoice } sent => Settled(before, CustomerVoices.Saved(before, account, sent, happened.Key, situation, now), account, situation, now),
            Pressed pressed => Settled(before, ReferencePresses.Decide(before, account, pressed, happened.Key, situation, now), account, situation, now),
            _ => [],
        };
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        return pressed.Verb == Verbs.ReferenceConsent
            && situation.Find<AccountRecord>(Subjects.Account(id)) is { } account
            && ReferenceConsents.MayRecord(pressed.By, id, situation)
                ? ReferenceConsents.Form(situation.Find<ReferenceRecord>(happened.Subject) ?? new ReferenceRecord { AccountId = id }, account)
                : null;
    }

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        ReferenceConsents.Errors(sent, situation, now);

    /// <summary>Win stories of this customer name it or not as it lets us now.</summary>
    public static IEnumerable<Tell> StoriesLookAgain(string accountId, Situation situation) =>
        situation.Linked(LinkNames.DealAccount(accountId))
            .Where(d => situation.Find<StoryRecord>(Subjects.Story(Subjects.IdOf(d)))?.Draft is not null)
            .Select(d => new Tell(Subjects.Story(Subjects.IdOf(d)), new LookAgain()));

    /// <summary>What the customer has announced, as it stands with its deals: what is new is asked about [REF-01].</summary>
    private static (ReferenceRecord After, IReadOnlyList<Decision> Also) Looked(ReferenceRecord before, AccountRecord account, Situation situation, DateTimeOffset now)
    {
        var also = new List<Decision>();
        var events = new List<AnnouncedEvent>();
        foreach (var deal in situation.Linked(LinkNames.DealAccount(account.Id)).Select(situation.Find<DealRecord>).OfType<DealRecord>())
        {
            if (VictoryOf(deal, situation) is not { } victory) continue;
            var known = before.Events.FirstOrDefault(e => e.DealId == deal.Id && e.On == victory.Announcement.On);
            var owner = deal.Facts.OwnerEmail is { Length: > 0 } email ? email : null;
            var one = new AnnouncedEvent(deal.Id, victory.What, victory.Announcement.Who, victory.Announcement.On)
            {
                Asked = known?.Choice is null ? owner : known.Asked,
                Choice = known?.Choice,
                SentAt = known?.SentAt,
                HasStory = situation.Find<StoryRecord>(Subjects.Story(deal.Id))?.PostedAt is not null,
            };
            events.Add(one);
            if (known?.Asked is { } former && former != one.Asked) also.Add(ReferenceAsks.Ended(former, known));
            if (one.Asked is not null && known?.Asked != one.Asked) also.Add(ReferenceAsks.Duty(one, deal, account, situation, now));
        }
        also.AddRange(before.Events.Where(e => e.Asked is not null && events.All(n => n.DealId != e.DealId || n.On != e.On)).Select(e => ReferenceAsks.Ended(e.Asked!, e)));
        var newest = events.OrderByDescending(e => e.On).ThenBy(e => e.DealId, StringComparer.Ordinal).Take(ReferenceRecord.MostEvents).ToList();
        return newest.SequenceEqual(before.Events) ? (before, also) : (before with { Events = newest }, also);
    }

    /// <summary>The deal's newest victory: of the present event, else of the one before it.</summary>
    private static PastVictory? VictoryOf(DealRecord deal, Situation situation)
    {
        var record = situation.Find<EventRecord>(Subjects.Event(deal.Id));
        return record?.Announced is { } announced
            ? new(deal.Event?.What ?? deal.Name, announced)
            : record?.Victories is [var past, ..] ? past : null;
    }

    /// <summary>What a meeting came to; what was confirmed is the customer's voice [REF-17].</summary>
    private static (ReferenceRecord After, IReadOnlyList<Decision> Also) Heard(ReferenceRecord before, MeetingLeft left, Situation situation, DateTimeOffset now)
    {
        var zone = ReferenceRecord.ZoneOf(situation.Tenant);
        var note = left.Note;
        var counts = !left.Gone && note is { Value: not null, Outcome: Outcome.Yes or Outcome.Partly };
        var one = counts ? new HeardValue(note.MeetingId, LocalTime.DayOf(note.Start, zone), note.Kind ?? "other", note.Confirmed) : null;
        if (before.Heard.FirstOrDefault(h => h.MeetingId == note.MeetingId) == one) return (before, []);
        var oldest = LocalTime.DayOf(now, zone).AddDays(-VoicePractice.Days);
        List<HeardValue> heard =
        [
            .. before.Heard.Where(h => h.MeetingId != note.MeetingId).Concat(one is null ? [] : [one])
                .Where(h => h.On >= oldest)
                .OrderByDescending(h => h.On)
                .ThenBy(h => h.MeetingId, StringComparer.Ordinal)
                .Take(ReferenceRecord.MostHeard),
        ];
        IReadOnlyList<Decision> also = heard.Count > 0 && situation.Find<VoiceRecord>(Subjects.Voice) is null ? [new Tell(Subjects.Voice, new LookAgain())] : [];
        return (before with { Heard = heard }, also);
    }

    private static IReadOnlyList<Decision> Settled(
        ReferenceRecord before, (ReferenceRecord After, IReadOnlyList<Decision> Also) decided, AccountRecord account, Situation situation, DateTimeOffset now)
    {
        var (after, also) = decided;
        if (after == before) return also;
        var names = CustomerMask.NameWords(account, situation.Tenant);
        var text = string.Join(' ', new[] { after.Industry, after.Problem, after.Size }.Concat(after.Events.Select(e => e.What)));
        after = after with { Words = [.. TopicWords.In(text, situation.Tenant).Where(w => !names.Contains(w))] };
        var subject = Subjects.Reference(after.AccountId);
        return [new Keep(subject, after), new WakeAt(subject, NextEnd(after, situation, now)), .. also];
    }

    /// <summary>When the next consent ends by itself.</summary>
    private static DateTimeOffset? NextEnd(ReferenceRecord record, Situation situation, DateTimeOffset now) =>
        record.Consents.Values.Select(c => c.EndsAt(ReferenceRecord.ZoneOf(situation.Tenant))).Where(e => e > now).Min();
}
