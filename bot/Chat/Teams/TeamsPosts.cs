using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams;

/// <summary>
/// Posts and edits activities, and says what came of it: where Teams refuses a conversation, nothing more is written there.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-send-and-receive-messages
/// </summary>
public sealed class TeamsPosts(TeamsClient client, TeamsConversations conversations)
{
    /// <summary>In place of Teams' id, where it gives none: the service has split what it was given.</summary>
    public const string NoId = "none";

    /// <summary>Not so much of the time is left that the answer to another call would be heard.</summary>
    internal static readonly TryAgain<ChatReceipt> TooLate = new(null, "There was no time left to send it.");

    /// <param name="root">First message of the thread, in a channel; null begins a new one there.</param>
    /// <param name="begins">No second call is begun after it.</param>
    internal async Task<SendResult<ChatReceipt>> Post(TeamsPlace place, JsonObject activity, string? root, Patience begins, CancellationToken cancel)
    {
        if (!place.IsChannel) return await Send(place, activity, null, cancel);
        if (root is not null)
        {
            var answer = await client.Send(In(place, root), activity, targeted: false, cancel);

            // A thread that is gone takes nothing, and says nothing of its channel: then the message stands for itself.
            if (answer is not ConnectorRefused { Why: ConnectorRefusal.Gone }) return await Result(place, answer, ReceiptOf(place, "id"));
            if (begins.Token.IsCancellationRequested) return TooLate;
        }

        return await Result(place, await client.Begin(In(place, null), activity, cancel), body => Begun(place, body));
    }

    /// <summary>Shown to one person in a room: by whoever knows it. https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages</summary>
    /// <returns>Null where Teams does not take it there: nothing was shown.</returns>
    internal async Task<SendResult<ChatReceipt>?> PostOnlyFor(TeamsPlace place, JsonObject activity, string? root, CancellationToken cancel)
    {
        var reference = In(place, place.IsChannel ? root : null);
        var answer = await client.Send(reference, OnlyFor(activity, place.OnlyFor!), targeted: true, cancel);
        return answer is ConnectorRefused { Why: not (ConnectorRefusal.WrongHost or ConnectorRefusal.NotAuthorized or ConnectorRefusal.NotAllowedHost or ConnectorRefusal.TooBig) }
            ? null
            : await Result(place, answer, ReceiptOf(place, "id"));
    }

    /// <param name="root">First message of the thread, in a channel.</param>
    internal async Task<SendResult<ChatReceipt>> Update(TeamsPlace place, ChatReceipt sent, JsonObject activity, string? root, CancellationToken cancel)
    {
        // What a press has changed stands behind nothing for which nobody waits, and most edits are that.
        var reference = In(place, place.IsChannel ? root : null) with { Awaited = true };
        var answer = place.OnlyFor is { } only
            ? await client.Update(reference, sent.MessageId, OnlyFor(activity, only), targeted: true, cancel)
            : await client.Update(reference, sent.MessageId, activity, targeted: false, cancel);

        // A message that somebody deleted stays deleted, and says nothing of its conversation.
        return answer is ConnectorRefused { Why: ConnectorRefusal.Gone }
            ? new Failed<ChatReceipt>(FailureCategory.Refused, Refusals.Said(ConnectorRefusal.Gone, place.IsDirect))
            : await Result(place, answer, _ => sent);
    }

    private async Task<SendResult<ChatReceipt>> Send(TeamsPlace place, JsonObject activity, string? root, CancellationToken cancel) =>
        await Result(place, await client.Send(In(place, root), activity, targeted: false, cancel), ReceiptOf(place, "id"));

    /// <summary>What came of a call, as a result of sending: total.</summary>
    private async Task<SendResult<ChatReceipt>> Result(TeamsPlace place, ConnectorAnswer answer, Func<JsonElement, ChatReceipt> receipt)
    {
        switch (answer)
        {
            case ConnectorDone done:
                if (place.Row.Stopped is not null) await conversations.Resume(place.Row);
                return new Done<ChatReceipt>(receipt(done.Body));
            case ConnectorLater later:
                return new TryAgain<ChatReceipt>(later.NotBefore, later.Reason);
            case ConnectorUnknown unknown:
                return new Unknown<ChatReceipt>(unknown.Reason);
            case ConnectorRefused { Why: ConnectorRefusal.WrongHost } when await conversations.MoveHost(place.Row.Tenant, place.Row.Id):
                return new TryAgain<ChatReceipt>(null, "Teams serves this conversation at another host, which is noted.");
            case ConnectorRefused refused:
                if (Refusals.Stops(refused.Why) || refused.Why is ConnectorRefusal.Gone) await conversations.Stop(place.Row.Tenant, place.Row.Id, refused.Why);
                return refused.As<ChatReceipt>(place.IsDirect);
            default:
                throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}");
        }
    }

    private static ConversationRef In(TeamsPlace place, string? root) => TeamsConversations.RefOf(place.Row, root) with { Awaited = place.Awaited };

    private static Func<JsonElement, ChatReceipt> ReceiptOf(TeamsPlace place, string id) => body => new ChatReceipt(place.Row.Id, body.TextAt(id) ?? NoId);

    /// <summary>The id of the first message is told twice: by itself, and in the id of its thread.</summary>
    private static ChatReceipt Begun(TeamsPlace place, JsonElement body) =>
        new(place.Row.Id, body.TextAt("activityId") ?? (body.TextAt("id") is { } thread ? TeamsIds.RootOf(thread) : null) ?? NoId);

    private static JsonObject OnlyFor(JsonObject activity, string person)
    {
        var targeted = activity.DeepClone().AsObject();
        targeted["recipient"] = new JsonObject { ["id"] = person, ["isTargeted"] = true };
        return targeted;
    }
}
