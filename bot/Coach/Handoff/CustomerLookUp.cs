using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What support needs to know of a customer while the telephone rings [HND-08]: event, critical date, promises, open tickets.</summary>
public static class CustomerLookUp
{
    private const int MostDeals = 3;
    private const int MostPromises = 5;

    public static IReadOnlyList<Decision> Decide(string typed, PersonRecord person, Func<IReadOnlyList<Part>, Decision> reply, Situation situation)
    {
        var found = Accounts.Named(typed, situation);
        if (found.Count == 0) return [reply([Texts.CustomerUnknown.With(("typed", Facts.Maybe(typed)))])];
        if (found is [var only]) return [reply(Of(only, person, situation))];
        var which = Texts.CustomerWhich.With(("typed", typed))
            .Presses(found.Select(a => new Press(Verbs.Customer, Subjects.Person(person.Email), Value: a.Id, Label: a.Name)));
        return [reply([which])];
    }

    /// <summary>One of several customers was chosen.</summary>
    public static IReadOnlyList<Decision> Chosen(PersonRecord person, Pressed pressed, string key, Situation situation, DateTimeOffset now) =>
        pressed.By == person.Email && pressed.Value is { } id && situation.Find<AccountRecord>(Subjects.Account(id)) is { } account
            ? [Replies.To(person, situation, key, now, Of(account, person, situation))]
            : [];

    public static IReadOnlyList<Part> Of(AccountRecord account, PersonRecord person, Situation situation)
    {
        var company = account.Name;
        var deals = situation.Linked(LinkNames.DealAccount(account.Id)).Select(situation.Find<DealRecord>).OfType<DealRecord>().ToList();
        var seen = deals.Where(d => HandoffSight.Reads(person, d, situation)).ToList();
        if (seen.Count == 0 && person.Facts.Role is not (Roles.AccountManager or Roles.Services or Roles.Support)) return [Texts.CustomerNotYours.With(("company", company))];

        var won = seen.Where(d => d.IsWon).OrderByDescending(d => d.Facts.CloseDate ?? DateOnly.MinValue).ThenBy(d => d.Id, StringComparer.Ordinal).ToList();
        List<Part> parts = [Texts.CustomerHead.With(("company", company))];
        if (won.Count == 0) parts.Add(Texts.CustomerNothing.With(("company", company)));
        foreach (var deal in won.Take(MostDeals)) parts.AddRange(Deal(deal, person, situation));
        if (won.Count > MostDeals) parts.Add(Texts.DossierMore.With(("count", won.Count - MostDeals)));
        return [.. parts, .. DossierViews.Tickets(account.Id, situation)];
    }

    private static IEnumerable<Part> Deal(DealRecord deal, PersonRecord person, Situation situation)
    {
        var amount = HandoffSight.Amounts(person, deal, situation) ? OrderWords.Amount(deal.Facts.Amount) : null;
        yield return Texts.CustomerDeal.With(
            ("deal", deal.Name),
            ("event", PromiseTexts.Joined(Facts.Maybe(deal.Event?.What), Facts.Maybe(deal.Event?.Announcer), Facts.Maybe(deal.Event?.By))),
            ("date", Facts.Maybe(deal.CriticalDate?.Date)),
            ("reason", Facts.Maybe(deal.CriticalDate?.Reason)),
            ("price", amount));
        var promises = HandoffSight.Of(Dossier.Of(deal, situation), person, deal, situation).Of(Dossier.Promises).Select(e => DossierViews.Line("part.promised", e.Text)).ToList();
        foreach (var part in HandoffCards.Few(promises, MostPromises)) yield return part;
    }
}
