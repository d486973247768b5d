using CoachBot.Chat;
using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Coach.People;
using CoachBot.Delivery;
using CoachBot.Tests.Support.Teams;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>What becomes of a message that Teams does not take; and whom nothing reaches [ADM-16] [PRV-15].</summary>
public sealed class TeamsChatRefusalTests : IAsyncLifetime
{
    private ChatWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ChatWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory] // PRV-15
    [InlineData(FakeTeamsKind.Guest)]
    [InlineData(FakeTeamsKind.Gone)]
    public async Task Only_members_hear_from_the_coach_in_threads_and_rooms_too(FakeTeamsKind kind)
    {
        await world.Restart(options => options with { TargetedMessages = true });
        var (root, inRoom) = (await world.Sent(world.ToAnn), await world.Sent(world.ToRoom));
        var sendings = world.Sendings;
        world.Ann.Kind = kind;
        world.Machine.Advance(TimeSpan.FromDays(2)); // what Teams said of her is asked again
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn)).Category);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn with { Thread = inRoom })).Category);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(new(ChatWorld.Tenant, world.Ann.ObjectId))).Category);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(await world.Replace(root, "changed")).Category);

        // That she cannot be reached must not be said of the room.
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToRoom with { OnlyFor = ChatWorld.AnnsAddress })).Category);
        Assert.Equal(sendings, world.Sendings);
    }

    [Theory]
    [InlineData(FakeTeamsBlock.ByCode)]
    [InlineData(FakeTeamsBlock.BySubCode)]
    public async Task Whoever_has_blocked_the_bot_is_left_alone_until_he_writes(FakeTeamsBlock block)
    {
        world.Ann.Blocked = block;
        Assert.Equal("Unreachable: This person has blocked CoachBot in Teams.", await world.WhyNot(world.ToAnn));
        var sendings = world.Sendings;
        for (var i = 0; i < 3; i++) Assert.Equal("Unreachable: This person has blocked CoachBot in Teams.", await world.WhyNot(world.ToAnn));
        Assert.Equal(sendings, world.Sendings);

        world.Ann.Blocked = FakeTeamsBlock.None;
        Assert.StartsWith("Unreachable", await world.WhyNot(world.ToAnn), StringComparison.Ordinal);
        await world.Teams.Screen(world.Ann).Say("help");
        await world.Sent(world.ToAnn);
    }

    [Fact] // ADM-16
    public async Task Once_a_week_he_is_tried_again()
    {
        world.Ann.Blocked = FakeTeamsBlock.ByCode;
        await world.WhyNot(world.ToAnn);
        world.Machine.Advance(TimeSpan.FromDays(7));
        var sendings = world.Sendings;
        await world.WhyNot(world.ToAnn);
        await world.WhyNot(world.ToAnn);
        Assert.Equal(sendings + 1, world.Sendings);

        world.Machine.Advance(TimeSpan.FromDays(7));
        world.Ann.Blocked = FakeTeamsBlock.None;
        var room = (await world.Sent(world.ToAnn)).Room;
        Assert.Equal((null, null), world.Conversations.Find(ChatWorld.Tenant, room) is var row ? (row!.Stopped, row.StoppedAt) : default);
    }

    [Fact]
    public async Task Whoever_has_removed_the_app_is_not_called_and_an_installation_revives_him()
    {
        await world.Teams.Screen(world.Ann).Uninstall();
        var calls = world.Teams.Calls.Count;
        Assert.Equal("Unreachable: CoachBot is not installed for this person in Teams: the person, or an administrator, has to add the app.", await world.WhyNot(world.ToAnn));
        Assert.Equal(calls, world.Teams.Calls.Count);
        await world.Teams.Screen(world.Ann).Install();
        await world.Sent(world.ToAnn);
    }

    [Fact]
    public async Task A_team_that_has_removed_the_app_gets_nothing_in_any_channel()
    {
        var deals = world.North.Channel("deals");
        await world.Teams.Screen(world.Ann).Say("help", deals, mention: true);
        await world.Sent(new(ChatWorld.Tenant, deals.Id));
        await world.Teams.Screen(world.Ann).RemoveFrom(world.North);
        var sendings = world.Sendings;
        Assert.Equal("Unreachable: CoachBot is not in this team or chat in Teams: somebody there has to add the app.", await world.WhyNot(new(ChatWorld.Tenant, deals.Id)));
        Assert.Equal(sendings, world.Sendings);
        Assert.Equal("Unreachable: CoachBot is not in this team or chat in Teams: somebody there has to add the app.", await world.WhyNot(new(ChatWorld.Tenant, "19:nobody@thread.tacv2")));
    }

    [Fact]
    public async Task A_tenant_whose_administrator_has_switched_the_app_off_is_no_fault_of_the_person()
    {
        world.Teams.Home.Suspended = true;
        Assert.Equal("NotAllowed: An administrator has blocked the app in the Teams admin center.", await world.WhyNot(world.ToAnn));
        var sendings = world.Sendings;
        await world.WhyNot(world.ToAnn);
        Assert.Equal(sendings, world.Sendings);
    }

    [Fact]
    public async Task A_room_that_is_gone_is_left_alone()
    {
        var chat = world.Teams.Home.GroupChat("Deal", withBot: true, world.Ann);
        await world.Teams.Screen(world.Ann).AddTo(chat);
        chat.Deleted = true;
        Assert.StartsWith("Unreachable: This conversation", await world.WhyNot(new(ChatWorld.Tenant, chat.Id)), StringComparison.Ordinal);
        var sendings = world.Sendings;
        await world.WhyNot(new(ChatWorld.Tenant, chat.Id));
        Assert.Equal(sendings, world.Sendings);
    }

    [Fact]
    public async Task A_chat_that_is_gone_is_opened_anew_and_the_message_goes_there()
    {
        await world.Sql("update teams_conversations set id = 'a:1gone' where kind = 'personal'");
        await world.Sql("update teams_users set conversation = 'a:1gone'");
        var sent = await world.Sent(world.ToAnn, "found again");
        Assert.Equal(world.Teams.Direct(world.Ann)!.Id, sent.Room);
        Assert.Equal(["found again"], world.AnnReads);
        await world.Sent(world.ToAnn);
        Assert.Single(world.Teams.CallsOf("open"));

        // Where there is no other, it is tried no further.
        world.Teams.Faults.Refuse("send", 404, "ConversationNotFound");
        Assert.StartsWith("Unreachable: This conversation", await world.WhyNot(world.ToAnn), StringComparison.Ordinal);
        Assert.Equal(2, world.Teams.CallsOf("open").Count);
    }

    [Fact]
    public async Task What_befalls_a_thread_elsewhere_is_not_said_of_the_person()
    {
        var root = await world.Sent(world.ToRoom);
        world.North.HasBot = false;
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn with { Thread = root })).Category);
        Assert.Equal(FailureCategory.Refused, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn with { Thread = root })).Category);
        await world.Sent(world.ToAnn);
    }

    [Fact]
    public async Task Another_host_is_noted_and_tried_the_next_time()
    {
        // GCC lives on a host of its own: here the test's own cloud has none, so it is said and nothing else is called.
        world.Teams.Faults.Refuse("send", 403, "InvalidBotApiHost");
        Assert.StartsWith("NotAllowed: Teams serves this conversation at another host", await world.WhyNot(world.ToAnn), StringComparison.Ordinal);
        await world.Sent(world.ToAnn);
    }

    [Fact]
    public async Task Trouble_on_the_way_is_told_from_trouble_with_the_message()
    {
        world.Teams.Faults.Limit("send", "30");
        Assert.Equal(world.Machine.GetUtcNow().AddSeconds(30), Assert.IsType<TryAgain<ChatReceipt>>(await world.Deliver(world.ToAnn)).NotBefore);
        world.Machine.Advance(TimeSpan.FromSeconds(31));
        world.Teams.Faults.Fail("send", 502, effect: true);
        Assert.IsType<Unknown<ChatReceipt>>(await world.Deliver(world.ToAnn));
        world.Teams.Faults.Refuse("send", 412, "PreconditionFailed");
        Assert.IsType<TryAgain<ChatReceipt>>(await world.Deliver(world.ToAnn));
        world.Teams.Faults.Refuse("send", 413, "MessageSizeTooBig");
        Assert.Equal("Refused: The message is too big for Teams.", await world.WhyNot(world.ToAnn));
        world.Teams.Faults.Refuse("send", 400, "BadArgument");
        Assert.StartsWith("Refused: Teams did not understand", await world.WhyNot(world.ToAnn), StringComparison.Ordinal);
        Assert.Single(world.AnnReads);
    }

    [Fact]
    public async Task Trouble_in_finding_somebody_is_never_taken_for_a_message_that_may_have_arrived()
    {
        world.Teams.Person("bo@ours.example", "Bo");
        world.Teams.Faults.Fail("members", 502);
        Assert.IsType<TryAgain<ChatReceipt>>(await world.Deliver(new(ChatWorld.Tenant, "bo@ours.example")));
    }

    [Fact]
    public async Task What_takes_too_long_to_find_out_is_tried_again_before_the_delivery_gives_up()
    {
        Assert.True(TeamsChat.BeginsWithin + ConnectorCalls.Waits < new DeliveryOptions().CallTimeout);
        await world.Know("bo@ours.example");
        var held = new TaskCompletionSource();
        world.Teams.Faults.Add(new("members") { Until = held.Task });
        var (calls, running) = (world.Teams.CallsOf("members").Count, world.Deliver(new(ChatWorld.Tenant, "bo@ours.example")));
        await Eventually.Holds(() => world.Teams.CallsOf("members").Count > calls);
        world.Machine.Advance(TeamsChat.BeginsWithin);
        Assert.IsType<TryAgain<ChatReceipt>>(await running);
        held.SetResult();
    }

    [Fact]
    public async Task An_address_that_belongs_to_another_of_our_people_reaches_nobody() // INT-13
    {
        await world.Know("bo@ours.example", new ChatHandle("teams", world.Ann.ObjectId));
        Assert.Equal(
            "Unreachable: The chat address that the records give belongs to another of our people, as Teams says.", await world.WhyNot(new(ChatWorld.Tenant, world.Ann.ObjectId)));
        Assert.Empty(world.AnnReads);
    }

    [Fact]
    public async Task A_person_may_be_named_by_his_object_id()
    {
        var bo = world.Teams.Person("b.lind@ours.example", "Bo");
        await world.Know("bo@ours.example", new ChatHandle("teams", bo.ObjectId.ToUpperInvariant()));
        await world.Sent(new(ChatWorld.Tenant, bo.ObjectId.ToUpperInvariant()), "hello");
        Assert.Equal(["hello"], world.Reads(bo));
        Assert.StartsWith("Unreachable: The chat address", await world.WhyNot(new(ChatWorld.Tenant, "U123")), StringComparison.Ordinal);
    }
}
