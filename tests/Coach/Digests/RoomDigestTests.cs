using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Rooms;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>The channel's weekly digest.</summary>
public sealed class RoomDigestTests
{
    private const string Friday = "2026-11-20";
    private const string Friday9 = "2026-11-20T08:00:00Z";

    private static readonly DoneRight Asked = new(TeamWorld.Rep(0), "Asked what late changes cost before showing anything", TeamWorld.Mia, Some.At("2026-11-18T10:00:00Z"));

    private static CoachWorld World(int reps = 2) => TeamWorld.With(reps).WithDeal(owner: TeamWorld.Rep(0));

    [Fact]
    public void It_comes_once_a_week_at_the_set_local_time_and_begins_with_what_was_done_right() // DIG-01
    {
        var world = World().DoneRight("deal-1", Asked).AdvanceTo("2026-11-20T07:59:00Z");
        Assert.Null(world.RoomCard(Friday));

        world.AdvanceTo(Friday9);
        var card = world.RoomCard(Friday)!;
        Assert.Equal((Some.At(Friday9), TeamWorld.Room), (card.SentAt, card.Now.To.Address));
        Assert.Equal([Texts.DigestHead.Id, Texts.RightSaid.Id, Texts.DigestWeek.Id], card.Texts);
        Assert.Equal(new TextFact("Rep 0"), card.Fact(Texts.RightSaid.Id, "name"));
        Assert.Equal(new TextFact(Asked.Text), card.Fact(Texts.RightSaid.Id, "text"));

        world.DoneRight("deal-1", Asked, Asked with { Text = "Again", At = Some.At("2026-11-25T10:00:00Z") }).AdvanceTo("2026-12-04T12:00:00Z");
        Assert.Equal([new TextFact("Again")], world.RoomCard("2026-11-27")!.Now.View.Parts.Where(p => p.Text == Texts.RightSaid.Id).Select(p => p.Facts["text"]));
        Assert.Null(world.RoomCard("2026-12-04"));
    }

    [Fact]
    public void The_first_one_waits_until_there_is_most_of_a_week_to_look_back_on() =>
        Assert.Equal(Some.At("2026-11-27T08:00:00Z"), TeamWorld.With(1, "2026-11-18T06:00:00Z").West_().Next);

    [Fact]
    public void Nothing_is_told_in_a_room_that_a_guest_has_come_into() // PRV-15
    {
        var world = World().DoneRight("deal-1", Asked).Take("room:sandbox/" + TeamWorld.Room, new RoomSeen("sandbox", TeamWorld.Room, new(5, 1, 0))).AdvanceTo(Friday9);
        Assert.Null(world.RoomCard(Friday));
    }

    [Fact]
    public void A_sentence_about_one_does_not_name_another_who_wants_praise_for_himself_alone() // DIG-12
    {
        var world = World().Joins("kim@ours.example", TeamWorld.Mia, name: "Kim Lund").Alone("kim@ours.example");
        world.DoneRight("deal-1", Asked with { Text = "Asked with Kim and kim lund what late changes cost" }).AdvanceTo(Friday9);
        Assert.Equal(new TextFact("Asked with … and … what late changes cost"), world.RoomCard(Friday)!.Fact(Texts.RightSaid.Id, "text"));
    }

    [Fact]
    public void How_many_wins_and_losses_were_talked_through_stands_in_its_thread() // REF-08
    {
        var world = World().DoneRight("deal-1", Asked).Put(Subjects.Debriefs, new DebriefsRecord { WinsAnswered = 3, LossesAnswered = 2 }).AdvanceTo(Friday9);
        var more = world.Cards[world.RoomCard(Friday)!.Now.Key + "/more"];
        Assert.Equal((new NumberFact(3), new NumberFact(2)), (more.Fact(Texts.DigestDebriefs.Id, "wins"), more.Fact(Texts.DigestDebriefs.Id, "losses")));
    }

    [Fact]
    public void The_clock_change_moves_no_digest() // DIG-01
    {
        var world = TeamWorld.With(1, "2027-03-22T08:00:00Z").WithDeal(owner: TeamWorld.Rep(0)).AdvanceTo("2027-03-26T12:00:00Z");
        Assert.Equal(Some.At("2027-04-02T07:00:00Z"), world.West_().Next);
    }

