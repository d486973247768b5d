using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Failures;

/// <summary>Teams says no: what each no means for the card, and for what comes after it. F17, F18.</summary>
public sealed class RefusedTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private FaultWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FaultWorld.Start();

    public async ValueTask DisposeAsync()
    {
        world.NothingTwice();
        await world.DisposeAsync();
    }

    [Theory]
    [InlineData("BotNotInConversationRoster", "Unreachable")]
    [InlineData("ConversationBlockedByUser", "Unreachable")]
    [InlineData("MessageWritesBlocked", "Unreachable")]
    [InlineData("BotDisabledByAdmin", "NotAllowed")]
    [InlineData("NotEnoughPermissions", "NotAllowed")]
    [InlineData("SomethingNew", "NotAllowed")]
    [InlineData("", "NotAllowed")]
    public async Task After_any_403_nothing_is_written_there_until_it_speaks_again(string code, string category)
    {
        world.Faults.Say("send", 403, code switch { "" => "", "MessageWritesBlocked" => FakeTeamsBodies.MessageWritesBlocked, _ => FakeTeamsBodies.Error(code, "No") });
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Failed, world.Row().State);
        Assert.StartsWith(category, world.Row().Reason, StringComparison.Ordinal);
        await world.Show(world.Card("later", "later", urgency: Urgency.Answer)); // the delivery itself keeps nudges back
        await world.Pass(Minute);
        Assert.Equal((CardStates.Failed, 1), (world.Row("later").State, world.Teams.Sendings));

        await world.Teams.Teams.Screen(world.Teams.Ann).Say("hello");
        var (sendings, messages) = (world.Teams.Sendings, world.Messages.Count); // whom our records do not know is told so
        await world.Show(world.Card("after", "after", urgency: Urgency.Answer));
        await world.Pass(Minute);
        Assert.Equal((CardStates.Sent, sendings + 1), (world.Row("after").State, world.Teams.Sendings));
        Assert.Equal(messages + 1, world.Messages.Count);
    }

    [Theory] // ADM-16
    [InlineData("BotNotInConversationRoster")]
    [InlineData("ConversationBlockedByUser")]
    public async Task Who_installs_the_app_again_gets_the_next_nudge(string code)
    {
        world.Faults.Refuse("send", 403, code);
        await world.Show(world.Card());
        await world.Pass(Minute);
        await world.Show(world.Card("kept back", "kept back"));
        await world.Pass(Minute);
        Assert.Equal((CardStates.Failed, CardStates.Failed), (world.Row().State, world.Row("kept back").State));

        await world.Teams.Teams.Screen(world.Teams.Ann).Install();
        await world.Show(world.Card("next", "next"));
        await world.Pass(Minute);
        Assert.Equal(CardStates.Sent, world.Row("next").State);
    }

    [Fact] // ADM-16
    public async Task Whom_nobody_knew_gets_the_next_nudge_once_he_has_the_app()
    {
        await world.Show(world.Card(address: "bo@ours.example"));
        await world.Pass(Minute);
        Assert.StartsWith("Unreachable", world.Row().Reason, StringComparison.Ordinal);

        await world.Teams.Person("bo@ours.example", "Bo");
        await world.Show(world.Card("next", "next", address: "bo@ours.example"));
        await world.Pass(Minute);
        Assert.Equal(CardStates.Sent, world.Row("next").State);
    }

    [Fact]
    public async Task The_wrong_host_is_said_and_is_no_reason_to_stop()
    {
        world.Faults.Refuse("send", 403, "InvalidBotApiHost");
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Failed, world.Row().State);
        Assert.Contains("another host", world.Row().Reason, StringComparison.Ordinal);
        await world.Show(world.Card("next", "next"));
        await world.Pass(Minute);
        Assert.Equal(CardStates.Sent, world.Row("next").State);
    }

    [Fact]
    public async Task A_token_that_does_not_count_any_more_is_bought_anew_at_once()
    {
        await world.Show(world.Card("first", "first"));
        await world.Pass(Minute);
        world.Teams.Teams.Tokens.Revoke();
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal((CardStates.Sent, 0L), (world.Row().State, world.Row().Attempts));
        Assert.Equal(2, world.Teams.Teams.CallsOf("token").Count);
    }

    [Fact]
    public async Task A_registration_that_is_gone_fails_each_message_after_one_new_token()
    {
        await world.Show(world.Card("first", "first"));
        await world.Pass(Minute);
        world.Teams.Teams.App.Unregistered = true;
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Failed, world.Row().State);
        Assert.StartsWith("NotAllowed", world.Row().Reason, StringComparison.Ordinal);
        Assert.InRange(world.Teams.Teams.CallsOf("send").Count, 2, 3);
        Assert.InRange(world.Teams.Teams.CallsOf("token").Count, 1, 2);
        world.Teams.Teams.App.Unregistered = false;
        await world.Show(world.Card("after", "after"));
        await world.Pass(Minute);
        Assert.Equal(CardStates.Sent, world.Row("after").State);
    }

    [Fact]
    public async Task A_tenant_that_is_suspended_in_mid_burst_gets_no_call_beyond_one_for_each_conversation()
    {
        var burst = await world.Burst(6);
        await world.Show(burst.Take(3));
        await world.Pass(Minute);
        world.Teams.Teams.Home.Suspended = true;
        await world.Show(burst.Skip(3));
        await world.Pass(Minute);
        await world.Show(burst.Select(card => world.Card("again-" + card.Key, "again", card.To.Address)));
        await world.Pass(Minute);
        Assert.Equal(3, world.Rows("burst").Count(row => row.State == CardStates.Sent));
        Assert.Equal(3, world.Rows("burst").Count(row => row.State == CardStates.Failed && row.Reason!.StartsWith("NotAllowed", StringComparison.Ordinal)));
        Assert.All(world.Rows("again"), row => Assert.Equal(CardStates.Failed, row.State));
        Assert.Equal(9, world.Teams.Sendings); // three that went, and each conversation said no once
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_not_called_again()
    {
        var card = (await world.Burst(1))[0];
        world.Teams.Teams.Rooms.Single(room => room.Id == card.To.Address).Deleted = true;
        await world.Show(card, world.Card("later", "later", card.To.Address));
        await world.Pass(Minute);
        Assert.All(world.Rows("burst").Concat(world.Rows("later")), row => Assert.Equal(CardStates.Failed, row.State));
        Assert.Equal(1, world.Teams.Sendings);
    }

    [Theory]
    [InlineData(400, "BadSyntax")]
    [InlineData(405, "BadArgument")]
    [InlineData(413, "MessageSizeTooBig")]
    public async Task What_Teams_does_not_take_is_given_up_for_this_card_alone(int status, string code)
    {
        world.Faults.Refuse("send", status, code);
        await world.Show(world.Card());
        await world.Pass(Minute);
        await world.Show(world.Card("next", "next"));
        await world.Pass(Minute);
        Assert.Equal((CardStates.Failed, CardStates.Sent), (world.Row().State, world.Row("next").State));
        Assert.StartsWith("Refused", world.Row().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        world.Faults.Redirect("send", world.Teams.Teams.Address + "teams/v3/elsewhere");
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Failed, world.Row().State);
        Assert.DoesNotContain(world.Teams.Teams.Calls, call => call.Target.Contains("elsewhere", StringComparison.Ordinal));
    }
}
