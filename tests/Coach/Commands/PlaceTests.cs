using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Coach.Handoff;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Commands;

/// <summary>[ADM-12]: what is asked in a thread is answered in it; what is pressed in a room is answered there, for the person alone.</summary>
public sealed class PlaceTests
{
    private const string Room = "team:West";

    private static CoachWorld World() => new CoachWorld().WithPerson().WithAccount().WithDeal().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");

    [Theory]
    [InlineData("prep")]
    [InlineData("why")]
    [InlineData("history")]
    [InlineData("help")]
    [InlineData("settings")]
    [InlineData("stop")]
    [InlineData("start")]
    [InlineData("pause")]
    [InlineData("deal deal-1")]
    [InlineData("po deal-1")]
    [InlineData("promise deal-1")]
    [InlineData("dossier deal-1")]
    [InlineData("text")]
    [InlineData("nothing like that")]
    public void A_command_in_a_thread_is_answered_in_that_thread(string command)
    {
        foreach (var thread in new[] { CardKeys.Ask("m-1", Some.Ann), CardKeys.At(Room, "m7") })
        {
            var world = World();
            var before = world.Cards.Keys.ToHashSet(StringComparer.Ordinal);
            world.Say("/coach " + command, thread: thread, room: Room);
            var answer = Assert.Single(world.Cards, c => !before.Contains(c.Key) && c.Key.StartsWith("answer/", StringComparison.Ordinal)).Value;
            Assert.Equal((thread, Room, Some.Ann), (answer.Now.Thread, answer.Now.To.Address, answer.Now.To.OnlyFor));
        }
    }

    /// <summary>[ADM-18]</summary>
    [Theory]
    [InlineData("prep")]
    [InlineData("why")]
    [InlineData("help")]
    [InlineData("settings")]
    [InlineData("deal deal-1")]
    public void A_command_in_a_room_of_another_platform_is_answered_there(string command)
    {
        var world = World();
        var before = world.Cards.Keys.ToHashSet(StringComparer.Ordinal);
        world.Say("/coach " + command, room: "teams:19:west@thread.tacv2");
        var answer = Assert.Single(world.Cards, c => !before.Contains(c.Key) && c.Key.StartsWith("answer/", StringComparison.Ordinal)).Value;
        Assert.Equal(new Destination("teams", "19:west@thread.tacv2", Some.Ann), answer.Now.To);
    }

    [Fact]
    public void What_is_pressed_in_a_room_is_answered_there_for_the_person_alone_in_the_cards_thread()
    {
        var world = HandoffWorld.New();
        world.Take(HandoffWorld.Subject, new Pressed(Some.Ann, "thread/deal-1/x", Verbs.Dossier, Room: Room, Thread: "thread/deal-1"));
        Assert.Equal(("thread/deal-1", new Destination("sandbox", Room, Some.Ann)), (world.Reply().Now.Thread, world.Reply().Now.To));

        world.Take(HandoffWorld.Subject, new Submitted(Some.Ann, Forms.Promise, Promise, Room: Room));
        Assert.Equal((null, new Destination("sandbox", Room, Some.Ann)), (world.Reply().Now.Thread, world.Reply().Now.To));
    }

    [Fact]
    public void What_is_pressed_in_the_direct_chat_is_answered_there_and_what_others_get_stays_where_it_was()
    {
        var world = HandoffWorld.New();
        world.Take(HandoffWorld.Subject, new Pressed(Some.Ann, "", Verbs.Dossier));
        Assert.Equal(new Destination("sandbox", Some.Ann, Some.Ann), world.Reply().Now.To);
        world.Take(HandoffWorld.Subject, new Submitted(Some.Ann, Forms.Promise, Promise, Room: Room));
        Assert.Equal(HandoffWorld.Sam, Assert.Single(world.Started(HandoffWorld.Sam)).Now.To.Address);
    }

    [Theory]
    [InlineData("C1", "1764.2")]
    [InlineData("T1/C1", "1764.2")]
    public void A_place_is_read_as_it_was_written(string room, string message)
    {
        Assert.Equal((room, message), CardKeys.PlaceOf(CardKeys.At(room, message)));
        Assert.Null(CardKeys.PlaceOf("thread/deal-1"));
        Assert.Null(CardKeys.PlaceOf("at/"));
        Assert.Null(CardKeys.PlaceOf(null));
    }

    private static Dictionary<string, string> Promise => new(StringComparer.Ordinal) { ["what"] = "Move the archive", ["toWhom"] = "Carl", ["paid"] = "free" };
}
