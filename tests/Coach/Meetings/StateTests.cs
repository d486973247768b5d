using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-04] [PRE-06] [PRE-24]: the states of a meeting and how they change.</summary>
public sealed class StateTests
{
    private static CoachWorld World() => new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal().WithMeeting();

    private static readonly string[] Presses =
    [
        Verbs.NotMe, Verbs.NotCustomerMeeting, Verbs.StillTrue, Verbs.StillRight, Verbs.KeepValue, Verbs.Sent, Verbs.NoDeal, Verbs.DomainOnce, Verbs.DomainCustomer,
        Verbs.AfterYes, Verbs.AfterPartly, Verbs.AfterNo, Verbs.DidNotHappen, Verbs.SignSaid, Verbs.SkipDate, Verbs.Why, Verbs.History, Verbs.Undo,
    ];

    [Fact]
    public void Each_change_has_its_time_actor_and_cause()
    {
        var world = World().AdvanceTo("2026-11-20T14:30:00Z").AdvanceTo("2026-11-20T15:00:00Z").NameValue().Cancel();
        Assert.Equal(
            [
                new StateChange(Some.At("2026-11-20T14:30:00Z"), MeetingState.NotAsked, MeetingState.Asked, null, "time"),
                new StateChange(Some.At("2026-11-20T15:00:00Z"), MeetingState.Asked, MeetingState.Ready, Some.Ann, "person"),
                new StateChange(Some.At("2026-11-20T15:00:00Z"), MeetingState.Ready, MeetingState.Cancelled, null, "calendar"),
            ],
            world.Meeting().History.Where(h => h.From != h.To && h.To is not MeetingState.Excused && h.From is not MeetingState.Excused));
    }

    [Fact]
    public void History_shows_each_change_to_the_one_who_is_asked()
    {
        var world = World().AdvanceTo("2026-11-20T15:00:00Z").NameValue().Say("/coach history");
        var lines = world.Answer().Now.View.Parts.Where(p => p.Text == Texts.HistoryLine.Id).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(Fact.Word("state.ready"), lines[1].Facts["to"]);
        Assert.Equal(new TextFact("Ann"), lines[1].Facts["actor"]);
        Assert.Equal(Fact.Word("cause.person"), lines[1].Facts["cause"]);
    }

