using CoachBot.Tests.Support;
using static CoachBot.Tests.Support.Killing;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// kill -9 of the real executable at random moments: every acknowledged hook is handled after the restart, every nudge
/// appears once, and the end is that of an undisturbed run: the same cards, keys and instants.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 25;
    private const int Meetings = 500;
    private const int People = 12;
    private const string OnItsWay = "select subject from inbox union all select card from outbox where state in ('ready', 'sending', 'unknown', 'retrying', 'threaded')";

    private static readonly string[] Instants =
        ["2026-11-20T15:00:00Z", "2026-11-20T20:45:00Z", "2026-11-23T09:00:00Z", "2026-11-23T21:00:00Z", "2026-11-24T15:00:00Z", "2026-11-25T12:00:00Z", "2026-11-27T23:00:00Z"];

    [Fact]
    public async Task Whatever_is_killed_when_the_end_is_that_of_an_undisturbed_run()
    {
        var week = new Week(seed: 7, People, Meetings);
        var calm = await Run(week, kills: 0);
        var rough = await Run(week, Kills);

        Assert.True(calm.Cards.Count > Meetings / 5, $"Only {calm.Cards.Count} cards: the week is too quiet to prove anything.");
        Assert.Equal(calm.Cards, rough.Cards);
        Assert.Equal(calm.Messages, rough.Messages);
        Assert.Equal(0, rough.Dead);
    }

    private async Task<Ending> Run(Week week, int kills)
    {
        await using var coach = new CoachProcess();
        await coach.Start();

        // All kills fall while hooks flow and time moves; what was not answered is repeated.
        var killer = coach.KillAgain(kills, 10, 700, () => coach.Holds(OnItsWay));
        foreach (var hook in week.Hooks) await Repeat(() => coach.Deliver(hook));
        foreach (var instant in Instants) await Repeat(() => coach.MoveTo(instant));
        output.WriteLine($"{await killer} of {kills} kills fell while something was on its way");
        await Repeat(() => coach.MoveTo(Instants[^1]));
        await coach.Kill();
        return Ending.Of(coach.DatabasePath);
    }
}
