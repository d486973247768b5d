using CoachBot.Tests.Support;

namespace CoachBot.Tests.Journeys;

/// <summary>Each hook three times, in shuffled order with old versions late: the same final cards, keys and instants as once in order [ADM-14].</summary>
public sealed class ShuffleTests
{
    private static readonly string[] Instants = ["2026-11-20T21:00:00Z", "2026-11-24T12:00:00Z", "2026-11-27T23:00:00Z"];

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Hooks_in_any_order_and_number_end_in_the_same_cards(int seed)
    {
        var week = new Week(seed, people: 6, meetings: 60);
        var ordered = await Run(week.Hooks);
        var shuffled = await Run(week.Shuffled(times: 3, seed));

        Assert.True(ordered.Cards.Count > 20, $"Only {ordered.Cards.Count} cards: the week is too quiet to prove anything.");
        Assert.Equal(ordered.Cards, shuffled.Cards);
        Assert.Equal(ordered.Messages, shuffled.Messages);
    }

    private static async Task<Ending> Run(List<(string Id, string Type, Dictionary<string, object> Data)> hooks)
    {
        await using var coach = new CoachProcess();
        await coach.Start();
        foreach (var hook in hooks) await Killing.Repeat(() => coach.Deliver(hook));
        foreach (var instant in Instants) await Killing.Repeat(() => coach.MoveTo(instant));
        await coach.Kill();
        return Ending.Of(coach.DatabasePath);
    }
}
