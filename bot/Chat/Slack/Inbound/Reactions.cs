using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>The simple reactions.</summary>
internal static class Reactions
{
    public static readonly HookReply Empty = new(200);

    public static readonly IReaction Nothing = new Always(Empty);

    public static HookReply Json(JsonNode body) => new(200, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body));

    /// <summary>The same answer whatever happens.</summary>
    public sealed class Always(HookReply reply) : IReaction
    {
        public Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel) => Task.FromResult(reply);
    }
}
