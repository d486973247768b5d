using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;


namespace CoachBot.Tests.Coach.Digests;

/// <summary>A team in Berlin with a manager, a room and reps; its digest comes on Fridays at nine.</summary>
internal static class TeamWorld
{
    public const string West = "West";
    public const string Mia = "mia@ours.example";
    public const string Room = "team-West";

    public static readonly string Team = Subjects.Team(West);

    public static TenantSettings Tenant => Some.Tenant() with { TimeZone = "Europe/Berlin", TeamRoom = "team-{team}" };

    public static string Rep(int number) => string.Create(CultureInfo.InvariantCulture, $"rep{number}@ours.example");

    /// <summary>On a Monday morning, with so many reps who report to Mia.</summary>
    public static CoachWorld With(int reps, string now = "2026-11-16T06:00:00Z", TenantSettings? tenant = null)
    {
        var world = new CoachWorld(now, tenant ?? Tenant).Joins(Mia, null, Roles.Manager, "Mia").WithAccount();
        for (var i = 0; i < reps; i++) world.Joins(Rep(i), Mia, name: string.Create(CultureInfo.InvariantCulture, $"Rep {i}"));
        return world;
    }

    public static CoachWorld Joins(this CoachWorld world, string email, string? manager, string role = Roles.Rep, string? name = null, string? team = West)
    {
        var facts = new PersonFacts(name ?? email, role, manager, "Europe/Berlin", Team: team);
        return world.Take(Subjects.Person(email), new PersonSeen(email, facts, new VersionStamp(world.Now, 0, world.NewKey())));
    }

    public static CoachWorld Alone(this CoachWorld world, string email) =>
        world.Submit(Subjects.Person(email), Forms.Settings, email, ("hoursFrom", "08:00"), ("hoursTo", "18:00"), ("days", "monFri"), ("privatePraise", "true"));

    /// <summary>A meeting of this rep with a customer, an hour long; where a value is given, it is named the afternoon before.</summary>
    public static CoachWorld Meets(this CoachWorld world, int rep, string id, string start, string? value = "They know their stock", string? deal = null)
    {
        world.WithMeeting(id, start, organizer: Rep(rep), deal: deal);
        world.AdvanceTo(Some.At(start).AddHours(-1.5));
        return value is null ? world : world.NameValue(value, Rep(rep), id);
    }

    /// <summary>After the meeting: the customer got it, and said so.</summary>
    public static CoachWorld Confirmed(this CoachWorld world, int rep, string id)
    {
        world.AdvanceTo(world.Meeting(id).Facts.End!.Value.AddHours(1));
        return world.Press(Verbs.AfterYes, Rep(rep), id).Press(Verbs.SignSaid, Rep(rep), id);
    }

    

    public static CoachWorld DoneRight(this CoachWorld world, string deal, params DoneRight[] rights) =>
        world.Put(Subjects.Review(deal), new ReviewRecord { DealId = deal, DoneRight = rights });

    public static TeamRecord West_(this CoachWorld world) => world.Record<TeamRecord>(Team)!;

    public static ShownCard? RoomCard(this CoachWorld world, string day) => world.Cards.GetValueOrDefault($"digest/{West}/{day}");

    public static ShownCard? ManagerCard(this CoachWorld world, string day, string manager = Mia) => world.Cards.GetValueOrDefault($"duty/{manager}/digest/{West}/{day}");
}
