using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;

namespace CoachBot.Coach.Search;

/// <summary>
/// Finds a deal or a reference by words, among what a person may see [PRV-01]. Nothing is decided and nothing remembered: what
/// he puts into a chat is his own message.
/// </summary>
public static class Searches
{
    /// <summary>More than this nobody pages through.</summary>
    public const int Most = 100;

    private const int MostLookedAt = 200;
    private const int LongestTyped = 200;

    /// <summary>Nothing for somebody who is not in our records, or has left.</summary>
    public static Findings For(SearchKind kind, string typed, string email, Situation situation, DateTimeOffset now)
    {
        var words = ShortText.Of(typed.Trim(), LongestTyped);
        if (situation.Find<PersonRecord>(Subjects.Person(email)) is not { Known.Now: not null, IsActive: true } person) return new([], Texts.SearchNone.With());
        return kind switch
        {
            SearchKind.Reference => References(words, situation, now),
            _ => OfDeals(words, person, situation),
        };
    }

    /// <summary>His own first, and of these the open ones; then all others that he may see, by the words of their name or their customer's.</summary>
    private static Findings OfDeals(string typed, PersonRecord person, Situation situation)
    {
        var words = AccountRecord.Words(typed).ToList();
        var mine = Mine(person, situation).Where(d => words.All(w => Holds(d, w, situation))).OrderByDescending(d => d.IsOpen);
        var found = mine.Concat(words.Count == 0 ? [] : Others(typed, words, person, situation))
            .DistinctBy(d => d.Id, StringComparer.Ordinal)
            .Where(d => d.Known.Now is not null && Sees.Deal(Sight.Of(person, d, situation)))
            .OrderByDescending(d => string.Equals(d.Name, typed, StringComparison.OrdinalIgnoreCase))
            .Take(Most)
            .Select(d => OfDeal(d, situation))
            .ToList();
        return new(found, found.Count == 0 ? Texts.SearchNone.With() : null);
    }

    /// <summary>Those that he owns or works on, and those of the people who report to him.</summary>
    private static IEnumerable<DealRecord> Mine(PersonRecord person, Situation situation) =>
        situation.Linked(LinkNames.DealTeam(person.Email)).Select(situation.Find<DealRecord>).OfType<DealRecord>()
            .OrderBy(d => d.Facts.CloseDate ?? DateOnly.MaxValue).ThenBy(d => d.Name, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Id, StringComparer.Ordinal)
            .Concat(ReviewDeals.Of(person, situation));

    /// <summary>An index knows whole words only; so does the deal's id.</summary>
    private static IEnumerable<DealRecord> Others(string typed, List<string> words, PersonRecord person, Situation situation) =>
        new[] { situation.Find<DealRecord>(Subjects.Deal(typed)) }.OfType<DealRecord>()
            .Concat(situation.LinkedAll([.. words.Select(LinkNames.DealWord)], MostLookedAt).Select(situation.Find<DealRecord>).OfType<DealRecord>())
            .Concat(Accounts.Named(typed, situation).SelectMany(a => ReviewDeals.OfAccount(a.Id, person, situation)));

    /// <summary>Of his own, a part of a word is enough: he is still typing.</summary>
    private static bool Holds(DealRecord deal, string word, Situation situation) =>
        deal.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || ReviewDeals.CustomerOf(deal, situation)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static Finding OfDeal(DealRecord deal, Situation situation)
    {
        var status = deal.Facts.Status is "won" or "lost" ? deal.Facts.Status : "open";
        return new(
            deal.Name,
            Texts.SearchDeal.With(("company", Facts.Maybe(ReviewDeals.CustomerOf(deal, situation))), ("status", Fact.Word("dealStatus." + status)), ("stage", Facts.Maybe(deal.Facts.Stage))),
            Texts.SearchSharedDeal.With(("deal", deal.Name)),
            Command("deal", deal.Id));
    }

    /// <summary>A reference is for colleagues: its card names neither the customer nor what it won. What opens it holds the words under which it is found, and no other that was typed.</summary>
    private static Findings References(string typed, Situation situation, DateTimeOffset now)
    {
        var words = TopicWords.In(typed, situation.Tenant);
        var found = ReferenceSearch.Hits(words, situation, now).Take(Most).Select(h => new Finding(
            ReferenceSearch.TitleOf(h.Record, situation, now),
            Texts.SearchReference.With(
                ("event", ReferenceSearch.EventOf(h.Record, h.Record.Events[0], situation, now)),
                ("owner", Facts.Maybe(ReferencePresses.OwnerOf(h.Record, situation)?.Name)),
                ("rest", Facts.Maybe(h.RestsUntil))),
            Texts.SearchSharedReference.With(),
            Command("reference", [.. words.Where(h.Record.Words.Contains)]))).ToList();
        if (found.Count > 0) return new(found);
        return new([], words.Count == 0 ? Texts.SearchReferenceHow.With() : Texts.SearchReferenceNone.With());
    }

    /// <summary>As it is typed to the bot.</summary>
    private static string Command(string verb, params IEnumerable<string> words) => string.Join(' ', [CommandLine.Slash, verb, .. words]);
}
