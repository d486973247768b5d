using CoachBot.Chat.Sandbox;
using CoachBot.Intake;
using CoachBot.Wire;

namespace CoachBot.Operations.Sandbox;

/// <summary>Between HTTP and the Sandbox's own shapes.</summary>
internal static class SandboxHttp
{
    private const int LargestBody = 1024 * 1024;

    public static IResult Json(object value) => Results.Json(value, SandboxJson.Options);

    /// <param name="sentence">Says what to do.</param>
    public static IResult Problem(int status, string sentence) => Results.Problem(title: TitleOf(status), detail: sentence, statusCode: status);

    /// <summary>The request as a hook; null where its body is too large.</summary>
    public static async Task<HookRequest?> Read(HttpContext http, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > LargestBody) return null;
            body.Write(buffer, 0, read);
        }

        return HttpHooks.HeadersOf(http, "") with { Body = body.ToArray() };
    }

    public static IResult Send(HookReply reply) => new Sent(reply);

    private static string TitleOf(int status) => status switch
    {
        400 => "Not valid",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Not possible now",
        413 => "Too large",
        _ => "Refused",
    };

    private sealed class Sent(HookReply reply) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => HttpHooks.Send(httpContext.Response, reply);
    }
}
