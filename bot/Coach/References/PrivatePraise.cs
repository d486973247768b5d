using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>Who wants praise for himself alone: no room reads his name, not even in a sentence about somebody else [DIG-12].</summary>
public static class PrivatePraise
{
    public static bool IsChosenBy(string email, Situation situation) => situation.Find<PersonRecord>(Subjects.Person(email)) is { Own.PrivatePraise: true };

    /// <summary>A sentence about work on this deal without the names of such colleagues: the deal's own and those of its owner's team.</summary>
    public static string Without(string text, DealRecord deal, Situation situation) => Without(text, TeamOf(deal, situation), deal.People, situation);

    /// <summary>The same for a sentence about a team.</summary>
    /// <param name="more">Others whom it may name, by address.</param>
    public static string Without(string text, string? team, IEnumerable<string> more, Situation situation)
    {
        var members = team is { Length: > 0 } ? Teams.Members(team, situation).Select(m => m.Email) : [];
        var names = members.Concat(more)
            .Distinct(StringComparer.Ordinal)
            .Where(p => IsChosenBy(p, situation))
            .Select(p => Colleagues.NameOf(p, situation));
        return CustomerMask.WithoutNames(text, [.. names]);
    }

    private static string? TeamOf(DealRecord deal, Situation situation) =>
        deal.Facts.OwnerEmail is { Length: > 0 } owner ? situation.Find<PersonRecord>(Subjects.Person(owner))?.Facts.Team : null;
}
