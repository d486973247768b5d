using CoachBot.Chat.Sandbox;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Operations.Sandbox;

/// <summary>
/// The posts: one at a time, and each returns when everything it caused that is due now is there to be read. What is
/// wrong comes back as a problem document.
/// </summary>
public sealed class SandboxPosts(
    HookIntake intake,
    SandboxDesk desk,
    SandboxStore chat,
    SandboxWorld world,
    SandboxReset reset,
    Pipeline pipeline,
    BusinessClock clock,
    FormRenderer form,
    SentenceRenderer sentence) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public Task<IResult> Say(HttpContext http, CancellationToken cancel) => Hook(http, desk.Say, cancel);

    public Task<IResult> Press(HttpContext http, CancellationToken cancel) => Hook(http, desk.Press, cancel);

    public Task<IResult> Submit(HttpContext http, CancellationToken cancel) => Hook(http, desk.Submit, cancel);

    public Task<IResult> World(HttpContext http, CancellationToken cancel) => Guarded(http, async request =>
    {
        var input = SandboxInput.Read(request.Body);
        if (input.Problem is { } problem) return SandboxHttp.Problem(400, problem);
        var reply = await world.Send(input.Member("type"), input.Member("data"), null, cancel);
        if (reply.Status < 300) await pipeline.Settle(cancel);
        return SandboxHttp.Send(reply);
    }, cancel);

    public Task<IResult> Clock(HttpContext http, CancellationToken cancel) => Guarded(http, async request =>
    {
        if (!clock.IsVirtual)
            return SandboxHttp.Problem(409, "This service runs on the real clock, which cannot be moved. Start it with Sandbox__VirtualClock=true.");
        var now = clock.GetUtcNow();
        var (target, problem) = SandboxClock.Read(SandboxInput.Read(request.Body), now);
        if (problem is not null) return SandboxHttp.Problem(400, problem);
        if (target < now)
            return SandboxHttp.Problem(409, $"The clock never goes back: it is {SandboxJson.Written(now)}. Give a later time, or start afresh with /sandbox/api/reset.");
        await pipeline.AdvanceTo(target, cancel);
        return SandboxHttp.Json(new { Now = clock.GetUtcNow() });
    }, cancel);

    public Task<IResult> Reset(HttpContext http, CancellationToken cancel) => Guarded(http, async request =>
    {
        var input = SandboxInput.Read(request.Body);
        var scene = input.Text("scene", 100);
        if (input.Problem is { } problem) return SandboxHttp.Problem(400, problem);
        if (scene is not (SandboxOptions.Demo or SandboxOptions.Empty)) return SandboxHttp.Problem(400, "Give \"demo\" or \"empty\" as the scene.");
        return await reset.Begin(scene, cancel)
            ? SandboxHttp.Json(new { })
            : SandboxHttp.Problem(409, "This tenant was not made by the Sandbox, so nothing of it is deleted. Use a database of its own: set Storage__Sqlite to a new path.");
    }, cancel);

    public void Dispose() => _gate.Dispose();

    private Task<IResult> Hook(HttpContext http, Func<SandboxInput, DateTimeOffset, SandboxCall> look, CancellationToken cancel) => Guarded(http, async request =>
    {
        var hooks = new SandboxHooks(look, clock, form, sentence);

        // Its place comes first: an answer may be there before the line is listed.
        var place = await chat.Reserve(cancel);
        var now = clock.GetUtcNow();
        var reply = await intake.Take(hooks, request, cancel);
        if (reply.Status >= 300) return SandboxHttp.Send(reply);
        if (hooks.Opened is { } opened) await chat.Keep(opened, cancel);
        if (hooks.Line is { } line) await chat.List(line, place, now, CancellationToken.None);
        await pipeline.Settle(cancel);
        return SandboxHttp.Send(reply);
    }, cancel);

    private async Task<IResult> Guarded(HttpContext http, Func<HookRequest, Task<IResult>> run, CancellationToken cancel)
    {
        if (await SandboxHttp.Read(http, cancel) is not { } request) return SandboxHttp.Problem(413, "Keep the body within 1 MiB.");
        if (SandboxHooks.Closed(request) is { } why) return SandboxHttp.Problem(403, why);
        await _gate.WaitAsync(cancel);
        try
        {
            return await run(request);
        }
        catch (StoreUnavailableException)
        {
            return SandboxHttp.Problem(503, "It could not be stored. Send it again in a moment.");
        }
        finally
        {
            _gate.Release();
        }
    }
}
