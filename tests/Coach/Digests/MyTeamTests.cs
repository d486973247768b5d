using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>[DIG-16]: the page by deal.</summary>
public sealed class MyTeamTests
{
    private const string Boss = "boss@ours.example";

    private static CoachWorld World()
    {
        var world = TeamWorld.With(2, "2026-11-16T06:00:00Z").Joins(TeamWorld.Mia, Boss, Roles.Manager, "Mia").Joins(Boss, null, Roles.Manager, "Boss", team: null);
        foreach (var (id, rep) in new[] { ("deal-1", 0), ("deal-2", 1), ("deal-3", 1) })
            world.WithAccount("acc-" + id, "Customer " + id, id + ".example").WithDeal(id, "acc-" + id, TeamWorld.Rep(rep), critical: new CriticalDate(new(2027, 3, 1)));
        world.Put(Subjects.Deal("deal-1"), world.Record<DealRecord>(Subjects.Deal("deal-1"))! with
        {
            Event = new ValueEvent("The board hears of the first Saturday off"),
            Journal = new([new("old", Some.At("2026-11-10T10:00:00Z"), "They know their stock", Outcome.Yes, true, new Commitment("Send the plan"), null)]),
        });
        Meets(world, "m-1", 0, "deal-1", "2026-11-19T10:00:00Z");
        Meets(world, "m-2", 1, "deal-2", "2026-11-18T10:00:00Z");
        Meets(world, "m-3", 1, "deal-3", "2026-11-27T10:00:00Z");
        return world;
    }

    private static void Meets(CoachWorld world, string id, int rep, string deal, string start) =>
        world.WithMeeting(id, start, organizer: TeamWorld.Rep(rep), attendees: [new(TeamWorld.Rep(rep), null, "accepted"), new($"buyer@{deal}.example", "Buyer", "accepted")], deal: deal);

    private static IReadOnlyList<Part> Page(CoachWorld world, string by, string command = "/coach my team") => world.Say(command, by).Answer().Now.View.Parts;

    [Fact]
    public void A_manager_sees_his_teams_deals_of_the_next_seven_days_by_the_meetings_date()
    {
        var page = Page(World(), TeamWorld.Mia);
        Assert.Equal([new TextFact("Deal deal-2"), new TextFact("Deal deal-1")], page.Skip(1).Select(p => p.Facts["deal"]));
        var first = page[2].Facts;
        Assert.Equal(new DayFact(new(2027, 3, 1)), first["date"]);
        Assert.Equal(new TextFact("The board hears of the first Saturday off"), first["firstSuccess"]);
        Assert.Equal(new TextFact("They know their stock"), first["value"]);
        Assert.Equal(new TextFact("Send the plan"), first["promise"]);
        Assert.Equal(Fact.DayAndTime(Some.At("2026-11-19T10:00:00Z")), first["when"]);
    }

    [Fact]
    public void A_rep_sees_his_own() => Assert.Equal([new TextFact("Deal deal-1")], Page(World(), TeamWorld.Rep(0), "/coach my").Skip(1).Select(p => p.Facts["deal"]));

    [Fact]
    public void It_counts_nothing_of_a_person()
    {
        Assert.DoesNotContain(Page(World(), TeamWorld.Mia).SelectMany(p => p.Facts), f => f.Value is NumberFact);
        Assert.DoesNotContain(Texts.MyTeamDeal.Facts, f => f.StartsWith("name", StringComparison.Ordinal) || f.StartsWith("owner", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_without_such_deals_reads_that_there_are_none() => Assert.Equal([Texts.MyTeamNone.Id], Page(World(), Boss).Select(p => p.Text));

    /// <summary>[PRV-01] [PRV-02]: for each viewer, whether the page shows him the deal, its dates and its named value.</summary>
    [Theory]
    [InlineData(Viewer.Owner, true)]
    [InlineData(Viewer.Colleague, true)]
    [InlineData(Viewer.Manager, true)]
    [InlineData(Viewer.ManagersManager, false)]
    [InlineData(Viewer.Curator, false)]
    [InlineData(Viewer.Admin, false)]
    [InlineData(Viewer.Receiver, false)]
    [InlineData(Viewer.Outside, false)]
    public void Each_viewer_sees_of_a_deal_what_the_table_says(Viewer viewer, bool sees)
    {
        var world = World().Joins("cur@ours.example", null, Roles.Curator).Joins("adm@ours.example", null, Roles.Admin).Joins("sup@ours.example", null, Roles.Support).Joins("out@ours.example", null).Joins("bob@ours.example", null);
        world.WithDeal("deal-1", "acc-deal-1", TeamWorld.Rep(0), "won", critical: new CriticalDate(new(2027, 3, 1)), team: "bob@ours.example");
        var by = viewer switch
        {
            Viewer.Owner => TeamWorld.Rep(0),
            Viewer.Colleague => "bob@ours.example",
            Viewer.Manager => TeamWorld.Mia,
            Viewer.ManagersManager => Boss,
            Viewer.Curator => "cur@ours.example",
            Viewer.Admin => "adm@ours.example",
            Viewer.Receiver => "sup@ours.example",
            _ => "out@ours.example",
        };
        Assert.Equal(viewer, Sight.Of(world.Person(by), world.Record<DealRecord>(Subjects.Deal("deal-1"))!, world.Situation));
        var row = Page(world, by).FirstOrDefault(p => p.Facts.GetValueOrDefault("deal") == new TextFact("Deal deal-1"));
        Assert.Equal(sees, row is not null);
        foreach (var (fact, kind) in new[] { ("value", DataKind.Confirmation), ("promise", DataKind.Commitments), ("date", DataKind.CriticalDate), ("firstSuccess", DataKind.ValueEvent) })
            Assert.Equal(sees && Sight.May(viewer, kind), row?.Facts.ContainsKey(fact) == true);
    }

    [Fact]
    public void Long_lists_are_cut()
    {
        var world = TeamWorld.With(1);
        for (var i = 0; i < 12; i++)
        {
            world.WithAccount($"acc-{i}", $"Customer {i}", $"deal-{i}.example").WithDeal($"deal-{i}", $"acc-{i}", TeamWorld.Rep(0));
            Meets(world, $"m-{i}", 0, $"deal-{i}", $"2026-11-18T{8 + i:00}:00:00Z");
        }
        var page = Page(world, TeamWorld.Mia);
        Assert.Equal(12, page.Count);
        Assert.Equal(new NumberFact(2), page[^1].Facts["count"]);
    }
}
