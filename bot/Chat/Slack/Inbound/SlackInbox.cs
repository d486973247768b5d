using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Reads what is known to be Slack's, whichever way it came: whose workspace, who did what, and what it is answered.</summary>
public sealed class SlackInbox(Installations installations, IEnumerable<ISlackEvents> listeners)
{
    /// <summary>The year 9999 ends then.</summary>
    private const long LatestSecond = 253_402_300_800;

    private static readonly HookReading Nothing = new(null, null, [], []);

    private readonly ConditionalWeakTable<HookRequest, SlackCall> _calls = [];

    /// <summary>Whose request it is. One of a workspace that does not have us is answered and left alone.</summary>
    public HookVerdict Recognize(HookRequest request)
    {
        if (SlackPayload.Read(request.Body.Span) is not { } payload) return new HookVerdict(400, "The body is no object of JSON.");
        if (payload.Text("ssl_check") is not null) return new HookVerdict(200);
        if (payload.Text("type") == "url_verification") return Challenged(request, payload);
        if (SlackOrigin.Of(payload, request.Connection, installations) is not { } call) return new HookVerdict(200);
        _calls.AddOrUpdate(request, call);
        return HookVerdict.For(call.Installation.Tenant);
    }

    public Task Prepare(HookRequest request, CancellationToken cancel) => Task.CompletedTask;

    public HookReading Read(HookRequest request, DateTimeOffset businessNow)
    {
        var call = Of(request);
        return call.Connection == SlackConnections.Events ? ReadEvent(call, businessNow) : Nothing;
    }

    public Task<HookReply?> Wait(HookRequest request, HookReading reading, CancellationToken cancel) => Of(request).Reaction.Wait(cancel);

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) =>
        Of(request).Reaction.Reply(answer, late, cancel);

    public Task<HookReply?> NotStored(HookRequest request, HookReading reading, bool late, CancellationToken cancel) => Of(request).Reaction.NotStored(late, cancel);

    private HookReading ReadEvent(SlackCall call, DateTimeOffset businessNow)
    {
        var heard = listeners.Where(listener => listener.Types.Contains(call.Type, StringComparer.Ordinal)).ToList();
        if (heard.Count == 0 || call.Payload.Text("event_id") is not { } id) return Nothing;
        var happened = new SlackEvent(call.Installation, call.Team, call.Type, call.Event, $"event/{id}", businessNow, SentAt(call.Payload));
        call.Reaction = new EventTaken(heard, happened);
        return new HookReading(happened.Key, null, [.. heard.SelectMany(listener => listener.Read(happened))], []);
    }

    private static DateTimeOffset? SentAt(JsonElement payload) =>
        payload.At("event_time") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var seconds) && seconds is > 0 and < LatestSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Slack asks whether the address is ours: of no workspace, and nothing of it is stored.</summary>
    private HookVerdict Challenged(HookRequest request, JsonElement payload)
    {
        _calls.AddOrUpdate(request, new SlackCall
        {
            Connection = request.Connection,
            Payload = payload,
            Type = "url_verification",
            Installation = new Installation("", "", "", "", "", "", new HashSet<string>()),
            Team = "",
            Reaction = new Reactions.Always(Reactions.Json(new JsonObject { ["challenge"] = payload.Text("challenge") })),
        });
        return HookVerdict.For("");
    }

    private SlackCall Of(HookRequest request) =>
        _calls.TryGetValue(request, out var call) ? call : throw new InvalidOperationException("A request is read after it was recognized.");
}
