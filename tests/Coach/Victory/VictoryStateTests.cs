using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>[PO-12] Only the customer's word counts.</summary>
public sealed class VictoryStateTests
{
    private static readonly (string Field, string Value)[] Complete = [("who", "Lena Vogt"), ("toWhom", "the board"), ("date", "2027-04-12"), ("sign", "wrote")];

    private static EventDesk Desk() => new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-19");

    [Fact]
    public void Announced_has_who_to_whom_when_and_a_sign()
    {
        var desk = Desk().Send(Some.Bob, Forms.Announced, Complete);
        Assert.Equal(EventState.Announced, desk.Event.State);
        Assert.Equal(new Announcement("Lena Vogt", "the board", new(2027, 4, 12), "wrote", Some.Bob) { At = desk.Now }, desk.Event.Announced);
        Assert.Equal([Texts.EventAnnouncedNow.Id, Texts.EventCard.Id, Texts.EventAnnounced.Id], desk.LastReply);
    }

    [Theory]
    [InlineData("who", "", "error.announced.who")]
    [InlineData("who", "  ", "error.announced.who")]
    [InlineData("toWhom", "", "error.announced.toWhom")]
    [InlineData("date", "", "error.date")]
    [InlineData("date", "soon", "error.date")]
    [InlineData("date", "2027-04-14", "error.announced.future")]
    [InlineData("sign", "", "error.announced.sign")]
    [InlineData("sign", "impression", "error.announced.sign")]
    public void What_is_missing_is_said_at_the_field_and_nothing_changes(string field, string value, string error)
    {
        (string Field, string Value)[] values = [.. Complete.Where(v => v.Field != field), (field, value)];
        var desk = Desk();
        Assert.Equal(error, desk.Errors(Some.Ann, Forms.Announced, values)[field].Text);
        desk.Send(Some.Ann, Forms.Announced, values);
        Assert.Equal((EventState.Planned, null), (desk.Event.State, desk.Event.Announced));
        Assert.Equal([error], desk.LastReply);
    }

    [Fact]
    public void The_form_offers_no_sign_of_our_own()
    {
        var form = Desk().Opened(Some.Ann, Verbs.EventAnnounced)!;
        Assert.Equal(["said", "acted", "wrote"], form.Fields.Single(f => f.Id == "sign").Choices!.Select(c => c.Value));
        Assert.All(form.Fields, f => Assert.True(f.Required));
    }

    [Fact]
    public void Our_own_opinion_gives_reached_at_most_and_twice_is_once()
    {
        var desk = Desk().Press(Some.Ann, Verbs.EventReached);
        Assert.Equal(EventState.Reached, desk.Event.State);
        Assert.Equal([Texts.EventReachedNow.Id, Texts.EventCard.Id], desk.LastReply);
        desk.Press(Some.Ann, Verbs.EventReached);
        Assert.Equal(EventState.Reached, desk.Event.State);
        Assert.Equal([Texts.EventStays.Id], desk.LastReply);
    }

    [Theory]
    [InlineData(Verbs.EventReached)]
    [InlineData(Verbs.EventRisk)]
    [InlineData(Verbs.EventMissed)]
    [InlineData(Verbs.EventAnnounced)]
    [InlineData(Verbs.EditEvent)]
    [InlineData(Verbs.HandOverEvent)]
    public void Once_announced_it_stays_and_a_late_press_says_so(string verb)
    {
        var desk = Desk().Send(Some.Ann, Forms.Announced, Complete).Press(Some.Ann, verb);
        Assert.Equal(EventState.Announced, desk.Event.State);
        Assert.Null(desk.Opened(Some.Ann, verb));
        Assert.Equal([verb == Verbs.EditEvent ? Texts.EventIsAnnounced.Id : Texts.EventStays.Id], desk.LastReply);
    }

    [Theory]
    [InlineData(Verbs.EventReached)]
    [InlineData(Verbs.EventAnnounced)]
    [InlineData(Verbs.EventRisk)]
    [InlineData(Verbs.EventMissed)]
    public void Without_a_defined_event_or_an_order_the_press_says_what_to_do(string verb)
    {
        var undefined = new EventDesk().Press(Some.Ann, verb);
        Assert.Equal([Texts.EventUndefined.Id], undefined.LastReply);
        var early = new EventDesk().NoPlan().Deal("open").Defined().Press(Some.Ann, verb);
        Assert.Equal([Texts.EventNotYet.Id], early.LastReply);
        Assert.Equal(EventState.Waiting, early.Event.State);
        early.Deal("won", value: early.TheDeal.Event).Take(new LookAgain());
        Assert.Equal(EventState.Planned, early.Event.State);
    }

    [Fact]
    public void Somebody_who_has_nothing_to_do_with_the_deal_changes_nothing()
    {
        var desk = Desk().Send(EventDesk.Zoe, Forms.Announced, Complete);
        Assert.Equal(EventState.Planned, desk.Event.State);
        Assert.Equal([Texts.EventNotYours.Id], desk.LastReply);
        Assert.Null(desk.Opened(EventDesk.Zoe, Verbs.EventAnnounced));
        desk.Press(EventDesk.Zoe, Verbs.EventReached);
        Assert.Equal(EventState.Planned, desk.Event.State);
    }

