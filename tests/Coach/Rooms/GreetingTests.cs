using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Rooms;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.Rooms;

/// <summary>A room into which the bot is put is greeted once, and only where colleagues alone read [PRV-15].</summary>
public sealed class GreetingTests
{
    private const string Room = "19:sales@thread.tacv2";
    private const string Key = "greeting/teams/" + Room;
    private static readonly string Subject = Subjects.Room("teams", Room);

    [Fact]
    public void It_waits_until_it_is_known_who_reads()
    {
        var world = World();
        world.Take(Subject, new RoomJoined("teams", Room));
        Assert.Empty(world.Cards);

        world.Take(Subject, new RoomSeen("teams", Room, new Audience(7, 0, 0)));
        var hello = world.Cards[Key];
        Assert.Equal([Texts.RoomHello.Id], hello.Texts);
        Assert.Equal(("teams", Room, null), (hello.Now.To.Platform, hello.Now.To.Address, hello.Now.To.OnlyFor));
        Assert.Equal(new NumberFact(7), hello.Now.View.Parts[0].Facts["count"]);
    }

    [Fact]
    public void Both_events_an_upgrade_and_a_second_adding_lead_to_one()
    {
        var world = World();
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(7, 0, 0)));
        world.Take(Subject, new RoomJoined("teams", Room));
        world.Take(Subject, new RoomJoined("teams", Room));
        var first = world.Cards[Key].Now;
        world.Take(Subject, new RoomSeen("teams", Room, null));
        world.Advance(TimeSpan.FromDays(3));
        world.Take(Subject, new RoomJoined("teams", Room));
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(8, 0, 0)));
        Assert.Single(world.Cards);
        Assert.Equal(first, world.Cards[Key].Now);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Where_guests_or_outside_people_read_nothing_is_said_until_they_are_gone(int guests, int outside) // PRV-15
    {
        var world = World();
        world.Take(Subject, new RoomJoined("teams", Room));
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(7, guests, outside)));
        Assert.Empty(world.Cards);
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(6, 0, 0)));
        Assert.Single(world.Cards);
    }

    [Fact]
    public void What_has_waited_for_a_day_is_not_said_any_more()
    {
        var world = World();
        world.Take(Subject, new RoomJoined("teams", Room));
        world.Advance(TimeSpan.FromDays(1));
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(7, 0, 0)));
        Assert.Empty(world.Cards);
    }

    [Fact]
    public void A_room_in_which_nobody_has_put_the_bot_hears_nothing()
    {
        var world = World();
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(7, 0, 0)));
        Assert.Empty(world.Cards);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("kind:greeting")]
    public void A_switch_keeps_it_back(string off) // ADM-21
    {
        var world = World();
        world.Put(Subjects.Tenant, new TenantRecord { Off = [off] });
        world.Take(Subject, new RoomSeen("teams", Room, new Audience(7, 0, 0)));
        world.Take(Subject, new RoomJoined("teams", Room));
        Assert.Empty(world.Cards);
    }

    private static CoachWorld World() => new(tenant: Some.Tenant() with { RoomsFollowRecords = false });
}
