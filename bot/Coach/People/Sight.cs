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

    /// <summary>Services or support once the deal is won, without being on its team.</summary>
    Receiver,

    /// <summary>The account manager once the deal is won: of those who take over the one who sees prices [HND-08].</summary>
    AccountManager,

    /// <summary>The vendor's own support staff.</summary>
    VendorSupport,

    /// <summary>Everybody else.</summary>
    Outside,
}

/// <summary>The kinds of data: the rows of the table of who sees what [PRV-01].</summary>
public enum DataKind
{
    /// <summary>Name, customer, stage, team and dates of a deal.</summary>
    DealFacts,
    Amounts,

    /// <summary>What the customer was to have from a meeting [PRV-02].</summary>
    NamedValue,
    Confirmation,

    /// <summary>What both sides said they would do.</summary>
    Commitments,
    CriticalDate,
    ValueEvent,
    Plan,

    /// <summary>What was promised during the sale.</summary>
    Promises,
    HandoffState,
    ReviewAnswers,

    /// <summary>Entries of a contention round; without authors from four participants on.</summary>
    Contention,
    Reservations,
    WinAnswers,

    /// <summary>A win story once it is approved, the customer's name masked until there is consent.</summary>
    Story,
    ReferenceConsents,

    /// <summary>Figures of whole teams of D-MINN people or more.</summary>
    Aggregates,

    // What follows is the person's own: nobody else reads it, whatever he is to the deal.
    MeetingState,
    MeetingHistory,
    GoAheadReason,
    AnswerTimes,
    EarlySignal,
    OwnGoals,
    PrivateNote,
}

/// <summary>Who sees what [PRV-01, PRV-02]. The table in the product is written from <see cref="May"/>.</summary>
public static class Sight
{
    private static readonly Viewer[] Team = [Viewer.Owner, Viewer.Colleague, Viewer.Manager];
    private static readonly Viewer[] TakeOver = [Viewer.Receiver, Viewer.AccountManager];
    private static readonly Viewer[] Colleagues =
        [Viewer.Owner, Viewer.Colleague, Viewer.Manager, Viewer.ManagersManager, Viewer.Curator, Viewer.Admin, .. TakeOver, Viewer.Outside];

    /// <summary>
    /// The vendor's own staff stands in no row: nothing is open to them without a release [PRV-21]. Those who take over a won
    /// deal are its team from then on, and read of it what the dossier hands over [HND-01, HND-02].
    /// </summary>
    private static readonly Dictionary<DataKind, Viewer[]> Readers = new()
    {
        [DataKind.DealFacts] = [.. Team, Viewer.ManagersManager, .. TakeOver],
        [DataKind.Amounts] = [.. Team, Viewer.ManagersManager, Viewer.AccountManager],
        [DataKind.NamedValue] = [.. Team, .. TakeOver],
        [DataKind.Confirmation] = [.. Team, .. TakeOver],
        [DataKind.Commitments] = [.. Team, .. TakeOver],
        [DataKind.CriticalDate] = [.. Team, Viewer.ManagersManager, .. TakeOver],
        [DataKind.ValueEvent] = [.. Team, Viewer.ManagersManager, .. TakeOver],
        [DataKind.Plan] = [.. Team, Viewer.ManagersManager, .. TakeOver],
        [DataKind.Promises] = [.. Team, .. TakeOver],
        [DataKind.HandoffState] = [.. Team, .. TakeOver],
        [DataKind.ReviewAnswers] = Team,
        [DataKind.Contention] = Team,
        [DataKind.Reservations] = Team,
        [DataKind.WinAnswers] = [.. Team, Viewer.Curator],
        [DataKind.Story] = Colleagues,
        [DataKind.ReferenceConsents] = Colleagues,
        [DataKind.Aggregates] = Colleagues,
    };

    /// <summary>
    /// Whether one who stands so to a deal may read this of it. What is a person's own is open to himself alone: for those
    /// kinds <see cref="Viewer.Owner"/> is the person whose it is.
    /// </summary>
    public static bool May(Viewer viewer, DataKind kind) =>
        IsPrivate(kind) ? viewer is Viewer.Owner : Readers.TryGetValue(kind, out var readers) && readers.Contains(viewer);

    /// <summary>A person's own: no other viewer reads it.</summary>
    public static bool IsPrivate(DataKind kind) => kind >= DataKind.MeetingState;

    /// <summary>How this person stands to this deal.</summary>
    public static Viewer Of(PersonRecord person, DealRecord deal, Situation situation)
    {
        if (Same(deal.Facts.OwnerEmail, person.Email)) return Viewer.Owner;
        if (deal.People.Contains(person.Email)) return Viewer.Colleague;
        if (Leads(person, deal, situation)) return Viewer.Manager;
        var owner = OwnerOf(deal, situation);
        var manager = owner?.Facts.ManagerEmail is { Length: > 0 } boss ? situation.Find<PersonRecord>(Subjects.Person(boss)) : null;
        if (Same(manager?.Facts.ManagerEmail, person.Email)) return Viewer.ManagersManager;
        return person.Facts.Role switch
        {
            Roles.AccountManager when deal.IsWon => Viewer.AccountManager,
            Roles.Services or Roles.Support when deal.IsWon => Viewer.Receiver,
            Roles.Curator or Roles.Marketing => Viewer.Curator,
            Roles.Admin => Viewer.Admin,
            _ => Viewer.Outside,
        };
    }

    /// <summary>The owner's manager, also where he works on the deal himself.</summary>
    public static bool Leads(PersonRecord person, DealRecord deal, Situation situation) =>
        !Same(deal.Facts.OwnerEmail, person.Email) && Same(OwnerOf(deal, situation)?.Facts.ManagerEmail, person.Email);

    /// <summary>Who takes over a won deal without being on its team.</summary>
    public static bool TakesOver(Viewer viewer) => TakeOver.Contains(viewer);

    private static PersonRecord? OwnerOf(DealRecord deal, Situation situation) =>
        deal.Facts.OwnerEmail is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : null;

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
