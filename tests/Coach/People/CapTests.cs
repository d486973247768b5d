using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[ADM-10] [ADM-13] [ADM-14] [PRE-37]: few messages, whatever is due; the rest stands in the home view.</summary>
public sealed class CapTests
{
    private static string Id(int number) => "m-" + number.ToString(CultureInfo.InvariantCulture);

    private static CoachWorld ThirtyDue()
    {
        var world = new CoachWorld("2026-11-19T16:00:00Z").WithPerson().WithAccount().WithDeal();
        AskingTests.SettingsForm(world, ("hoursFrom", "06:00"), ("hoursTo", "22:00"));

        // Ten minutes between the margins: every question after a meeting is due by itself.
        for (var i = 0; i < 30; i++)
            world.WithMeeting(Id(i), Some.At("2026-11-23T05:30:00Z").AddMinutes(25 * i).ToString("O"), minutes: 5).NameValue(id: Id(i));
        return world;
    }

    [Fact]
    public void Thirty_due_items_make_four_messages_and_the_rest_stands_in_the_home_view()
    {
        var world = ThirtyDue().AdvanceTo("2026-11-23T22:00:00Z");
        var today = world.Started().Where(c => c.SentAt.Day == 23).ToList();
        Assert.Equal(4, today.Count);
        Assert.Equal(3, today.Count(c => c.SentAt < Some.At("2026-11-23T14:00:00Z")));
        var home = CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts;
        Assert.Equal(30, home.Count(p => p.Text == Texts.DayOpen.Id));
    }

    [Fact]
    public void A_meeting_within_three_hours_goes_first_and_one_place_is_kept_until_three()
    {
        // Cap of two: one place before 15:00. A question and an after-question are due at the same instant.
        var world = new CoachWorld("2026-11-20T07:00:00Z", Some.Tenant(cap: 2)).WithPerson().WithAccount().WithDeal()
            .WithMeeting("done", "2026-11-20T11:40:00Z", minutes: 15).NameValue(id: "done")
            .AdvanceTo("2026-11-20T12:00:00Z")
            .WithMeeting("soon", "2026-11-20T14:20:00Z", minutes: 15).AdvanceTo("2026-11-20T13:59:00Z");
        Assert.NotNull(world.AskCard("soon"));
        Assert.Single(world.Started());
        world.AdvanceTo("2026-11-20T14:00:00Z");
        Assert.Equal(2, world.Started().Count);
    }

    [Fact]
    public void Four_hours_of_standstill_in_the_morning_do_not_flood_anybody()
    {
        var world = new CoachWorld("2026-11-19T07:00:00Z").WithPerson().WithAccount().WithDeal();
        for (var i = 0; i < 4; i++) world.WithMeeting("fri-" + Id(i), $"2026-11-20T{(8 + (i * 2)).ToString("00", CultureInfo.InvariantCulture)}:00:00Z", minutes: 45);
        world.AdvanceTo("2026-11-20T06:30:00Z").DownUntil("2026-11-20T10:30:00Z");
        var restart = world.Started().Where(c => c.SentAt >= Some.At("2026-11-20T06:30:00Z")).ToList();
        Assert.True(restart.Count <= 1, string.Join(", ", restart.Select(c => c.Now.Key)));
        Assert.DoesNotContain(restart, c => c.Now.Key.Contains("fri-m-0", StringComparison.Ordinal) || c.Now.Key.Contains("fri-m-1", StringComparison.Ordinal));
        world.AdvanceTo("2026-11-20T23:00:00Z");
        Assert.True(world.Started().Count(c => c.SentAt.Day == 20) <= 4);
    }

    [Fact]
    public void After_a_standstill_over_its_whole_time_a_meeting_is_only_in_the_home_view()
    {
        var world = new CoachWorld("2026-11-20T13:00:00Z").WithPerson().WithAccount().WithDeal().WithMeeting().DownUntil("2026-11-23T10:30:00Z").AdvanceTo("2026-11-25T00:00:00Z");
        Assert.Empty(world.Started());
        var home = CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts;
        Assert.Contains(home, p => p.Text == Texts.DayOpen.Id);
    }

    [Fact]
    public void Everything_delivered_three_times_in_mixed_order_leads_to_the_same_messages()
    {
        var once = Week(1).AdvanceTo("2026-11-25T00:00:00Z");
        var thrice = Week(3).AdvanceTo("2026-11-25T00:00:00Z");
        Assert.Equal(once.Started().Select(c => (c.Now.Key, c.SentAt)), thrice.Started().Select(c => (c.Now.Key, c.SentAt)));
        Assert.NotEmpty(once.Started());

        static CoachWorld Week(int times)
        {
            var world = new CoachWorld().WithPerson().WithAccount().WithDeal();
            var seen = new List<(string Id, CoachBot.Coach.Meetings.MeetingFacts Facts, int Version)>();
            for (var i = 0; i < 3; i++)
            {
                var start = Some.At("2026-11-23T09:00:00Z").AddHours(3 * i);
                for (var version = 1; version <= 2; version++)
                    seen.Add((Id(i), new(start.AddMinutes(30 * version), start.AddMinutes((30 * version) + 20), new(Some.Ann), [new(Some.Ann, null, "accepted"), new(Some.Carl)], "Plan"), version));
            }
            for (var round = 0; round < times; round++)
            {
                var order = round % 2 == 0 ? seen : Enumerable.Reverse(seen);
                foreach (var (id, facts, version) in order)
                    world.Take(Subjects.Meeting(id), new CoachBot.Coach.Meetings.MeetingSeen(id, facts, Some.Version("2026-11-10T00:00:00Z", version)));
            }
            return world;
        }
    }

    [Fact]
    public void The_home_view_has_seven_days_and_empty_ones_say_so()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithDeal().WithMeeting();
        var home = CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts;
        Assert.Equal(7, home.Count(p => p.Text == Texts.HomeDay.Id));
        Assert.Equal(6, home.Count(p => p.Text == Texts.HomeEmptyDay.Id));
        var row = Assert.Single(home, p => p.Text == Texts.DayRow.Id);
        Assert.Equal(Fact.Word("state.notAsked"), row.Facts["state"]);
        Assert.Contains(row.Presses!, p => p.Verb == Verbs.OpenCard);
        world.PressOwn(Verbs.OpenCard, value: "m-1").NameValue();
        Assert.Contains(Texts.Ready.Id, world.Answer().Texts);
        Assert.Equal(Fact.Word("state.ready"), CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts.Single(p => p.Text == Texts.DayRow.Id).Facts["state"]);
    }

    [Fact]
    public void Ninety_days_with_two_hundred_meetings_are_quick_and_come_to_rest()
    {
        var world = new CoachWorld("2026-11-02T06:00:00Z").WithPerson().WithAccount().WithDeal();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 200; i++) world.WithMeeting(Id(i), Some.At("2026-11-03T08:00:00Z").AddDays(i * 0.44).ToString("O"), minutes: 30);
        world.AdvanceTo("2027-02-02T00:00:00Z");
        Assert.NotEmpty(world.Started());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), clock.Elapsed.ToString());
    }
}
