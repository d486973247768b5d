using System.Text.Json;
using CoachBot.Crm.Webhook;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Sandbox;

/// <summary>Changes the world around the chat as a CRM or calendar would: a hook, signed by the service itself, through the same door.</summary>
public sealed class SandboxWorld(
    HookIntake intake, IEnumerable<IHookSource> sources, WebhookConnections connections, IOptions<WebhookOptions> options, Store store, BusinessClock clock)
{
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly WebhookSource _source = sources.OfType<WebhookSource>().Single();
    private string? _secret;

    /// <summary>Makes the connection <c>sandbox</c> where none is configured; its secret is kept beside the database.</summary>
    public string Secret()
    {
        if (_secret is not null) return _secret;
        if (options.Value.Connections.TryGetValue(SandboxSecret.Connection, out var configured) && configured.Secret is { } given) return _secret = given;
        _secret = SandboxSecret.EnsureFile(SandboxSecret.FileFor(store.FilePath));
        connections.Add(SandboxSecret.Connection, new WebhookConnectionOptions { Secret = _secret });
        return _secret;
    }

    /// <param name="type">As it was given; absent, the hook says so itself.</param>
    /// <param name="id">Idempotency key of the hook; null for a fresh one.</param>
    public Task<HookReply> Send(JsonElement? type, JsonElement? data, string? id, CancellationToken cancel) => intake.Take(_source, Signed(type, data, id), cancel);

    /// <summary>The same hook again until it is stored: for a scene, a disk that stalls for a minute or two costs time and nothing else.</summary>
    /// <returns>The last answer: 503 where it was never stored.</returns>
    public async Task<HookReply> SendUntilStored(JsonElement type, JsonElement data, CancellationToken cancel)
    {
        var request = Signed(type, data, null);
        for (var tries = 1; ; tries++)
        {
            var reply = await intake.Take(_source, request, cancel);
            if (reply.Status != StatusCodes.Status503ServiceUnavailable || tries == MostTries) return reply;
            await Task.Delay(Pause, clock.Machine, cancel);
        }
    }

    private HookRequest Signed(JsonElement? type, JsonElement? data, string? id)
    {
        var body = Body(type, data, clock.GetUtcNow());
        var headers = StandardWebhooks.Headers(Secret(), id ?? $"sandbox-{Guid.NewGuid():N}", clock.Machine.GetUtcNow(), body);
        return new HookRequest(
            SandboxSecret.Connection,
            $"/hooks/{_source.Name}/{SandboxSecret.Connection}",
            new Dictionary<string, IReadOnlyList<string>>(headers.ToDictionary(header => header.Key, IReadOnlyList<string> (header) => [header.Value]), StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = ["application/json"],
            },
            body,
            IsHttps: false,
            RemoteIsLoopback: true);
    }

    private static byte[] Body(JsonElement? type, JsonElement? data, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (type is { } given)
            {
                json.WritePropertyName("type");
                given.WriteTo(json);
            }

            json.WriteString("timestamp", Chat.Sandbox.SandboxJson.Written(now));
            if (data is { } facts)
            {
                json.WritePropertyName("data");
                facts.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
