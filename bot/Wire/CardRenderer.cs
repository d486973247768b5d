using CoachBot.Coach.Cards;

namespace CoachBot.Wire;

/// <summary>Turns a card into words, at the moment it is sent.</summary>
public delegate Message CardRenderer(CardView view, Reader reader);
