namespace CoachBot.Chat.Teams.Cards;

/// <summary>What a card is told of its place.</summary>
/// <param name="Card">The card's key; null where none is kept.</param>
/// <param name="Viewers">Bot-specific ids (<c>29:…</c>) of people who get a view of their own; of more than 60, the first.</param>
/// <param name="Save">The word on the button beside what is typed on the card itself; null for a card on which nothing is typed.</param>
public sealed record CardPlace(string? Card, IReadOnlyList<string>? Viewers = null, string? Save = null);
