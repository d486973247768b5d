namespace CoachBot.Content;

internal static partial class Known
{
    /// <summary>Names of what the shipped lists hold; a tenant's own list may add some [REV-10, REV-11].</summary>
    private static IEnumerable<string> ListsWords =>
    [
        .. Ids("criterion", "problemCosts", "budgetOwner", "date", "wonBefore", "announcer"),
        .. Ids("disqualify", "noProblem", "noDate", "noBudgetOwner", "betterElsewhere", "cannotWin"),
    ];
}
