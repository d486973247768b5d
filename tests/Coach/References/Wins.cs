using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;
using Record = CoachBot.Coach.Record;

namespace CoachBot.Tests.Coach.References;

/// <summary>The words of these tests: a deal of Ann's at Acme, a curator, a manager, a helper, what was won and announced.</summary>
internal static class Wins
{
    public const string Cora = "cora@ours.example";
    public const string Max = "max@ours.example";
    public const string Mara = "mara@ours.example";
    public const string Wins1 = "wins-room";

    public const string Value = "Their planner moves an order without calling three plants";
    public const string Turned = "The head of planning tried it with her own data";

    /// <summary>Friday 20 November 2026, 10:00 in Berlin.</summary>
    public const string Friday = "2026-11-20T09:00:00Z";

    public static readonly string Story = Subjects.Story("deal-1");
    public static readonly string Reference = Subjects.Reference("acme");

    public static CoachWorld World(TenantSettings? tenant = null, bool curator = true, string now = Friday)
    {
        var world = new CoachWorld(now, tenant ?? Some.Tenant(cap: 40) with { WinsRoom = Wins1, TimeZone = "Europe/Berlin", CommonWords = Shipped() }).WithPerson(team: "north").WithPerson(Some.Bob).WithAccount();
        world.Take(Subjects.Person(Some.Ann), new PersonSeen(Some.Ann, new PersonFacts("Ann", Roles.Rep, ManagerEmail: Max, TimeZone: "Europe/Berlin", Team: "north"), Some.Version("2026-11-10T00:00:00Z")));
        world.WithPerson(Max, role: Roles.Manager).WithPerson(Mara, role: Roles.Marketing);
        if (curator) world.WithPerson(Cora, role: Roles.Curator);
        return world.WithDeal(name: "Acme rollout", team: Some.Bob);
    }

    public static CoachWorld Won(this CoachWorld world, string id = "deal-1", string account = "acme", DateOnly? closed = null, string status = "won", string owner = Some.Ann, int version = 20) =>
        world.Take(Subjects.Deal(id), new DealSeen(id, new DealFacts(id == "deal-1" ? "Acme rollout" : "Deal " + id, account, owner, status, CloseDate: closed, Team: [Some.Bob]), Some.Version($"2026-11-{version}T00:00:00Z")));

    public static CoachWorld TellWin(this CoachWorld world, string id = "deal-1", string value = Value, string turned = Turned, string said = "", string helpers = "Bob", string by = Some.Ann) =>
        world.Submit(Subjects.Story(id), Forms.WinAnswers, by, ("value", value), ("turned", turned), ("said", said), ("helpers", helpers));

    public static CoachWorld Approve(this CoachWorld world, string by, string id = "deal-1", string? version = null) =>
        world.Take(Subjects.Story(id), new Pressed(by, "", Verbs.StoryApprove, version ?? world.Record<StoryRecord>(Subjects.Story(id))?.Draft?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The customer has announced its event, as the practice of value events keeps it.</summary>
    public static CoachWorld Announced(this CoachWorld world, string id = "deal-1", string account = "acme", string on = "2026-11-19", string what = "They plan a week in a day")
    {
        world.Take(Subjects.Deal(id), new EventDefined(Some.Ann, new ValueEvent(what, DefinedBy: Some.Ann)));
        world.Put(Subjects.Event(id), new EventRecord { DealId = id, State = EventState.Announced, Announced = new("Carl", "the board", DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), "said", Some.Ann) });
        return world.Take(Subjects.Reference(account), new LookAgain());
    }

    public static CoachWorld Consent(this CoachWorld world, string kind = "story", string answer = "yes", string until = "", string account = "acme", string by = Some.Ann, params (string Field, string Value)[] tags) =>
        world.Submit(Subjects.Reference(account), Forms.ReferenceConsent, by, [("kind", kind), ("answer", answer), ("contact", "Carl"), ("until", until), .. tags]);

    /// <summary>What these practices owe a person still, by the texts it shows.</summary>
    public static IReadOnlyList<string> Owed(this CoachWorld world, string email) =>
        [.. world.Person(email).Duties.Where(d => d.EndedAt is null && IsOurs(d.Duty)).SelectMany(d => d.Duty.View.Parts.Select(p => p.Text))];

    private static bool IsOurs(Duty duty) => duty.Kind is DutyKinds.Story or DutyKinds.Reference || duty.Key.Contains("/voice/", StringComparison.Ordinal);

    /// <summary>The texts of the newest answer to a press or command.</summary>
    public static IReadOnlyList<string> Replied(this CoachWorld world) => world.Reply().Texts;

    public static ShownCard Reply(this CoachWorld world) =>
        world.Cards.Values.Where(c => c.Now.Key.StartsWith("answer/", StringComparison.Ordinal)).MaxBy(c => int.Parse(c.Now.Key[(c.Now.Key.LastIndexOfAny(['-', '/']) + 1)..], System.Globalization.CultureInfo.InvariantCulture))!;

    public static ShownCard? Post(this CoachWorld world, string id = "deal-1") => world.Cards.GetValueOrDefault(StoryPosts.Key(id));

    public static string All(this ShownCard card) => string.Join("\n", card.Now.View.Parts.SelectMany(p => p.Facts.Values.SelectMany(Written)));

    private static HashSet<string> Shipped() => [.. "the and their with her own without three tried what they".Split(' ')];

    private static IEnumerable<string> Written(Fact fact) => fact switch
    {
        TextFact text => [text.Value],
        WordsFact words => words.Items.SelectMany(Written),
        DayFact day => [day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)],
        WordFact word => [word.Id],
        _ => [],
    };
}
