using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[PRE-26] [AFT-04] [ADM-12]: many meetings, few messages.</summary>
public sealed class DayCardTests
{
    private static CoachWorld World(string now = "2026-11-20T07:00:00Z") => new CoachWorld(now).WithPerson().WithAccount().WithDeal();

    private static CoachWorld SixOn(CoachWorld world, string day, int number = 6)
    {
        for (var i = 0; i < number; i++)
            world.WithMeeting($"{day}-{i.ToString(CultureInfo.InvariantCulture)}", $"{day}T{(8 + i).ToString("00", CultureInfo.InvariantCulture)}:00:00Z", minutes: 40);
        return world;
    }

    [Fact]
    public void Six_meetings_on_each_of_two_days_make_at_most_three_messages_a_day_and_all_are_asked()
    {
        var world = SixOn(SixOn(World(), "2026-11-23"), "2026-11-24").AdvanceTo("2026-11-26T00:00:00Z");
        Assert.All(world.Started().GroupBy(c => c.SentAt.Date), d => Assert.True(d.Count() <= 3));
        Assert.Equal(2, world.Cards.Keys.Count(k => k.StartsWith("day/", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("ask/", StringComparison.Ordinal) || k.StartsWith("after/", StringComparison.Ordinal));
        foreach (var day in new[] { "2026-11-23", "2026-11-24" })
        {
            var card = world.DayCard(day)!;
            Assert.Equal(6, card.First.View.Parts.Count(p => p.Presses?.Any(b => b.Verb == Verbs.NameValue) == true));
            Assert.Equal(6, card.Now.View.Parts.Count(p => p.Text == Texts.DayRowAfter.Id && p.Presses!.Any(b => b.Verb == Verbs.AfterYes)));
        }
    }

    [Fact]
    public void Each_row_changes_by_itself_and_asks_in_silence_after_its_meeting()
    {
        var world = SixOn(World(), "2026-11-23", 2).AdvanceTo("2026-11-20T15:00:00Z").NameValue(id: "2026-11-23-0");
        var card = world.DayCard("2026-11-23")!;
        Assert.Equal(1, card.Texts.Count(t => t == Texts.DayRowReady.Id));
        Assert.Equal(1, card.Texts.Count(t => t == Texts.DayRow.Id));
        world.AdvanceTo("2026-11-23T08:49:59Z");
        Assert.DoesNotContain(Texts.DayRowAfter.Id, card.Texts);
        var sent = world.Cards.Count;
        world.AdvanceTo("2026-11-23T08:50:00Z");
        Assert.Equal(1, card.Texts.Count(t => t == Texts.DayRowAfter.Id));
        Assert.Equal(sent, world.Cards.Count);
    }

    [Fact]
    public void The_morning_line_names_the_rows_without_a_value_in_the_thread_of_the_card()
    {
        var world = SixOn(World(), "2026-11-23", 3).AdvanceTo("2026-11-20T15:00:00Z").NameValue(id: "2026-11-23-0").AdvanceTo("2026-11-23T07:00:00Z");
        var morning = world.Cards[CardKeys.Morning(new(2026, 11, 23), Some.Ann)];
        Assert.Equal(Some.At("2026-11-23T07:00:00Z"), morning.SentAt);
        Assert.Equal(new NumberFact(2), morning.Fact(Texts.Morning.Id, "count"));
        Assert.Equal(CardKeys.Day(new(2026, 11, 23), Some.Ann), morning.Now.Thread);
        world.NameValue(id: "2026-11-23-1");
        Assert.Equal(new NumberFact(1), morning.Fact(Texts.Morning.Id, "count"));
        var left = Assert.IsType<WordsFact>(morning.Fact(Texts.Morning.Id, "rows"));
        Assert.Equal(new PairFact("Acme", Fact.Time(Some.At("2026-11-23T10:00:00Z"))), Assert.Single(left.Items));
    }

    [Fact]
    public void No_morning_line_when_all_rows_have_a_value()
    {
        var world = SixOn(World(), "2026-11-23", 2).AdvanceTo("2026-11-20T15:00:00Z").NameValue(id: "2026-11-23-0").NameValue(id: "2026-11-23-1").AdvanceTo("2026-11-23T23:00:00Z");
        Assert.Single(world.Started());
    }

    [Theory]
    [InlineData("2026-11-23T15:00:00Z", 0)] // nine hours ahead: a row, no message
    [InlineData("2026-11-23T10:30:00Z", 1)] // under four hours ahead
    public void A_meeting_booked_later_becomes_a_row_and_speaks_only_if_it_starts_within_four_hours(string start, int messages)
    {
        var world = SixOn(World(), "2026-11-23", 2).AdvanceTo("2026-11-23T07:01:00Z");
        var before = world.Started().Count;
        world.WithMeeting("late", start, 20).AdvanceTo("2026-11-23T07:30:00Z");
        Assert.Equal(3, world.DayCard("2026-11-23")!.Presses.Count(p => p.Verb == Verbs.NameValue));
        Assert.Equal(before + messages, world.Started().Count);
        Assert.Null(world.AskCard("late"));
        Assert.Equal(MeetingState.Asked, world.Meeting("late").State);
    }

    [Fact]
    public void The_card_lists_the_sending_days_meetings_that_are_not_closed_and_only_those()
    {
        var world = SixOn(SixOn(World(), "2026-11-23", 3), "2026-11-24", 2).AdvanceTo("2026-11-23T14:00:00Z")
            .Press(Verbs.AfterYes, id: "2026-11-23-0").AdvanceTo("2026-11-23T14:30:00Z");
        var card = world.DayCard("2026-11-24")!;
        Assert.Equal(2, card.Texts.Count(t => t == Texts.DayOpen.Id));
        world.Press(Verbs.AfterPartly, id: "2026-11-23-1");
        Assert.Equal(1, card.Texts.Count(t => t == Texts.DayOpen.Id));
        Assert.Equal(1, card.Texts.Count(t => t == Texts.DayRowAfter.Id));
    }

    [Fact]
    public void A_question_after_the_meeting_that_waited_overnight_comes_with_the_morning_line()
    {
        var world = SixOn(World(), "2026-11-24", 2).WithMeeting("evening", "2026-11-23T16:00:00Z").AdvanceTo("2026-11-23T12:00:00Z").NameValue(id: "evening")
            .AdvanceTo("2026-11-24T07:30:00Z");
        Assert.Null(world.AfterCard("evening"));
        var morning = world.Cards[CardKeys.Morning(new(2026, 11, 24), Some.Ann)];
        Assert.Contains(Texts.DayOpen.Id, morning.Texts);
        world.Press(Verbs.AfterYes, id: "evening");
        Assert.Contains(Texts.DayRowAfter.Id, morning.Texts);
        world.AdvanceTo("2026-11-24T23:00:00Z");
        Assert.Null(world.AfterCard("evening"));
    }

    [Fact]
    public void What_we_promised_is_a_row_of_the_day_card_on_its_day_however_far_and_never_a_message()
    {
        var world = World("2026-11-20T07:00:00Z").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue().AdvanceTo("2026-11-23T10:10:00Z")
            .Submit(Subjects.Meeting("m-1"), Forms.Learned, Some.Ann, ("learned", "They want proof"), ("ours", "Send the plan"), ("oursBy", "Ann"), ("oursDate", "2027-01-15"));
        SixOn(world.AdvanceTo("2027-01-13T07:00:00Z"), "2027-01-15", 2).AdvanceTo("2027-01-14T15:00:00Z");
        var card = world.DayCard("2027-01-15")!;
        Assert.Equal(new TextFact("Send the plan"), card.Fact(Texts.DayCommitments.Id, "text"));
        Assert.Equal(new TextFact("Ann"), card.Fact(Texts.DayCommitments.Id, "by"));
        Assert.DoesNotContain(world.Started(), c => c.SentAt > Some.At("2027-01-14T15:00:00Z"));
    }

    [Fact]
    public void Without_a_day_card_the_promise_stands_in_the_home_view_on_its_day()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-23T10:10:00Z")
            .Submit(Subjects.Meeting("m-1"), Forms.Learned, Some.Ann, ("ours", "Send the plan"), ("oursDate", "2027-01-15"));
        var sent = world.AdvanceTo("2027-01-09T12:00:00Z").Started().Count;
        var home = CoachBot.Coach.Coach.Home(world.Situation, Some.Ann, world.Now)!.Parts.ToList();
        var day = home.FindIndex(p => p.Text == Texts.HomeDay.Id && p.Facts["day"] == new DayFact(new(2027, 1, 15)));
        Assert.Contains(home.Skip(day).TakeWhile((p, i) => i == 0 || p.Text != Texts.HomeDay.Id), p => p.Text == Texts.DayCommitments.Id);
        Assert.Equal(sent, world.AdvanceTo("2027-01-16T12:00:00Z").Started().Count);
    }

    [Fact]
    public void What_they_promised_is_shown_before_the_next_meeting()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-23T10:10:00Z")
            .Submit(Subjects.Meeting("m-1"), Forms.Learned, Some.Ann, ("theirs", "Name a sponsor"), ("theirsBy", "Carl"), ("theirsDate", "2026-11-27"))
            .WithMeeting("m-2", "2026-11-30T09:00:00Z").AdvanceTo("2026-11-27T14:30:00Z");
        var line = world.AskCard("m-2")!.Now.View.Parts.First(p => p.Text == Texts.BriefLine.Id);
        Assert.Equal(new TextFact("Name a sponsor"), line.Facts["text"]);
        Assert.Equal(new TextFact("Carl"), line.Facts["by"]);
        Assert.Equal(new DayFact(new(2026, 11, 27)), line.Facts["date"]);
    }
}
