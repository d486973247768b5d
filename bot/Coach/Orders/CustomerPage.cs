using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Orders;

/// <summary>
/// The plan as the customer may read it: no internal step, no note, promise, amount, confirmation or colleague's address
/// [PO-15]. Nothing is sent: it is handed to the owner to copy, after a second person has looked.
/// </summary>
public static class CustomerPage
{
    /// <summary>The page itself.</summary>
    public static IReadOnlyList<Part> Of(Standing standing)
    {
        var (plan, steps) = (standing.Plan, Shown(standing.Plan.Steps));
        List<Part> parts =
        [
            Texts.PageHead.With(("company", standing.Customer), ("date", plan.GoLive!.Value)),
            Texts.PageSteps.With().Shows(PlanCards.Timeline(steps, standing, forCustomer: true)),
        ];
        if (standing.Deal.Event is { } victory) parts.Add(Texts.PageEvent.With(("event", victory.What), ("until", Facts.Maybe(victory.By))));
        parts.Add(plan.Agreed is { } agreed ? Texts.PageAgreed.With(("name", agreed.Contact), ("date", agreed.On)) : Texts.PageProposal.With());
        return parts;
    }

    public static IReadOnlyList<PlannedStep> Shown(IReadOnlyList<PlannedStep> steps) => [.. steps.Where(s => !s.Internal)];

    /// <summary>What the colleague who wants it sees.</summary>
    public static IReadOnlyList<Part> Asked(Standing standing)
    {
        var (page, subject) = (standing.Plan.Page, standing.Subject);
        if (page?.LookedBy is not null) return ToCopy(standing);
        var wait = page is null
            ? Texts.PageNeedsLook.With().Presses(new Press(Verbs.PlanLookAsk, subject, Style: PressStyle.Primary))
            : Lookers(standing).Count == 0 ? Texts.PageNobody.With(("deal", standing.Deal.Name)) : Texts.PageWaits.With(("names", Names(standing)));
        return [.. Of(standing), wait];
    }

    public static IReadOnlyList<Part> ToLookAt(Standing standing) =>
    [
        Texts.PageLook.With(("deal", standing.Deal.Name), ("by", standing.NameOf(standing.Plan.Page!.AskedBy))),
        .. Of(standing).SkipLast(1),
        Of(standing)[^1].Presses(new Press(Verbs.PlanLooked, standing.Subject, Style: PressStyle.Primary)),
    ];

    public static IReadOnlyList<Part> ToCopy(Standing standing) =>
        [Texts.PageCopy.With(("by", standing.NameOf(standing.Plan.Page!.LookedBy!))), .. Of(standing)];

    /// <summary>Whoever of the deal's team did not ask for it; the owner's manager where nobody else is on it.</summary>
    public static IReadOnlyList<string> Lookers(Standing standing)
    {
        if (standing.Plan.Page is not { } page) return [];
        var team = standing.Deal.People.Where(p => p != page.AskedBy && standing.Person(p) is { IsActive: true }).Order(StringComparer.Ordinal).ToList();
        if (team.Count > 0) return team;
        return standing.Person(standing.Owner)?.Facts.ManagerEmail?.ToLowerInvariant() is { Length: > 0 } manager && manager != page.AskedBy && standing.Person(manager) is { IsActive: true } ? [manager] : [];
    }

    private static WordsFact Names(Standing standing) => new([.. Lookers(standing).Select(l => (Fact)standing.NameOf(l))]);
}
