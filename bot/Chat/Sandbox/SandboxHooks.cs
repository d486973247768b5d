using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Sandbox;

/// <summary>
/// One post to the Sandbox: <c>say</c>, <c>press</c> or <c>submit</c>. It may come from this machine only, as JSON and to a
/// loopback name, so that no page of another site can post here.
/// </summary>
/// <param name="look">What the post comes to, once it is known to be genuine.</param>
public sealed class SandboxHooks(Func<SandboxInput, DateTimeOffset, SandboxCall> look, BusinessClock clock, FormRenderer form, SentenceRenderer sentence) : IHookSource
{
    private SandboxCall? _call;

    public string Name => SandboxChat.PlatformName;

    /// <summary>What is listed in the room once the post was stored, or null.</summary>
    public SandboxLine? Line => (_call as TakenCall)?.Line;

    /// <summary>The form that the reply holds, to be stored before it is sent; null where there is none.</summary>
    public OpenFormRow? Opened { get; private set; }

    /// <summary>Why a post is not let in; null where it is.</summary>
    public static string? Closed(HookRequest request)
    {
        if (!request.RemoteIsLoopback) return "The Sandbox takes posts from its own machine only. Call it there, at 127.0.0.1.";
        if (!HostString.FromUriComponent(request.Header("Host") ?? "").Host.TrimStart('[').TrimEnd(']').IsLoopback())
            return "The Sandbox takes posts to a loopback name only. Call it as http://127.0.0.1 or http://localhost.";
        var type = request.Header("Content-Type")?.Split(';')[0].Trim();
        return string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase) ? null : "Send JSON, with the header Content-Type: application/json.";
    }

    public HookVerdict Admit(HookRequest headersOnly) => Closed(headersOnly) is { } why ? new HookVerdict(403, why) : HookVerdict.Admitted;

    public HookVerdict Verify(HookRequest request, DateTimeOffset now)
    {
        if (Closed(request) is { } why) return new HookVerdict(403, why);
        _call = look(SandboxInput.Read(request.Body), clock.GetUtcNow());
        return _call is RefusedCall refused ? new HookVerdict(refused.Status, refused.Sentence) : HookVerdict.For(SandboxDesk.Tenant);
    }

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow)
    {
        var taken = Taken();
        var hash = taken.Key is null ? null : Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
        return new HookReading(taken.Key, hash, [taken.Event], []);
    }

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) => Task.FromResult(Reply(answer));

    private HookReply Reply(Answer answer)
    {
        var taken = Taken();
        if (answer.Errors is { Count: > 0 } errors)
        {
            var sentences = errors.ToDictionary(error => error.Key, error => sentence(error.Value, taken.Reader), StringComparer.Ordinal);
            return Json(422, new JsonObject { ["errors"] = JsonSerializer.SerializeToNode(sentences, SandboxJson.Options) });
        }

        if (answer.Form is not { } view) return taken.Event.What is Coach.Said ? new HookReply(202) : Json(200, []);
        Opened = new OpenFormRow
        {
            Platform = SandboxChat.PlatformName,
            Tenant = SandboxDesk.Tenant,
            FormId = OpenForms.NewId(),
            By = taken.By,
            Kind = view.Kind,
            Subject = view.Subject,
            Card = taken.Card,
            OpenedAt = taken.Event.At,
        };
        return Json(200, new JsonObject { ["form"] = JsonSerializer.SerializeToNode(form(view, Opened.FormId, taken.Reader), SandboxJson.Options) });
    }

    private TakenCall Taken() => _call as TakenCall ?? throw new InvalidOperationException("A post is read after it was verified.");

    private static HookReply Json(int status, JsonObject body) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, SandboxJson.Options));
}

/// <summary>Whether a host name is this machine's own.</summary>
internal static class LoopbackNames
{
    public static bool IsLoopback(this string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