    [Fact]
    public void Without_a_line_about_something_done_right_none_is_sent_and_the_silence_is_kept() // DIG-01, DIG-05
    {
        var world = World().AdvanceTo("2026-11-20T12:00:00Z");
        Assert.Null(world.RoomCard(Friday));
        Assert.Equal(Some.At("2026-11-27T08:00:00Z"), world.West_().Next);

        var quiet = TeamWorld.With(1).AdvanceTo("2026-11-20T12:00:00Z");
        Assert.Empty(quiet.Cards);
        Assert.Equal(Some.At(Friday9), quiet.West_().LastSilence);
    }

    [Fact]
    public void It_has_ten_lines_at_most_and_the_rest_stands_in_its_thread() // DIG-01
    {
        var world = World(6);
        var rights = Enumerable.Range(0, 6).Select(i => new DoneRight(TeamWorld.Rep(i), $"Did this {i}", TeamWorld.Mia, Some.At("2026-11-18T10:00:00Z").AddMinutes(i))).ToArray();
        world.DoneRight("deal-1", rights);
        for (var i = 0; i < 4; i++) AddPriority(world, $"Priority {i}");
        world.Put(Subjects.Story("deal-1"), Story()).AdvanceTo(Friday9);

        var card = world.RoomCard(Friday)!;
        var lines = Shipped.Library.Render(card.Now.View, card.Now.Reader).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 9, 10);
        Assert.Equal(3, card.Texts.Count(t => t == Texts.RightSaid.Id));
        Assert.Equal(3, card.Texts.Count(t => t == Texts.DigestPriority.Id));

