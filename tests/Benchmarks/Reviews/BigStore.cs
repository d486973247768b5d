using CoachBot.Benchmarks.Support;
using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Benchmarks.Reviews;

/// <summary>
/// A company with years of meetings, put straight into the store as the records and links that the stages would have kept:
/// five sellers and a manager in each team, twenty deals a team, two deals for each customer, ten meetings for each deal.
/// </summary>
internal sealed class BigStore(int teams)
{
    public const int DealsEach = 4;
    public const int MeetingsEach = 10;
    private const int SellersEach = 5;
    private const int Chunk = 2_000;

    /// <summary>A Friday, when digests come.</summary>
    public static readonly DateTimeOffset Friday = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Thursday = Friday.AddDays(-1);

    private static readonly VersionStamp Version = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), 0, "");
    private static readonly RecordCodec Codec = new();

    public int Teams => teams;

    public int Deals => teams * SellersEach * DealsEach;

    public int Meetings => Deals * MeetingsEach;

    /// <summary>The two deals of one customer have a name in common and a word of their own.</summary>
    public static string DealName(int deal) => $"Customer {deal / 2} {(deal % 2 == 0 ? "planning" : "renewal")}";

    public static string AccountName(int account) => $"Customer {account}";

    public static string Seller(int deal) => $"seller-{deal / DealsEach}@ours.example";

    public static string Manager(int team) => $"manager-{team}@ours.example";

    /// <summary>Writes everything; answers how many records there are.</summary>
    public async Task<long> Fill(Store store)
    {
        long count = 0;
        foreach (var some in Records().Chunk(Chunk))
        {
            count += some.Length;
            await store.Write(
                WriteUrgency.Work,
                sql =>
                {
                    foreach (var (subject, record) in some) Put(sql, subject, record);
                },
                CancellationToken.None);
        }

        await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                for (var team = 0; team < teams; team++) Wakeups.Set(sql, Service.Tenant, Subjects.Team(Name(team)), Friday);
            },
            CancellationToken.None);
        return count;
    }

    private static void Put(Sql sql, string subject, Record record)
    {
        sql.Run(
            "insert into records (tenant, subject, kind, version, body, changed_at) values (?1, ?2, ?3, 1, ?4, ?5)",
            Service.Tenant,
            subject,
            Subjects.KindOf(subject),
            Codec.Write(record),
            Thursday);
        sql.Run("insert into links (tenant, link, subject) select ?1, value, ?2 from json_each(?3)", Service.Tenant, subject, StoredJson.Write(record.Links.Distinct(StringComparer.Ordinal)));
    }

    private IEnumerable<(string Subject, Record Record)> Records()
    {
        for (var team = 0; team < teams; team++)
        {
            yield return (Subjects.Team(Name(team)), new TeamRecord { Name = Name(team), Next = Friday, Last = Friday.AddDays(-7) });
            yield return Person(Manager(team), Roles.Manager, team, null);
        }

        for (var seller = 0; seller < teams * SellersEach; seller++)
            yield return Person(Seller(seller * DealsEach), Roles.Rep, seller / SellersEach, Manager(seller / SellersEach));
        for (var account = 0; account < (Deals + 1) / 2; account++)
            yield return (Subjects.Account($"a{account}"), new AccountRecord { Id = $"a{account}", Known = Seen(new AccountFacts(AccountName(account), [Domain(account)], [new Contact(Contact(account), "Ida Holm")])) });
        for (var deal = 0; deal < Deals; deal++) yield return (Subjects.Deal($"d{deal}"), Deal(deal));
        for (var meeting = 0; meeting < Meetings; meeting++) yield return (Subjects.Meeting($"m{meeting}"), Meeting(meeting));
    }

    private static (string Subject, Record Record) Person(string email, string role, int team, string? manager)
    {
        var facts = new PersonFacts(email.Split('@')[0], role, manager, "Europe/Berlin", Team: Name(team), Chat: new ChatHandle(NullChat.PlatformName, $"dm:{email}"));
        return (Subjects.Person(email), new PersonRecord { Email = email, Known = Seen(facts), FirstCard = "first" });
    }

    private static DealRecord Deal(int deal)
    {
        var facts = new DealFacts(
            DealName(deal), $"a{deal / 2}", Seller(deal), deal % 10 == 0 ? "won" : "open", "proposal", new Money(120_000, "EUR"), new DateOnly(2027, 2, 26),
            CriticalDate: new CriticalDate(new DateOnly(2027, 3, 1), "Season start", "A season with the old plan"));
        var notes = Enumerable.Range(1, MeetingsEach - 1)
            .Select(at => new JournalNote($"m{(deal * MeetingsEach) + at}", StartOf(at), Value, Outcome.Yes, Confirmed: true, null, null));
        return new DealRecord { Id = $"d{deal}", Known = Seen(facts), Journal = new Journal([.. notes]) };
    }

    private static MeetingRecord Meeting(int meeting)
    {
        var (deal, at) = (meeting / MeetingsEach, meeting % MeetingsEach);
        var (seller, start) = (Seller(deal), StartOf(at));
        Attendee[] attendees = [new(seller, null, "accepted"), new(Contact(deal / 2), "Ida Holm", "accepted")];
        var record = new MeetingRecord
        {
            Id = $"m{meeting}",
            Known = Seen(new MeetingFacts(start, start.AddMinutes(45), attendees[0], attendees, "Review", DealId: $"d{deal}")),
            ChangedAt = start.AddDays(-5),
            FirstSeen = start.AddDays(-5),
        };
        if (at == 0) return record;
        return record with
        {
            State = MeetingState.Held,
            AskedPerson = seller,
            Reached = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [seller] = start.AddDays(-1) },
            Values = [new ValueEntry(seller, start.AddHours(-20), Value)],
            Outcome = Outcome.Yes,
            Sign = ConfirmedBy.Said,
        };
    }

    /// <summary>The first lies ahead, the second in the week of the digest, the others ever earlier.</summary>
    private static DateTimeOffset StartOf(int at) => at == 0 ? Friday.AddDays(4) : Friday.AddDays(-2 - (9 * (at - 1)));

    private const string Value = "Their planner cuts schedule changes from three days to one";

    private static string Name(int team) => $"Team {team}";

    private static string Domain(int account) => $"customer-{account}.example";

    private static string Contact(int account) => $"ida@{Domain(account)}";

    private static Layers<T> Seen<T>(T facts)
        where T : class => Layers<T>.None.With(facts, Version);
}
