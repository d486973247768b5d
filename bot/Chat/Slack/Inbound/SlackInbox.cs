using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Reads what is known to be Slack's, whichever way it came: whose workspace, who did what, and what it is answered.</summary>
public sealed class SlackInbox(
    Installations installations, Callers callers, IEnumerable<IDeed> deeds, IEnumerable<ISlackEvents> listeners, ResponseUrls responses, Store store, TimeProvider machine)
    : ChatInbox<SlackCall>
{
    /// <summary>The year 9999 ends then.</summary>
    private const long LatestSecond = 253_402_300_800;

    /// <summary>Slack gives up after 3 s; the way to and fro takes some of them.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>Nothing to be stored.</summary>
    internal static readonly HookReading Nothing = Deeds.Nothing;

    private const string Retry = "X-Slack-Retry-Num";
    private const string UrlVerification = "url_verification";
    private const string RateLimited = "app_rate_limited";

    /// <summary>What is kept nowhere.</summary>
    private static readonly string[] Secrets = ["token", "response_url", "response_urls"];

    /// <summary>Types that may come and mean nothing to us.</summary>
    private static readonly string[] Known =
    [
        "message", "app_mention", "app_home_opened", "block_actions", "view_closed", "view_submission", "block_suggestion", SlackConnections.Commands, UrlVerification,
    ];

    /// <summary>Whose request it is. One of a workspace that does not have us is answered, counted and left alone.</summary>
    public HookVerdict Recognize(HookRequest request, bool wasHeld = false)
    {
        // A repeat has the key of the first: nothing is stored twice. How often they come tells whether we answer in time.
        if (request.Header(Retry) is { Length: 1 } number) Activity.Current?.SetTag("slack.retry", number);
        if (SlackPayload.Read(request.Body.Span, request.Connection) is not { } payload) return new HookVerdict(400, "The body is no object of JSON.");
        if (payload.TextAt("ssl_check") is not null) return new HookVerdict(200);
        if (payload.TextAt("type") == UrlVerification) return Challenged(request, payload);
        if (SlackOrigin.Of(payload, request.Connection, installations, machine.GetUtcNow() + AnswersWithin, wasHeld) is not { } call)
        {
            _ = CountForeign(payload.TextAt("team_id") ?? payload.TextAt("team", "id") ?? "?");
            return new HookVerdict(200);
        }

        call.Deed = deeds.FirstOrDefault(deed => deed.Is(call));
        Keep(request, call);
        return HookVerdict.For(call.Installation.Tenant);
    }

    public override async Task Prepare(HookRequest request, CancellationToken cancel)
    {
        var call = Of(request);
        if (call.Deed is not { } deed) return;
        if (call.User is { } user && !call.WasHeld && RoomOf(call) is { } room && Uri.TryCreate(call.Payload.TextAt("response_url"), UriKind.Absolute, out var url))
            responses.Keep(call.Team, room, user, url, Whispered(call.Payload));
        await callers.Prepare(call, deed.Others(call), cancel);
    }

    /// <summary>The stamp of the message that was pressed, if one person alone sees it.</summary>
    private static string? Whispered(JsonElement payload) => payload.IsTrue("container", "is_ephemeral") ? payload.TextAt("container", "message_ts") : null;

    public override HookReading Read(HookRequest request, DateTimeOffset businessNow)
    {
        var call = Of(request);
        if (call.Deed is not { } deed) return call.Connection == SlackConnections.Events ? ReadEvent(call, businessNow) : Unknown(call, "interaction");
        return Deeds.Read(call, deed, callers.Of(call), businessNow, () => (WaitsFor(call), HeldBody.Without(call.Payload, Secrets)));
    }

    /// <summary>The workspace and the user whom a held request waits for.</summary>
    private static string WaitsFor(SlackCall call) => new SlackAddress(call.Team, call.User!).ToString();

    private HookReading ReadEvent(SlackCall call, DateTimeOffset businessNow)
    {
        // Slack tells us once a minute that it keeps events back.
        if (call.Type == RateLimited)
            return Counted($"limited/{call.Team}/{call.Payload.At("minute_rate_limited")}", NoticeKinds.SlackRateLimited, call.Team);
        var heard = listeners.Where(listener => listener.Types.Contains(call.Type, StringComparer.Ordinal)).ToList();
        if (heard.Count == 0) return Unknown(call, "event");
        if (call.Payload.TextAt("event_id") is not { } id) return Nothing;
        var happened = new SlackEvent(call.Installation, call.Team, call.Type, call.Event, $"event/{id}", businessNow, SentAt(call.Payload), SlackOrigin.IsOfOrganisation(call.Payload));
        call.Reaction = new EventTaken([.. heard.Select(listener => (Func<CancellationToken, Task>)(cancel => listener.Take(happened, cancel)))], call.Until, machine);
        return new HookReading(happened.Key, null, [.. heard.SelectMany(listener => listener.Read(happened))], []);
    }

    private static DateTimeOffset? SentAt(JsonElement payload) =>
        payload.At("event_time") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var seconds) && seconds is > 0 and < LatestSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>New types come every month: answered, and counted where nobody has thought of them.</summary>
    private static HookReading Unknown(SlackCall call, string what) =>
        call.Type.Length == 0 || Known.Contains(call.Type, StringComparer.Ordinal) ? Nothing : Counted(null, NoticeKinds.UnknownHookType, $"slack/{what}/{call.Type}");

    private static HookReading Counted(string? key, string kind, string name) => new(key, null, [], [], Notice: new HookNotice(kind, name));

    private async Task CountForeign(string team)
    {
        try
        {
            await store.Write(WriteUrgency.Hook, sql => Notices.Count(sql, "", NoticeKinds.SlackForeign, team, machine.GetUtcNow()), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // One less in the count.
        }
    }

    /// <summary>Slack asks whether the address is ours: of no workspace, and nothing of it is stored.</summary>
    private HookVerdict Challenged(HookRequest request, JsonElement payload)
    {
        Keep(request, new SlackCall
        {
            Connection = request.Connection,
            Payload = payload,
            Type = UrlVerification,
            Installation = new Installation("", "", "", "", "", "", new HashSet<string>()),
            Team = "",
            Reaction = new Reactions.Always(Reactions.Json(new JsonObject { ["challenge"] = payload.TextAt("challenge") })),
        });
        return HookVerdict.For("");
    }

    private static string? RoomOf(SlackCall call) =>
        call.Payload.TextAt("channel_id") ?? call.Payload.TextAt("channel", "id") ?? call.Payload.TextAt("container", "channel_id");
}
