using CoachBot.Chat;
using CoachBot.Chat.Teams;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>Where messages go in Teams, and what their receipts are.</summary>
public sealed class TeamsChatTests : IAsyncLifetime
{
    private ChatWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ChatWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_message_to_a_person_goes_to_his_own_chat_as_a_card_alone()
    {
        var receipt = await world.Sent(world.ToAnn, "Hello **all**");
        var message = Assert.Single(world.Teams.Screen(world.Ann).Messages);
        Assert.Equal((message.Room.Id, message.Id), (receipt.Room, receipt.MessageId));
        Assert.Equal((FakeTeamsRoomKind.Direct, "A message from the coach", ""), (message.Room.Kind, message.Notification, message.Text));
        Assert.Equal(["Hello **all**"], world.AnnReads);
        Assert.Empty(world.Teams.CallsOf("open"));
    }

    [Fact] // ADM-12
    public async Task In_a_channel_each_message_begins_a_thread_and_answers_stand_below_the_first()
    {
        var root = await world.Sent(world.ToRoom, "root");
        var answer = await world.Sent(world.ToRoom with { Thread = root }, "answer");
        var deeper = await world.Sent(world.ToRoom with { Thread = answer }, "answer to the answer");
        Assert.Equal([world.Room.Id, world.Room.Id, world.Room.Id], new[] { root, answer, deeper }.Select(receipt => receipt.Room));
        Assert.Equal([null, root.MessageId, root.MessageId], world.Room.Messages.Select(message => message.Thread));
        Assert.Equal([root.MessageId, answer.MessageId, deeper.MessageId], world.Room.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task The_first_message_of_a_thread_is_known_after_a_restart_too()
    {
        var root = await world.Sent(world.ToRoom, "root", "root");
        var answer = await world.Sent(world.ToRoom with { Thread = root }, "answer", "answer");
        await world.Keep("root", world.Room.Id, root);
        await world.Keep("answer", world.Room.Id, answer, thread: "root");
        await world.Restart();
        await world.Sent(world.ToRoom with { Thread = answer }, "later");
        await world.Replace(answer, "changed");
        Assert.Equal([null, root.MessageId, root.MessageId], world.Room.Messages.Select(message => message.Thread));
        Assert.EndsWith(Uri.EscapeDataString($";messageid={root.MessageId}") + "/activities/" + answer.MessageId, world.Teams.CallsOf("update")[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_somebody_typed_may_be_the_first_of_a_thread()
    {
        await world.Teams.Screen(world.Ann).Say("help", world.Room, mention: true);
        var typed = world.Room.Messages[^1];
        var answer = await world.Sent(world.ToRoom with { Thread = new(world.Room.Id, typed.Id) }, "answer", "answer");
        await world.Keep("answer", world.Room.Id, answer, thread: CardKeys.At(world.Room.Id, typed.Id));
        await world.Restart();
        await world.Sent(world.ToRoom with { Thread = answer }, "another");
        Assert.Equal([null, typed.Id, typed.Id], world.Room.Messages.Select(message => message.Thread));
        Assert.Contains(Uri.EscapeDataString($";messageid={typed.Id}"), world.Teams.CallsOf("send")[^1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_that_is_gone_takes_nothing_and_the_message_stands_for_itself()
    {
        await world.Sent(world.ToRoom with { Thread = new(world.Room.Id, "1700000000000") }, "answer");
        Assert.Null(Assert.Single(world.Room.Messages).Thread);
        Assert.Equal(["send", "begin"], world.Teams.Calls.Where(call => call.Method is "send" or "begin").Select(call => call.Method));
    }

    [Fact]
    public async Task In_a_group_chat_messages_stand_one_below_the_other()
    {
        var chat = world.Teams.Home.GroupChat("Deal", withBot: true, world.Ann);
        await world.Teams.Screen(world.Ann).AddTo(chat);
        var first = await world.Sent(new(ChatWorld.Tenant, chat.Id), "first");
        await world.Sent(new(ChatWorld.Tenant, chat.Id, Thread: first), "second");
        Assert.Equal([null, null], chat.Messages.Select(message => message.Thread));
        Assert.Empty(world.Teams.CallsOf("begin"));
    }

    [Fact]
    public async Task What_is_for_a_person_in_a_thread_of_a_room_stands_there()
    {
        var root = await world.Sent(world.ToRoom, "root");
        await world.Sent(world.ToAnn with { Thread = root }, "for Ann");
        Assert.Equal(root.MessageId, world.Room.Messages[^1].Thread);
        var direct = await world.Sent(world.ToAnn, "directly");
        await world.Sent(world.ToAnn with { Thread = direct }, "below");
        Assert.Equal(2, world.Teams.Direct(world.Ann)!.Messages.Count);
    }

    [Fact] // PRV-15
    public async Task What_one_person_alone_is_to_see_stands_in_no_thread_of_a_room_nor_does_what_hangs_below_an_unknown_one()
    {
        var root = await world.Sent(world.ToRoom, "root");
        await world.Sent(world.ToAnn with { Thread = root, OnlyFor = ChatWorld.AnnsAddress }, "for Ann alone");
        await world.Sent(world.ToAnn with { Thread = new("T1/C1", "1764.2") }, "of another platform");
        Assert.Single(world.Room.Messages);
        Assert.Equal(["for Ann alone", "of another platform"], world.Teams.Direct(world.Ann)!.Messages.Select(world.Teams.Screen(world.Ann).Read));
    }

    [Fact]
    public async Task An_edit_changes_the_message_for_everybody_and_an_older_revision_nothing()
    {
        foreach (var to in new[] { world.ToAnn, world.ToRoom })
        {
            var sent = await world.Sent(to, "one");
            Assert.Equal(sent, Assert.IsType<Done<ChatReceipt>>(await world.Replace(sent, "three", 3)).Receipt);
            Assert.Equal(sent, Assert.IsType<Done<ChatReceipt>>(await world.Replace(sent, "two", 2)).Receipt);
        }

        Assert.Equal(["three", "three"], world.AnnReads);
        Assert.Equal(2, world.Teams.CallsOf("update").Count);
    }

    [Fact]
    public async Task A_message_that_was_deleted_stays_so()
    {
        var sent = await world.Sent(world.ToRoom, "one");
        world.Room.Messages[0].Deleted = true;
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(await world.Replace(sent, "two")).Category);
        await world.Sent(world.ToRoom, "the room is as open as ever");
    }

    [Fact]
    public async Task What_Teams_took_without_an_id_is_sent_and_cannot_be_edited()
    {
        world.Teams.Faults.Split("send");
        var sent = await world.Sent(world.ToAnn, "one");
        Assert.Equal(TeamsPosts.NoId, sent.MessageId);
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(await world.Replace(sent, "two")).Category);
        Assert.Empty(world.Teams.CallsOf("update"));

        world.Teams.Faults.Say("begin", 201, $$"""{"id":"{{world.Room.Id}};messageid=177"}""");
        Assert.Equal("177", (await world.Sent(world.ToRoom, "told in the thread's id")).MessageId);
        world.Teams.Faults.Say("begin", 201, "{}");
        var split = await world.Sent(world.ToRoom, "no id at all");
        await world.Sent(world.ToRoom with { Thread = split }, "no thread");
        Assert.Null(world.Room.Messages[^1].Thread);
    }

    [Fact] // ADM-14
    public async Task Whether_a_message_arrived_nobody_can_tell()
    {
        await world.Sent(world.ToAnn, key: "known");
        Assert.Equal((Found.CannotTell, null), await world.Chat.Find(world.ToAnn, "known", world.Machine.GetUtcNow(), default));
    }

    [Fact]
    public async Task What_one_person_alone_sees_in_a_room_is_a_targeted_message_where_the_tenant_has_them()
    {
        await world.Restart(options => options with { TargetedMessages = true });
        var bo = world.Teams.Person("bo@ours.example", "Bo Lind");
        world.North.Members.Add(bo);
        var sent = await world.Sent(world.ToRoom with { OnlyFor = ChatWorld.AnnsAddress }, "for Ann alone", "only");
        Assert.Equal(world.Ann, Assert.Single(world.Room.Messages).OnlyFor);
        Assert.Empty(world.Reads(bo));

        await world.Keep("only", world.Room.Id, sent, onlyFor: ChatWorld.AnnsAddress);
        await world.Restart();
        Assert.IsType<Done<ChatReceipt>>(await world.Replace(sent, "changed, for Ann alone"));
        Assert.Equal(["changed, for Ann alone"], world.AnnReads);
        Assert.Empty(world.Reads(bo));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Else_it_goes_to_him_directly(bool asked, bool has)
    {
        await world.Restart(options => options with { TargetedMessages = asked });
        world.Teams.App.TargetedMessages = has;
        var sent = await world.Sent(world.ToRoom with { OnlyFor = ChatWorld.AnnsAddress }, "for Ann alone");
        Assert.Empty(world.Room.Messages);
        Assert.Equal(world.Teams.Direct(world.Ann)!.Id, sent.Room);
        Assert.IsType<Done<ChatReceipt>>(await world.Replace(sent, "changed"));
        Assert.Equal(["changed"], world.AnnReads);
    }

    [Fact]
    public async Task Views_of_their_own_are_for_those_who_read_another_language_or_live_by_another_clock()
    {
        var (bo, cem, dan) = (world.Teams.Person("bo@ours.example", "Bo"), world.Teams.Person("cem@ours.example", "Cem"), world.Teams.Person("dan@ours.example", "Dan", kind: FakeTeamsKind.Guest));
        foreach (var person in new[] { bo, cem, dan, world.Teams.Person("stranger@ours.example", "Eve") }) world.North.Members.Add(person);
        await world.Know("bo@ours.example", language: "de");
        await world.Know("cem@ours.example", language: "en");
        await world.Know("dan@ours.example", language: "fr");
        await world.Keep("card", world.Room.Id, reader: new Reader("Etc/UTC", "en"));
        var sent = await world.Sent(world.ToRoom, "to all", "card");
        Assert.Equal([bo.UserId], Viewers(world.Room.Messages[0]));

        // Nobody has to ask again for an edit, and what is for one alone has no other views.
        await world.Keep("card", world.Room.Id, sent, reader: new Reader("Etc/UTC", "en"));
        await world.Replace(sent, "changed");
        Assert.Equal([bo.UserId], Viewers(world.Room.Messages[0]));
        Assert.Single(world.Teams.CallsOf("members"));
        await world.Keep("direct", ChatWorld.AnnsAddress);
        await world.Sent(world.ToAnn, "directly", "direct");
        Assert.Empty(Viewers(world.Teams.Direct(world.Ann)!.Messages[0]));
    }

    [Fact]
    public async Task Where_the_roster_does_not_come_the_message_goes_without_views_of_their_own()
    {
        await world.Keep("card", world.Room.Id, reader: new Reader("Etc/UTC", "en"));
        world.Teams.Faults.Fail("members", 502);
        await world.Sent(world.ToRoom, "to all", "card");
        Assert.Empty(Viewers(Assert.Single(world.Room.Messages)));
    }

    private static IReadOnlyList<string> Viewers(FakeTeamsMessage message) =>
        [.. (message.Card?["refresh"]?["userIds"]?.AsArray() ?? []).Select(id => (string)id!)];
}
