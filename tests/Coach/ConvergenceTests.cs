using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach;

/// <summary>[ADM-14] [INT-10]: what the Coach shows follows from the facts, not from the order or number of their arrival.</summary>
public sealed class ConvergenceTests
{
    private static readonly string[] People = [Some.Ann, Some.Bob, "eve@ours.example"];
    private static readonly string[] Accounts = ["acme", "globex"];
    private static readonly string[] Outside = ["carl@acme.example", "dora@eu.acme.example", "gus@globex.example", "new@unknown.example", "mia@gmail.com"];
    private static readonly string[] Responses = ["accepted", "accepted", "declined", "tentative"];

    private sealed record Heard(string Subject, Happening What);

    /// <summary>What is heard at one instant, in the sender's order.</summary>
    private sealed record Batch(DateTimeOffset At, Heard[] Heard);

    private sealed record Week(Batch[] Batches, int Seed);

    private static Gen<PersonFacts> PersonGen =>
        from role in Gen.Elements("rep", "manager")
        from active in Gen.Frequency((8, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new PersonFacts(null, role, TimeZone: "Europe/Berlin", Active: active);

    private static Gen<MeetingFacts> MeetingGen =>
        from day in Gen.Choose(0, 4)
        from half in Gen.Choose(14, 32)
        from minutes in Gen.Elements(30, 60)
        from organizer in Gen.Elements(People.Concat(Outside).ToArray())
        from colleagues in Gen.SubListOf(People)
        from guests in Gen.SubListOf(Outside)
        from responses in Gen.Elements(Responses).ArrayOf(8)
        from title in Gen.Elements("Rollout", "Catch-up", null)
        from description in Gen.Elements("We agree on the rollout of three plants", "", null)
        from series in Gen.Elements("s-1", null, null)
        from deal in Gen.Elements("d-1", "d-9", null, null, null)
        from isPrivate in Gen.Frequency((12, Gen.Constant(false)), (1, Gen.Constant(true)))
        let start = Some.At("2026-11-23T00:00:00Z").AddDays(day).AddMinutes(30 * half)
        select new MeetingFacts(
            start,
            start.AddMinutes(minutes),
            new Attendee(organizer),
            [.. colleagues.Concat(guests).Select((email, i) => new Attendee(email, null, responses[i]))],
            title,
            description,
            series,
            Private: isPrivate,
            DealId: deal);

    private static Gen<Func<int, Heard>> HeardGen => Gen.Frequency(
        (2, from who in Gen.Elements(People) from facts in PersonGen
            select (Func<int, Heard>)(v => new(Subjects.Person(who), new PersonSeen(who, facts with { Name = $"{who[..3]} {v}" }, Stamp(v))))),
        (2, from id in Gen.Elements(Accounts) from named in Gen.Elements(true, false) from domains in Gen.Elements<string[]?>([id + ".example"], [], null)
            select (Func<int, Heard>)(v => new(Subjects.Account(id), new AccountSeen(id, new AccountFacts(named ? $"{id} {v}" : null, domains), Stamp(v))))),
        (3, from id in Gen.Elements("d-1", "d-2", "d-3") from account in Gen.Elements(Accounts) from owner in Gen.Elements(People) from status in Gen.Elements("open", "open", "won") from team in Gen.SubListOf(People)
            select (Func<int, Heard>)(v => new(Subjects.Deal(id), new DealSeen(id, new DealFacts($"{id} {v}", account, owner, status, Team: [.. team]), Stamp(v))))),
        (8, from id in Gen.Elements("m-1", "m-2", "m-3", "m-4", "m-5") from facts in MeetingGen
            select (Func<int, Heard>)(v => new(Subjects.Meeting(id), new MeetingSeen(id, facts, Stamp(v))))),
        (1, from id in Gen.Elements("m-1", "m-2", "m-3", "m-4", "m-5")
            select (Func<int, Heard>)(v => new(Subjects.Meeting(id), new MeetingCancelled(id, Stamp(v))))));

    private static Arbitrary<Week> Weeks =>
        (from count in Gen.Choose(1, 14)
         from quarters in Gen.Choose(0, 5 * 96).ArrayOf(count)
         from heard in HeardGen.ArrayOf(8).ArrayOf(count)
         from seed in Gen.Choose(0, int.MaxValue)
         select Made(quarters, heard, seed)).ToArbitrary();

    [Fact]
    public void Three_times_in_any_order_with_old_versions_late_shows_the_same_cards_at_the_same_instants() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Weeks, week =>
        {
            var (once, often) = (Run(week, shuffled: false), Run(week, shuffled: true));
            var differing = once.Except(often, StringComparer.Ordinal).Concat(often.Except(once, StringComparer.Ordinal));
            return once.SequenceEqual(often, StringComparer.Ordinal).Label(string.Join('\n', differing));
        }));

    private static List<string> Run(Week week, bool shuffled)
    {
        var world = new CoachWorld("2026-11-20T05:00:00Z");
        var random = new Random(week.Seed);
        var earlier = new List<Heard>();
        foreach (var batch in week.Batches)
        {
            world.AdvanceTo(batch.At);
            var now = shuffled ? [.. batch.Heard, .. batch.Heard, .. batch.Heard, .. earlier.Where(_ => random.Next(3) == 0)] : batch.Heard;
            if (shuffled) random.Shuffle(now);
            foreach (var heard in now) world.Take(heard.Subject, heard.What);
            earlier.AddRange(batch.Heard);
        }
        world.AdvanceTo("2026-11-30T12:00:00Z");
        return [.. world.Cards.Select(c => $"{c.Key} {c.Value.SentAt:O} {c.Value.View}")];
    }

    private static Week Made(int[] quarters, Func<int, Heard>[][] heard, int seed)
    {
        var version = 0;
        var instants = quarters.Order().ToList();
        return new([.. heard.Select((many, i) => At(Some.At("2026-11-20T06:00:00Z").AddMinutes(15 * instants[i]), many))], seed);

        // While people may be spoken to, a message may leave between two facts of one instant: there one comes at a time.
        Batch At(DateTimeOffset at, Func<int, Heard>[] many) =>
            new(at, [.. NotUndoneAtOnce([.. many.Take(at.Hour is >= 7 and < 18 ? 1 : many.Length).Select(h => h(++version))])]);
    }

    /// <summary>A private version wipes what was there, so it is no mere fact: here none is made public again at the same instant.</summary>
    private static IEnumerable<Heard> NotUndoneAtOnce(Heard[] heard) =>
        heard.Where((h, i) => h.What is not MeetingSeen { Facts.Private: true } || heard.Skip(i + 1).All(later => later.Subject != h.Subject));

    private static VersionStamp Stamp(int version) => new(Some.At("2026-11-01T00:00:00Z").AddSeconds(version), 0, "");
}
