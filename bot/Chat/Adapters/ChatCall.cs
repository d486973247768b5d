namespace CoachBot.Chat.Adapters;

/// <summary>One genuine request of a chat platform in hand, and what it will be answered.</summary>
public abstract class ChatCall
{
    /// <summary>It came before and was held: nobody waits at a screen any more.</summary>
    public bool WasHeld { get; init; }

    /// <summary>Machine time at which the platform, or the person's client, gives up.</summary>
    public DateTimeOffset Until { get; init; }

    public IReaction Reaction { get; set; } = Reactions.Nothing;
}
