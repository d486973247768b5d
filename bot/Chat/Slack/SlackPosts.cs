using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>
/// Posts and edits messages: the preview as notification, the blocks as what is read; nobody is mentioned, no link unfolded.
/// https://docs.slack.dev/reference/methods/chat.postMessage
/// </summary>
internal sealed class SlackPosts(WorkspaceClient client)
{
    /// <param name="thread">Slack's stamp of the thread's first message, or null.</param>
    /// <param name="metadata">See <see cref="SentKey"/>.</param>
    public async Task<SendResult<ChatReceipt>> Post(SlackPlace place, Message message, string? thread, string metadata, CancellationToken cancel)
    {
        var arguments = Arguments(place.Room, message);
        (arguments["thread_ts"], arguments["metadata"]) = (thread, metadata);
        (arguments["unfurl_links"], arguments["unfurl_media"]) = ("false", "false");
        return SlackErrors.Result(await Threaded(place, "chat.postMessage", arguments, message, cancel), body => Receipt(place, Text(body, "channel"), Text(body, "ts")));
    }

    /// <summary>Shown to one person in a room; gone when he reloads it, and never edited. https://docs.slack.dev/reference/methods/chat.postEphemeral</summary>
    public async Task<SendResult<ChatReceipt>> PostOnlyFor(SlackPlace place, string user, Message message, string? thread, CancellationToken cancel)
    {
        var arguments = Arguments(place.Room, message);
        (arguments["user"], arguments["thread_ts"]) = (user, thread);
        return SlackErrors.Result(await Threaded(place, "chat.postEphemeral", arguments, message, cancel), body => Receipt(place, place.Room, Text(body, "message_ts")));
    }

    /// <summary>Its metadata stays. https://docs.slack.dev/reference/methods/chat.update</summary>
    public async Task<SendResult<ChatReceipt>> Update(SlackPlace place, ChatReceipt sent, Message message, CancellationToken cancel)
    {
        var arguments = Arguments(place.Room, message);
        arguments["ts"] = sent.MessageId;
        return SlackErrors.Result(await Call(place, "chat.update", arguments, message, cancel), _ => sent);
    }

    /// <summary>A thread that is gone, locked or forbidden takes nothing, and says nothing of its room: then the message stands for itself.</summary>
    private async Task<SlackAnswer> Threaded(SlackPlace place, string method, Dictionary<string, string?> arguments, Message message, CancellationToken cancel)
    {
        var answer = await Call(place, method, arguments, message, cancel);
        if (arguments["thread_ts"] is null || answer is not SlackRefused { Code: var code } || !SlackErrors.IsThread(code)) return answer;
        arguments["thread_ts"] = null;
        return await Call(place, method, arguments, message, cancel);
    }

    /// <summary>A Slack that does not know one of our newer blocks says so and posts nothing: then they stand there in words.</summary>
    private async Task<SlackAnswer> Call(SlackPlace place, string method, Dictionary<string, string?> arguments, Message message, CancellationToken cancel)
    {
        var answer = await client.Call(place.Installation, place.Team, method, arguments, place.Awaited, cancel);
        if (answer is not SlackRefused refused || !SlackErrors.IsBlocks(refused.Code)) return answer;
        arguments["blocks"] = BlockKit.Message(message, plain: true).ToJsonString();
        return await client.Call(place.Installation, place.Team, method, arguments, place.Awaited, cancel);
    }

    private static Dictionary<string, string?> Arguments(string room, Message message) => new(StringComparer.Ordinal)
    {
        ["channel"] = room,
        ["text"] = BlockKit.Preview(message),
        ["blocks"] = BlockKit.Message(message).ToJsonString(),
        ["link_names"] = "false",
    };

    private static ChatReceipt Receipt(SlackPlace place, string room, string ts) => new($"{place.Team}/{room}", ts);

    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    private static string Text(JsonElement body, string name) =>
        body.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new KeyNotFoundException(name);
}
