using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Digests;

/// <summary>One thing done right, as the channel reads it and as the person himself reads it.</summary>
/// <param name="Key">Names it once for all, so that no digest tells it again.</param>
/// <param name="Person">Whom the line names; null for a customer's word without a person.</param>
/// <param name="Room">The line of the channel; null where it is for the person alone [DIG-12].</param>
/// <param name="For">Whose doing it is.</param>
/// <param name="Alone">The same for him; null where he has it already.</param>
public sealed record Praised(string Key, string? Person, Part? Room, string? For, Part? Alone);

/// <summary>
/// What was done right: what a colleague said in a review or to the coach, events that customers announced, values that
/// they confirmed [DIG-01]. Customers' own words stay out, and their names where they are not released.
/// </summary>
public static class Praise
{
    /// <summary>How far back a digest looks for what no digest has told.</summary>
    private const int Days = 21;

    /// <summary>Everything that is new, in the order in which it is told.</summary>
    public static IReadOnlyList<Praised> Of(TeamRecord team, IReadOnlyList<DealRecord> deals, Situation situation, DateTimeOffset at)
    {
        var since = at.AddDays(-Days);
        var accounts = deals.Select(d => d.Facts.AccountId).ToList();
        string Public(string text) => PrivatePraise.Without(text, team.Name, deals.SelectMany(d => d.People), situation);
        var said = deals.SelectMany(d => situation.Find<ReviewRecord>(Subjects.Review(d.Id))?.DoneRight ?? [])
            .Where(r => r.At > since && r.At <= at)
            .Select(r => Said(r, accounts, Public, situation, at, told: false))
            .Concat(team.Seen.Where(r => r.At > since && r.At <= at).Select(r => Said(r, accounts, Public, situation, at, told: true)));
        IEnumerable<Praised> all = [.. said, .. deals.SelectMany(d => Announced(d, situation, at)), .. deals.SelectMany(d => Confirmed(d, situation, since, at))];
        return InOrder([.. all.Where(p => !team.Told.Contains(p.Key)).DistinctBy(p => p.Key, StringComparer.Ordinal)], team.First);
    }

    /// <summary>
    /// A person's first line before anybody's second, and never twice in a row the same person in first place if others
    /// qualify [DIG-14]. Otherwise the order stays.
    /// </summary>
    /// <param name="last">Who stood first in the digest before.</param>
    public static IReadOnlyList<Praised> InOrder(IReadOnlyList<Praised> praised, string? last)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var firsts = praised.Where(p => p.Room is null || p.Person is null || seen.Add(p.Person)).ToList();
        List<Praised> ordered = [.. firsts, .. praised.Except(firsts)];
        var stands = ordered.FindIndex(p => p.Room is not null);
        if (last is null || stands < 0 || ordered[stands].Person != last) return ordered;
        var other = ordered.FindIndex(p => p is { Room: not null, Person: { } person } && person != last);
        if (other < 0) other = ordered.FindIndex(p => p is { Room: not null, Person: null });
        if (other < 0) return ordered;
        var first = ordered[other];
        ordered.RemoveAt(other);
        ordered.Insert(0, first);
        return ordered;
    }

    private static Praised Said(DoneRight right, IReadOnlyList<string?> accounts, Func<string, string> inPublic, Situation situation, DateTimeOffset at, bool told)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"right/{right.Person}/{right.At.UtcTicks}");
        var by = Colleagues.NameOf(right.By, situation);
        var text = inPublic(CustomerNames.Masked(right.Text, accounts, situation, at));
        var room = Texts.RightSaid.With(("name", Colleagues.NameOf(right.Person, situation)), ("text", text));
        return Told(key, right.Person, room, null, told ? null : Texts.RightSaidAlone.With(("text", right.Text), ("by", by)), situation);
    }

    private static IEnumerable<Praised> Announced(DealRecord deal, Situation situation, DateTimeOffset at)
    {
        var today = LocalTime.DayOf(at, DigestTimes.ZoneIn(situation.Tenant));
        if (situation.Find<EventRecord>(Subjects.Event(deal.Id)) is not { } victory) yield break;
        var customer = CustomerNames.Released(deal.Facts.AccountId, situation, at);
        var person = victory.Keeper ?? deal.Facts.OwnerEmail;
        foreach (var (what, said) in AnnouncedOf(victory, deal).Where(a => a.Said.On >= today.AddDays(-Days) && a.Said.On <= today))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"event/{deal.Id}/{said.On:yyyy-MM-dd}");
            var text = customer is null ? null : Facts.Maybe(what);
            var nobody = Texts.RightEventCustomer.With(("customer", Facts.Maybe(customer)), ("text", text));
            if (person is not { Length: > 0 })
            {
                yield return new(key, null, nobody, null, null);
                continue;
            }
            var room = Texts.RightEvent.With(("name", Colleagues.NameOf(person, situation)), ("customer", Facts.Maybe(customer)), ("text", text));
            yield return Told(key, person, room, nobody, Texts.RightEventAlone.With(("deal", deal.Name)), situation);
        }
    }

    /// <summary>The customer's own words on the present event and on those before it.</summary>
    public static IEnumerable<(string? What, Announcement Said)> AnnouncedOf(EventRecord victory, DealRecord deal) =>
        victory.Victories.Select(v => ((string?)v.What, v.Announcement))
            .Concat(victory is { State: EventState.Announced, Announced: { } said } ? [(deal.Event?.What, said)] : Array.Empty<(string?, Announcement)>());

    private static IEnumerable<Praised> Confirmed(DealRecord deal, Situation situation, DateTimeOffset since, DateTimeOffset at)
    {
        foreach (var note in deal.Journal.Notes.Where(n => n.Confirmed && n.Start > since && n.Start <= at))
        {
            if (situation.Find<MeetingRecord>(Subjects.Meeting(note.MeetingId)) is not { Sign: { } sign } meeting) continue;
            if (!TeamWeeks.IsConfirmed(meeting) || !TeamWeeks.IsReady(meeting) || AgendaEntries.Current(meeting) is not { } value) continue;
            var customer = Facts.Maybe(CustomerNames.Released(deal.Facts.AccountId, situation, at));
            var kind = value.Kind is null ? null : Fact.Word("gain." + value.Kind);
            var word = Fact.Word(StateWords.Of(sign));
            yield return Told(
                "value/" + note.MeetingId,
                value.By,
                Texts.RightValue.With(("name", Colleagues.NameOf(value.By, situation)), ("sign", word), ("customer", customer), ("gain", kind)),
                Texts.RightValueCustomer.With(("sign", word), ("customer", customer), ("gain", kind)),
                Texts.RightValueAlone.With(("deal", deal.Name), ("sign", word)),
                situation);
        }
    }

    /// <summary>One who wants praise for himself alone is in no line of the channel; the customer's word may stand without him [DIG-12].</summary>
    private static Praised Told(string key, string person, Part room, Part? nobody, Part? alone, Situation situation)
    {
        var email = person.ToLowerInvariant();
        return PrivatePraise.IsChosenBy(email, situation)
            ? new(key, null, nobody, email, alone)
            : new(key, email, room, email, alone);
    }
}
