using System.Text.Json;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Sandbox;

/// <summary>Begins a scene: a fresh tenant, the clock at its start, the scene's hooks, the clock to where there is something to see.</summary>
public sealed class SandboxReset(
    Store store, BusinessClock clock, Pipeline pipeline, SandboxWorld world, Scenes scenes, IOptions<SandboxOptions> options)
{
    /// <summary>Deletes everything the tenant has. False where the Sandbox did not make it: then nothing changes.</summary>
    public async Task<bool> Begin(string scene, CancellationToken cancel)
    {
        if (!store.Read(SandboxTenant.WasMadeHere)) return false;
        await pipeline.Settle(cancel);
        await Make(scene, cancel);
        return true;
    }

    /// <summary>An empty database gets its tenant and its first scene; a scene that a crash cut short is begun again.</summary>
    internal async Task BeginWhereNothingIs(CancellationToken cancel)
    {
        var (empty, half) = store.Read(sql => (SandboxTenant.IsEmpty(sql), SandboxTenant.HalfFed(sql)));
        if (half is not null) await Make(half, cancel);
        else if (empty) await Make(options.Value.Scene, cancel);
    }

    private async Task Make(string scene, CancellationToken cancel)
    {
        // Not given up half-way: a tenant without its scene helps nobody.
        await store.Write(
            WriteUrgency.Answer, sql => SandboxTenant.MakeAfresh(sql, scenes.Demo.Tenant.Name, scene, clock.Machine.GetUtcNow()), CancellationToken.None);
        if (clock.IsVirtual) await clock.StartAgain(CancellationToken.None);

        // A batch that looked at the clock before it went back must not meet the new scene.
        await pipeline.Settle(CancellationToken.None);
        if (scene == SandboxOptions.Demo) await Feed(scenes.Demo);
        await store.Write(WriteUrgency.Answer, SandboxTenant.Fed, CancellationToken.None);
        await pipeline.Settle(cancel);
        var shown = scenes.Demo.ShowAt;
        if (scene == SandboxOptions.Demo && clock.IsVirtual && options.Value.StartAt is null && shown > clock.GetUtcNow())
            await pipeline.AdvanceTo(shown, cancel);
    }

    private async Task Feed(Scene scene)
    {
        foreach (var (type, data) in scene.Hooks(clock.GetUtcNow()))
        {
            var reply = await world.SendUntilStored(JsonSerializer.SerializeToElement(type), JsonSerializer.SerializeToElement(data), CancellationToken.None);
            if (reply.Status != StatusCodes.Status202Accepted)
                throw new InvalidOperationException($"The scene's {type} was refused with {reply.Status}: {System.Text.Encoding.UTF8.GetString(reply.Body ?? [])} {data.ToJsonString()}");
        }
    }
}
