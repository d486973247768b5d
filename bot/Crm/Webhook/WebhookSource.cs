using System.Security.Cryptography;
using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>The generic signed hook, <c>POST /hooks/webhook/{connection}</c>: every CRM, calendar or automation tool without an adapter [INT-08].</summary>
public sealed class WebhookSource(WebhookConnections connections) : IHookSource
{
    public const string SourceName = "webhook";

    public string Name => SourceName;

    public HookVerdict Admit(HookRequest headersOnly)
    {
        if (!connections.TryFind(headersOnly.Connection, out _)) return Unknown(headersOnly.Connection);
        return HookContent.TryShape(headersOnly, out _, out var problem) ? HookVerdict.Admitted : new(415, problem);
    }

    public HookVerdict Verify(HookRequest request, DateTimeOffset now)
    {
        if (!connections.TryFind(request.Connection, out var connection)) return Unknown(request.Connection);
        var refusal = connection.ByToken ? BearerToken.Refuse(request, connection.Keys) : StandardWebhooks.Refuse(request, connection.Keys, now);
        if (refusal is not null) return new(401, refusal);
        return connection.Budget.Take(now) is { } wait
            ? new(429, "The connection has used up its budget; send again after the time in Retry-After.", RetryAfter: wait)
            : HookVerdict.For(connection.Tenant);
    }

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
        var errors = new List<HookError>();
        if (!HookContent.TryShape(request, out var shape, out var problem)) return new(null, hash, [], [new("", "contentType", problem)]);
        using var body = HookBody.Read(request, shape, errors);
        if (body is null) return new(null, hash, [], errors);

        var root = body.RootElement;
        var type = root.GetProperty("type").GetString()!;
        var schema = HookSchemas.All.GetValueOrDefault(type);
        if (schema?.Check(root) is { Count: > 0 } wrong)
            return new(null, hash, [], shape == HookShape.Structured ? [.. wrong.Select(InCloudEvent)] : wrong);

        if (HookKey.Of(request, schema, root) is not { } id)
            return new(null, hash, [], [new("/data/updatedAt", "required", $"Add updatedAt, or send a {StandardWebhooks.IdHeader} header: by it a repeat is recognised.")]);

        var key = $"{request.Connection}/{id}";
        var data = root.TryGetProperty("data", out var given) ? given : root;
        var (subject, what) = HookFacts.Read(type, data, HookVersion.Of(schema, data, businessNow));
        return new(key, hash, [new(tenant, subject, $"{SourceName}/{key}", businessNow, what)], []);
    }

    /// <summary>Stored: nothing more to say.</summary>
    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) => Task.FromResult(new HookReply(202));

    private static HookVerdict Unknown(string connection) =>
        new(404, $"There is no connection '{connection}'; add its secret as {WebhookOptions.Section}:Connections:{connection}:Secret, or correct the address.");

    /// <summary>There our timestamp is called time.</summary>
    private static HookError InCloudEvent(HookError error) => error.Pointer == "/timestamp" ? error with { Pointer = "/time" } : error;
}
