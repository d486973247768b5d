using CoachBot.Chat;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Delivery;

public sealed class DeliveryTests : IAsyncDisposable
{
    private readonly StageWorld world = new(Coaches.Silent);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_card_is_sent_once_with_its_receipt_and_the_text_it_used()
    {
        await world.Show(Card(tell: true));
        Assert.Equal(1, await world.Delivery.RunOnce(default));
        Assert.Equal(0, await world.Delivery.RunOnce(default));
        var row = world.Row();
        Assert.Equal((CardStates.Sent, "m-card", "hello", "1", 1L), (row.State, row.ReceiptMessage, row.ContentId, row.ContentVersion, row.SentRevision));
        Assert.Equal(Monday, row.SentAt);
        Assert.Equal(["send card hello"], world.Chat.Calls);
        var told = Assert.Single(world.Waiting());
        Assert.Equal("thing:owner", told.Subject);
        Assert.Equal(new Delivered("card", Monday), StoredJson.Read<Happening>(told.Body));
    }

    [Fact]
    public async Task Nothing_is_sent_before_its_time()
    {
        await world.Show(Card(notBefore: Monday.AddHours(1)));
        Assert.Equal(0, await world.Delivery.RunOnce(default));
        await world.Clock.Set(Monday.AddHours(1), default);
        Assert.Equal(1, await world.Delivery.RunOnce(default));
    }

    [Fact] // ADM-13
    public async Task What_is_past_its_not_after_is_never_sent_and_its_owner_hears_it()
    {
        await world.Show(Card(notAfter: Monday.AddHours(1)));
        await world.Clock.Set(Monday.AddHours(2), default);
        await world.Delivery.RunOnce(default);
        Assert.Empty(world.Chat.Calls);
        Assert.Equal(CardStates.Expired, world.Row().State);
        Assert.IsType<NotDelivered>(StoredJson.Read<Happening>(Assert.Single(world.Waiting()).Body));
        Assert.Equal(0, await world.Delivery.RunOnce(default));
    }

    [Fact]
    public async Task Answers_go_before_nudges_and_among_nudges_the_one_that_expires_first()
    {
        await world.Show(
            Card("late", notAfter: Monday.AddHours(3)),
            Card("soon", notAfter: Monday.AddHours(1)),
            Card("answer", notAfter: Monday.AddDays(1), urgency: Urgency.Answer));
        await world.Delivery.RunOnce(default);
        Assert.Equal(["send answer hello", "send soon hello", "send late hello"], world.Chat.Calls);
    }

    [Fact]
    public async Task A_changed_view_edits_the_message_at_once_and_the_same_view_does_nothing()
    {
        await Sent();
        await world.Show(Card(text: "hello", notBefore: Monday.AddDays(1)));
        Assert.Equal(0, await world.Delivery.RunOnce(default));
        await world.Show(Card(text: "changed", notBefore: Monday.AddDays(1)));
        Assert.Equal(1, await world.Delivery.RunOnce(default));
        Assert.Equal("changed", world.Chat.TextOf("card"));
        Assert.Equal((CardStates.Sent, 2L), (world.Row().State, world.Row().SentRevision));
        Assert.Equal(Monday, world.Row().EditedAt);
    }

