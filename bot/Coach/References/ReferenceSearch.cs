using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>Finds a customer who has won with us and may be asked [REF-04]; and those whose victory nobody has told [REF-05].</summary>
public static class ReferenceSearch
{
    private const int Most = 5;
    private const int MostInQueue = 10;
    private const int MostLookedAt = 500;

    /// <summary>Up to five, best first: most words, then those that can be asked now, then the newest victory.</summary>
    public static IReadOnlyList<Part> For(string typed, Situation situation, DateTimeOffset now)
    {
        var hits = Hits(TopicWords.In(typed, situation.Tenant), situation, now);
        if (hits.Count == 0) return [Texts.ReferenceNobody.With(("typed", typed))];

        var shown = hits.Take(Most).ToList();
        List<Part> parts = [Texts.ReferenceHead.With(("typed", typed)), .. shown.Select(h => Hit(h.Record, h.RestsUntil, situation, now))];
        if (hits.Count > Most) parts.Add(Texts.ReferenceMore.With(("count", hits.Count - Most)));
        var items = shown.Where(h => h.RestsUntil is null)
            .Select(h => new Press(Verbs.ReferenceRequest, Subjects.Reference(h.Record.AccountId), Label: TitleOf(h.Record, situation, now)))
            .ToList();
        if (items.Count > 0) parts[^1] = parts[^1].Presses(new Press(Verbs.ReferenceRequest, items[0].Subject, PressKind.Menu, PressStyle.Primary, items));
        return parts;
    }

    /// <summary>All that are found under some of the words and may be shown to colleagues, best first.</summary>
    public static IReadOnlyList<(ReferenceRecord Record, DateOnly? RestsUntil)> Hits(IReadOnlyList<string> words, Situation situation, DateTimeOffset now)
    {
        var tenant = situation.Tenant;
        return
        [
            .. Experts.Found(words, LinkNames.ReferenceWord, situation)
                .Select(f => (Record: situation.Find<ReferenceRecord>(f.Subject), f.Matched))
                .Where(f => f.Record is { Events.Count: > 0 } record && !record.IsHiddenAt(now, tenant))
                .Select(f => (Record: f.Record!, f.Matched, RestsUntil: f.Record!.RestsUntil(now, tenant)))
                .OrderByDescending(h => h.Matched)
                .ThenBy(h => h.RestsUntil is not null)
                .ThenByDescending(h => h.Record.Events[0].On)
                .ThenBy(h => h.Record.AccountId, StringComparer.Ordinal)
                .Select(h => (h.Record, h.RestsUntil)),
        ];
    }

    /// <summary>Announced events that nobody has told a story of, oldest first [REF-05].</summary>
    public static IReadOnlyList<Part> Queue(Situation situation, DateTimeOffset now)
    {
        var open = situation.LinkedAll([LinkNames.ReferenceQueue], MostLookedAt)
            .Select(situation.Find<ReferenceRecord>)
            .OfType<ReferenceRecord>()
            .SelectMany(r => r.Events.Where(e => !e.HasStory).Select(e => (Record: r, Event: e)))
            .OrderBy(x => x.Event.On)
            .ThenBy(x => x.Event.DealId, StringComparer.Ordinal)
            .ToList();
        if (open.Count == 0) return [Texts.QueueEmpty.With()];
        List<Part> parts =
        [
            Texts.QueueHead.With(("count", open.Count)),
            .. open.Take(MostInQueue).Select(x => Texts.QueueLine.With(
                ("date", x.Event.On),
                ("event", EventOf(x.Record, x.Event, situation, now)),
                ("customer", Facts.Maybe(NameOf(x.Record, situation, now))),
                ("owner", Facts.Maybe(OwnerName(x.Event, situation))))),
        ];
        if (open.Count > MostInQueue) parts.Add(Texts.ReferenceMore.With(("count", open.Count - MostInQueue)));
        return parts;
    }

    private static Part Hit(ReferenceRecord record, DateOnly? rest, Situation situation, DateTimeOffset now)
    {
        var victory = record.Events[0];
        var tenant = situation.Tenant;
        var kinds = new WordsFact([.. record.AllowedAt(now, tenant).Select(k => Fact.Word("use." + k))]);
        var owner = Facts.Maybe(ReferencePresses.OwnerOf(record, situation)?.Name);
        var what = EventOf(record, victory, situation, now);
        var said = Facts.Maybe(CustomerVoices.ForColleagues(record, situation.Find<AccountRecord>(Subjects.Account(record.AccountId)), situation, now));
        return NameOf(record, situation, now) is { } name
            ? Texts.ReferenceHit.With(("customer", name), ("event", what), ("said", said), ("date", victory.On), ("owner", owner), ("kinds", kinds), ("thanked", Facts.Maybe(record.LastThanks)), ("rest", Facts.Maybe(rest)))
            : Texts.ReferenceHitUnnamed.With(("industry", Facts.Maybe(record.Industry)), ("event", what), ("date", victory.On), ("owner", owner), ("thanked", Facts.Maybe(record.LastThanks)), ("rest", Facts.Maybe(rest)));
    }

    /// <summary>What colleagues call it: the customer's name while it lets us, else what tells it apart.</summary>
    public static string TitleOf(ReferenceRecord record, Situation situation, DateTimeOffset now)
    {
        if (NameOf(record, situation, now) is { } name) return name;
        var owner = ReferencePresses.OwnerOf(record, situation)?.Name;
        var on = record.Events[0].On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.Join(", ", new[] { record.Industry, owner, on }.Where(t => t is { Length: > 0 }));
    }

    /// <summary>The customer's name while it lets us, else null.</summary>
    private static string? NameOf(ReferenceRecord record, Situation situation, DateTimeOffset now) =>
        record.IsNamedAt(now, situation.Tenant) ? situation.Find<AccountRecord>(Subjects.Account(record.AccountId))?.Facts.Name : null;

    /// <summary>What it announced; without a word that names it, until it lets us.</summary>
    public static string EventOf(ReferenceRecord record, AnnouncedEvent victory, Situation situation, DateTimeOffset now) =>
        NameOf(record, situation, now) is not null ? victory.What : CustomerMask.Of(victory.What, situation.Find<AccountRecord>(Subjects.Account(record.AccountId)));

    private static string? OwnerName(AnnouncedEvent victory, Situation situation) =>
        situation.Find<DealRecord>(Subjects.Deal(victory.DealId))?.Facts.OwnerEmail is { Length: > 0 } owner ? Colleagues.NameOf(owner, situation) : null;
}
