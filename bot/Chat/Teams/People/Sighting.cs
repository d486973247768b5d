using CoachBot.Coach.People;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>Who is behind a person's address.</summary>
/// <param name="Standing">Null where it could not be found out now: then <paramref name="Why"/> says why.</param>
internal sealed record Sighting(ChatStanding? Standing, TeamsUser? User, SendResult<TeamsUser>? Why = null)
{
    public static readonly Sighting Nobody = new(ChatStanding.Missing, null);

    public static Sighting Of(TeamsUser user) => new(TeamsAccounts.StandingOf(user.Kind), user);

    public static Sighting Trouble(SendResult<TeamsUser> why) => new(null, null, why);

    /// <summary>As whoever wants to send something needs it.</summary>
    public SendResult<TeamsUser> AsResult() => Standing switch
    {
        ChatStanding.Colleague => new Done<TeamsUser>(User!),
        { } standing => new Failed<TeamsUser>(FailureCategory.Unreachable, Said(standing)),
        null => Why is TryAgain<TeamsUser> or Failed<TeamsUser> ? Why : throw new InvalidOperationException("Nobody said why."),
    };

    private static string Said(ChatStanding standing) => standing switch
    {
        ChatStanding.Guest => "This is a guest account in Teams: guests get no coach messages.",
        ChatStanding.Outside => "The account belongs to another organisation's Teams.",
        ChatStanding.Gone => "The account is not in Teams any more.",
        ChatStanding.SomebodyElses => "The chat address that the records give belongs to another of our people, as Teams says.",
        _ => "CoachBot is not installed for this person in Teams, and nobody with this address is in a team where it is: the person, or an administrator, has to add the app.",
    };
}
