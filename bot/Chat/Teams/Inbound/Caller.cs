using CoachBot.Chat.Teams.People;
using CoachBot.Coach.Cards;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Who is behind an activity.</summary>
/// <param name="Reader">How he is spoken to.</param>
public abstract record Caller(Reader Reader);

/// <summary>Somebody of our records.</summary>
/// <param name="Email">His address there.</param>
public sealed record Colleague(string Email, TeamsUser User, Reader Reader) : Caller(Reader);

/// <summary>Somebody for whom we can do nothing.</summary>
/// <param name="Why">The sentence that says so.</param>
/// <param name="Outside">He is a guest, of another tenant, anonymous or a bot: he sees nothing of ours [PRV-15].</param>
public sealed record Other(Part Why, bool Outside, Reader Reader) : Caller(Reader)
{
    /// <summary>Nobody has asked Teams about him yet.</summary>
    public bool Unasked { get; init; }
}
