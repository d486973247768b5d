using System.Diagnostics;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Reads what is known to be of Teams: who did what, and what it is answered.</summary>
public sealed class TeamsInbox(
    Callers callers, TeamsConversations conversations, IEnumerable<ITeamsDeed> deeds, IEnumerable<ITeamsEvents> listeners, TimeProvider machine)
    : ChatInbox<TeamsCall>
{
    /// <summary>A client shows "Something went wrong" after ten to fifteen seconds; the way to and fro takes some of them.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(8);

    /// <summary>Nothing to be stored.</summary>
    public static readonly HookReading Nothing = Deeds.Nothing;

    /// <summary>An invoke that we do not know: the client shows an error, not silence.</summary>
    private static readonly HookReply NotImplemented = new(501);

    /// <summary>So long it may take to find out who somebody is, and to note where he is, while he waits for his answer.</summary>
    private static readonly TimeSpan Preparing = TimeSpan.FromSeconds(1.5);

    /// <summary>Types that may come and mean nothing to us: what was said is not changed by them, and nothing of it is kept.</summary>
    private static readonly string[] Known =
    [
        "message", "messageUpdate", "messageDelete", "messageReaction", "typing", "event", "conversationUpdate", "installationUpdate", "endOfConversation", "invoke",
    ];

    /// <summary>A sign-in's token, or its code, is kept nowhere; nor is somebody's message on which a form was opened [INT-15].</summary>
    private static readonly string[] Secrets = ["authentication", "state", "messagePayload"];

    /// <summary>Keeps a genuine activity in hand until it is answered.</summary>
    public HookVerdict Recognize(HookRequest request, TeamsActivity activity, string tenant, bool wasHeld = false)
    {
        // What Microsoft's support asks for.
        if (request.Header("MS-CV") is { Length: > 0 and <= 128 } vector && vector.All(letter => letter is > ' ' and <= '~')) Activity.Current?.SetTag("teams.ms_cv", vector);
        var call = new TeamsCall { Tenant = tenant, Activity = activity, WasHeld = wasHeld, Until = machine.GetUtcNow() + AnswersWithin };
        call.Deed = deeds.FirstOrDefault(deed => deed.Is(call));
        Keep(request, call);
        return HookVerdict.For(tenant);
    }

    /// <summary>Notes where it came from, and asks who did it; given up soon.</summary>
    public override async Task Prepare(HookRequest request, CancellationToken cancel)
    {
        var call = Of(request);
        if (call.WasHeld) return;
        try
        {
            await Task.WhenAll(
                conversations.Note(call.Tenant, call.Activity, cancel),
                callers.Prepare(call, cancel)).WaitAsync(Preparing, machine, cancel);
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            // The next activity tells again where it is; who it is will be found out later.
        }
    }

    public override HookReading Read(HookRequest request, DateTimeOffset businessNow)
    {
        var call = Of(request);
        if (call.Deed is not { } deed) return call.IsInvoke ? NotOurs(call) : ReadEvent(call, businessNow);
        return Deeds.Read(call, deed, callers.Of(call), businessNow, () => (WaitsFor(call), HeldBody.Without(call.Activity.Json, [], "value", Secrets)));
    }

    /// <summary>The Entra tenant and the person for whom a held activity waits.</summary>
    private static string WaitsFor(TeamsCall call) => $"{call.Who!.Value.EntraTenant}/{call.Who.Value.ObjectId}";

    private HookReading ReadEvent(TeamsCall call, DateTimeOffset businessNow)
    {
        var heard = listeners.Where(listener => listener.Hears(call.Activity)).ToList();
        if (heard.Count == 0) return Unknown(call);
        var happened = new TeamsEvent(call.Tenant, call.Activity, call.Key, businessNow);
        call.Reaction = new EventTaken([.. heard.Select(listener => (Func<CancellationToken, Task>)(cancel => listener.Take(happened, cancel)))], call.Until, machine);
        return new HookReading(happened.Key, null, [.. heard.SelectMany(listener => listener.Read(happened))], []);
    }

    /// <summary>Sign-in, of which we need none and keep nothing, and whatever else we do not know. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</summary>
    private static HookReading NotOurs(TeamsCall call)
    {
        call.Reaction = new Reactions.Always(NotImplemented);
        return Nothing;
    }

    /// <summary>New types are ignored, and counted where nobody has thought of them.</summary>
    private static HookReading Unknown(TeamsCall call) => call.Activity.Type is not { } type || Known.Contains(type, StringComparer.Ordinal)
        ? Nothing
        : new HookReading(null, null, [], [], Notice: new HookNotice(NoticeKinds.UnknownHookType, $"teams/{(type.Length > 60 ? type[..60] : type)}"));
}
