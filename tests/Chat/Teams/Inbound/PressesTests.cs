using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Buttons of cards: who may press what, and what he sees then [INT-02] [PRE-41] [ADM-12] [PRV-15].</summary>
public sealed class PressesTests : IAsyncLifetime
{
    private const string Bob = "0e0e0e0e-0000-4000-8000-000000000002";
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private static readonly string Self = Subjects.Person(InboundWorld.Ann);
    private static readonly string All = new PressId(Verbs.HelpAll, Self).ToString();
    private static readonly string Name = new PressId(Verbs.NameValue, "meeting:m").ToString();
    private static readonly string Settings = new PressId(Verbs.Settings, Self).ToString();
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_press_is_found_on_the_message_that_was_pressed_and_stored()
    {
        var message = await world.Show("card/1", Card);
        await world.Passing(world.Take(Acts.Press(All, message)));
        Assert.Equal((Self, new Pressed(InboundWorld.Ann, "card/1", Verbs.HelpAll)), world.Waiting.Select(each => (each.Subject, each.What)).Single());
    }

    [Fact]
    public async Task Once_it_is_decided_on_the_answer_is_the_card_as_it_stands_then()
    {
        var message = await world.Show("card/1", Card);
        var answering = world.Take(Acts.Press(All, message));
        var reply = await world.Passing(answering, () => world.Waiting.Count > 0 ? world.Change("card/1", InboundWorld.View(Texts.NothingYet.With())) : Task.CompletedTask);
        Assert.Equal((200, 200, CardType), (reply.Status, reply.Code, reply.Type));
        Assert.DoesNotContain("Show all", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_by_a_card_of_its_own_leaves_the_pressed_one_as_it_is()
    {
        var message = await world.Show("card/1", Card);
        var reply = await world.TakeAndDecide(Acts.Press(All, message));
        Assert.Equal((200, CardType), (reply.Code, reply.Type));
        Assert.Contains("Show all", reply.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Store.Read(sql => sql.Number("select count(*) from outbox where card like 'answer/%'")));
    }

    [Fact]
    public async Task Where_deciding_takes_longer_a_sentence_says_that_it_is_saved()
    {
        var message = await world.Show("card/1", Card);
        var reply = await world.Passing(world.Take(Acts.Press(All, message)));
        Assert.Equal((200, MessageType), (reply.Code, reply.Type));
        Assert.Contains("It is saved", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_it_is_answered_twice_and_decided_on_as_one()
    {
        var message = await world.Show("card/1", Card);
        var press = Acts.Press(All, message);
        var first = await world.TakeAndDecide(press);
        var second = await world.TakeAndDecide(press);
        Assert.Equal(first.Body!.ToJsonString(), second.Body!.ToJsonString());
        Assert.Equal(1, world.Store.Read(sql => sql.Number("select count(*) from outbox where card like 'answer/%'")));
    }

    [Fact]
    public async Task The_second_click_of_two_shows_the_card_as_the_first_has_left_it_and_a_later_one_is_told_that_it_is_gone()
    {
        var message = await world.Show("card/1", Card);
        await world.Passing(world.Take(Acts.Press(All, message)), () => world.Waiting.Count > 0 ? world.Change("card/1", InboundWorld.View(Texts.NothingYet.With())) : Task.CompletedTask);
        await world.Turn();
        var second = await world.Take(Acts.Press(All, message));
        Assert.Equal((200, CardType), (second.Code, second.Type));
        Assert.DoesNotContain("any more", second.Text, StringComparison.Ordinal);
        var other = await world.Take(Acts.Press(Name, message));
        Assert.Contains("not on this message any more", other.Text, StringComparison.Ordinal);

        world.Machine.Advance(JustPressed.Moment);
        Assert.Contains("not on this message any more", (await world.Take(Acts.Press(All, message))).Text, StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task Where_there_is_no_form_for_whoever_presses_he_is_not_told_that_something_is_saved()
    {
        var message = await world.Show("card/1", Card);
        world.Answers = (_, _, _) => Answer.Nothing;
        var reply = await world.Take(Acts.Open(Settings, message));
        Assert.Equal("message", reply.TaskType);
        Assert.Contains("My answer comes as a message", reply.Text, StringComparison.Ordinal);
        Assert.Equal(Verbs.Settings, Assert.IsType<Pressed>(Assert.Single(world.Waiting).What).Verb);
    }

    [Fact]
    public async Task A_card_whose_message_nobody_told_us_is_found_by_what_it_says_of_itself()
    {
        await world.Show("card/1", Card, receipt: null);
        await world.Passing(world.Take(Acts.Press(All, "99", "card/1")));
        Assert.Equal("card/1", Assert.IsType<Pressed>(Assert.Single(world.Waiting).What).Card);
    }

    [Theory]
    [InlineData("a:2other", null)] // It stands elsewhere.
    [InlineData(Acts.Group, null)]
    [InlineData(Acts.Direct, "card/none")]
    public async Task A_card_that_does_not_stand_where_it_is_pressed_is_none(string room, string? card)
    {
        await world.Show("card/1", Card, receipt: room == Acts.Direct ? "" : "77");
        var reply = await world.Take(Acts.Press(All, "99", card ?? "card/1", room));
        Assert.Equal((200, MessageType), (reply.Code, reply.Type));
        Assert.Contains("not on this message any more", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Kept);
    }

    [Fact]
    public async Task What_the_card_does_not_show_any_more_is_said_on_the_card_as_it_stands_now()
    {
        var message = await world.Show("card/1", Card);
        await world.Change("card/1", InboundWorld.View(Texts.NothingYet.With()));
        world.Machine.Advance(TimeSpan.FromDays(40)); // a month later it is the same
        var reply = await world.Take(Acts.Press(All, message));
        Assert.Equal((200, 200, CardType), (reply.Status, reply.Code, reply.Type));
        Assert.Contains("not on this message any more", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Kept);
    }

    [Fact]
    public async Task What_one_sees_alone_nobody_else_can_press_or_see()
    {
        await world.Meet(Bob, "bob@ours.example");
        await world.Know("bob@ours.example");
        var message = await world.Show("card/1", Card, Acts.Group, onlyFor: InboundWorld.Ann);
        foreach (var activity in new[]
        {
            Acts.Press(All, message, "card/1", Acts.Group, Bob),
            Acts.Execute("view", new JsonObject { ["c"] = "card/1" }, message, Acts.Group, Bob),
        })
        {
            var reply = await world.Take(activity);
            Assert.Equal(MessageType, reply.Type);
            Assert.DoesNotContain("Show all", reply.Text, StringComparison.Ordinal);
        }

        var form = await world.Take(Acts.Open(Settings, message, "card/1", Acts.Group, Bob));
        Assert.Equal("message", form.TaskType);
        Assert.Equal(0, world.Kept);
    }

    [Theory]
    [InlineData("guest", "people of this company only")]
    [InlineData("member", "nobody has told me about you")]
    public async Task Whom_we_do_nothing_for_is_told_so_and_nothing_is_stored(string kind, string sentence)
    {
        await world.Meet(Bob, "gus@ours.example", kind);
        var message = await world.Show("card/1", Card, Acts.Group);
        Assert.Contains(sentence, (await world.Take(Acts.Press(All, message, "card/1", Acts.Group, Bob))).Text, StringComparison.Ordinal);
        Assert.Contains(sentence, (await world.Take(Acts.Open(Settings, message, "card/1", Acts.Group, Bob))).Text, StringComparison.Ordinal);
        var view = await world.Take(Acts.Execute("view", new JsonObject { ["c"] = "card/1" }, message, Acts.Group, Bob, "automatic"));
        Assert.Equal((200, 400, "application/vnd.microsoft.error"), (view.Status, view.Code, view.Type));
        Assert.DoesNotContain("Show all", view.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Kept);
    }

    [Fact] // ADM-12
    public async Task What_is_pressed_in_a_room_says_so_and_in_the_direct_chat_does_not()
    {
        var room = await world.Show("card/1", Card, Acts.Channel, thread: "card/root");
        var direct = await world.Show("card/2", Card);
        await world.Passing(world.Take(Acts.Press(All, room, room: Acts.Thread("12"))));
        await world.Passing(world.Take(Acts.Press(All, direct)));
        Assert.Equal<(string?, string?)>(
            [(CoachBot.Chat.Teams.Inbound.TeamsCall.NameOf(Acts.Channel), "card/root"), (null, null)],
            world.Waiting.Select(each => (Pressed)each.What).Select(pressed => (pressed.Room, pressed.Thread)));
    }

    [Theory]
    [InlineData("automatic")]
    [InlineData("manual")]
    [InlineData(null)]
    public async Task A_refresh_is_answered_with_the_card_that_asks_for_it_again_and_nothing_is_stored(string? trigger)
    {
        var message = await world.Show("card/1", Card, Acts.Group);
        var reply = await world.Take(Acts.Execute("view", new JsonObject { ["c"] = "card/1" }, message, Acts.Group, trigger: trigger));
        Assert.Equal((200, CardType), (reply.Code, reply.Type));
        var refresh = reply.Body!["value"]!["refresh"]!;
        Assert.Equal(("view", "card/1"), (refresh["action"]!["verb"]!.GetValue<string>(), refresh["action"]!["data"]!["c"]!.GetValue<string>()));
        Assert.Equal(["29:" + Acts.Ann], refresh["userIds"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal(0, world.Kept);
    }

    [Fact] // PRE-41
    public async Task What_is_typed_on_the_card_itself_is_its_answer_as_if_it_stood_in_its_thread_and_once_however_often_Save_is_pressed()
    {
        var (key, message) = await Asking();
        for (var press = 0; press < 2; press++)
            await world.Passing(world.Take(Acts.Execute("say", new JsonObject { ["c"] = key, ["said"] = " Their planner saves <b>two</b> days " }, message)));
        var (subject, _, what) = Assert.Single(world.Waiting);
        Assert.Equal((Self, new Said(InboundWorld.Ann, CoachBot.Chat.Teams.Inbound.TeamsCall.NameOf(Acts.Direct), "Their planner saves <b>two</b> days", key, Direct: true)), (subject, what));
    }

    [Fact] // PRE-41
    public async Task Nothing_typed_is_an_answer_to_nothing_and_what_was_typed_beside_another_press_stays()
    {
        var (key, message) = await Asking();
        var empty = await world.Take(Acts.Execute("say", new JsonObject { ["c"] = key, ["said"] = "  " }, message));
        Assert.Equal((CardType, 0), (empty.Type, world.Kept));
        var other = await world.TakeAndDecide(Acts.Execute("press", new JsonObject { ["c"] = key, ["p"] = PressRef.Of(All), ["said"] = "half a sentence" }, message));
        var input = other.Body!["value"]!["body"]!.AsArray().Single(element => element!["type"]!.GetValue<string>() == "Input.Text")!;
        Assert.Equal(("said", "half a sentence"), (input["id"]!.GetValue<string>(), input["value"]!.GetValue<string>()));

        var fetch = Acts.Open(Name, message);
        fetch["value"]!["data"]!["said"] = "half a sentence";
        world.Answers = (_, _, _) => new(new FormView(Forms.Learned, "meeting:m", Facts.None, [new("learned", FieldType.Multiline)]));
        Assert.Contains("half a sentence", (await world.Take(fetch)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")] // Some clients send the text that there is none of.
    public async Task An_old_clients_submit_is_the_same_press_and_has_no_answer(string? text)
    {
        var message = await world.Show("card/1", Card);
        var press = Acts.Of("message").With("replyToId", message).With("value", new JsonObject { ["p"] = PressRef.Of(All), ["c"] = "card/1" });
        if (text is not null) press["text"] = text;
        var reply = await world.Take(press);
        Assert.Equal((200, null), (reply.Status, reply.Body));
        Assert.Equal(new Pressed(InboundWorld.Ann, "card/1", Verbs.HelpAll), Assert.Single(world.Waiting).What);
    }

    [Fact]
    public async Task Nothing_chosen_from_a_list_leaves_the_card_as_it_is()
    {
        var message = await world.Show("card/1", Card);
        var reply = await world.Take(Acts.Execute("press", new JsonObject { ["l"] = "p1", ["c"] = "card/1" }, message));
        Assert.Equal((200, CardType), (reply.Code, reply.Type));
        Assert.DoesNotContain("any more", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Kept);
    }

    [Fact]
    public async Task A_press_that_could_not_be_stored_is_told_as_an_error()
    {
        var message = await world.Show("card/1", Card);
        await using (await world.HoldStore())
        {
            var reply = await world.Passing(world.Take(Acts.Press(All, message)));
            Assert.Equal((200, 500, "application/vnd.microsoft.error"), (reply.Status, reply.Code, reply.Type));
            Assert.Contains("could not be saved", reply.Body!["value"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        await world.Turn();
        Assert.Equal(0, world.Kept);
    }

    [Theory]
    [InlineData("signin/tokenExchange")]
    [InlineData("signin/verifyState")]
    [InlineData("application/search")]
    [InlineData("something/new")]
    public async Task Sign_in_and_unknown_invokes_are_refused_and_nothing_is_stored(string name)
    {
        var reply = await world.Take(Acts.Invoke(name, new JsonObject { ["token"] = "planted-token", ["state"] = "123456" }));
        Assert.Equal((501, null), (reply.Status, reply.Body));
        Assert.Equal(0, world.Kept + world.Count("notices"));
    }

    [Theory]
    [InlineData("""{"action":{"verb":"press","data":{"p":5,"c":{}}}}""")]
    [InlineData("""{"action":{"verb":"press"}}""")]
    [InlineData("""{"action":{"verb":"view","data":[]}}""")]
    [InlineData("""{"action":{"verb":"press","data":{"p":"' or 1=1 --","c":"card/1\u0000"}}}""")]
    public async Task What_a_card_never_carried_is_answered_in_kind_words(string value)
    {
        await world.Show("card/1", Card);
        var reply = await world.Take(Acts.Invoke("adaptiveCard/action", JsonNode.Parse(value)!.AsObject()));
        Assert.Equal((200, MessageType), (reply.Status, reply.Type));
        Assert.Equal(0, world.Kept);
    }

    /// <summary>A card that asks for the value of one meeting.</summary>
    private async Task<(string Key, string Message)> Asking()
    {
        var key = CardKeys.Ask("m", InboundWorld.Ann);
        var view = InboundWorld.View(Texts.Help.With().Presses(new Press(Verbs.NameValue, "meeting:m", PressKind.Form), new Press(Verbs.HelpAll, Self)));
        return (key, await world.Show(key, view));
    }

    private static CardView Card => InboundWorld.View(Texts.Help.With().Presses(new Press(Verbs.HelpAll, Self), new Press(Verbs.Settings, Self, PressKind.Form)));
}
