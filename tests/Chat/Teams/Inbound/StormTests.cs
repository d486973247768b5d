using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Five hundred invokes in one second while each commit takes 200 ms: everybody is answered in time and nothing is lost [INT-02].</summary>
[Collection(Alone.Name)]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Interactions = 500;
    private static readonly TimeSpan ClientsPatience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Five_hundred_invokes_in_a_second_are_answered_in_time_with_a_slow_store_and_none_is_lost()
    {
        await using var world = await InboundWorld.Start(TimeProvider.System);
        var press = new Press(Verbs.HelpAll, Subjects.Person(InboundWorld.Ann));
        var message = await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(press)));
        var id = new PressId(press.Verb, press.Subject).ToString();
        await new Storm(world.Store, () => world.Count("inbox"), output).IsWeathered(Interactions, ClientsPatience, number =>
        {
            var activity = One(number);
            return async () => await world.Take(activity) is { Status: 200 } reply && (reply.Body is null || reply.Code == 200);
        });

        JsonObject One(int number) => number % 2 == 0 ? Acts.Message("/coach help") : Acts.Press(id, message, "card/1");
    }
}
