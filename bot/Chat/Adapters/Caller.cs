using CoachBot.Coach.Cards;

namespace CoachBot.Chat.Adapters;

/// <summary>Who is behind a request of a chat platform.</summary>
/// <param name="Reader">How he is spoken to.</param>
public abstract record Caller(Reader Reader);

/// <summary>Somebody of our records.</summary>
/// <param name="Email">His address there.</param>
public sealed record Colleague(string Email, Reader Reader) : Caller(Reader);

/// <summary>Somebody for whom we can do nothing.</summary>
/// <param name="Why">The sentence that says so.</param>
/// <param name="Outside">He is a guest, of another company, anonymous or a bot: he sees nothing of ours [PRV-15].</param>
public sealed record Other(Part Why, bool Outside, Reader Reader) : Caller(Reader)
{
    /// <summary>Nobody has asked the platform about him yet.</summary>
    public bool Unasked { get; init; }

    public static Other NotAskedYet(Reader reader) => new(ChatSentences.FindingOut, Outside: false, reader) { Unasked = true };

    public static Other NoColleague(Reader reader) => new(ChatSentences.ColleaguesOnly, Outside: true, reader);

    /// <summary>A colleague of whom no record tells.</summary>
    public static Other NotKnown(Reader reader) => new(ChatSentences.NotKnown, Outside: false, reader);
}
