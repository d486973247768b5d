using CoachBot.Wire;

namespace CoachBot.Intake;

/// <summary>
/// POST /hooks/{source}/{connection}. Refusals are given in this order: 404, 415, 413, 401, 429, 400, 503. The body reaches
/// the source as it arrived, because signatures are of bytes.
/// </summary>
public static class HookEndpoint
{
    public static void MapHooks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/hooks/{source}/{connection?}", Post).ExcludeFromDescription();
        foreach (var source in endpoints.ServiceProvider.GetServices<IHookSource>().Where(source => source.OtherPath is not null))
        {
            endpoints.MapPost(
                source.OtherPath!,
                async (HttpContext http, HookIntake intake, CancellationToken cancel) => await HttpHooks.Send(http.Response, await Take(http, source, "", intake, cancel)))
                .ExcludeFromDescription();
        }
    }

    private static async Task Post(
        HttpContext http, string source, string? connection, IEnumerable<IHookSource> sources, HookIntake intake, CancellationToken cancel)
    {
        var reply = sources.FirstOrDefault(known => known.Name == source) is { } named
            ? await Take(http, named, connection ?? "", intake, cancel)
            : Problems.NotFound();
        await HttpHooks.Send(http.Response, reply);
    }

    private static async Task<HookReply> Take(HttpContext http, IHookSource source, string connection, HookIntake intake, CancellationToken cancel)
    {
        var headersOnly = HttpHooks.HeadersOf(http, connection);
        var admitted = source.Admit(headersOnly);
        if (!admitted.Genuine) return Problems.Refusal(admitted);
        var body = await HookBody.Read(http, cancel);
        return body is null ? Problems.TooLarge() : await intake.Take(source, headersOnly with { Body = body.Value }, cancel);
    }
}
