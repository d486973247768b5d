using CoachBot.Tests.Support;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// kill -9 of the real executable at random moments: every acknowledged hook is handled after the restart, every nudge
/// appears once, and the end is that of an undisturbed run: the same cards, keys and instants.
/// </summary>
public sealed class KillTests
{
    private const int Kills = 25;
    private const int Meetings = 500;
    private const int People = 12;

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

    private static async Task<Ending> Run(Week week, int kills)
    {
        await using var coach = new CoachProcess();
        await coach.Start();
        var killer = kills == 0 ? Task.CompletedTask : Kill(coach, kills);
        foreach (var hook in week.Hooks) await UntilAcknowledged(coach, hook);
        foreach (var instant in Instants) await UntilThere(coach, instant);
        await killer;
        foreach (var instant in Instants[^1..]) await UntilThere(coach, instant);
        await coach.Kill();
        return Ending.Of(coach.DatabasePath);
    }

    /// <summary>All kills fall while hooks flow and time moves; the driver below repeats what was not answered.</summary>
    private static async Task Kill(CoachProcess coach, int kills)
    {
        var random = new Random(11);
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(10, 700)), TimeProvider.System);
            await coach.Kill();
            await coach.Start();
        }
    }

    private static Task UntilAcknowledged(CoachProcess coach, (string Id, string Type, Dictionary<string, object> Data) hook) => Repeat(() => coach.Deliver(hook));

    private static Task UntilThere(CoachProcess coach, string instant) => Repeat(() => coach.MoveTo(instant));

    private static async Task Repeat(Func<Task<bool>> call)
    {
        for (var tries = 0; tries < 2_000; tries++)
        {
            try
            {
                if (await call()) return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // It was killed; it is started again meanwhile.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        throw new TimeoutException("CoachBot never answered.");
    }
}
