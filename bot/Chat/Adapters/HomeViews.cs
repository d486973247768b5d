using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>The home views of people, built anew each time from things as they stand [PRE-37]. Nothing of them is stored.</summary>
public sealed class HomeViews(SituationLoader situations, BusinessClock clock, HomeRenderer render)
{
    /// <summary>Key of the card that a home view stands for.</summary>
    public static string CardOf(string email) => $"home/{email}";

    /// <summary>What a colleague sees now; null where no record tells of him.</summary>
    public HomeView? Of(string tenant, string email) => situations.Ask(tenant, situation =>
        Coach.Coach.Home(situation, email, clock.GetUtcNow()) is { } sheet && situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
            ? render(sheet, person.ReaderIn(situation.Tenant)) // as he reads now: he may just have chosen another language
            : null);
}