    [Fact]
    public async Task A_card_that_waits_is_sent_as_it_was_shown_last()
    {
        await world.Show(Card(text: "old", notBefore: Monday.AddHours(1)));
        await world.Show(Card(text: "new"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(["send card new"], world.Chat.Calls);
    }

    [Fact]
    public async Task A_view_shown_while_the_first_is_on_its_way_becomes_an_edit()
    {
        world.Chat.Sending = _ => world.Show(Card(text: "newer"));
        await world.Show(Card());
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Ready, world.Row().State);
        await world.Delivery.RunOnce(default);
        Assert.Equal(["send card hello", "edit card newer"], world.Chat.Calls);
    }

    [Fact]
    public async Task A_withdrawn_card_is_not_sent_and_can_be_shown_again()
    {
        await world.Show(Card());
        await world.Withdraw("card");
        Assert.Equal(0, await world.Delivery.RunOnce(default));
        Assert.Equal(CardStates.Withdrawn, world.Row().State);
        await world.Show(Card());
        Assert.Equal(1, await world.Delivery.RunOnce(default));
    }

    [Fact]
    public async Task A_sent_card_cannot_be_withdrawn()
    {
        await Sent();
        await world.Withdraw("card");
        Assert.Equal(CardStates.Sent, world.Row().State);
    }

    [Fact]
    public async Task An_expired_card_comes_back_with_a_new_time_and_only_then()
    {
        await world.Show(Card(notAfter: Monday.AddMinutes(-1)));
        await world.Delivery.RunOnce(default);
        await world.Show(Card(notAfter: Monday.AddMinutes(-1)));
        Assert.Equal(CardStates.Expired, world.Row().State);
        await world.Show(Card(notAfter: Monday.AddHours(1)));
        await world.Delivery.RunOnce(default);
        Assert.Equal(["send card hello"], world.Chat.Calls);
    }

    [Fact]
    public async Task A_thread_waits_for_the_message_it_stands_under()
    {
        await world.Show(Card("root", notBefore: Monday.AddHours(1)), Card("reply", thread: "root"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Threaded, world.Row("reply").State);
        await world.Pipeline.AdvanceTo(Monday.AddHours(1), default);
        Assert.Equal(["send root hello", "send reply hello"], world.Chat.Calls);
        Assert.Equal("m-root", world.Chat.AddressOf("reply").Thread?.MessageId);
    }

    [Fact] // ADM-12
    public async Task A_thread_that_somebody_else_began_is_found_by_its_place()
    {
        await world.Show(Card("reply", thread: CardKeys.At("T1/C1", "1764.2")));
        await world.Delivery.RunOnce(default);
        Assert.Equal(new ChatReceipt("T1/C1", "1764.2"), world.Chat.AddressOf("reply").Thread);
    }

    [Fact] // ADM-18
    public async Task A_card_of_the_other_platform_is_no_thread()
    {
        await world.Show(Card("root"), Card("early", notBefore: Monday.AddHours(1)));
        await world.Delivery.RunOnce(default);
        foreach (var (key, thread) in new[] { ("reply", "root"), ("waits", "early") }) await world.Show(Card(key, thread: thread));
        await world.Store.Write(WriteUrgency.Work, sql => { sql.Run("update outbox set platform = 'slack' where card in ('root', 'early')"); }, default);
        await world.Delivery.RunOnce(default);
        Assert.All([world.Row("reply"), world.Row("waits")], row => Assert.Equal(CardStates.Sent, row.State));
        Assert.Equal([null, null], new[] { "reply", "waits" }.Select(key => world.Chat.AddressOf(key).Thread));
    }

    [Fact]
    public async Task A_thread_whose_root_was_withdrawn_stands_for_itself()
    {
        await world.Show(Card("root", notBefore: Monday.AddHours(1)), Card("reply", thread: "root"));
        await world.Withdraw("root");
        await world.Delivery.RunOnce(default);
        Assert.Null(world.Chat.AddressOf("reply").Thread);
    }

    [Fact]
    public async Task Try_again_waits_as_long_as_the_platform_says()
    {
        Answer(new TryAgain<ChatReceipt>(Monday.AddMinutes(2), "rate_limited"));
        await world.Show(Card());
        await world.Delivery.RunOnce(default);
        world.Machine.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await world.Delivery.RunOnce(default));
        world.Machine.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await world.Delivery.RunOnce(default));
        Assert.Equal(CardStates.Sent, world.Row().State);
    }

