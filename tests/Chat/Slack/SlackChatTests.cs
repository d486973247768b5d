using CoachBot.Chat;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Chat.Slack;

public sealed class SlackChatTests : IAsyncLifetime
{
    private SlackWorld world = null!;

    public async ValueTask InitializeAsync() => world = await SlackWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_message_to_a_person_goes_to_his_direct_room_with_our_key_and_without_unfolding_anything()
    {
        var receipt = await world.Sent(world.ToAnn, "Hello <!channel> & all");
        var message = Assert.Single(world.AnnSees);
        Assert.Equal(($"{world.Acme.Team}/{message.Room.Id}", message.Ts), (receipt.Room, receipt.MessageId));
        Assert.Equal(FakeRoomKind.Direct, message.Room.Kind);
        Assert.Equal("A message from the coach", message.Text);
        Assert.Equal("Hello <!channel> & all", FakeScreen.Read(message));
        var call = Assert.Single(world.Slack.CallsOf("chat.postMessage"));
        Assert.Equal(("false", "false", "false"), (call.Argument("unfurl_links"), call.Argument("unfurl_media"), call.Argument("link_names")));
        Assert.Equal($$$"""{"event_type":"coachbot_card","event_payload":{"k":"{{{SentKey.Of("default", "card")}}}"}}""", call.Argument("metadata"));
    }

    [Fact]
    public void The_key_is_the_beginning_of_a_hash_of_tenant_and_card() => Assert.Equal("601062f65298d7deaa3d4d78608694ad", SentKey.Of("default", "ask/m-1/ann@ours.example"));

