using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Customers;

/// <summary>Which deal is meant by the words that were typed [REV-01].</summary>
public sealed class DealNameTests
{
    private const string Petra = "petra@ours.example";

    [Fact]
    public void What_the_person_works_on_comes_first() =>
        Assert.Equal(["d2"], Named("planning", world => world.WithDeal("d1", name: "Acme planning").WithDeal("d2", owner: Petra, name: "Globex planning")));

    /// <summary>A search of all ends after two hundred.</summary>
    [Fact]
    public void A_manager_finds_what_his_people_work_on_behind_any_number_of_others() => Assert.Equal(
        ["d999"],
        Named("planning customer", world => Enumerable.Range(100, 210)
            .Aggregate(world, (all, at) => all.WithDeal($"d{at}", owner: Some.Bob, name: $"Customer {at} planning"))
            .WithDeal("d999", name: "Customer 999 planning")));

    [Fact]
    public void The_whole_name_is_the_one_even_where_others_hold_its_words() =>
        Assert.Equal(["d1"], Named("acme planning", world => world.WithDeal("d0", name: "Acme planning again").WithDeal("d1", name: "Acme planning")));

    [Fact]
    public void At_most_five_are_named() =>
        Assert.Equal(5, Named("planning", world => Enumerable.Range(0, 9).Aggregate(world, (all, at) => all.WithDeal($"d{at}", name: $"Planning {at}"))).Count);

    /// <summary>Petra manages Ann, not Bob.</summary>
    private static IReadOnlyList<string> Named(string typed, Func<CoachWorld, CoachWorld> deals)
    {
        var world = deals(new CoachWorld().WithAccount().WithPerson(Some.Bob).WithPerson(Petra, role: Roles.Manager))
            .Take(Subjects.Person(Some.Ann), new PersonSeen(Some.Ann, new PersonFacts("Ann", Roles.Rep, Petra), Some.Version()));
        var person = world.Situation.Find<PersonRecord>(Subjects.Person(Petra))!;
        return [.. Deals.Named(typed, person, world.Situation).Select(deal => deal.Id)];
    }
}
