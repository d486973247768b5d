using CoachBot.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace CoachBot.Intake;

/// <summary>
/// POST /hooks/{source}/{connection}. Refusals are given in this order: 404, 415, 413, 401, 429, 400, 503. The body reaches
/// the source as it arrived, because signatures are of bytes.
/// </summary>
public static class HookEndpoint
{
    private const int LargestBody = 1024 * 1024;
    private const int DrainedAtMost = 16 * 1024 * 1024;

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
        var body = await ReadBody(http, cancel);
        return body is null ? Problems.TooLarge() : await intake.Take(source, headersOnly with { Body = body.Value }, cancel);
    }

    /// <summary>The body, or null where it is too large: it is then drained, so that the sender reads our answer.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBody(HttpContext http, CancellationToken cancel)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = null;
        if (http.Request.ContentLength is { } announced && announced > DrainedAtMost)
        {
            http.Response.Headers.Connection = "close";
            return null;
        }

        var body = new MemoryStream(http.Request.ContentLength is { } length and <= LargestBody ? (int)length : 4096);
        var buffer = new byte[16 * 1024];
        long total = 0;
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            total += read;
            if (total > DrainedAtMost)
            {
                http.Response.Headers.Connection = "close";
                return null;
            }

            if (total <= LargestBody) body.Write(buffer, 0, read);
        }

        if (total > LargestBody) return null; // "? null :" would make an empty memory of the null
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