    [Fact]
    public void The_reference_the_story_and_the_team_hear_of_it_once()
    {
        var desk = Desk().Send(Some.Ann, Forms.Announced, Complete).Send(Some.Ann, Forms.Announced, Complete).Take(new LookAgain()).Take(new WokeUp());
        var told = desk.Told.Single(t => t.What is VictoryAnnounced);
        Assert.Equal(Subjects.Reference("acme"), told.Subject);
        Assert.Equal(new VictoryAnnounced("deal-1", "acme", "The plant manager shows a month without overtime", desk.Event.Announced!), told.What);
        Assert.Equal([Subjects.Story("deal-1"), Subjects.Team("West")], desk.Told.Where(t => t.What is LookAgain).Select(t => t.Subject));
    }

    private sealed record Step(int What, int Who, int Fields, int Hours);

    private static Arbitrary<Step[]> Steps =>
        (from count in Gen.Choose(1, 30)
         from steps in (from what in Gen.Choose(0, 999)
                        from who in Gen.Choose(0, 3)
                        from fields in Gen.Choose(0, 63)
                        from hours in Gen.Choose(0, 200)
                        select new Step(what, who, fields, hours)).ArrayOf(count)
         select steps).ToArbitrary();

    /// <summary>No path leads to announced but a complete announcement, one transition for each event, and a victory never goes.</summary>
    [Fact]
    public void No_path_leads_to_announced_but_a_complete_announcement() =>
        Prop.ForAll(Steps, steps =>
        {
            var desk = new EventDesk("2027-04-01T09:00:00Z");
            var transitions = 0;
            foreach (var step in steps)
            {
                var before = desk.Event;
                var complete = Do(desk, step);
                var after = desk.Event;
                if (after.Announced is null != after.State is not EventState.Announced) return false;
                if (before.State is not EventState.Announced && after.State is EventState.Announced)
                {
                    transitions++;
                    if (!complete || after.Announced is not { Who.Length: > 0, ToWhom.Length: > 0, Sign: "said" or "acted" or "wrote" } word) return false;
                    if (word.On > LocalTime.DayOf(desk.Now, "Europe/Berlin")) return false;
                }

                // Once announced it stays, here or among the victories.
                if (before.Announced is { } said && after.Announced?.On != said.On && after.Victories.All(v => v.Announcement.On != said.On)) return false;
                var told = desk.Told.Count(t => t.What is VictoryAnnounced);
                if (told != transitions || Math.Min(transitions, 10) > after.Victories.Count + 1) return false;
                desk.AdvanceTo(desk.Now.AddHours(step.Hours));
                if (desk.Event.State is EventState.Announced != after.State is EventState.Announced) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    private static bool Do(EventDesk desk, Step step)
    {
        var who = new[] { Some.Ann, Some.Bob, EventDesk.Max, EventDesk.Zoe }[step.Who];
        var day = LocalTime.DayOf(desk.Now, "Europe/Berlin");
        bool Has(int bit) => (step.Fields & (1 << bit)) != 0;
        switch (step.What % 10)
        {
            case 0:
                desk.Defined(day.AddDays(10).ToString("yyyy-MM-dd"), who);
                return false;
            case 1:
                desk.Send(who, Forms.NextEvent, ("what", "The second line works in one shift"), ("date", Has(0) ? "" : day.AddDays(20).ToString("yyyy-MM-dd")));
                return false;
            case 2 or 3 or 4:
                var future = Has(4);
                var sign = Has(3) ? Has(5) ? "said" : "impression" : "";
                desk.Send(
                    who,
                    Forms.Announced,
                    ("who", Has(0) ? "Lena" : ""),
                    ("toWhom", Has(1) ? "the board" : " "),
                    ("date", Has(2) ? day.AddDays(future ? 1 : -1).ToString("yyyy-MM-dd") : ""),
                    ("sign", sign));
                return Has(0) && Has(1) && Has(2) && !future && sign == "said" && who != EventDesk.Zoe;
            case 5:
                desk.Send(who, Forms.EventRisk, ("kind", EventForms.Risks[step.Fields % 4]));
                return false;
            case 6:
                desk.Send(who, Forms.EventMissed, ("reason", Has(0) ? "The line was sold" : ""));
                return false;
            case 7:
                desk.Send(who, Forms.MissedAnswers, ("cause", "Late data"), ("action", "Ask for it at kickoff"), ("date", Has(0) ? day.AddDays(9).ToString("yyyy-MM-dd") : ""));
                return false;
            case 8:
                desk.Send(who, Forms.Cared, ("answer", "They did")).Press(who, Verbs.EventNotNow, "next");
                return false;
            default:
                var verbs = typeof(Verbs).GetFields().Select(f => (string)f.GetValue(null)!).Where(v => v.Contains("event", StringComparison.Ordinal)).ToList();
                desk.Press(who, verbs[step.What / 10 % verbs.Count]);
                return false;
        }
    }
}
