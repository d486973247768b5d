namespace CoachBot.Chat.Teams.Cards;

/// <summary>What a card is told of its place.</summary>
/// <param name="Card">The card's key; null where none is kept.</param>
/// <param name="Viewers">Bot-specific ids (<c>29:…</c>) of people who get a view of their own; of more than 60, the first.</param>
public sealed record CardPlace(string? Card, IReadOnlyList<string>? Viewers = null);
