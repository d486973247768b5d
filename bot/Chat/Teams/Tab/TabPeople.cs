using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.People;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>Whom our records know behind somebody who is signed in. Guests, and who is not known, see a sentence [INT-13, PRV-15].</summary>
public sealed class TabPeople(TeamsDirectory directory, CallerFinder finder, TimeProvider machine)
{
    /// <summary>So long it may take to find out who somebody is, while he looks at an empty page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Looks for somebody whom nobody has looked up within a day; where that takes too long, what was known before counts.</summary>
    /// <returns>False where nobody can say now who it is.</returns>
    public async Task<bool> Prepare(string tenant, TokenPerson who, CancellationToken cancel)
    {
        if (directory.Knows(who.EntraTenant, who.ObjectId)) return true;
        try
        {
            return await directory.Reach(tenant, who.ObjectId, cancel).WaitAsync(Patience, machine, cancel) is Done<TeamsUser> or Failed<TeamsUser> { Category: FailureCategory.Unreachable };
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            // He is told so, and opens the page again.
            return false;
        }
    }

    /// <param name="asked">What <see cref="Prepare"/> answered.</param>
    public Caller Of(string tenant, TokenPerson who, bool asked = true) =>
        finder.Of(tenant, directory.AccountOf(who.EntraTenant, who.ObjectId), asked ? Other.NotKnown : Other.NotAskedYet);
}
