using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>Words that tests of reviews use. Ann owns the deal, Bob works on it, Mia leads Ann, Max leads Mia.</summary>
internal static class Reviewed
{
    public const string Mia = "mia@ours.example";
    public const string Max = "max@ours.example";
    public const string Out = "otto@ours.example";
    public static readonly string Review = Subjects.Review("deal-1");

    public static readonly IReadOnlyList<ReviewQuestion> Questions =
    [
        new("question.deal.dateWhy", "deal", "review", "any"),
        new("question.deal.eventWho", "deal", "review", "any"),
        new("question.deal.signHeard", "deal", "review", "any"),
        new("question.deal.theirStep", "deal", "review", "any"),
        new("question.deal.whyNow", "deal", "review", "any"),
        new("question.deal.planLate", "deal", "order", "any"),
        new("question.deal.nextVictory", "deal", "reference", "any"),
        new("question.pipeline.coachOne", "pipeline", "review", "manager"),
        new("question.pipeline.quietest", "pipeline", "review", "any"),
        new("question.account.whoWon", "account", "review", "any"),
        new("question.territory.bestFit", "territory", "review", "any"),
    ];

    public static TenantSettings Tenant() => Some.Tenant(cap: 40) with
    {
        Questions = Questions,
        SweetSpot = ["problemCosts", "date"],
        DisqualifyReasons = ["noProblem", "noDate"],
        PersonWords = ["lazy", "you never"],
        TeamRoom = "team:{team}",
    };

    /// <summary>A Friday morning, in everybody's hours.</summary>
    public static CoachWorld World(string? stage = "Discovery", string now = "2026-11-20T09:00:00Z", params string[] team)
    {
        var world = new CoachWorld(now, Tenant());
        Person(world, Max, "Max Alt", null, Roles.Manager);
        Person(world, Mia, "Mia Berg", Max, Roles.Manager);
        Person(world, Some.Ann, "Ann Weber", Mia);
        Person(world, Some.Bob, "Bob Stein", Mia);
        Person(world, Out, "Otto Fern", null);
        foreach (var more in team) Person(world, more, null, Mia);
        return Deal(world.WithAccount(), stage: stage, team: [Some.Bob, .. team]);
    }

    public static void Person(CoachWorld world, string email, string? name, string? manager, string role = Roles.Rep) =>
        world.Take(
            Subjects.Person(email),
            new PersonSeen(email, new PersonFacts(name ?? email, role, manager, "Europe/Berlin", Team: "West"), Stamp(world)));

    public static CoachWorld Deal(
        this CoachWorld world, string id = "deal-1", string? stage = "Discovery", string status = "open", DateOnly? close = null, CriticalDate? critical = null, string owner = Some.Ann, string account = "acme", string? name = null, string[]? team = null) =>
        world.Take(
            Subjects.Deal(id),
            new DealSeen(
                id, new DealFacts(name ?? "Rollout " + id, account, owner, status, stage, new Money(120000m, "EUR"), close ?? new DateOnly(2027, 2, 26), team ?? [Some.Bob], CriticalDate: critical), Stamp(world)));

    public static CoachWorld Left(this CoachWorld world, string meeting, string start, string? value = null, bool confirmed = false, string? ours = null, string? theirs = null) =>
        world.Take(
            Subjects.Deal("deal-1"),
            new MeetingLeft(new JournalNote(meeting, Some.At(start), value, null, confirmed, ours is null ? null : new Commitment(ours), theirs is null ? null : new Commitment(theirs))));

    public static ShownCard Asked(this CoachWorld world, string text, string by = Some.Ann, string? room = null)
    {
        var key = world.NewKey();
        world.Take(Subjects.Person(by), new Said(by, room ?? "dm:" + by, text, null, room is null), key);
        return world.Cards[CardKeys.Answer(key)];
    }

    /// <summary>A press on a card of a review, as its chat would send it.</summary>
    public static CoachWorld PressOn(this CoachWorld world, ShownCard? card, string verb, string by = Some.Ann, string? value = null, string? subject = null) =>
        world.Take(subject ?? Review, new Pressed(by, card?.Now.Key ?? "", verb, value));

    public static FormView? Form(this CoachWorld world, string verb, string by = Some.Ann, string? subject = null) =>
        world.Ask(subject ?? Review, new Pressed(by, "", verb)).Form;

    public static IReadOnlyDictionary<string, Part> Errors(this CoachWorld world, string form, string by, params (string Field, string Value)[] values) =>
        world.Ask(Review, new Submitted(by, form, values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal))).Errors ?? new Dictionary<string, Part>(StringComparer.Ordinal);

    public static CoachWorld Send(this CoachWorld world, string form, string by, params (string Field, string Value)[] values) => world.Submit(Review, form, by, values);

    public static ReviewRecord Kept(this CoachWorld world) => world.Record<ReviewRecord>(Review)!;

    /// <summary>The duty of a person whose key holds these words.</summary>
    public static ShownCard? DutyCard(this CoachWorld world, string email, string what) =>
        world.Cards.Values.FirstOrDefault(c => c.Now.Key.StartsWith(CardKeys.Duty(email, what), StringComparison.Ordinal));

    public static Fact? On(this ShownCard card, Text text, string fact) => card.Fact(text.Id, fact);

    private static VersionStamp Stamp(CoachWorld world) =>
        new(Some.At("2026-11-01T00:00:00Z").AddSeconds(long.Parse(world.NewKey()[4..], CultureInfo.InvariantCulture)), 0, "");
}