    [Fact]
    public async Task A_next_try_that_would_be_too_late_drops_the_card_at_once()
    {
        await using var real = new StageWorld(Coaches.Silent, virtualClock: false);
        real.Chat.Next.Enqueue(() => new TryAgain<ChatReceipt>(Monday.AddDays(365), "absurd"));
        await real.Show(Card());
        await real.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Expired, real.Row().State);
        Assert.Single(real.Waiting());
    }

    [Fact]
    public async Task A_refused_card_fails_and_its_owner_hears_it()
    {
        Answer(new Failed<ChatReceipt>(FailureCategory.Unreachable, "user_disabled"));
        await world.Show(Card());
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Failed, world.Row().State);
        Assert.IsType<NotDelivered>(StoredJson.Read<Happening>(Assert.Single(world.Waiting()).Body));
    }

    [Fact]
    public async Task A_refused_edit_leaves_the_message_as_it_is()
    {
        await Sent();
        Answer(new Failed<ChatReceipt>(FailureCategory.Refused, "too_old"));
        await world.Show(Card(text: "changed"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(0, await world.Delivery.RunOnce(default));
        Assert.Equal("hello", world.Chat.TextOf("card"));
        Assert.Equal(CardStates.Sent, world.Row().State);
        Assert.Contains("too_old", world.Row().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_and_there_is_recorded_without_a_second_sending()
    {
        await Unknown(arrived: true);
        Assert.Equal(1, await world.Delivery.RunOnce(default));
        var row = world.Row();
        Assert.Equal((CardStates.Sent, "m-card", false), (row.State, row.ReceiptMessage, row.PossibleRepeat));
        Assert.Single(world.Chat.Calls);
    }

    [Fact]
    public async Task Unknown_and_not_there_is_sent_once_more_and_flagged()
    {
        await Unknown(arrived: false, tell: true);
        await world.Delivery.RunOnce(default);
        await world.Delivery.RunOnce(default);
        Assert.Equal((CardStates.Sent, true), (world.Row().State, world.Row().PossibleRepeat));
        Assert.Equal(2, world.Chat.Calls.Count);
        Assert.Equal(new Delivered("card", Monday, PossibleRepeat: true), StoredJson.Read<Happening>(Assert.Single(world.Waiting()).Body));
    }

    [Fact]
    public async Task Unknown_and_not_there_is_not_sent_once_more_when_it_is_too_late()
    {
        await Unknown(arrived: false);
        await world.Clock.Set(Monday.AddHours(5), default);
        await world.Pipeline.Settle(default);
        Assert.Equal(CardStates.Expired, world.Row().State);
        Assert.Single(world.Chat.Calls);
    }

    [Fact]
    public async Task Unknown_twice_is_never_sent_a_third_time()
    {
        await Unknown(arrived: false);
        Answer(new Unknown<ChatReceipt>("again"));
        await world.Delivery.RunOnce(default);
        await world.Delivery.RunOnce(default);
        world.Machine.Advance(TimeSpan.FromMinutes(1));
        await world.Pipeline.Settle(default);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.Equal(2, world.Chat.Calls.Count);
    }

    [Fact]
    public async Task When_nobody_can_tell_it_is_never_sent_again_not_even_when_shown_again()
    {
        world.Chat.Finds = Found.CannotTell;
        await Unknown(arrived: false);
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.IsType<NotDelivered>(StoredJson.Read<Happening>(Assert.Single(world.Waiting()).Body));
        await world.Show(Card(text: "other", notAfter: Monday.AddDays(1)));
        Assert.Equal(0, await world.Delivery.RunOnce(default));
    }

    [Fact]
    public async Task A_crash_between_sending_and_receipt_is_asked_about_after_the_restart()
    {
        world.Chat.Sending = async key =>
        {
            world.Chat.ArrivesWithoutAnswer(key, "hello");
            await world.Store.DisposeAsync();
        };
        await world.Show(Card());
        await Assert.ThrowsAnyAsync<Exception>(() => world.Delivery.RunOnce(default));
        world.Chat.Sending = _ => Task.CompletedTask;
        await world.Restart();
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Sent, world.Row().State);
        Assert.Single(world.Chat.Calls);
    }

    [Fact]
    public async Task A_card_withdrawn_on_its_way_is_not_tried_again()
    {
        world.Chat.Sending = async _ => await world.Withdraw("card");
        Answer(new TryAgain<ChatReceipt>(null, "busy"));
        await world.Show(Card());
        await world.Delivery.RunOnce(default);
        world.Machine.Advance(TimeSpan.FromMinutes(10));
        await world.Pipeline.Settle(default);
        Assert.Equal(CardStates.Withdrawn, world.Row().State);
        Assert.Single(world.Chat.Calls);
    }

    [Fact]
    public async Task A_card_that_cannot_be_rendered_does_not_hold_up_the_others()
    {
        var good = world.Render;
        world.Render = (view, reader) => view.Parts[0].Text == "bad" ? throw new InvalidOperationException("bad text") : good(view, reader);
        await world.Show(Card("one", "bad"), Card("two"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Failed, world.Row("one").State);
        Assert.Equal(CardStates.Sent, world.Row("two").State);
    }

    [Fact]
    public async Task A_platform_that_throws_is_asked_whether_it_arrived()
    {
        world.Chat.Sending = key => key == "one" ? throw new InvalidOperationException("bug") : Task.CompletedTask;
        await world.Show(Card("one", address: "dm:ann"), Card("two", address: "dm:bob"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Unknown, world.Row("one").State);
        Assert.Equal(CardStates.Sent, world.Row("two").State);
    }

    [Fact]
    public async Task A_call_without_an_answer_is_given_up_after_ten_seconds_and_nobody_knows()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        world.Chat.Sending = _ =>
        {
            called.SetResult();
            return never.Task;
        };
        await world.Show(Card());
        var running = world.Delivery.RunOnce(default);
        await called.Task;
        world.Machine.Advance(TimeSpan.FromSeconds(10));
        await running;
        Assert.Equal(CardStates.Unknown, world.Row().State);
    }

    private void Answer(SendResult<ChatReceipt> result) => world.Chat.Next.Enqueue(() => result);

    private async Task Sent()
    {
        await world.Show(Card());
        await world.Delivery.RunOnce(default);
    }

    /// <summary>One sending whose end nobody knows, at the moment at which it may be asked about.</summary>
    private async Task Unknown(bool arrived, bool tell = false)
    {
        Answer(new Unknown<ChatReceipt>("connection reset"));
        await world.Show(Card(tell: tell));
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Unknown, world.Row().State);
        if (arrived) world.Chat.ArrivesWithoutAnswer("card", "hello");
        world.Machine.Advance(TimeSpan.FromSeconds(2));
    }
}
