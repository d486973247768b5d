using CoachBot.Coach.Customers;

namespace CoachBot.Coach.People;

/// <summary>How a person stands to a deal: the columns of the table of who sees what [PRV-01].</summary>
public enum Viewer
{
    /// <summary>The deal's owner.</summary>
    Owner,

    /// <summary>On the deal's team, or one of its receivers.</summary>
    Colleague,

    /// <summary>The owner's manager.</summary>
    Manager,

    /// <summary>The manager of the owner's manager.</summary>
    ManagersManager,
    Curator,
    Admin,

    /// <summary>Account manager, services or support once the deal is won, without being on its team.</summary>
    Receiver,

    /// <summary>The vendor's own support staff.</summary>
    VendorSupport,

    /// <summary>Everybody else.</summary>
    Outside,
}

/// <summary>Who sees what [PRV-01, PRV-02].</summary>
public static class Sight
{
    /// <summary>How this person stands to this deal.</summary>
    public static Viewer Of(PersonRecord person, DealRecord deal, Situation situation)
    {
        if (Same(deal.Facts.OwnerEmail, person.Email)) return Viewer.Owner;
        if (deal.People.Contains(person.Email)) return Viewer.Colleague;
        var owner = deal.Facts.OwnerEmail is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : null;
        if (Same(owner?.Facts.ManagerEmail, person.Email)) return Viewer.Manager;
        var manager = owner?.Facts.ManagerEmail is { Length: > 0 } boss ? situation.Find<PersonRecord>(Subjects.Person(boss)) : null;
        if (Same(manager?.Facts.ManagerEmail, person.Email)) return Viewer.ManagersManager;
        if (deal.IsWon && person.Facts.Role is Roles.AccountManager or Roles.Services or Roles.Support) return Viewer.Receiver;
        return person.Facts.Role switch
        {
            Roles.Curator or Roles.Marketing => Viewer.Curator,
            Roles.Admin => Viewer.Admin,
            _ => Viewer.Outside,
        };
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
