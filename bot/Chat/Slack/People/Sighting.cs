using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.People;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>Who is behind a person's address.</summary>
/// <param name="Standing">Null where it could not be found out now: then <paramref name="Why"/> says why.</param>
internal sealed record Sighting(ChatStanding? Standing, Installation? Installation, SlackUser? User, SendResult<SlackUser>? Why = null)
{
    public static readonly Sighting Nobody = new(ChatStanding.Missing, null, null);

    public static Sighting Of(Installation installation, SlackUser user) => new(SlackAccounts.StandingOf(user.Kind), installation, user);

    public static Sighting Of(Installation installation, SendResult<SlackUser> known) =>
        known is Done<SlackUser> { Receipt: var user } ? Of(installation, user) : Trouble(known);

    public static Sighting Trouble(SendResult<SlackUser> why) => new(null, null, null, why);

    /// <summary>As whoever wants to send something needs it.</summary>
    public SendResult<(Installation Installation, SlackUser User)> AsResult() => Standing switch
    {
        ChatStanding.Colleague => new Done<(Installation, SlackUser)>((Installation!, User!)),
        { } standing => new Failed<(Installation, SlackUser)>(FailureCategory.Unreachable, Said(standing)),
        null => Why switch
        {
            TryAgain<SlackUser> again => new TryAgain<(Installation, SlackUser)>(again.NotBefore, again.Reason),

            // Nothing was sent: asking again repeats nothing.
            Unknown<SlackUser> unknown => new TryAgain<(Installation, SlackUser)>(null, unknown.Reason),
            Failed<SlackUser> failed => new Failed<(Installation, SlackUser)>(failed.Category, failed.Reason),
            _ => throw new InvalidOperationException("Nobody said why."),
        },
    };

    private string Said(ChatStanding standing) => standing switch
    {
        ChatStanding.Guest => "This is a guest account in Slack: guests get no coach messages.",
        ChatStanding.Outside => User?.Kind is SlackUserKind.Bot ? "The address belongs to a bot in Slack." : "The address belongs to another company's Slack.",
        ChatStanding.Gone => "The account in Slack is deactivated, or unknown there.",
        ChatStanding.SomebodyElses => "The chat address that the records give belongs to another of our people, as Slack says.",
        _ => "Nobody in Slack has this address.",
    };
}
