using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>Plans of a tenant in Germany with a short template, as tests need them.</summary>
internal static class Plans
{
    public const string Services = "sam@ours.example";
    public const string Subject = "plan:deal-1";

    /// <summary>Between two things that a person does, so that the later answer is the latest.</summary>
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static readonly DateOnly Critical = new(2027, 3, 1);

    /// <summary>Days, in order: contracts 5, configuration 10, tests 5 and training 3 side by side, go-live 1.</summary>
    public static readonly PlanTemplate Template = new("standard",
    [
        new("contracts", 5, Roles.Rep, [], Internal: true),
        new("configuration", 10, Roles.Services, ["contracts"]),
        new("tests", 5, Roles.Services, ["configuration"]),
        new("userTraining", 3, Roles.Support, ["configuration"]),
        new("goLive", 1, Roles.Services, ["tests", "userTraining"], GoLive: true),
    ]);

    public static HolidayCalendar Holidays => new(
        new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.OrdinalIgnoreCase)
        {
            ["DE"] = new HashSet<DateOnly> { new(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1) },
            ["US"] = new HashSet<DateOnly> { new(2026, 11, 26), new(2026, 12, 25), new(2027, 1, 1), new(2027, 1, 18), new(2027, 2, 15) },
        },
        new HashSet<DateOnly>());

    public static TenantSettings Tenant(decimal? minOrder = null, bool templates = true) => Some.Tenant() with
    {
        PlanTemplates = templates ? [Template] : [],
        Holidays = Holidays,
        Country = "DE",
        TimeZone = "Europe/Berlin",
        Defaults = new CoachDefaults { MinOrder = minOrder },
    };

    /// <summary>Ann's open deal with Acme, with Bob on its team and Sam in services; Monday 23 November 2026, 10:00 in Berlin.</summary>
    public static CoachWorld World(decimal? minOrder = null, bool templates = true, string now = "2026-11-23T09:00:00Z") =>
        new CoachWorld(now, Tenant(minOrder, templates)).WithPerson().WithPerson(Some.Bob).WithPerson(Services, role: Roles.Services).WithAccount();

    /// <summary>The same with a won deal and its critical date: the plan is there.</summary>
    public static CoachWorld Planned(string critical = "2027-03-01", string now = "2026-11-23T09:00:00Z") => World(now: now).Deal(critical: critical);

    public static CoachWorld Deal(
        this CoachWorld world, string status = "won", string? critical = "2027-03-01", string id = "deal-1", string? stage = null, decimal? amount = null, string owner = Some.Ann) =>
        world.Take(
            Subjects.Deal(id),
            new DealSeen(
                id,
                new DealFacts(
                    "Rollout " + id, "acme", owner, status, stage, amount is { } a ? new Money(a, "EUR") : null, Team: [Some.Bob],
                    CriticalDate: critical is null ? null : new(DateOnly.ParseExact(critical, "yyyy-MM-dd"), "The season ships")),
                Stamp(world)));

    public static OrderSeen Order(
        string number = "PO-1", string change = "received", string? deal = "deal-1", string? account = null, decimal? amount = null, int version = 1, params string[] lines) =>
        new(
            number, change, Some.At("2026-11-23T08:00:00Z"), Some.Version(sequence: version), deal, account, amount is { } a ? new Money(a, "EUR") : null,
            [.. lines.Select((l, i) => new OrderLine($"{number}-{i}", l))]);

    public static CoachWorld Take(this CoachWorld world, OrderSeen order) => world.Take(Subjects.Order(order.Number), order);

    public static CoachWorld Press(this CoachWorld world, string verb, string by, string? value = null, string card = "") => world.Advance(Second).Take(Subject, new Pressed(by, card, verb, value));

    public static CoachWorld Send(this CoachWorld world, string form, string by, params (string Field, string Value)[] values) => world.Advance(Second).Submit(Subject, form, by, values);

    public static FormView? Form(this CoachWorld world, string verb, string by = Some.Ann, string? value = null) => world.Ask(Subject, new Pressed(by, "", verb, value)).Form;

    public static string? Error(this CoachWorld world, string form, string field, params (string Field, string Value)[] values) =>
        world.Ask(Subject, new Submitted(Some.Ann, form, values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal))).Errors?.GetValueOrDefault(field)?.Text;

    public static PlanRecord Plan(this CoachWorld world, string id = "deal-1") => world.Record<PlanRecord>(Subjects.Plan(id))!;

    public static PlannedStep Step(this CoachWorld world, string id) => world.Plan().Steps.Single(s => s.Id == id);

    /// <summary>The view of a duty as it stands with a person, said or not; null where there is none.</summary>
    public static IReadOnlyList<Part>? Duty(this CoachWorld world, string email, string what) =>
        world.Person(email).Duties.FirstOrDefault(d => d.Duty.Key == CardKeys.Duty(email, what) && d.IsOpen)?.Duty.View.Parts;

    public static bool Says(this IReadOnlyList<Part>? parts, Text text) => parts?.Any(p => p.Text == text.Id) == true;

    public static Fact? Fact(this IReadOnlyList<Part>? parts, Text text, string fact) => parts!.First(p => p.Text == text.Id).Facts.GetValueOrDefault(fact);

    public static IReadOnlyList<Part> Shown(this CoachWorld world) => world.Answer().Now.View.Parts;

    private static VersionStamp Stamp(CoachWorld world) => new(Some.At("2026-11-01T00:00:00Z").AddSeconds(long.Parse(world.NewKey()[4..], System.Globalization.CultureInfo.InvariantCulture)), 0, "");
}
