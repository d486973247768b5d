using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Sandbox;

/// <summary>A scene is fed through the same door as everything else, which says no where the disk takes too long.</summary>
public sealed class SandboxStallTests
{
    /// <summary>Longer than the door waits for a commit.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(7);

    [Fact]
    public async Task A_disk_that_stalls_while_a_scene_is_fed_costs_time_and_nothing_else()
    {
        await using var host = await SandboxHost.With();
        var store = host.Services.GetRequiredService<Store>();
        var all = Hooks(store);
        Assert.True(all > 20, "There is no scene.");
        using var never = new ManualResetEventSlim();
        var stalled = false;
        var resetting = host.Post("reset", new { scene = "demo" });
        while (!stalled && !resetting.IsCompleted)
        {
            await store.Write(
                WriteUrgency.Hook,
                sql =>
                {
                    // In the midst of the new scene.
                    if (stalled || sql.Number("select count(*) from hooks") >= all) return;
                    stalled = true;
                    never.Wait(Stall);
                },
                TestContext.Current.CancellationToken);
        }

        var (status, _) = await resetting;
        Assert.True(stalled, "It was fed before the disk could stall.");
        Assert.True(status is >= 200 and < 300, $"The reset answered {status}.");
        Assert.Equal(all, Hooks(store));
    }

    private static long Hooks(Store store) => store.Read(sql => sql.Number("select count(*) from hooks"));
}
