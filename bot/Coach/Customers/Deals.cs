using CoachBot.Coach.People;

namespace CoachBot.Coach.Customers;

/// <summary>Finds the deal that a person means by the words he typed.</summary>
public static class Deals
{
    private const int Most = 5;
    private const int MostLookedAt = 200;
    private const int MostReports = 50;

    /// <summary>
    /// Up to five deals: of those the person works on, else of those that his people work on, else of those he may see, else of all. One whose id or whole name
    /// is exactly what was typed is the only one.
    /// </summary>
    public static IReadOnlyList<DealRecord> Named(string typed, PersonRecord person, Situation situation)
    {
        var name = typed.Trim();
        if (situation.Find<DealRecord>(Subjects.Deal(name)) is { Known.Now: not null } byId) return [byId];
        var words = AccountRecord.Words(name).Select(LinkNames.DealWord).ToList();
        if (words.Count == 0) return [];
        if (Best(Found([.. words, LinkNames.DealTeam(person.Email)])) is { Count: > 0 } mine) return mine;

        // A search of all ends after so many: what a manager means must not lie behind it.
        var reports = situation.Linked(LinkNames.Report(person.Email)).Take(MostReports).Select(Subjects.IdOf);
        var theirs = reports.SelectMany(r => Found([.. words, LinkNames.DealTeam(r)])).DistinctBy(d => d.Id, StringComparer.Ordinal);
        if (Best(Seen(theirs)) is { Count: > 0 } team) return team;

        var all = Found(words);
        return Best(Seen(all)) is { Count: > 0 } seen ? seen : [.. all.Take(Most)];

        List<DealRecord> Seen(IEnumerable<DealRecord> deals) => [.. deals.Where(d => Sight.Of(person, d, situation) is not Viewer.Outside)];

        List<DealRecord> Best(List<DealRecord> deals) => Exact(deals) is { Count: > 0 } exact ? exact : [.. deals.Take(Most)];

        List<DealRecord> Found(IReadOnlyList<string> links) =>
            [.. situation.LinkedAll(links, MostLookedAt).Select(situation.Find<DealRecord>).OfType<DealRecord>()];

        List<DealRecord> Exact(List<DealRecord> deals) =>
            deals.Where(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase)).Take(Most).ToList();
    }

    /// <summary>The CRM's own word on the owner ends what was moved meanwhile; a deal of one who is gone goes to his successor.</summary>
    public static DealRecord Seen(DealRecord deal, DealFacts facts, VersionStamp version, DateTimeOffset at, Situation situation)
    {
        var after = deal with { Known = deal.Known.With(facts, version) };
        if (ReferenceEquals(after.Known, deal.Known)) return deal;
        if (after.Moved is { } moved && after.Known.Now?.OwnerEmail != moved.From) after = after with { Moved = null };
        if (after.Facts.OwnerEmail is { Length: > 0 } owner && after.Facts.Status != "lost" && situation.Find<PersonRecord>(Subjects.Person(owner)) is { IsActive: false } gone && Leaving.Successor(gone, null, situation) is { } to)
            after = after with { Moved = new(owner, to) };
        var former = FormerOf(deal, at);
        return former is null || after.Facts.OwnerEmail == deal.Facts.OwnerEmail ? after : after with { Former = new(former, at) };
    }

    /// <summary>Who had it before this instant: what the CRM says twice at one instant changed hands once.</summary>
    private static string? FormerOf(DealRecord deal, DateTimeOffset at) =>
        deal.Former is { } former && former.Until == at ? former.Email : deal.Moved?.From ?? deal.Facts.OwnerEmail;

    /// <summary>Another has the deal while the CRM names one who left; back with him, nothing is moved [HND-10].</summary>
    public static DealRecord Moved(DealRecord deal, OwnerMoved moved)
    {
        var named = deal.Known.Now?.OwnerEmail;
        if (named is not { Length: > 0 } || deal.Facts.OwnerEmail != moved.From || moved.From == moved.To) return deal;
        return deal with { Moved = named == moved.To ? null : new(named, moved.To) };
    }

    /// <summary>Every record of the deal hears who has it now; of a won one, by the CRM's word, the former owner too, for his manager's list.</summary>
    public static IEnumerable<Tell> OwnerTold(DealRecord before, DealRecord after, InboundEvent happened, Situation situation)
    {
        if (after.Facts.OwnerEmail is not { Length: > 0 } to) return [];
        var tells = new List<Tell>();
        if (before.Facts.OwnerEmail is { Length: > 0 } from && from != to)
        {
            tells.AddRange(new[] { Subjects.Plan(after.Id), Subjects.Event(after.Id), Subjects.Handoff(after.Id), Subjects.Review(after.Id), Subjects.Story(after.Id) }
                .Where(s => situation.Find<Record>(s) is not null)
                .Select(s => new Tell(s, new OwnerMoved(from, to))));
        }
        if (happened.What is DealSeen && after.Former is { } former && former.Until == happened.At)
            tells.Add(new Tell(Subjects.Person(former.Email), new DealGiven(after.Id, after.IsWon ? to : former.Email)));
        return tells;
    }
}
