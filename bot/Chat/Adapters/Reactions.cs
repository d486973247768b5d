using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>The simple reactions.</summary>
public static class Reactions
{
    public static readonly HookReply Empty = new(200);

    public static readonly IReaction Nothing = new Always(Empty);

    public static HookReply Json(JsonNode body) => new(200, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body));

    /// <summary>The same answer whatever happens.</summary>
    /// <param name="notStored">The answer where it could not be stored; null for a 503.</param>
    public sealed class Always(HookReply reply, HookReply? notStored = null) : IReaction
    {
        public Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel) => Task.FromResult(reply);

        public Task<HookReply?> NotStored(bool late, CancellationToken cancel) => Task.FromResult(notStored);
    }

    /// <summary>Works out the answer when it is asked for.</summary>
    public sealed class Does(Func<CancellationToken, Task<HookReply>> work) : IReaction
    {
        public Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel) => work(cancel);
    }
}
