namespace CoachBot.Coach.People;

/// <summary>What a chat platform says of a person's account there.</summary>
/// <param name="At">When it said so: an older word changes nothing.</param>
/// <param name="Zone">IANA zone of the profile.</param>
/// <param name="Locale">BCP 47 tag.</param>
public sealed record ChatAccount(string Platform, ChatStanding Standing, DateTimeOffset At, string? Zone = null, string? Locale = null);

/// <summary>What somebody of our records is in the chat.</summary>
public enum ChatStanding
{
    /// <summary>A full member: he reads and answers.</summary>
    Colleague,

    /// <summary>Nobody there has his address.</summary>
    Missing,

    /// <summary>Deactivated.</summary>
    Gone,
    Guest,

    /// <summary>A member of another company, or a bot.</summary>
    Outside,

    /// <summary>The chat address that our records give belongs to another of our people.</summary>
    SomebodyElses,
}

/// <summary>To a person: what his chat platform says of his account. One whom our records do not know stays unknown.</summary>
public sealed record ChatAccountSeen(string Email, ChatAccount Account) : Happening;

/// <summary>Time zone, language and standing in the chat are followed [ADM-04, ADM-06, INT-13].</summary>
public static class ChatAccounts
{
    public static IReadOnlyList<Decision> Seen(PersonRecord before, ChatAccountSeen seen, Situation situation, DateTimeOffset now)
    {
        // Nothing is kept of strangers, nor of an account on a platform where he is not reached [ADM-18]; and of two words the newer counts, in whatever order they come [ADM-14].
        if (before.Known.Now is null || seen.Account.Platform != before.AddressIn(situation.Tenant).Platform || before.Account?.At > seen.Account.At) return [];
        var after = before with { Account = seen.Account };
        if (before.Account is { } known && known with { At = seen.Account.At } == seen.Account) return [new Keep(Subjects.Person(before.Email), after)];
        return [.. Plan.Settle(before, after, situation, now), .. PersonPractice.MeetingsLookAgain(before.Email, situation)];
    }
}