        var more = world.Cards[card.Now.Key + "/more"];
        Assert.Equal(card.Now.Key, more.Now.Thread);
        Assert.Equal(3, more.Texts.Count(t => t == Texts.RightSaid.Id));
    }

    [Fact]
    public void A_confirmed_value_and_an_announced_event_are_lines_without_the_customers_name_or_words() // DIG-01, PRV-02
    {
        var world = World();
        world.Meets(0, "m-1", "2026-11-18T09:00:00Z", "Acme's planner saves a day", "deal-1").Confirmed(0, "m-1");
        world.Take(Subjects.Deal("deal-1"), new LookAgain());
        Assert.True(world.Record<DealRecord>(Subjects.Deal("deal-1"))!.Journal.Notes[0].Confirmed);
        world.WithDeal("deal-2", owner: TeamWorld.Rep(1), status: "won");
        world.Put(Subjects.Event("deal-2"), new EventRecord { DealId = "deal-2", State = EventState.Announced, Announced = new("Carl", "the board", new(2026, 11, 17), "sign.said", TeamWorld.Rep(1)) });
        world.AdvanceTo(Friday9);

        var card = world.RoomCard(Friday)!;
        Assert.Contains(Texts.RightValue.Id, card.Texts);
        Assert.Contains(Texts.RightEvent.Id, card.Texts);
        Assert.Equal(new TextFact("Rep 0"), card.Fact(Texts.RightValue.Id, "name"));
        Assert.Equal(1, (int)((NumberFact)card.Fact(Texts.DigestWeek.Id, "announced")!).Value);
        Assert.DoesNotContain("Acme", card.View, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Carl", card.View, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("planner", card.View, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_customer_who_agreed_to_be_shown_is_named_and_no_longer_once_the_consent_has_ended() // DIG-01, REF-02
    {
        foreach (var (use, until, name) in new[]
        {
            (UseKinds.Logo, new DateOnly(2027, 6, 1), new TextFact("Acme")),
            (UseKinds.Story, new DateOnly(2027, 6, 1), new TextFact("Acme")),
            (UseKinds.Call, new DateOnly(2027, 6, 1), null), // he takes calls: nobody asked him for his name before a room
            (UseKinds.Logo, new DateOnly(2026, 11, 19), null),
        })
        {
            var world = World();
            world.Put(Subjects.Event("deal-1"), new EventRecord { DealId = "deal-1", State = EventState.Announced, Announced = new("Carl", "the board", new(2026, 11, 17), "sign.said", TeamWorld.Rep(0)) });
            world.Put(Subjects.Reference("acme"), new ReferenceRecord { AccountId = "acme", Consents = new Dictionary<string, Consent>(StringComparer.Ordinal) { [use] = new Consent(true, "Carl", until, TeamWorld.Rep(0), Some.At("2026-11-17T10:00:00Z")) } });
            Assert.Equal(name, world.AdvanceTo(Friday9).RoomCard(Friday)!.Fact(Texts.RightEvent.Id, "customer"));
        }
    }

    [Fact]
    public void A_colleagues_sentence_names_no_customer_and_nobody_of_theirs() // DIG-01
    {
        var world = World().Take(Subjects.Account("acme"), new AccountSeen("acme", new AccountFacts(Contacts: [new("eva@acme.example", "Eva Stern")]), new(Some.At("2026-11-17T00:00:00Z"), 0, "x")));
        world.DoneRight("deal-1", Asked with { Text = "Asked Eva at Acme's plant, and ACME and the board listened" }).AdvanceTo(Friday9);
        Assert.Equal(new TextFact("Asked … at …'s plant, and … and the board listened"), world.RoomCard(Friday)!.Fact(Texts.RightSaid.Id, "text"));
    }

    [Fact]
    public void Whoever_wants_praise_for_himself_alone_is_in_no_line_and_gets_it_privately() // DIG-12
    {
        var world = World().Alone(TeamWorld.Rep(0));
        world.Put(Subjects.Event("deal-1"), new EventRecord { DealId = "deal-1", State = EventState.Announced, Announced = new("Carl", "the board", new(2026, 11, 17), "sign.said", TeamWorld.Rep(1)) });
        world.DoneRight("deal-1", Asked).Put(Subjects.Story("deal-1"), Story() with { Answers = new("v", "t", "c", [TeamWorld.Rep(0)], TeamWorld.Rep(0), Some.At("2026-11-17T10:00:00Z")) }).AdvanceTo("2026-11-20T12:00:00Z");

        var card = world.RoomCard(Friday)!;
        Assert.Contains(Texts.RightEventCustomer.Id, card.Texts);
        Assert.DoesNotContain("Rep 0", card.View + world.Cards[card.Now.Key + "/more"].View, StringComparison.Ordinal);
        var own = world.Started(TeamWorld.Rep(0)).SelectMany(c => c.Texts).ToList();
        Assert.Contains(Texts.RightSaidAlone.Id, own);
        Assert.Contains(Texts.RightEventAlone.Id, own);
    }

    [Fact]
    public void A_team_without_a_room_tells_each_person_alone()
    {
        var world = TeamWorld.With(2, tenant: TeamWorld.Tenant with { TeamRoom = null }).WithDeal(owner: TeamWorld.Rep(0)).DoneRight("deal-1", Asked).AdvanceTo("2026-11-20T12:00:00Z");
        Assert.Null(world.RoomCard(Friday));
        Assert.Contains(Texts.RightSaidAlone.Id, world.Started(TeamWorld.Rep(0)).SelectMany(c => c.Texts));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("team:West")]
    [InlineData("kind:digest")]
    public void A_switch_silences_it(string scope) // ADM-21
    {
        var world = World().DoneRight("deal-1", Asked).Take(Subjects.Tenant, new SwitchSet("admin@ours.example", scope, true)).AdvanceTo("2026-11-20T12:00:00Z");
        Assert.Null(world.RoomCard(Friday));
        Assert.NotNull(world.West_().Next);
    }

    [Fact]
    public void A_digest_that_was_missed_by_more_than_a_day_is_left_out_and_the_next_one_planned()
    {
        var world = World().DoneRight("deal-1", Asked).DownUntil("2026-11-23T10:00:00Z");
        Assert.Null(world.RoomCard(Friday));
        Assert.Equal(Some.At("2026-11-27T08:00:00Z"), world.West_().Next);
        world.AdvanceTo("2026-11-27T08:00:00Z");
        Assert.NotNull(world.RoomCard("2026-11-27"));
    }

    [Fact]
    public void Forward_and_back_stand_in_one_line_and_readiness_only_from_five_people() // DIG-15
    {
        var few = Weekly(4);
        var week = few.Now.View.Parts.Single(p => p.Text == Texts.DigestWeek.Id);
        Assert.False(week.Facts.ContainsKey("named"));

        var enough = Weekly(5).Now.View.Parts.Single(p => p.Text == Texts.DigestWeek.Id);
        Assert.Equal((new NumberFact(4), new NumberFact(5)), (enough.Facts["named"], enough.Facts["meetings"]));
        Assert.Equal((new NumberFact(1), new NumberFact(1)), (enough.Facts["booked"], enough.Facts["renewed"]));
    }

    [Fact]
    public void A_picture_shows_readiness_and_value_events_of_eight_weeks() // DIG-15
    {
        var world = World().AdvanceTo("2027-01-21T00:00:00Z");
        world.DoneRight("deal-1", Asked with { At = Some.At("2027-01-21T10:00:00Z") }).AdvanceTo("2027-01-22T12:00:00Z");
        var chart = Assert.IsType<ChartView>(world.Cards["digest/West/2027-01-22/more"].Now.View.Parts.Single(p => p.Text == Texts.DigestChart.Id).Picture);
        Assert.Equal(8, chart.Labels.Count);
        Assert.Equal([new DateOnly(2026, 11, 27), new DateOnly(2027, 1, 15)], new[] { chart.Labels[0], chart.Labels[^1] }.Cast<DayFact>().Select(d => d.Day));
        Assert.All(chart.Series, s => Assert.Equal(8, s.Values.Count));
        Assert.All(chart.Series[0].Values, v => Assert.Null(v));
    }

    [Fact]
    public void New_stories_and_their_helpers_are_named_once() // DIG-06; the helpers are thanked when the story is posted
    {
        var world = World(3).DoneRight("deal-1", Asked).Put(Subjects.Story("deal-1"), Story()).AdvanceTo("2026-11-20T12:00:00Z");
        var card = world.RoomCard(Friday)!;
        Assert.Equal([new TextFact("Rep 1")], Assert.IsType<WordsFact>(card.Fact(Texts.DigestStories.Id, "helpedBy")).Items);
        Assert.Equal(new TextFact("How a plant got its Saturdays back"), world.Cards[card.Now.Key + "/more"].Fact(Texts.DigestStory.Id, "text"));

        world.DoneRight("deal-1", Asked with { At = Some.At("2026-11-25T10:00:00Z") }).AdvanceTo("2026-11-27T12:00:00Z");
        Assert.DoesNotContain(Texts.DigestStories.Id, world.RoomCard("2026-11-27")!.Texts);
    }

    [Fact]
    public void A_priority_stands_there_with_its_reason_and_its_end_until_it_has_ended() // DIG-09
    {
        var world = World().DoneRight("deal-1", Asked);
        AddPriority(world, "Critical dates", "2026-11-24");
        world.AdvanceTo(Friday9);
        var card = world.RoomCard(Friday)!;
        Assert.Equal(
            (new TextFact("Critical dates"), new TextFact("They ask"), new DayFact(new(2026, 11, 24))),
            (card.Fact(Texts.DigestPriority.Id, "text"), card.Fact(Texts.DigestPriority.Id, "reason"), card.Fact(Texts.DigestPriority.Id, "ends")));

        world.DoneRight("deal-1", Asked with { At = Some.At("2026-11-25T10:00:00Z") }).AdvanceTo("2026-11-27T12:00:00Z");
        Assert.DoesNotContain(Texts.DigestPriority.Id, world.RoomCard("2026-11-27")!.Texts);
        Assert.Empty(world.West_().Priorities);
    }

    /// <summary>A week in which each rep has one prepared meeting, but the last has none named; one deal is won, by a customer who had bought before.</summary>
    private static ShownCard Weekly(int reps)
    {
        var world = TeamWorld.With(reps).WithDeal(owner: TeamWorld.Rep(0)).DoneRight("deal-1", Asked);
        for (var i = 0; i < reps; i++) world.Meets(i, $"m-{i}", $"2026-11-{17 + (i / 3)}T{9 + (i % 3 * 2):00}:00:00Z", i == reps - 1 ? null : "They know their stock");
        Won(world, "deal-old", new DateOnly(2026, 3, 1));
        Won(world, "deal-new", new DateOnly(2026, 11, 18));
        return world.AdvanceTo(Friday9).RoomCard(Friday)!;
    }

    private static void Won(CoachWorld world, string id, DateOnly on) =>
        world.Take(Subjects.Deal(id), new DealSeen(id, new DealFacts(id, "acme", TeamWorld.Rep(0), "won", CloseDate: on), Some.Version()));

    private static StoryRecord Story() => new()
    {
        DealId = "deal-1",
        Story = "How a plant got its Saturdays back",
        PostedAt = Some.At("2026-11-18T10:00:00Z"),
        Answers = new("value", "turned", "said", [TeamWorld.Rep(1)], TeamWorld.Rep(0), Some.At("2026-11-17T10:00:00Z")),
    };

    private static void AddPriority(CoachWorld world, string text, string until = "2026-12-18") =>
        world.Submit(TeamWorld.Team, Forms.Priority, TeamWorld.Mia, ("text", text), ("reason", "They ask"), ("until", until), ("topic", Topics.Date));
}
