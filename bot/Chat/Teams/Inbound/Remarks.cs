using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach.Cards;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A sentence to a colleague who writes to the bot alone and of whom no record tells: in his own chat, once an hour, however often he
/// writes or Teams repeats it. What fails is the client's to log; nobody tries again.
/// </summary>
public sealed class Remarks(TeamsClient client, TeamsConversations conversations, Sentences sentences, TimeProvider machine)
{
    private static readonly TimeSpan Once = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _said = new(StringComparer.Ordinal);

    public async Task Say(TeamsCall call, Part sentence, Reader reader, CancellationToken cancel)
    {
        if (!call.Activity.IsDirect || conversations.RefOf(call.Activity) is not { } there || !IsTime(there.Id)) return;
        await client.Send(there, new JsonObject { ["type"] = "message", ["textFormat"] = "plain", ["text"] = sentences.Text(sentence, reader) }, targeted: false, cancel);
    }

    private bool IsTime(string room)
    {
        var now = machine.GetUtcNow();
        var said = _said.AddOrUpdate(room, now, (_, last) => last + Once > now ? last : now);
        return said == now;
    }
}
