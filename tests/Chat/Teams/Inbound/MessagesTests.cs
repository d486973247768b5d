using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Coach.Cards;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>What is written to the bot, and what is not [INT-02] [INT-14] [ADM-14] [PRV-15].</summary>
public sealed class MessagesTests : IAsyncLifetime
{
    private const string Bob = "0e0e0e0e-0000-4000-8000-000000000002";
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_is_written_to_the_bot_alone_reaches_the_person_as_it_was_typed()
    {
        var message = Acts.Message("He saves 2 < 3 days & a *night* <script>");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>something else</p>" });
        Assert.Equal(200, (await world.Take(message)).Status);
        var (subject, key, what) = Assert.Single(world.Waiting);
        Assert.Equal(Subjects.Person(InboundWorld.Ann), subject);
        Assert.Equal($"activity/{Acts.Direct}/{message["id"]}", key);
        Assert.Equal(new Said(InboundWorld.Ann, Room(Acts.Direct), "He saves 2 < 3 days & a *night* <script>", null, Direct: true), what);
    }

    [Theory]
    [InlineData("help", "/coach help")]
    [InlineData("coach help", "/coach help")]
    [InlineData("/coach help", "/coach help")]
    [InlineData("/COACH Help me", "/coach Help me")]
    [InlineData("Coach\u00a0deal  Acme", "/coach deal Acme")]
    [InlineData("/deal Acme", "/coach deal Acme")]
    [InlineData("", "/coach")]
    [InlineData("coach", "/coach")]
    public async Task With_the_bots_name_in_a_room_words_are_a_command_however_they_are_written(string text, string heard)
    {
        await world.Take(Acts.Mention(text, Acts.Group));
        Assert.Equal(new Said(InboundWorld.Ann, Room(Acts.Group), heard, null, Direct: false), Assert.Single(world.Waiting).What);
    }

    [Fact]
    public async Task A_command_in_a_channel_is_answered_in_its_thread() // ADM-12
    {
        await world.Take(Acts.Mention("help", Acts.Thread("1632474074000")));
        var said = Assert.IsType<Said>(Assert.Single(world.Waiting).What);
        Assert.Equal((Room(Acts.Channel), "/coach help", false), (said.Room, said.Text, said.Direct));

        // What is sent goes by the platform's own id of the room.
        Assert.Equal((Acts.Channel, "1632474074000"), CardKeys.PlaceOf(said.Thread));
    }

    [Fact]
    public async Task In_the_thread_of_one_of_our_cards_words_are_for_that_card()
    {
        var card = await world.Show("card/1", InboundWorld.View(Texts.Home.With()), Acts.Channel);
        await world.Take(Acts.Mention("It saves a day", Acts.Thread(card)));
        await world.Take(Acts.Message("It saves two", Acts.Thread(card)));
        await world.Take(Acts.Mention("/why", Acts.Thread(card)));
        Assert.Equal(
            [("It saves a day", "card/1", false), ("It saves two", "card/1", false), ("/coach why", "card/1", false)],
            world.Waiting.Select(each => (Said)each.What).Select(said => (said.Text, said.Thread!, said.Direct)));
    }

    [Fact]
    public async Task A_command_that_nobody_else_sees_is_the_same_command()
    {
        var message = Acts.Message("deal Acme", Acts.Group);
        message["recipient"]!["isTargeted"] = true;
        await world.Take(message);
        Assert.Equal("/coach deal Acme", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
    }

    [Fact]
    public async Task Colleagues_who_are_mentioned_are_named_by_their_address()
    {
        await world.Meet(Bob, "bob@ours.example");
        await world.Take(Acts.Mention("who knows <at>Bob</at>", Acts.Group).Mentions("29:" + Bob, "Bob"));
        Assert.Equal("/coach who knows bob@ours.example", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
    }

    [Fact]
    public async Task What_colleagues_say_to_each_other_in_rooms_is_not_kept()
    {
        await world.Take(Acts.Message("Lunch?", Acts.Group));
        await world.Take(Acts.Message("<at>CoachBot</at> is a name", Acts.Thread("17")));
        Assert.Equal(0, world.Kept);
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    public async Task Edits_deletions_reactions_typing_and_receipts_are_answered_and_not_kept(string type)
    {
        Assert.Equal(200, (await world.Take(Acts.Message("changed").With("type", type))).Status);
        Assert.Equal(0, world.Kept + world.Count("notices"));
    }

    [Fact]
    public async Task A_type_that_nobody_knows_is_answered_and_counted()
    {
        Assert.Equal(200, (await world.Take(Acts.Message("changed").With("type", "handover"))).Status);
        Assert.Equal((0, 1), (world.Kept, world.Count("notices")));
    }

    [Fact] // ADM-14
    public async Task Every_activity_three_times_in_mixed_order_is_heard_once()
    {
        var card = await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(new Press(Verbs.HelpAll, Subjects.Person(InboundWorld.Ann)))));
        List<JsonObject> all =
        [
            .. Enumerable.Range(0, 10).Select(number => Acts.Message($"line {number}")),
            .. Enumerable.Range(0, 10).Select(_ => Acts.Press(new Wire.PressId(Verbs.HelpAll, Subjects.Person(InboundWorld.Ann)).ToString(), card)),
        ];
        List<JsonObject> mixed = [.. all, .. all, .. all];
        new Random(7).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(mixed));
        foreach (var activity in mixed) Assert.Equal(200, (await world.Passing(world.Take(activity))).Status);
        Assert.Equal(20, world.Count("inbox"));

        // And again after all of it was decided on.
        await world.Turn();
        foreach (var activity in all) await world.Passing(world.Take(activity));
        Assert.Equal(0, world.Count("inbox"));
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("outside")]
    [InlineData("gone")]
    public async Task What_guests_and_strangers_write_is_not_kept(string kind)
    {
        await world.Meet(Bob, "bob@ours.example", kind);
        await world.Know("bob@ours.example");
        Assert.Null((await world.Take(Acts.Message("hello", "a:bob", Bob))).Body);
        Assert.Equal(0, world.Kept);
    }

    [Fact]
    public async Task Nor_is_what_somebody_without_an_account_or_another_bot_writes()
    {
        var anonymous = Acts.Message("hello");
        anonymous["from"]!.AsObject().Remove("aadObjectId");
        await world.Take(anonymous);
        var bot = Acts.Message("hello");
        bot["from"]!["id"] = "28:other";
        await world.Take(bot);
        Assert.Equal(0, world.Kept);
    }

    private static string Room(string room) => CoachBot.Chat.Teams.Inbound.TeamsCall.NameOf(room);
}
