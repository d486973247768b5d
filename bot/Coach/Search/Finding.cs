using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Search;

/// <summary>What a person looks for while he writes in some chat.</summary>
public enum SearchKind
{
    Deal,
    Reference,
}

/// <summary>Something that was found. Its finder sees the title and the line; the card that he may put into the chat holds less.</summary>
/// <param name="Title">From outside: plain text, never markup.</param>
/// <param name="Line">One line below the title.</param>
/// <param name="Shared">All that stands on the card: nobody can say who reads in that chat [PRV-15].</param>
/// <param name="Command">Opens it in the bot's chat, where whoever asks is shown what he may see. It stands on the card.</param>
public sealed record Finding(string Title, Part Line, Part Shared, string Command);

/// <summary>What a search came to.</summary>
/// <param name="Instead">What is said where nothing was found; null where something was.</param>
public sealed record Findings(IReadOnlyList<Finding> Items, Part? Instead = null);
