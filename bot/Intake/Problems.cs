using System.Text.Json;
using System.Text.Json.Serialization;
using CoachBot.Wire;

namespace CoachBot.Intake;

/// <summary>Refusals as problem documents (RFC 9457).</summary>
internal static class Problems
{
    private const string ContentType = "application/problem+json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static HookReply Refusal(HookVerdict verdict) =>
        verdict.Status < 300 || verdict.Detail is null ? new HookReply(verdict.Status, RetryAfter: verdict.RetryAfter) : Reply(verdict.Status, verdict.Detail, verdict.RetryAfter);

    public static HookReply Invalid(IReadOnlyList<HookError> errors) =>
        Reply(400, "The body is not valid; each error says where and what to do.", errors: errors);

    public static HookReply NotStored(TimeSpan retryAfter) =>
        Reply(503, "It could not be stored. Send it again: if it was stored after all, the key is known.", retryAfter);

    public static HookReply TooLarge() => Reply(413, "The body is larger than 1 MiB.");

    public static HookReply NotFound() => Reply(404, "There is no such hook.");

    private static HookReply Reply(int status, string? detail, TimeSpan? retryAfter = null, IReadOnlyList<HookError>? errors = null) =>
        new(status, ContentType, JsonSerializer.SerializeToUtf8Bytes(new Problem(Title(status), status, detail, errors), Json), retryAfter);

    private static string Title(int status) => status switch
    {
        400 => "Not valid",
        401 => "Not genuine",
        404 => "Not found",
        413 => "Too large",
        415 => "Content type not taken",
        429 => "Too many requests",
        503 => "Not stored",
        _ => "Refused",
    };

    private sealed record Problem(string Title, int Status, string? Detail, IReadOnlyList<HookError>? Errors);
}
