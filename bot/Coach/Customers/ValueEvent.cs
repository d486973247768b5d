namespace CoachBot.Coach.Customers;

/// <summary>
/// A value-realization event: a small victory after go-live that the customer announces to their own peers and management
/// [PO-02]. Defined before the order, kept through it.
/// </summary>
/// <param name="What">What happens, in one sentence.</param>
/// <param name="Before">The measure as it is today.</param>
/// <param name="After">The measure as it will be.</param>
/// <param name="Announcer">Who at the customer's announces it.</param>
/// <param name="ToWhom">To whom.</param>
/// <param name="By">By when.</param>
/// <param name="Evidence">What shows that it happened.</param>
/// <param name="DefinedBy">The colleague's address.</param>
public sealed record ValueEvent(
    string What,
    string? Before = null,
    string? After = null,
    string? Announcer = null,
    string? ToWhom = null,
    DateOnly? By = null,
    string? Evidence = null,
    string? DefinedBy = null);

/// <summary>To a deal: its value event was defined, or defined anew [PO-02].</summary>
public sealed record EventDefined(string By, ValueEvent Event) : Happening;
