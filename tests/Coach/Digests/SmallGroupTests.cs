using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>[PRV-05] [ADM-26]: figures of whole teams of five people or more, also not by difference between two views.</summary>
public sealed class SmallGroupTests
{
    private static readonly DateTimeOffset From = Some.At("2026-11-13T08:00:00Z");
    private static readonly DateTimeOffset Until = Some.At("2026-11-20T08:00:00Z");

    /// <summary>Teams by the numbers of meetings that each of their people was asked about; odd ones were prepared.</summary>
    private static readonly Gen<List<List<int>>> Companies = Gen.Choose(0, 9).SelectMany(people => Gen.Choose(0, 3).ListOf(people)).ListOf(4);

    /// <summary>The company as its own practices keep it, with a team's week taken as its digest takes it.</summary>
    private static CoachWorld World(List<List<int>> teams)
    {
        var world = new CoachWorld("2026-11-20T08:00:00Z", TeamWorld.Tenant);
        world.Put(Subjects.Person("admin@ours.example"), Person("admin@ours.example", "Office", Roles.Admin));
        for (var t = 0; t < teams.Count; t++)
        {
            for (var p = 0; p < teams[t].Count; p++)
            {
                var email = $"p{p}.t{t}@ours.example";
                world.Put(Subjects.Person(email), Person(email, $"T{t}", Roles.Rep));
                for (var m = 0; m < teams[t][p]; m++) world.Put(Subjects.Meeting($"{email}-{m}"), Meeting($"{email}-{m}", email, m % 2 == 1));
            }
            var week = TeamWeeks.Of(Teams.Members($"T{t}", world.Situation), [], From, Until, world.Situation);
            world.Put(Subjects.Team($"T{t}"), new TeamRecord { Name = $"T{t}" }.With(week));
        }
        return world;
    }

    private static PersonRecord Person(string email, string team, string role) =>
        new() { Email = email, Known = Layers<PersonFacts>.None.With(new PersonFacts(email, role, TimeZone: "Europe/Berlin", Team: team), Some.Version()) };

    private static MeetingRecord Meeting(string id, string email, bool ready) => new()
    {
        Id = id,
        State = ready ? MeetingState.Held : MeetingState.StartedWithout,
        AskedPerson = email,
        Known = Layers<MeetingFacts>.None.With(new MeetingFacts(From.AddDays(3), From.AddDays(3).AddHours(1), new Attendee(email), [new(email, null, "accepted"), new(Some.Carl)]), Some.Version()),
        Reached = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [email] = From.AddDays(2) },
        Values = ready ? [new ValueEntry(email, From.AddDays(2), "They know their stock")] : [],
    };

    private static int AskedPeople(List<int> team) => team.Count(m => m > 0);

    [Fact]
    public void A_week_in_which_fewer_than_five_were_asked_leaves_no_figure_in_the_store() =>
        Prop.ForAll(Companies.ToArbitrary(), teams =>
        {
            var world = World(teams);
            return Enumerable.Range(0, teams.Count).All(t =>
            {
                var habit = world.Record<TeamRecord>(Subjects.Team($"T{t}"))!.Weeks[0].Habit;
                return AskedPeople(teams[t]) < 5 ? habit is null : habit!.Asked == teams[t].Sum();
            });
        }).QuickCheckThrowOnFailure();

    /// <summary>The attempt by two filters: what all views show, less what each team's own views show, leaves nothing of a hidden team.</summary>
    [Fact]
    public void No_difference_of_two_views_is_about_a_group_that_is_hidden() =>
        Prop.ForAll(Companies.ToArbitrary(), teams =>
        {
            var world = World(teams);
            var page = world.Say("/coach digest effect", "admin@ours.example").Answer().Now.View.Parts;
            var shown = teams.Where(t => AskedPeople(t) >= 5).ToList();
            if (page.FirstOrDefault(p => p.Text == Texts.EffectUse.Id) is not { } use) return shown.Count == 0;
            var left = ((NumberFact)use.Facts["meetings"]).Value;
            foreach (var chart in page.Select(p => p.Picture).OfType<ChartView>()) left -= chart.Series[0].Values.Sum(v => v ?? 0);
            return left == 0 && ((NumberFact)use.Facts["meetings"]).Value == shown.Sum(t => t.Sum());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_team_of_two_managers_has_one_figure_and_no_part_of_it() // the seven less the five would be two
    {
        var world = TeamWorld.With(5).Joins("mo@ours.example", null, Roles.Manager, "Mo");
        world.Joins(TeamWorld.Rep(5), "mo@ours.example", name: "Rep 5").Joins(TeamWorld.Rep(6), "mo@ours.example", name: "Rep 6");
        world.WithDeal(owner: TeamWorld.Rep(0)).WithDeal("deal-2", owner: TeamWorld.Rep(5));
        for (var i = 0; i < 7; i++) world.Meets(i, $"m-{i}", $"2026-11-{17 + (i / 3)}T{9 + (i % 3 * 2):00}:00:00Z");
        world.AdvanceTo("2026-11-20T15:00:00Z");
        foreach (var manager in new[] { TeamWorld.Mia, "mo@ours.example" })
            Assert.Equal(new NumberFact(7), world.ManagerCard("2026-11-20", manager)!.Fact(Texts.ManagerReady.Id, "meetings"));
    }

    [Fact]
    public void Weeks_never_overlap_however_often_the_time_is_changed()
    {
        var world = TeamWorld.With(2).AdvanceTo("2026-11-20T09:00:00Z");
        world.Take(TeamWorld.Team, new TeamTimeSet(TeamWorld.Mia, DayOfWeek.Friday, new(12, 0))).AdvanceTo("2026-11-20T12:00:00Z");
        Assert.Equal(2, world.West_().Weeks.Count);
        Assert.Equal(Some.At("2026-11-20T11:00:00Z"), world.West_().Last);
        Assert.Equal([new DateOnly(2026, 11, 13), new DateOnly(2026, 11, 20)], world.West_().Weeks.Select(w => w.From));
    }

    [Fact]
    public void The_page_begins_with_what_customers_got_and_defines_every_figure() // ADM-26
    {
        var page = World([[2, 2, 2, 2, 2], [1]]).Say("/coach digest effect", "admin@ours.example").Answer().Now.View.Parts;
        Assert.Equal([Texts.Effect.Id, Texts.EffectUse.Id, Texts.EffectTeam.Id], page.Select(p => p.Text));
        Assert.Equal(["announced", "confirmedValues", "references"], page[0].Facts.Keys);
        var words = CoachBot.Tests.Content.Shipped.Library.Render(new CardView([page[1]], Texts.PreviewAnswer.Id, Facts.None), new Reader("Europe/Berlin", "en")).Text;
        foreach (var label in new[] { "Asked: 10,", "Answered: 5,", "Within time: 5,", "Later: 0,", "Refused: 0,", "Useful votes: not asked yet" }) Assert.Contains(label, words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rep_is_shown_the_way_to_his_own_pages_and_a_small_company_that_there_is_nothing_yet()
    {
        Assert.Equal([Texts.EffectNotYours.Id], TeamWorld.With(1).Say("/coach digest effect", TeamWorld.Rep(0)).Answer().Texts);
        Assert.Equal([Texts.EffectNone.Id], TeamWorld.With(1).Say("/coach digest effect", TeamWorld.Mia).Answer().Texts);
    }
}
