using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Coach.Digests;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>
/// [PRV-01] [PRV-02]: a phrase of each kind of data is planted in the records of a deal; whoever asks, by whatever command,
/// reads none that the table keeps from him.
/// </summary>
public sealed class SightEnforcedTests
{
    private const string Colleague = "bob@ours.example";
    private const string Boss = "boss@ours.example";
    private static readonly string Rep = TeamWorld.Rep(0);

    private static readonly (DataKind Kind, string Phrase)[] Planted =
    [
        (DataKind.Amounts, "987654"),
        (DataKind.NamedValue, "giraffes know their stock"),
        (DataKind.Commitments, "zebras get the plan"),
        (DataKind.CriticalDate, "2031-07-07"),
        (DataKind.ValueEvent, "lions tell the board"),
        (DataKind.Plan, "2031-05-05"),
        (DataKind.Promises, "otters train for nothing"),
        (DataKind.Reservations, "beavers doubt the date"),
        (DataKind.WinAnswers, "herons turned it"),
        (DataKind.GoAheadReason, "foxes were in a hurry"),
    ];

    private static readonly (Viewer Viewer, string Email)[] People =
    [
        (Viewer.Owner, Rep),
        (Viewer.Colleague, Colleague),
        (Viewer.Manager, TeamWorld.Mia),
        (Viewer.ManagersManager, Boss),
        (Viewer.Curator, "cur@ours.example"),
        (Viewer.Admin, "adm@ours.example"),
        (Viewer.Receiver, "sup@ours.example"),
        (Viewer.AccountManager, "acc@ours.example"),
        (Viewer.Outside, "out@ours.example"),
    ];

    private static readonly string[] Commands =
    [
        "deal deal-1", "pipeline", "account acme", "territory", "contend deal-1", "disqualify deal-1", "po deal-1", "plan deal-1", "event deal-1", "risk deal-1", "rungs", "promise deal-1",
        "dossier deal-1", "customer acme", "reference acme", "who knows stock", "win deal-1", "my team", "about me", "about data", "digest", "digest effect", "export my data", "why", "history", "prep", "text",
    ];

    public static TheoryData<Viewer, string> Asked() => [.. from person in People from command in Commands select (person.Viewer, command)];

    [Theory]
    [MemberData(nameof(Asked))]
    public void Whoever_asks_reads_nothing_that_the_table_keeps_from_him(Viewer viewer, string command)
    {
        var read = Read(viewer, command);
        foreach (var (kind, phrase) in Planted.Where(p => !Sight.May(viewer, p.Kind)))
            Assert.False(read.Contains(phrase, StringComparison.Ordinal), $"{viewer} reads {kind} by /coach {command}");
    }

    [Theory]
    [InlineData(Viewer.Owner)]
    [InlineData(Viewer.Colleague)]
    [InlineData(Viewer.Manager)]
    public void The_deals_team_and_the_owners_manager_read_what_was_named(Viewer viewer) // PRV-02
    {
        var read = Read(viewer, "deal deal-1");
        foreach (var kind in new[] { DataKind.NamedValue, DataKind.CriticalDate, DataKind.ValueEvent })
            Assert.Contains(Planted.Single(p => p.Kind == kind).Phrase, read, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_them_stands_to_the_deal_as_the_table_calls_it()
    {
        var world = World();
        var deal = world.Record<DealRecord>(Subjects.Deal("deal-1"))!;
        Assert.All(People, p => Assert.Equal(p.Viewer, Sight.Of(world.Person(p.Email), deal, world.Situation)));
    }

    private static string Read(Viewer viewer, string command)
    {
        var world = World();
        var by = People.Single(p => p.Viewer == viewer).Email;
        var before = world.Cards.Keys.ToHashSet(StringComparer.Ordinal);
        world.Say("/coach " + command, by);
        var shown = world.Cards.Where(c => !before.Contains(c.Key) && (c.Value.Now.To.OnlyFor == by || c.Value.Now.Owner == Subjects.Person(by))).Select(c => c.Value.View).ToList();
        Assert.NotEmpty(shown);
        return string.Join('\n', shown);
    }

    private static CoachWorld World()
    {
        var world = TeamWorld.With(1).Joins(TeamWorld.Mia, Boss, Roles.Manager, "Mia").Joins(Boss, null, Roles.Manager, "Boss", team: null);
        foreach (var (email, role) in new[] { ("cur", Roles.Curator), ("adm", Roles.Admin), ("sup", Roles.Support), ("acc", Roles.AccountManager), ("out", Roles.Rep), ("bob", Roles.Rep) })
            world.Joins(email + "@ours.example", null, role, team: "East");
        var critical = new CriticalDate(new(2031, 7, 7), "The season starts");
        var facts = new DealFacts("Deal deal-1", "acme", Rep, "won", Amount: new(987654, "EUR"), Team: [Colleague], CriticalDate: critical);
        world.Take(Subjects.Deal("deal-1"), new DealSeen("deal-1", facts, new VersionStamp(world.Now, 0, "x")));
        world.WithMeeting("m-1", "2026-11-18T10:00:00Z", organizer: Rep, deal: "deal-1");

        var note = new JournalNote("old", Some.At("2026-11-10T10:00:00Z"), "giraffes know their stock", Outcome.Yes, true, new Commitment("zebras get the plan", new(2026, 12, 1)), null);
        world.Put(Subjects.Deal("deal-1"), world.Record<DealRecord>(Subjects.Deal("deal-1"))! with { Event = new ValueEvent("lions tell the board", By: new(2031, 9, 9)), Journal = new([note]) });
        world.Put(Subjects.Meeting("m-1"), world.Meeting() with { GoAheadReason = "foxes were in a hurry", GoAheadBy = Rep });
        world.Put(Subjects.Plan("deal-1"), new PlanRecord { DealId = "deal-1", OpenedAt = world.Now, Kickoff = new(2031, 5, 5), GoLive = new(2031, 7, 7), Basis = new(new(2031, 7, 7), null), Steps = [new("kickoff", Roles.Services, new(2031, 5, 5), new(2031, 5, 6), 2) { Owner = Rep }] });
        world.Put(Subjects.Event("deal-1"), new EventRecord { DealId = "deal-1", State = EventState.Planned });
        world.Put(Subjects.Handoff("deal-1"), new HandoffRecord { DealId = "deal-1", OpenedAt = world.Now, Promises = [new("p-1", "otters train for nothing", "Carl", false, Rep, world.Now, Rep)] });
        world.Put(Subjects.Review("deal-1"), new ReviewRecord { DealId = "deal-1", Decisions = [new("We go", world.Now, ["beavers doubt the date"])] });
        world.Put(Subjects.Story("deal-1"), new StoryRecord { DealId = "deal-1", Answers = new("v", "herons turned it", "c", [], Rep, world.Now) });
        return world;
    }
}
