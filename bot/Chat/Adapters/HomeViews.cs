using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>The home views of people, built anew each time from things as they stand [PRE-37]. Nothing of them is stored.</summary>
public sealed class HomeViews(SituationLoader situations, BusinessClock clock, HomeRenderer render)
{
    /// <summary>Key of the card that a home view stands for.</summary>
    public static string CardOf(string email) => $"home/{email}";

    /// <summary>What a colleague sees now; null where no record tells of him.</summary>
    public HomeView? Of(string tenant, string email, Reader reader) => situations.Ask(tenant, situation =>
        Coach.Coach.Home(situation, email, clock.GetUtcNow()) is { } sheet ? render(sheet, reader) : null);
}
