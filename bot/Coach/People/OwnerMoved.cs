namespace CoachBot.Coach.People;

/// <summary>
/// To a deal, its plan, event, hand-off, reviews and stories: what one colleague kept there is another's from now on
/// [HND-10]. Whatever record keeps an address as owner puts the new one in its place, and ends the duty of the old one.
/// </summary>
/// <param name="From">Address of the colleague who left or gave the deal away, lower case.</param>
/// <param name="To">Address of the colleague who has it now, lower case.</param>
public sealed record OwnerMoved(string From, string To) : Happening;

/// <summary>To a person: a won deal that he owned is another's, by the CRM's word; or his own again, at the same instant [HND-10].</summary>
public sealed record DealGiven(string DealId, string To) : Happening;
