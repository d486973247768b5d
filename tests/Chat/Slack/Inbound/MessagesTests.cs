using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>What is written to the bot, and what is not [INT-01] [PRV-15].</summary>
public sealed class MessagesTests : IAsyncLifetime
{
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_is_written_to_the_bot_alone_reaches_the_person_as_it_was_typed()
    {
        Assert.True((await world.Screen.Say("He saves 2 &lt; 3 days &amp; a night, see <https://acme.example/x|acme.example/x>")).Acknowledged);
        var (subject, key, what) = Assert.Single(world.Waiting);
        var said = Assert.IsType<Said>(what);
        var direct = world.Slack.Direct(world.Person)!;
        Assert.Equal(Subjects.Person(InboundWorld.Ann), subject);
        Assert.Equal($"message/{direct.Id}/{direct.Messages[0].Ts}", key);
        Assert.Equal(new Said(InboundWorld.Ann, $"slack:{world.Workspace.Team}/{direct.Id}", "He saves 2 < 3 days & a night, see acme.example/x", null, Direct: true), said);
    }

    [Fact]
    public async Task A_mention_in_a_room_is_a_command_and_comes_once_though_Slack_sends_it_twice()
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        var text = $"<@{world.Workspace.Bot.Id}> deal Acme";
        Assert.True((await world.Screen.Say(text, room)).Acknowledged);
        var message = Message(text, ("channel", room.Id), ("channel_type", "channel"), ("ts", room.Messages[0].Ts));
        Assert.True((await world.Slack.Sends.Event(world.Workspace, message)).Acknowledged);
        Assert.Equal([new Said(InboundWorld.Ann, $"slack:{world.Workspace.Team}/{room.Id}", "/coach deal Acme", null, Direct: false)], world.Waiting.Select(each => each.What));
    }

    [Theory]
    [InlineData("<@BOT>", "/coach")]
    [InlineData("<@BOT> coach help", "/coach help")]
    [InlineData("<@BOT> /coach help", "/coach help")]
    [InlineData("please <@BOT|coachbot> help", "/coach please  help")]
    public async Task A_mention_in_a_room_may_say_the_command_in_any_way(string text, string heard)
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        await world.Slack.Sends.Event(world.Workspace, Message(Bot(text), ("type", "app_mention"), ("channel", room.Id)));
        Assert.Equal(heard, Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
    }

    [Fact]
    public async Task In_the_thread_of_one_of_our_cards_words_are_for_that_card()
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        var card = await world.Show("card/1", InboundWorld.View(Texts.Home.With()), room);
        await world.Slack.Sends.Event(world.Workspace, Message("It saves a day", ("channel", room.Id), ("channel_type", "channel"), ("thread_ts", card.Ts)));
        await world.Slack.Sends.Event(world.Workspace, Message(Bot("<@BOT> It saves two"), ("type", "app_mention"), ("channel", room.Id), ("ts", "1764000001.000100"), ("thread_ts", card.Ts)));
        Assert.Equal([("It saves a day", "card/1", false), ("It saves two", "card/1", false)], world.Waiting.Select(each => (Said)each.What).Select(said => (said.Text, said.Thread!, said.Direct)));
    }

    [Fact]
    public async Task In_a_thread_that_others_began_a_mention_is_a_command_that_is_answered_there()
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        await world.Slack.Sends.Event(world.Workspace, Message(Bot("<@BOT> help"), ("type", "app_mention"), ("channel", room.Id), ("thread_ts", "1763999999.000100")));
        var said = Assert.IsType<Said>(Assert.Single(world.Waiting).What);
        Assert.Equal(($"slack:{world.Workspace.Team}/{room.Id}", "/coach help", false), (said.Room, said.Text, said.Direct));

        // What is sent goes by the platform's own id of the room.
        Assert.Equal(($"{world.Workspace.Team}/{room.Id}", "1763999999.000100"), CardKeys.PlaceOf(said.Thread));
    }

    [Fact]
    public async Task What_colleagues_say_to_each_other_in_rooms_is_not_kept()
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        await world.Slack.Sends.Event(world.Workspace, Message("Lunch?", ("channel", room.Id), ("channel_type", "channel")));
        await world.Slack.Sends.Event(world.Workspace, Message("Yes", ("channel", room.Id), ("channel_type", "channel"), ("thread_ts", "1764000000.000100")));
        Assert.Equal(0, world.Count("inbox") + world.Count("hooks") + world.Count("held_hooks"));
    }

    [Theory]
    [InlineData("subtype", "message_changed")]
    [InlineData("subtype", "message_deleted")]
    [InlineData("subtype", "bot_message")]
    [InlineData("subtype", "me_message")]
    [InlineData("subtype", "channel_join")]
    [InlineData("bot_id", "B0OTHER")]
    [InlineData("app_id", "A0COACH")]
    [InlineData("user", "BOT")]
    [InlineData("user", "USLACKBOT")]
    public async Task Edits_bots_and_our_own_messages_are_left_alone(string name, string value)
    {
        await world.Slack.Sends.Event(world.Workspace, Message("hello", (name, Bot(value).Replace("<@", "", StringComparison.Ordinal))));
        Assert.Equal(0, world.Count("inbox") + world.Count("held_hooks"));
    }

    [Theory]
    [InlineData("file_share", true)]
    [InlineData("thread_broadcast", true)]
    public async Task A_message_with_a_file_and_one_that_is_shown_in_the_room_too_are_messages(string subtype, bool heard)
    {
        await world.Slack.Sends.Event(world.Workspace, Message("hello", ("subtype", subtype)));
        Assert.Equal(heard ? 1 : 0, world.Count("inbox"));
    }

    [Theory]
    [InlineData(FakeKind.Guest)]
    [InlineData(FakeKind.Outside)]
    [InlineData(FakeKind.Bot)]
    [InlineData(FakeKind.Deactivated)]
    public async Task Guests_and_people_from_outside_get_nothing_and_nothing_of_theirs_is_stored(FakeKind kind)
    {
        var guest = world.Workspace.Person("gus@ours.example", "Gus", kind: kind);
        Assert.True((await world.Slack.Screen(guest).Say("hello")).Acknowledged);
        Assert.Equal(0, world.Count("inbox") + world.Count("held_hooks") + world.Count("hooks"));
        Assert.Empty(world.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_mention_of_a_colleague_becomes_his_address_and_that_of_others_their_name()
    {
        var bob = world.Workspace.Person("bob@ours.example", "Bob");
        await world.Screen.Say($"pass it to <@{bob.Id}> in <#C0123|west>, mail <mailto:carl@acme.example|carl@acme.example>, <!subteam^S1|@sales>, <@U0NOBODY|nobody> and <!here>");
        Assert.Equal("pass it to bob@ours.example in #west, mail carl@acme.example, @sales, @nobody and @here", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
    }

    [Fact]
    public async Task The_same_event_again_is_answered_and_not_heard_again()
    {
        await world.Screen.Say("hello");
        var (delivery, _) = world.Slack.Sends.Made[^1];
        await world.Turn();
        Assert.True((await world.Slack.Sends.Again(delivery, retry: 1)).Acknowledged);
        Assert.True((await world.Slack.Sends.Again(delivery, retry: 2)).Acknowledged);
        Assert.Empty(world.Waiting);
        Assert.Empty(world.Notices);
    }

    private string Bot(string text) => text.Replace("BOT", world.Workspace.Bot.Id, StringComparison.Ordinal);

    private JsonObject Message(string text, params (string Name, string Value)[] more)
    {
        var inner = new JsonObject
        {
            ["type"] = "message", ["channel"] = "D0000001", ["user"] = world.Person.Id, ["text"] = text, ["ts"] = "1764000000.000200",
        };
        foreach (var (name, value) in more) inner[name] = value;
        if (inner["type"]!.GetValue<string>() == "message") inner["channel_type"] ??= "im";
        return inner;
    }
}
