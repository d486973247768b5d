using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>Who sees what of a deal's hand-off [HND-08, PRV-01]: one line for each way of standing to a deal.</summary>
public static class HandoffSight
{
    private static readonly Dictionary<Viewer, (bool Reads, bool Writes, bool Amounts)> Table = new()
    {
        [Viewer.Owner] = (true, true, true),
        [Viewer.Colleague] = (true, true, true),
        [Viewer.Manager] = (true, true, true),
        // The dossier holds named values and what both sides promised: not for the manager's manager [PRV-02].
        [Viewer.ManagersManager] = (false, false, false),
        [Viewer.Receiver] = (true, true, false),
        [Viewer.Curator] = (false, false, false),
        [Viewer.Admin] = (false, false, false),
        [Viewer.VendorSupport] = (false, false, false),
        [Viewer.Outside] = (false, false, false),
    };

    public static bool Reads(PersonRecord person, DealRecord deal, Situation situation) => Row(person, deal, situation).Reads;

    public static bool Writes(PersonRecord person, DealRecord deal, Situation situation) => Row(person, deal, situation).Writes;

    /// <summary>Prices and amounts: for the owner, the team, the manager and the account manager.</summary>
    public static bool Amounts(PersonRecord person, DealRecord deal, Situation situation)
    {
        var row = Row(person, deal, situation);
        return row.Amounts || (row.Reads && person.Facts.Role == Roles.AccountManager);
    }

    private static (bool Reads, bool Writes, bool Amounts) Row(PersonRecord person, DealRecord deal, Situation situation) => Table[Sight.Of(person, deal, situation)];
}
