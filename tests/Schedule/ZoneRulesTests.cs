using CoachBot.Coach;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Schedule;

/// <summary>[ADM-05]</summary>
public sealed class ZoneRulesTests : IAsyncDisposable
{
    private readonly StageWorld world = new((_, happened, _) => [new Keep(happened.Subject, new Diary([happened.What.GetType().Name], Link(happened.Subject)))]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task With_another_edition_of_the_rules_everybody_and_every_team_looks_again_once()
    {
        await world.Put(Event("thing:ann", "1"), Event("thing:west", "2"), Event("thing:m", "3"));
        await world.Pipeline.Settle(default);
        Assert.Equal(0, await Start("2026a"));
        Assert.Equal(0, await Start("2026a"));
        Assert.Empty(world.Waiting());

        Assert.Equal(2, await Start("2026b"));
        Assert.Equal(0, await Start("2026b"));
        Assert.Equal(["thing:ann", "thing:west"], world.Waiting().Select(row => row.Subject));
        Assert.All(world.Waiting(), row => Assert.IsType<LookAgain>(StoredJson.Read<Happening>(row.Body)));
        await world.Pipeline.Settle(default);
        Assert.Equal(["LookAgain"], world.Heard("thing:ann"));
        Assert.Equal(["Said"], world.Heard("thing:m"));
        Assert.Equal(0, await Start("2026b"));
    }

    private Task<int> Start(string edition) => new ZoneRules(world.Store, world.Clock).Follow(edition, default);

    private static string[] Link(string subject) => subject switch
    {
        "thing:ann" => [LinkNames.Everybody],
        "thing:west" => [LinkNames.Teams],
        _ => [],
    };
}
