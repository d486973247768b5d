using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.Rooms;

/// <summary>Nothing is shared before its sharer has seen who reads [PRV-14, PRV-15].</summary>
public sealed class SharingTests
{
    private const string Room = "team:West";
    private const string Subject = "room:sandbox/team:West";
    private static readonly CardView View = new([Texts.DealThread.With(("deal", "Rollout")).Presses(new Press(Verbs.Undo, "deal:d"))], Texts.PreviewAnswer.Id, Facts.None);

    [Fact]
    public void The_question_says_how_many_read_and_only_a_press_shares()
    {
        var world = World();
        var question = Ask(world);
        Assert.Equal(new NumberFact(2), Assert.Single(question.View.Parts).Facts["count"]);
        Assert.Equal(Some.Ann, question.To.OnlyFor);
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("share/", StringComparison.Ordinal));

        world.Take(Subject, new Pressed(Some.Ann, question.Key, Verbs.ShareHere, "k-1"));
        var shared = world.Cards["share/k-1"];
        Assert.Equal((Room, null), (shared.Now.To.Address, shared.Now.To.OnlyFor));
        Assert.Empty(shared.Presses);
        Assert.Contains(Texts.SharedBy.Id, shared.Texts);
        Assert.Equal([Texts.ShareDone.Id], world.Cards[question.Key].Texts);
    }

    [Fact]
    public void Kept_private_it_cannot_be_shared_any_more_and_nobody_else_can_press()
    {
        var world = World();
        Ask(world);
        world.Take(Subject, new Pressed(Some.Bob, "", Verbs.ShareHere, "k-1"));
        Assert.DoesNotContain("share/k-1", world.Cards.Keys);
        world.Take(Subject, new Pressed(Some.Ann, "", Verbs.KeepPrivate, "k-1"));
        world.Take(Subject, new Pressed(Some.Ann, "", Verbs.ShareHere, "k-1"));
        Assert.DoesNotContain("share/k-1", world.Cards.Keys);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void A_room_with_guests_or_outside_people_gets_no_deal(int guests, int outside) // PRV-15
    {
        var world = World();
        world.Take(Subject, new RoomSeen("sandbox", Room, new Audience(9, guests, outside)));
        var question = Ask(world);
        Assert.Equal(Texts.ShareOutsiders.Id, Only(question));
        Assert.Null(question.View.Parts[0].Presses);
    }

    [Fact]
    public void Where_a_platform_has_rooms_of_its_own_only_what_it_says_counts() // PRV-15
    {
        var world = World(follow: false);
        Assert.Equal(Texts.ShareUnknown.Id, Only(Ask(world)));
        world.Take(Subject, new RoomSeen("sandbox", Room, new Audience(2, 0, 0)));
        Assert.Equal(Texts.ShareAsk.Id, Only(Ask(world)));
        world.Take(Subject, new RoomSeen("sandbox", Room, null));
        Assert.Equal(Texts.ShareUnknown.Id, Only(Ask(world)));
    }

    [Fact]
    public void A_thread_and_a_digest_have_a_room_only_where_colleagues_alone_read_in_it() // PRV-15
    {
        var world = World(follow: false);
        var deal = world.Record<DealRecord>(Subjects.Deal("deal-1"))!;
        Assert.Null(TeamRooms.Of(deal, world.Situation));
        world.Take(Subject, new RoomSeen("sandbox", Room, new Audience(2, 0, 0)));
        Assert.Equal(Room, TeamRooms.Of(deal, world.Situation)!.Address);
        Assert.Equal(Room, TeamRooms.Of("West", world.Situation)!.Address);
        world.Take(Subject, new RoomSeen("sandbox", Room, new Audience(3, 0, 1)));
        Assert.Null(TeamRooms.Of(deal, world.Situation));
    }

    [Fact]
    public void A_colleague_with_an_outside_address_counts_as_outside()
    {
        var world = World().WithPerson("guest@acme.example", team: "West");
        Assert.Equal(Texts.ShareOutsiders.Id, Only(Ask(world)));
    }

    [Fact]
    public void Who_comes_in_between_question_and_press_stops_it()
    {
        var world = World();
        Ask(world);
        world.Take(Subject, new RoomSeen("sandbox", Room, new Audience(3, 1, 0)));
        world.Take(Subject, new Pressed(Some.Ann, "", Verbs.ShareHere, "k-1"));
        Assert.DoesNotContain("share/k-1", world.Cards.Keys);
        Assert.Equal([Texts.ShareOutsiders.Id], world.Answer().Texts);
    }

    [Fact]
    public void A_press_on_an_offer_of_the_day_before_says_that_it_is_too_old()
    {
        var world = World();
        Ask(world);
        world.Advance(TimeSpan.FromDays(1)).Take(Subject, new Pressed(Some.Ann, "", Verbs.ShareHere, "k-1"));
        Assert.DoesNotContain("share/k-1", world.Cards.Keys);
        Assert.Equal([Texts.TooOld.Id], world.Answer().Texts);
    }

    [Fact]
    public void A_room_nobody_can_see_into_gets_nothing()
    {
        var world = World();
        Assert.Equal(Texts.ShareUnknown.Id, Only(Ask(world, "C0815")));
    }

    private static CoachWorld World(bool follow = true) =>
        new CoachWorld(tenant: Some.Tenant() with { TeamRoom = "team:{team}", RoomsFollowRecords = follow })
            .WithPerson(team: "West").WithPerson(Some.Bob, team: "West").WithAccount().WithDeal(name: "Rollout");

    /// <summary>The question as it is asked; what it tells the room is taken in.</summary>
    private static Card Ask(CoachWorld world, string? room = null)
    {
        var deal = world.Record<DealRecord>(Subjects.Deal("deal-1"))!;
        var decisions = Sharing.Ask(world.Person(), room, deal, View, "k-1", world.Situation, world.Now);
        foreach (var told in decisions.OfType<Tell>()) world.Take(told.Subject, told.What);
        return Assert.Single(decisions.OfType<Show>()).Card;
    }

    private static string Only(Card question) => Assert.Single(question.View.Parts).Text;
}
