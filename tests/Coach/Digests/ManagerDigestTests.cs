using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>What a manager reads for himself, and what the rep can read of it.</summary>
public sealed class ManagerDigestTests
{
    private const string Friday = "2026-11-20";
    private const string Friday9 = "2026-11-20T08:00:00Z";

    private static readonly ValueEvent Success = new("The plant manager tells his board of the first Saturday off", By: new(2026, 12, 1));

    private static CoachWorld World(int reps = 2) => TeamWorld.With(reps).WithDeal(owner: TeamWorld.Rep(0));

    [Fact]
    public void It_begins_with_what_was_seen_done_right_and_a_field() // DIG-02
    {
        var card = World().AdvanceTo(Friday9).ManagerCard(Friday)!;
        Assert.Equal(Texts.ManagerAsk.Id, card.Texts.First(t => t != Texts.FirstMessage.Id));
        Assert.Equal(PressKind.Form, card.Press(Verbs.SayRight).Kind);
        Assert.True(card.Presses.Count <= 3);
    }

    [Fact]
    public void For_fewer_than_five_people_it_lists_deals_to_talk_about_in_place_of_readiness() // DIG-02
    {
        var card = World().AdvanceTo(Friday9).ManagerCard(Friday)!;
        Assert.Equal(new NumberFact(5), card.Fact(Texts.ManagerFew.Id, "count"));
        Assert.Equal((new TextFact("Deal deal-1"), Fact.Word("talk.noEvent")), (card.Fact(Texts.ManagerTalk.Id, "deal"), card.Fact(Texts.ManagerTalk.Id, "talk")));
        Assert.DoesNotContain(Texts.ManagerReady.Id, card.Texts);
    }

    [Fact]
    public void From_five_people_on_it_shows_the_readiness_of_the_whole_team() // DIG-02
    {
        var world = World(5);
        for (var i = 0; i < 5; i++) world.Meets(i, $"m-{i}", $"2026-11-{17 + (i / 3)}T{9 + (i % 3 * 2):00}:00:00Z", i == 0 ? null : "They know their stock");
        var card = world.AdvanceTo("2026-11-20T12:00:00Z").ManagerCard(Friday)!;
        Assert.Equal((new NumberFact(4), new NumberFact(5)), (card.Fact(Texts.ManagerReady.Id, "named"), card.Fact(Texts.ManagerReady.Id, "meetings")));
        Assert.DoesNotContain(Texts.ManagerFew.Id, card.Texts);
    }

