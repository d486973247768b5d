using CoachBot.Chat;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Delivery;

/// <summary>People who cannot be reached [ADM-16], who do not want to be disturbed, and platforms that name the time themselves.</summary>
public sealed class ReachTests : IAsyncDisposable
{
    private readonly StageWorld world = new(Coaches.Silent, virtualClock: false);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Who_cannot_be_reached_is_noted_with_date_and_reason()
    {
        await NotReached();
        var row = Assert.Single(world.Store.Read(sql => Unreachable.All(sql, 10)));
        Assert.Equal((Tenant, FakeChat.PlatformName, "dm:ann", Monday, Monday.AddDays(7)), (row.Tenant, row.Platform, row.Address, row.Since, row.RetryAt));
        Assert.Contains("user_disabled", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_tried_again_after_a_week_and_not_before()
    {
        await NotReached();
        world.Machine.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await Show("second");
        Assert.Single(world.Chat.Calls);
        Assert.Equal(CardStates.Failed, world.Row("second").State);

        world.Machine.Advance(TimeSpan.FromMinutes(1));
        await Show("third");
        Assert.Equal(CardStates.Sent, world.Row("third").State);
        Assert.Empty(world.Store.Read(sql => Unreachable.All(sql, 10)));
    }

    [Fact]
    public async Task A_second_refusal_keeps_the_first_date()
    {
        await NotReached();
        world.Machine.Advance(TimeSpan.FromDays(8));
        await NotReached("second");
        var row = Assert.Single(world.Store.Read(sql => Unreachable.All(sql, 10)));
        Assert.Equal((Monday, Monday.AddDays(15)), (row.Since, row.RetryAt));
    }

    [Fact]
    public async Task An_answer_to_somebody_who_could_not_be_reached_is_tried_at_once()
    {
        await NotReached();
        await Show("answer", urgency: Urgency.Answer);
        Assert.Equal(CardStates.Sent, world.Row("answer").State);
        Assert.Empty(world.Store.Read(sql => Unreachable.All(sql, 10)));
    }

    [Fact]
    public async Task Another_refusal_says_nothing_about_the_person()
    {
        world.Chat.Next.Enqueue(() => new Failed<ChatReceipt>(FailureCategory.NotAllowed, "invalid_auth"));
        await Show("card");
        Assert.Empty(world.Store.Read(sql => Unreachable.All(sql, 10)));
    }

    [Fact]
    public async Task A_nudge_waits_until_its_reader_may_be_disturbed_and_an_answer_does_not()
    {
        world.Chat.Quiet = _ => Monday.AddHours(1);
        await Show("nudge");
        await Show("answer", urgency: Urgency.Answer);
        Assert.Equal((CardStates.Retrying, CardStates.Sent), (world.Row("nudge").State, world.Row("answer").State));

        world.Machine.Advance(TimeSpan.FromHours(1));
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Sent, world.Row("nudge").State);
    }

    [Fact]
    public async Task A_nudge_that_would_be_of_no_use_afterwards_goes_quietly_now()
    {
        world.Chat.Quiet = _ => Monday.AddHours(5);
        await Show("nudge", notAfter: Monday.AddHours(4));
        Assert.Equal(CardStates.Sent, world.Row("nudge").State);
    }

    [Fact]
    public async Task An_edit_disturbs_nobody()
    {
        await Show("card");
        world.Chat.Quiet = _ => Monday.AddHours(1);
        await Show("card", text: "changed");
        Assert.Equal("changed", world.Chat.TextOf("card"));
    }

    [Fact]
    public async Task A_platform_that_cannot_say_whether_it_disturbs_holds_nothing_back()
    {
        world.Chat.Quiet = _ => throw new InvalidOperationException("no");
        await Show("card");
        Assert.Equal(CardStates.Sent, world.Row().State);
    }

    [Fact]
    public async Task Waits_that_the_platform_names_are_not_failures()
    {
        for (var i = 1; i <= 20; i++)
        {
            var at = Monday.AddSeconds(i);
            world.Chat.Next.Enqueue(() => new TryAgain<ChatReceipt>(at, "ratelimited"));
        }

        await Show("card");
        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal(Monday.AddSeconds(i), world.Row().RetryAt);
            world.Machine.Advance(TimeSpan.FromSeconds(1));
            await world.Delivery.RunOnce(default);
        }

        Assert.Equal(CardStates.Sent, world.Row().State);
    }

    [Fact]
    public async Task An_edit_is_not_given_up_while_the_platform_names_the_time()
    {
        await Show("card");
        for (var i = 1; i <= 20; i++)
        {
            var at = Monday.AddSeconds(i);
            world.Chat.Next.Enqueue(() => new TryAgain<ChatReceipt>(at, "ratelimited"));
        }

        await Show("card", text: "changed");
        for (var i = 1; i <= 20; i++)
        {
            world.Machine.Advance(TimeSpan.FromSeconds(1));
            await world.Delivery.RunOnce(default);
        }

        Assert.Equal("changed", world.Chat.TextOf("card"));
    }

    [Fact]
    public async Task A_room_whose_new_messages_must_wait_gets_its_edits()
    {
        await Show("card");
        await world.Show(Card("new", notAfter: Monday.AddHours(1), urgency: Urgency.Answer), Card(text: "changed"));
        world.Chat.Sending = _ =>
        {
            world.Chat.Next.Enqueue(() => new TryAgain<ChatReceipt>(Monday.AddMinutes(1), "ratelimited"));
            return Task.CompletedTask;
        };
        await world.Delivery.RunOnce(default);
        Assert.Equal((CardStates.Retrying, "changed"), (world.Row("new").State, world.Chat.TextOf("card")));
    }

    private async Task NotReached(string card = "card")
    {
        world.Chat.Next.Enqueue(() => new Failed<ChatReceipt>(FailureCategory.Unreachable, "user_disabled"));
        await Show(card);
        Assert.Equal(CardStates.Failed, world.Row(card).State);
    }

    private async Task Show(string card, string text = "hello", DateTimeOffset? notAfter = null, Urgency urgency = Urgency.Nudge)
    {
        var now = world.Machine.GetUtcNow();
        await world.Show(Card(card, text, notBefore: now, notAfter: notAfter ?? now.AddHours(4), urgency: urgency));
        await world.Delivery.RunOnce(default);
    }
}
