using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Adapters;

/// <summary>Somebody's account on a chat platform, as it was looked up.</summary>
/// <param name="IsMember">A colleague's: none of a guest, of another company, of a bot [PRV-15].</param>
/// <param name="Zone">IANA zone; null where the platform does not tell.</param>
/// <param name="PersonOf">The e-mail address under which our records know him; null for a stranger.</param>
public sealed record CallerAccount(bool IsMember, string? Zone, Func<Situation, string?> PersonOf);

/// <summary>Whom our records know behind an account: the same on every chat platform [INT-13].</summary>
public sealed class CallerFinder(SituationLoader situations)
{
    /// <param name="account">Null where nobody is known.</param>
    /// <param name="nobody">Who it is then.</param>
    public Caller Of(string tenant, CallerAccount? account, Func<Reader, Other> nobody) => situations.Ask(tenant, Caller (situation) =>
    {
        var reader = new Reader(account?.Zone ?? situation.Tenant.TimeZone ?? "Etc/UTC", situation.Tenant.Language);
        if (account is null) return nobody(reader);
        if (!account.IsMember) return Other.NoColleague(reader);
        return account.PersonOf(situation) is { } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
            ? new Colleague(email, person.ReaderIn(situation.Tenant))
            : Other.NotKnown(reader);
    });
}