    [Fact]
    public void At_the_cut_off_without_a_value_the_card_says_so_and_nobody_else_hears_of_it()
    {
        var world = new CoachWorld().WithPerson().WithPerson("max@ours.example", role: "manager").WithAccount().WithMeeting().AdvanceTo("2026-11-23T07:59:59Z");
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        world.AdvanceTo("2026-11-23T08:00:00Z");
        Assert.Equal(MeetingState.NotReady, world.Meeting().State);
        Assert.Contains(Texts.NotReady.Id, world.AskCard()!.Texts);
        Assert.Equal([Verbs.NameValue, Verbs.GoAhead, Verbs.More], world.AskCard()!.Presses.Select(p => p.Verb));
        world.AdvanceTo("2026-11-25T12:00:00Z");
        Assert.Empty(world.Started("max@ours.example"));
        Assert.DoesNotContain(world.Cards.Values, c => c.Now.To.Address.Contains("max", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_delivered_less_than_90_minutes_before_the_start_never_becomes_not_ready()
    {
        var world = new CoachWorld("2026-11-23T07:31:00Z").WithPerson().WithAccount().WithMeeting().AdvanceTo("2026-11-23T08:59:00Z");
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.DoesNotContain(world.Meeting().History, h => h.To == MeetingState.NotReady);
        world.AdvanceTo("2026-11-23T09:00:00Z");
        Assert.Equal(MeetingState.StartedWithout, world.Meeting().State);
    }

    [Fact]
    public void What_was_never_asked_stays_not_asked()
    {
        // His zone is not known: nothing is sent.
        var world = new CoachWorld().Take(Subjects.Person(Some.Ann), new CoachBot.Coach.People.PersonSeen(Some.Ann, new("Ann", "rep"), Some.Version()))
            .WithAccount().WithMeeting().AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Empty(world.Cards);
        Assert.Equal(MeetingState.NotAsked, world.Meeting().State);
    }

    [Fact]
    public void A_value_that_is_saved_after_the_start_is_kept_but_the_meeting_began_without_one()
    {
        var world = World().AdvanceTo("2026-11-23T09:01:00Z").NameValue();
        Assert.Equal(MeetingState.StartedWithout, world.Meeting().State);
        Assert.Single(world.Meeting().Values);
    }

    [Fact]
    public void Before_the_start_nothing_can_have_happened_or_not()
    {
        var world = World().AdvanceTo("2026-11-20T15:00:00Z").Press(Verbs.DidNotHappen, value: "moved").Press(Verbs.AfterYes).Press(Verbs.SignSaid);
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.Null(world.Meeting().Sign);
    }

    [Fact]
    public void A_colleague_who_comes_back_to_the_entry_is_known_to_have_been_asked()
    {
        var world = World().AdvanceTo("2026-11-20T15:00:00Z");
        world.WithMeeting(attendees: [new(Some.Ann, null, "declined"), new(Some.Carl, null, "accepted")]);
        Assert.Equal(MeetingState.Excused, world.Meeting().State);
        world.WithMeeting();
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.Single(world.Started());
    }

    private sealed record Step(int Kind, int Which, int Minutes);

    private static Arbitrary<Step[]> Steps =>
        (from count in Gen.Choose(1, 25)
         from steps in (from kind in Gen.Choose(0, 9)
                        from which in Gen.Choose(0, 1000)
                        from minutes in Gen.Choose(0, 1500)
                        select new Step(kind, which, minutes)).ArrayOf(count)
         select steps).ToArbitrary();

    /// <summary>No path leads from ready to not ready but the rep's own edit or the calendar; not asked is never not ready.</summary>
    [Fact]
    public void No_path_leads_from_ready_to_not_ready_but_an_edit_or_the_calendar() =>
        Prop.ForAll(Steps, steps =>
        {
            var world = World();
            foreach (var step in steps)
            {
                Do(world, step);
                world.Advance(TimeSpan.FromMinutes(step.Minutes));
            }
            var history = world.Meeting().History;
            for (var i = 0; i < history.Count; i++)
            {
                if (i > 0 && history[i].From != history[i - 1].To) return false;
                if (history[i].Cause is not ("calendar" or "person" or "time" or "crm")) return false;
                if (history[i].Cause == "person" && history[i].Actor is null) return false;
                if (history[i].To != MeetingState.NotReady) continue;
                if (history[i].From is MeetingState.NotAsked) return false;
                if (history[i].From is MeetingState.Ready && history[i].Cause is not ("calendar" or "person")) return false;
            }
            return world.Meeting().Reached.Count > 0 || history.All(h => h.To != MeetingState.NotReady);
        }).QuickCheckThrowOnFailure();

    private static void Do(CoachWorld world, Step step)
    {
        var by = step.Which % 3 == 0 ? Some.Bob : Some.Ann;
        switch (step.Kind)
        {
            case 0 or 1:
                world.Press(Presses[step.Which % Presses.Length], by, value: step.Which % 2 == 0 ? "moved" : "key-" + step.Which % 40);
                break;
            case 2:
                world.NameValue(by: by);
                break;
            case 3:
                world.WithMeeting(start: Some.At("2026-11-23T09:00:00Z").AddHours((step.Which % 100) - 20).ToString("O"));
                break;
            case 4:
                world.Cancel();
                break;
            case 5:
                world.Submit(Subjects.Meeting("m-1"), Forms.GoAhead, by, ("reason", "He asked for it"));
                break;
            case 6:
                world.Submit(Subjects.Meeting("m-1"), step.Which % 2 == 0 ? Forms.Postpone : Forms.CallOff, by, ("draft", "Shall we?"), ("slot1", "2026-12-01T10:00"));
                break;
            case 7:
                world.Say("They want a date", by);
                break;
            case 8:
                world.WithDeal(owner: by, status: step.Which % 2 == 0 ? "open" : "won");
                break;
            default:
                world.WithMeeting(attendees: [new(by, null, "accepted"), new(Some.Carl, null, step.Which % 2 == 0 ? "accepted" : "declined")]);
                break;
        }
    }
}
