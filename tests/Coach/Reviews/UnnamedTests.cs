using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[PRV-06] [REV-06]: from four people upwards nothing that is stored or shown says who wrote what.</summary>
public sealed class UnnamedTests
{
    /// <summary>Somebody's name, and what he writes: objections and reservations; empty for nothing.</summary>
    public sealed record Writer(string Name, string Objection, string Way, string Stance, string Reservation);

    private static readonly Gen<string> Words =
        Gen.NonEmptyListOf(Gen.Elements("their", "planner", "April", "owner", "summer", "plant", "price", "Zoë", "Ärger", "ab", "zz", "42")).Select(words => string.Join(' ', words.Take(5)));

    private static readonly Gen<Writer> Somebody =
        from name in Words
        from objection in Gen.OneOf(Words, Gen.Constant(""))
        from way in Gen.OneOf(Words, Gen.Constant(""))
        from stance in Gen.Elements("support", "reservation", "against")
        from reservation in Words
        select new Writer(name, objection, way, stance, reservation);

    private static readonly Arbitrary<(Writer[] People, int[] Shift)> Rounds = (
        from count in Gen.Choose(4, 8)
        from people in Gen.ArrayOf(Somebody, count)
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        select (people, order)).ToArbitrary();

    [Fact]
    public void The_store_and_every_card_are_the_same_whoever_wrote_which_text_and_in_whatever_order() =>
        Prop.ForAll(Rounds, round => Play(round.People, round.Shift).SequenceEqual(Play(round.People, [.. Enumerable.Range(0, round.People.Length)]), StringComparer.Ordinal))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_record_holds_an_author_while_the_round_is_written_and_no_card_shows_a_text_before_its_time() =>
        Prop.ForAll(Rounds, round =>
        {
            var world = World(round.People);
            for (var i = 0; i < round.People.Length - 1; i++)
            {
                var marked = round.People[round.Shift[i]] with { Objection = "§" + round.People[round.Shift[i]].Objection };
                Write(world, i, marked);
                Assert.All(world.Kept().Round!.Entries, e => Assert.Null(e.By));
                Assert.DoesNotContain("@", JsonSerializer.Serialize(world.Kept().Round!.Entries), StringComparison.Ordinal);
                Assert.DoesNotContain(world.Records.Where(r => r.Key != Reviewed.Review), r => Written(r.Value).Contains('§', StringComparison.Ordinal));
                Assert.DoesNotContain(world.Cards.Values, c => Written(c.Now).Contains('§', StringComparison.Ordinal));
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_three_people_the_check_finds_the_names() // The property above can fail.
    {
        Writer[] three = [new("A", "One", "", "support", ""), new("B", "Two", "", "support", ""), new("C", "Three", "", "support", "")];
        Assert.NotEqual(Play(three, [0, 1, 2]), Play(three, [2, 0, 1]));
    }

    /// <summary>Everything that is stored and shown, after all have written and again at the end; person number i writes the texts of number order[i].</summary>
    private static List<string> Play(Writer[] people, int[] order)
    {
        var world = World(people);
        for (var i = 0; i < people.Length; i++) Write(world, i, people[order[i]]);
        var shown = Everything(world);
        if (world.Kept().Round!.Step is RoundStep.Arguing) world.AdvanceTo("2026-11-25T09:00:00Z");
        world.Send(Forms.ContendDecide, Some.Ann, ("decision", "We go on"));
        for (var i = 0; i < people.Length; i++)
            world.Send(Forms.ContendStance, Address(i), ("stance", people[order[i]].Stance), ("reservation", people[order[i]].Reservation));
        return [.. shown, .. Everything(world)];
    }

    private static CoachWorld World(Writer[] people)
    {
        var world = Reviewed.World(team: [.. Enumerable.Range(2, people.Length - 2).Select(Address)]);
        for (var i = 2; i < people.Length; i++) Reviewed.Person(world, Address(i), people[i].Name, Reviewed.Mia);
        world.Asked("/coach contend rollout");
        return world;
    }

    private static string Address(int number) => number switch
    {
        0 => Some.Ann,
        1 => Some.Bob,
        _ => $"p{number}@ours.example",
    };

    private static void Write(CoachWorld world, int person, Writer text) =>
        world.Send(Forms.ContendWrite, Address(person), ("objection", text.Objection), ("way", text.Way));

    private static IEnumerable<string> Everything(CoachWorld world) =>
        world.Records.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Key + Written(r.Value))
            .Concat(world.Cards.Select(c => $"{c.Key} {c.Value.Revision} {Written(c.Value.Now)}"));

    private static string Written(object value) => JsonSerializer.Serialize(value, value.GetType());
}