    [Theory] // PRV-15
    [InlineData(FakeKind.Guest)]
    [InlineData(FakeKind.Outside)]
    [InlineData(FakeKind.Bot)]
    [InlineData(FakeKind.Deactivated)]
    public async Task Only_members_hear_from_the_coach_in_threads_and_rooms_too(FakeKind kind)
    {
        var room = world.Room();
        var root = await world.Sent(world.ToAnn);
        var inRoom = await world.Sent(world.To(room), key: "room");
        var sendings = world.Sendings;
        world.Ann.Kind = kind;
        world.Machine.Advance(TimeSpan.FromDays(2)); // what Slack said of her is asked again
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn)).Category);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn with { Thread = root })).Category);

        // That she cannot be reached must not be said of the room.
        var only = await world.Deliver(world.To(room, SlackWorld.AnnsAddress) with { Thread = inRoom });
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(only).Category);
        Assert.Equal(sendings, world.Sendings);
    }

    [Fact]
    public async Task A_person_may_be_named_by_his_id_in_Slack()
    {
        await world.Sent(new("default", world.Ann.Id), "one", "1");
        await world.Sent(new("default", $"{world.Acme.Team}/{world.Ann.Id}"), "two", "2");
        Assert.Equal(["one", "two"], world.AnnSees.Select(FakeScreen.Read));
    }

    [Fact]
    public async Task What_one_person_alone_sees_in_a_room_is_edited_in_answer_to_a_press_on_it()
    {
        var room = world.Room();
        var message = SlackWorld.Message("press", new Button("open@meeting:1", "Open", ButtonStyle.Primary, ButtonKind.Button));
        var sent = Assert.IsType<Done<ChatReceipt>>(await world.Chat.Deliver(world.To(room, SlackWorld.AnnsAddress), message, "card", 1, default)).Receipt;
        world.Slack.Sends.To(_ => Task.FromResult(new FakeReply(200, "")));
        await world.Slack.Screen(world.Ann).Press("Open");
        var payload = FakeJson.Parse(QueryHelpers.ParseQuery(world.Slack.Sends.Made[^1].Delivery.Body)["payload"].ToString())!;
        world.Responses.Keep(world.Acme.Team, room.Id, world.Ann.Id, new Uri((string)payload["response_url"]!), (string)payload["container"]!["message_ts"]!);
        Assert.Equal(sent, Assert.IsType<Done<ChatReceipt>>(await world.Chat.Replace("default", sent, SlackWorld.Message("changed"), 2, default)).Receipt);
        Assert.Equal("changed", FakeScreen.Read(Assert.Single(world.AnnSees)));
    }

    [Fact]
    public async Task An_edit_of_what_one_person_alone_sees_that_comes_too_soon_is_made_later()
    {
        var room = world.Room();
        var sent = await world.Sent(world.To(room, SlackWorld.AnnsAddress), "only you");
        world.Responses.Keep(world.Acme.Team, room.Id, world.Ann.Id, new Uri(world.Slack.Api, "/response/none"), sent.MessageId);
        world.Slack.Faults.Limit("response");

        var later = Assert.IsType<TryAgain<ChatReceipt>>(await world.Chat.Replace("default", sent, SlackWorld.Message("changed"), 2, default));

        Assert.Equal((world.Machine.GetUtcNow().AddSeconds(30), "ratelimited (no Retry-After)"), (later.NotBefore, later.Reason));
        Assert.Empty(world.Slack.CallsOf("chat.update"));
    }

    [Fact]
    public async Task What_one_person_alone_sees_in_a_room_is_not_edited_otherwise()
    {
        var room = world.Room();
        var other = world.Acme.Person("bo@ours.example", "Bo Lind");
        room.Members.Add(other.Id);
        var receipt = await world.Sent(world.To(room, SlackWorld.AnnsAddress), "only you");
        Assert.Equal("only you", FakeScreen.Read(Assert.Single(world.AnnSees)));
        Assert.Empty(world.Slack.Screen(other).Messages);
        var edit = await world.Chat.Replace("default", receipt, SlackWorld.Message("changed"), 2, default);
        Assert.Equal("message_not_found", Assert.IsType<Failed<ChatReceipt>>(edit).Reason);
        Assert.Single(room.Messages);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Where_the_bot_or_the_person_is_not_in_the_room_an_answer_goes_to_his_command_else_to_him_directly(bool withBot, bool withAnn)
    {
        var room = world.Room(withBot: withBot, withAnn: withAnn);
        var url = new Uri(world.Slack.Api, "/response/none");
        world.Responses.Keep(world.Acme.Team, room.Id, world.Ann.Id, url);
        await world.Sent(world.To(room, SlackWorld.AnnsAddress), "only you"); // that address is none any more
        Assert.Single(world.Slack.CallsOf("response"));
        var message = Assert.Single(world.AnnSees);
        Assert.Equal((FakeRoomKind.Direct, "only you"), (message.Room.Kind, FakeScreen.Read(message)));
    }

    [Fact]
    public async Task An_answer_to_a_command_has_no_stamp_and_is_not_edited()
    {
        var room = world.Room(withBot: false);
        world.Slack.Sends.To(_ => Task.FromResult(new FakeReply(200, "")));
        await world.Slack.Screen(world.Ann).Command("/coach", room);
        var url = QueryHelpers.ParseQuery(world.Slack.Sends.Made[^1].Delivery.Body)["response_url"].ToString();
        world.Responses.Keep(world.Acme.Team, room.Id, world.Ann.Id, new Uri(url));
        var receipt = await world.Sent(world.To(room, SlackWorld.AnnsAddress), "only you");
        Assert.Equal((room.Id, "only you"), (Assert.Single(world.AnnSees).Room.Id, FakeScreen.Read(world.AnnSees[0])));
        Assert.IsType<Failed<ChatReceipt>>(await world.Chat.Replace("default", receipt, SlackWorld.Message(), 2, default));
        Assert.Empty(world.Slack.CallsOf("chat.update"));
    }

    [Fact]
    public async Task An_answer_with_buttons_goes_where_they_lead_to_its_card()
    {
        var room = world.Room(withBot: false);
        world.Responses.Keep(world.Acme.Team, room.Id, world.Ann.Id, new Uri(world.Slack.Api, "/response/none"));
        var message = SlackWorld.Message("press", new Button("open@meeting:1", "Open", ButtonStyle.Primary, ButtonKind.Button));
        Assert.IsType<Done<ChatReceipt>>(await world.Chat.Deliver(world.To(room, SlackWorld.AnnsAddress), message, "card", 1, default));
        Assert.Empty(world.Slack.CallsOf("response"));
        Assert.Equal(FakeRoomKind.Direct, Assert.Single(world.AnnSees).Room.Kind);
    }

    [Fact]
    public async Task A_Slack_that_does_not_know_our_newer_blocks_gets_them_in_words()
    {
        world.Slack.Faults.Error("chat.postMessage", "invalid_blocks");
        var table = new Table([[[new Run("Deal")], [new Run("Day")]], [[new Run("Acme")], [new Run("Monday")]]]);
        var message = SlackWorld.Message() with { Blocks = [table] };
        Assert.IsType<Done<ChatReceipt>>(await world.Chat.Deliver(world.ToAnn, message, "card", 1, default));
        Assert.Equal(["invalid_blocks", "ok"], world.Slack.CallsOf("chat.postMessage").Select(call => call.Outcome));
        Assert.Contains("data_table", world.Slack.CallsOf("chat.postMessage")[0].Argument("blocks"), StringComparison.Ordinal);
        Assert.DoesNotContain("data_table", world.Slack.CallsOf("chat.postMessage")[1].Argument("blocks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cannot_reply_to_message")]
    [InlineData("restricted_action_non_threadable_channel")]
    [InlineData("thread_locked")]
    [InlineData("restricted_action_thread_locked")]
    public async Task Where_a_thread_is_forbidden_the_message_stands_for_itself(string code)
    {
        var root = await world.Sent(world.ToAnn);
        world.Slack.Faults.Error("chat.postMessage", code);
        await world.Sent(world.ToAnn with { Thread = root }, "two", "two");
        Assert.Null(world.AnnSees[^1].Thread);
    }

    [Theory]
    [InlineData("thread_locked")]
    [InlineData("restricted_action_thread_locked")]
    public async Task A_locked_thread_says_nothing_of_its_room(string code)
    {
        var room = world.Room();
        var root = await world.Sent(world.To(room), key: "root");
        world.Slack.Faults.Error("chat.postMessage", code, times: 2);
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.To(room) with { Thread = root })).Category);
        world.Machine.Advance(TimeSpan.FromMinutes(1));
        world.Slack.Faults.Error("chat.postEphemeral", code);
        await world.Sent(world.To(room, SlackWorld.AnnsAddress) with { Thread = root }, "only you", "only");
        Assert.Equal(("only you", room.Id, null), (FakeScreen.Read(world.AnnSees[^1]), world.AnnSees[^1].Room.Id, world.AnnSees[^1].Thread));
    }

    [Theory]
    [InlineData("conversations.open", "user_disabled")]
    [InlineData("chat.postMessage", "channel_not_found")]
    public async Task That_a_person_cannot_be_reached_directly_says_nothing_of_the_room(string method, string code)
    {
        world.Slack.Faults.Error(method, code);
        var only = await world.Deliver(world.To(world.Room(withBot: false), SlackWorld.AnnsAddress));
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(only).Category);
    }

    [Fact]
    public async Task An_answer_to_a_command_that_may_have_arrived_is_not_given_a_second_time()
    {
        var room = world.Room(withBot: false);
        world.Responses.Keep(world.Acme.Team, room.Id, world.Ann.Id, new Uri(world.Slack.Api, "/response/none"));
        world.Slack.Faults.Fail("response", 503);
        Assert.IsType<Unknown<ChatReceipt>>(await world.Deliver(world.To(room, SlackWorld.AnnsAddress), "only you"));
        Assert.Empty(world.AnnSees);
    }

    [Fact]
    public async Task A_bot_whose_app_we_were_not_told_finds_its_own_messages()
    {
        await world.Installations.Keep(new Grant("", world.Acme.Team, world.Acme.Name, "", world.Acme.Bot.Id, world.Token.Scopes, world.Token.Token), default);
        Assert.Empty(world.Installation.App);
        var receipt = await world.Sent(world.ToAnn);
        Assert.Equal((Found.Yes, receipt), await world.Chat.Find(world.ToAnn, "card", world.Machine.GetUtcNow(), default));
    }

    [Fact] // F23
    public async Task Another_tenant_reaches_nobody_here()
    {
        var receipt = await world.Sent(world.ToAnn);
        foreach (var to in new[] { world.ToAnn, world.To(world.Room()) })
            Assert.Equal(FailureCategory.NotAllowed, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(to with { Tenant = "other" })).Category);
        Assert.IsType<Failed<ChatReceipt>>(await world.Chat.Replace("other", receipt, SlackWorld.Message("stolen"), 2, default));
        Assert.Equal(Found.CannotTell, (await world.Chat.Find(world.ToAnn with { Tenant = "other" }, "card", world.Machine.GetUtcNow(), default)).Found);
        Assert.Equal("Hello", FakeScreen.Read(Assert.Single(world.AnnSees)));
    }

    [Fact]
    public async Task A_message_of_somebody_else_with_our_key_is_not_ours()
    {
        await world.Sent(world.ToAnn, key: "opens the room");
        var at = world.Machine.GetUtcNow();
        var room = world.Slack.Direct(world.Ann)!;
        room.Messages.Add(new FakeMessage(room, "1795420800.000900") { User = world.Ann.Id, Metadata = FakeJson.Parse(SentKey.Metadata("default", "copied")) as System.Text.Json.Nodes.JsonObject });
        Assert.Equal((Found.No, null), await world.Chat.Find(world.ToAnn, "copied", at, default));
    }

    [Fact]
    public async Task In_a_thread_it_is_looked_for_in_the_thread()
    {
        var root = await world.Sent(world.ToAnn);
        var to = world.ToAnn with { Thread = root };
        var receipt = await world.Sent(to, "reply", "reply");
        Assert.Equal((Found.Yes, receipt), await world.Chat.Find(to, "reply", world.Machine.GetUtcNow(), default));
        Assert.Single(world.Slack.CallsOf("conversations.replies"));
    }

    [Fact]
    public async Task Where_we_may_not_look_or_more_was_written_than_one_look_shows_nobody_can_tell()
    {
        await world.Sent(world.ToAnn);
        var at = world.Machine.GetUtcNow();
        var room = world.Slack.Direct(world.Ann)!;
        for (var i = 0; i < 15; i++) room.Messages.Add(new FakeMessage(room, $"{at.ToUnixTimeSeconds()}.1000{i:D2}") { User = world.Ann.Id });
        Assert.Equal(Found.CannotTell, (await world.Chat.Find(world.ToAnn, "card", at, default)).Found);
        world.Token.Scopes.Remove("im:history");
        world.Token.Scopes.Remove("channels:history");
        world.Token.Scopes.Remove("groups:history");
        Assert.Equal(Found.CannotTell, (await world.Chat.Find(world.ToAnn, "card", at, default)).Found);
        Assert.Equal(Found.CannotTell, (await world.Chat.Find(world.To(world.Room(), SlackWorld.AnnsAddress), "card", at, default)).Found);
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(600)]
    public async Task It_is_found_though_Slacks_clock_is_another(int seconds)
    {
        var at = world.Machine.GetUtcNow();
        world.Machine.Advance(TimeSpan.FromSeconds(Math.Max(seconds, 0)));
        var receipt = await world.Sent(world.ToAnn);
        if (seconds < 0) at += TimeSpan.FromSeconds(-seconds);

        // Our own clock goes as it went; the fake's is ahead or behind.
        var chat = world.WithClock(at);
        Assert.Equal((Found.Yes, receipt), await chat.Find(world.ToAnn, "card", at, default));
        Assert.Equal((Found.No, null), await chat.Find(world.ToAnn, "another", at, default));
    }

    [Fact]
    public async Task While_Slack_cannot_say_the_question_is_not_answered()
    {
        await world.Sent(world.ToAnn);
        world.Slack.Faults.Limit("conversations.history", "30");
        await Assert.ThrowsAsync<TimeoutException>(() => world.Chat.Find(world.ToAnn, "card", world.Machine.GetUtcNow(), default));
        await Assert.ThrowsAsync<TimeoutException>(() => world.Chat.Find(world.ToAnn, "card", world.Machine.GetUtcNow(), default));
        Assert.Single(world.Slack.CallsOf("conversations.history"));
    }
}
