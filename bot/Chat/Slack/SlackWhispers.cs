using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>
/// What one person alone is shown in a room: there where the bot is in it, else as an answer to his own command or press, else in
/// his direct room. https://docs.slack.dev/reference/methods/chat.postEphemeral
/// </summary>
internal sealed class SlackWhispers(SlackClient client, SlackPosts posts, SlackPlaces places, ResponseUrls responses)
{
    /// <summary>In place of Slack's stamp, where it gives none.</summary>
    public const string NoStamp = "response";

    /// <param name="place">With the user who is to see it.</param>
    /// <param name="thread">Slack's stamp of the thread's first message, or null.</param>
    /// <param name="begins">Until then it has to be known where else it goes.</param>
    public async Task<SendResult<ChatReceipt>> Post(SlackPlace place, Message message, string? thread, string metadata, Patience begins, CancellationToken cancel)
    {
        var shown = await posts.PostOnlyFor(place, place.OnlyFor!, message, thread, cancel);
        if (shown is not Failed<ChatReceipt> { Category: FailureCategory.Unreachable }) return shown;
        return await Respond(place, message, thread, cancel) ?? await Directly(place, message, metadata, begins, cancel);
    }

    /// <summary>
    /// Edits what one person alone sees, as an answer to his press on it; null where there was none in the last half hour, or it came
    /// to nothing. https://docs.slack.dev/interactivity/handling-user-interaction#updating_message_response
    /// </summary>
    public async Task<SendResult<ChatReceipt>?> Edit(SlackPlace place, ChatReceipt sent, Message message, CancellationToken cancel)
    {
        if (responses.Take(place.Team, place.Room, sent.MessageId) is not { } url) return null;
        return await Say(url, message, replaces: true, null, cancel) switch
        {
            SlackDone => new Done<ChatReceipt>(sent),
            SlackSilent silent => new Unknown<ChatReceipt>(silent.Reason),
            SlackRefused refused when MayBeThere(refused) => new Unknown<ChatReceipt>(refused.Code),

            // There is no other way to edit it.
            SlackRefused { RetryAfter: { } later } refused => new TryAgain<ChatReceipt>(later, SlackErrors.Reason(refused)),
            _ => null,
        };
    }

    /// <summary>
    /// Null where there is nothing to answer, or it came to nothing. Such an answer has no stamp: nobody can edit it, and what is
    /// pressed on it leads to no card, so one with buttons does not go this way.
    /// </summary>
    private async Task<SendResult<ChatReceipt>?> Respond(SlackPlace place, Message message, string? thread, CancellationToken cancel)
    {
        if (message.Buttons.Count > 0 || responses.Take(place.Team, place.Room, place.OnlyFor!) is not { } url) return null;
        return await Say(url, message, replaces: false, thread, cancel) switch
        {
            SlackDone => new Done<ChatReceipt>(new ChatReceipt(place.Address, NoStamp)),
            SlackSilent { MayHaveHappened: true } silent => new Unknown<ChatReceipt>(silent.Reason),
            SlackRefused refused when MayBeThere(refused) => new Unknown<ChatReceipt>(refused.Code),
            _ => null,
        };
    }

    /// <summary>Then it must not go to him a second time on another way.</summary>
    private static bool MayBeThere(SlackRefused refused) => SlackErrors.Of(refused.Code) is SlackErrorClass.MayBeSent;

    /// <summary>A Slack that does not know one of our newer blocks says so and shows nothing: then they stand there in words.</summary>
    private async Task<SlackAnswer> Say(Uri url, Message message, bool replaces, string? thread, CancellationToken cancel)
    {
        var answer = await client.Respond(url, Body(message, replaces, thread, plain: false), cancel);
        return answer is SlackRefused refused && SlackErrors.IsBlocks(refused.Code) ? await client.Respond(url, Body(message, replaces, thread, plain: true), cancel) : answer;
    }

    private static JsonObject Body(Message message, bool replaces, string? thread, bool plain)
    {
        var body = new JsonObject
        {
            ["response_type"] = "ephemeral",
            ["replace_original"] = replaces,
            ["text"] = BlockKit.Preview(message),
            ["blocks"] = plain ? BlockKit.Message(message, plain: true) : BlockKit.Message(message),
        };
        if (thread is not null) body["thread_ts"] = thread;
        return body;
    }

    private async Task<SendResult<ChatReceipt>> Directly(SlackPlace place, Message message, string metadata, Patience begins, CancellationToken cancel)
    {
        var direct = await places.Direct(place.Installation, place.Person!, null, begins.Token);
        return direct is Done<SlackPlace> { Receipt: var room }
            ? await posts.Post(room with { Awaited = place.Awaited }, message, null, metadata, cancel)
            : direct.As<SlackPlace, ChatReceipt>();
    }
}