    [Fact]
    public void Open_handoffs_events_and_reservations_stand_there_by_deal() // DIG-02, HND-05, HND-09
    {
        var world = World().WithDeal("deal-2", owner: TeamWorld.Rep(1), status: "won").WithDeal("deal-3", owner: TeamWorld.Rep(1), status: "won");
        world.AdvanceTo("2026-11-20T07:59:00Z");
        world.Put(Subjects.Handoff("deal-2"), new HandoffRecord { DealId = "deal-2", OpenedAt = Some.At("2026-11-12T10:00:00Z"), Late = [Roles.Support], WonWithoutDossier = true });
        world.Put(Subjects.Event("deal-2"), new EventRecord { DealId = "deal-2", State = EventState.Missed });
        world.Put(Subjects.Event("deal-3"), new EventRecord { DealId = "deal-3", State = EventState.Planned, EscalatedAt = Some.At("2026-11-12T10:00:00Z") });
        world.Put(Subjects.Review("deal-1"), new ReviewRecord { DealId = "deal-1", Decisions = [new("We go with one plant first", Some.At("2026-11-10T10:00:00Z"), ["Two would be safer"]), new("Seen again", Some.At("2026-11-10T10:00:00Z"), ["x"], LookedAgain: true)] });
        var card = world.AdvanceTo(Friday9).ManagerCard(Friday)!;

        Assert.Equal(new TextFact("Deal deal-2"), card.Fact(Texts.ManagerHandoff.Id, "deal"));
        Assert.Equal([Fact.Word("role.support")], Assert.IsType<WordsFact>(card.Fact(Texts.ManagerHandoff.Id, "waits")).Items);
        Assert.Equal(new NumberFact(2), card.Fact(Texts.ManagerDossier.Id, "count")); // and deal-3, of which nothing was written down
        Assert.Equal([Fact.Word("success.missed"), Fact.Word("success.notYet")], card.Now.View.Parts.Where(p => p.Text == Texts.ManagerEvent.Id).Select(p => p.Facts["success"]));
        Assert.Equal([new TextFact("We go with one plant first")], card.Now.View.Parts.Where(p => p.Text == Texts.ManagerReservation.Id).Select(p => p.Facts["text"]));
        Assert.DoesNotContain("safer", card.View, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_comes_within_a_month_is_near() // DIG-02
    {
        var world = World();
        world.Put(Subjects.Deal("deal-1"), world.Record<DealRecord>(Subjects.Deal("deal-1"))! with { Event = Success });
        world.Put(Subjects.Event("deal-1"), new EventRecord { DealId = "deal-1", State = EventState.Planned });
        var card = world.AdvanceTo(Friday9).ManagerCard(Friday)!;
        Assert.Equal((Fact.Word("success.near"), new DayFact(new(2026, 12, 1))), (card.Fact(Texts.ManagerEvent.Id, "success"), card.Fact(Texts.ManagerEvent.Id, "date")));
    }

    [Fact]
    public void A_rep_gets_one_coaching_question_at_most_and_it_names_the_priority_it_serves() // DIG-02, DIG-09
    {
        var world = World().WithDeal("deal-2", owner: TeamWorld.Rep(0)).WithDeal("deal-3", owner: TeamWorld.Rep(1));
        var before = World().WithDeal("deal-2", owner: TeamWorld.Rep(0)).AdvanceTo(Friday9).ManagerCard(Friday)!;
        Assert.Single(before.Texts, t => t.StartsWith("digest.coach.", StringComparison.Ordinal));
        Assert.Null(before.Fact(Texts.CoachEvent.Id, "priority"));

        world.Submit(TeamWorld.Team, Forms.Priority, TeamWorld.Mia, ("text", "Critical dates"), ("reason", "They ask"), ("until", "2026-12-18"), ("topic", Topics.Date));
        var card = world.AdvanceTo(Friday9).ManagerCard(Friday)!;
        var questions = card.Now.View.Parts.Where(p => p.Text.StartsWith("digest.coach.", StringComparison.Ordinal)).ToList();
        Assert.Equal([Texts.CoachDate.Id, Texts.CoachDate.Id], questions.Select(q => q.Text));
        Assert.Equal(["Rep 0", "Rep 1"], questions.Select(q => ((TextFact)q.Facts["name"]).Value));
        Assert.All(questions, q => Assert.Equal(new TextFact("Critical dates"), q.Facts["priority"]));
    }

    [Fact]
    public void Where_nothing_is_open_there_is_none() // DIG-05
    {
        var world = TeamWorld.With(2).AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Empty(world.Started(TeamWorld.Mia));
    }

    [Fact]
    public void Long_lists_are_cut_with_a_line_that_says_how_many_more()
    {
        var world = World();
        for (var i = 0; i < 8; i++) world.WithDeal($"won-{i}", owner: TeamWorld.Rep(1), status: "won");
        world.AdvanceTo("2026-11-20T07:59:00Z");
        for (var i = 0; i < 8; i++) world.Put(Subjects.Handoff($"won-{i}"), new HandoffRecord { DealId = $"won-{i}", OpenedAt = Some.At("2026-11-12T10:00:00Z") });
        var card = world.AdvanceTo(Friday9).ManagerCard(Friday)!;
        Assert.Equal(5, card.Texts.Count(t => t == Texts.ManagerHandoff.Id));
        Assert.Contains(card.Now.View.Parts, p => p.Text == Texts.DigestMore.Id && p.Facts["count"] == 3);
    }

    [Fact]
    public void What_the_manager_saw_is_told_to_the_one_who_did_it_and_stands_on_the_card() // DIG-02
    {
        var world = World().AdvanceTo(Friday9);
        var card = world.ManagerCard(Friday)!;
        var form = world.Ask(TeamWorld.Team, new Pressed(TeamWorld.Mia, card.Now.Key, Verbs.SayRight)).Form!;
        Assert.Equal(["person", "text"], form.Fields.Select(f => f.Id));
        Assert.Equal([TeamWorld.Rep(0), TeamWorld.Rep(1)], form.Fields[0].Choices!.Select(c => c.Value));

        var sent = new Submitted(TeamWorld.Mia, Forms.DoneRight, new Dictionary<string, string>(StringComparer.Ordinal) { ["person"] = TeamWorld.Rep(1), ["text"] = "Let the planner talk first" }, card.Now.Key);
        world.Take(TeamWorld.Team, sent).Take(TeamWorld.Team, sent);
        Assert.Equal(new TextFact("Let the planner talk first"), card.Fact(Texts.ManagerSaid.Id, "text"));
        Assert.DoesNotContain(Texts.ManagerAsk.Id, card.Texts);
        Assert.Equal(TeamWorld.Rep(1), Assert.Single(world.West_().Seen).Person);
        Assert.Equal("Let the planner talk first", ((TextFact)Assert.Single(world.Started(TeamWorld.Rep(1))).Fact(Texts.RightSaidAlone.Id, "text")!).Value);

        // The next channel digest may say it to all.
        world.AdvanceTo("2026-11-27T12:00:00Z");
        Assert.Equal(new TextFact("Rep 1"), world.RoomCard("2026-11-27")!.Fact(Texts.RightSaid.Id, "name"));
        // And last week's card no longer waits for anything.
        Assert.False(world.Person(TeamWorld.Mia).Duties.Single(d => d.Duty.Key == card.Now.Key).IsOpen);
    }

    [Fact]
    public void A_form_without_a_sentence_or_for_somebody_else_says_what_to_do()
    {
        var world = World().AdvanceTo(Friday9);
        var errors = world.Ask(TeamWorld.Team, new Submitted(TeamWorld.Mia, Forms.DoneRight, new Dictionary<string, string>(StringComparer.Ordinal) { ["person"] = "carl@acme.example" })).Errors!;
        Assert.Equal([Texts.ErrorRightPerson.Id, Texts.ErrorRightEmpty.Id], [errors["person"].Text, errors["text"].Text]);
        Assert.Null(world.Ask(TeamWorld.Team, new Pressed(TeamWorld.Rep(0), "", Verbs.SayRight)).Form);
        world.Submit(TeamWorld.Team, Forms.DoneRight, TeamWorld.Rep(0), ("person", TeamWorld.Rep(1)), ("text", "Me"));
        Assert.Empty(world.West_().Seen);
        Assert.Equal([Texts.NotYours.Id], world.Answer().Texts);
    }

    [Fact]
    public void The_rep_reads_word_for_word_what_the_manager_and_the_channel_read_of_him() // DIG-03
    {
        var world = World().DoneRight("deal-1", new DoneRight(TeamWorld.Rep(0), "Asked first", TeamWorld.Mia, Some.At("2026-11-18T10:00:00Z")));
        world.WithDeal("deal-2", owner: TeamWorld.Rep(1)).AdvanceTo(Friday9);
        var about = Read(world, TeamWorld.Rep(0));

        List<Part> others = [.. world.RoomCard(Friday)!.Now.View.Parts, .. world.ManagerCard(Friday)!.Now.View.Parts];
        var mine = others.Where(p => p.Facts.Values.Any(f => f is TextFact { Value: "Rep 0" or "Deal deal-1" })).ToList();
        Assert.Equal(3, mine.Count);
        foreach (var line in mine) Assert.Contains(about, p => p.Text == line.Text && p.Facts.OrderBy(f => f.Key).SequenceEqual(line.Facts.OrderBy(f => f.Key)));
        Assert.DoesNotContain(about, p => p.Facts.Values.Any(f => f is TextFact { Value: "Rep 1" or "Deal deal-2" }));
        Assert.Contains(about, p => p.Text == Texts.AboutRoom.Id);
        Assert.Contains(about, p => p.Text == Texts.AboutManager.Id && p.Facts["name"] == new TextFact("Mia"));

        world.AdvanceTo(Some.At(Friday9).AddDays(91));
        Assert.DoesNotContain(Read(world, TeamWorld.Rep(0)), p => p.Text == Texts.RightSaid.Id);
        Assert.Equal([Texts.AboutNothing.Id], Read(World(), TeamWorld.Rep(1)).Select(p => p.Text));
    }

    [Fact]
    public void No_text_of_a_digest_and_no_field_of_a_team_counts_calls_hours_clicks_or_answer_times() // DIG-02
    {
        string[] activity = ["call", "calls", "hour", "hours", "click", "clicks", "minute", "minutes", "time", "times", "duration", "delay", "messages", "logins", "rate"];
        var facts = typeof(Texts).GetFields().Select(f => f.GetValue(null)).OfType<Text>()
            .Where(t => t.Id.StartsWith("digest.", StringComparison.Ordinal))
            .SelectMany(t => t.Facts.Select(f => f.TrimEnd('?')))
            .Concat(new[] { typeof(WeekFigures), typeof(HabitFigures), typeof(TeamPriority), typeof(SaidLine) }.SelectMany(t => t.GetProperties().Select(p => p.Name.ToLowerInvariant())))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Contains("announced", facts);
        Assert.Empty(facts.Intersect(activity, StringComparer.OrdinalIgnoreCase));
    }

    private static List<Part> Read(CoachWorld world, string by)
    {
        world.Say("/coach about me", by, key: "about-" + by + world.Now.Ticks);
        var key = CardKeys.Answer("about-" + by + world.Now.Ticks);
        return [.. world.Cards.Where(c => c.Key == key || c.Key.StartsWith(key + "/", StringComparison.Ordinal)).SelectMany(c => c.Value.Now.View.Parts)];
    }
}
