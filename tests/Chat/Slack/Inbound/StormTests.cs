using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>A thousand interactions in one second while each commit takes 200 ms: everybody is answered in time and nothing is lost [INT-01].</summary>
[Collection(Alone.Name)]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Interactions = 1000;
    private static readonly TimeSpan SlacksPatience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_thousand_interactions_in_a_second_are_answered_in_time_with_a_slow_store_and_none_is_lost()
    {
        await using var world = await InboundWorld.Start(real: TimeProvider.System);
        var self = Subjects.Person(InboundWorld.Ann);
        var press = new Press(Verbs.HelpAll, self);
        var message = await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(press)), world.Slack.OpenDirect(world.Person));
        await world.Screen.OpenHome();
        var reference = PressRef.Of(new PressId(Verbs.HelpAll, self).ToString());
        await new Storm(world.Store, () => world.Count("inbox"), output).IsWeathered(Interactions, SlacksPatience, number =>
        {
            var delivery = One(number);
            return async () => await world.Take(delivery) is { Status: 200, Body: "" };
        });

        FakeDelivery One(int number) => number % 2 == 0
            ? world.Slack.Sends.Signed("commands", FakeSends.Form, $"team_id={world.Workspace.Team}&user_id={world.Person.Id}&channel_id=C1&command=%2Fcoach&text=help&trigger_id=c{number}.1")
            : world.Slack.Sends.Signed("interactions", FakeSends.Form, "payload=" + Uri.EscapeDataString(
                $$$"""
                {"type":"block_actions","user":{"id":"{{{world.Person.Id}}}","team_id":"{{{world.Workspace.Team}}}"},"team":{"id":"{{{world.Workspace.Team}}}"},"trigger_id":"p{{{number}}}.1",
                "container":{"type":"message","message_ts":"{{{message.Ts}}}","channel_id":"{{{message.Room.Id}}}"},
                "actions":[{"type":"button","action_id":"a","block_id":"b","value":"{{{reference}}}"}]}
                """));
    }
}
