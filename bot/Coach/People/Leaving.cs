namespace CoachBot.Coach.People;

/// <summary>
/// To a deal, its plan, event, hand-off, reviews and stories: what one colleague kept there is another's from now on
/// [HND-10]. Whatever record keeps an address as owner puts the new one in its place, and ends the duty of the old one.
/// </summary>
/// <param name="From">Address of the colleague who left or gave the deal away, lower case.</param>
/// <param name="To">Address of the colleague who has it now, lower case.</param>
public sealed record OwnerMoved(string From, string To) : Happening;
