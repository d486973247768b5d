using CoachBot.Chat.Teams.Connector;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Conversations;

/// <summary>
/// What the connector's answers mean for whoever wanted something: one total function, in words for operators [ADM-16].
/// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
/// </summary>
public static class Refusals
{
    /// <summary>After these nothing more is written in the conversation until it speaks again.</summary>
    public static bool Stops(ConnectorRefusal why) =>
        why is ConnectorRefusal.NotInstalled or ConnectorRefusal.Blocked or ConnectorRefusal.Suspended or ConnectorRefusal.NotPermitted;

    public static FailureCategory CategoryOf(ConnectorRefusal why) => why switch
    {
        ConnectorRefusal.NotInstalled or ConnectorRefusal.Blocked or ConnectorRefusal.Gone or ConnectorRefusal.MemberGone => FailureCategory.Unreachable,
        ConnectorRefusal.Suspended or ConnectorRefusal.NotPermitted or ConnectorRefusal.NotAuthorized
            or ConnectorRefusal.WrongHost or ConnectorRefusal.NotAllowedHost => FailureCategory.NotAllowed,
        ConnectorRefusal.Wrong or ConnectorRefusal.TooBig => FailureCategory.Refused,
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };

    /// <param name="direct">Of the bot's chat with one person; else of a team or group chat.</param>
    public static string Said(ConnectorRefusal why, bool direct) => why switch
    {
        ConnectorRefusal.NotInstalled when direct => "CoachBot is not installed for this person in Teams: the person, or an administrator, has to add the app.",
        ConnectorRefusal.NotInstalled => "CoachBot is not in this team or chat in Teams: somebody there has to add the app.",
        ConnectorRefusal.Blocked when direct => "This person has blocked CoachBot in Teams.",
        ConnectorRefusal.Blocked => "CoachBot may not write in this team or chat in Teams.",
        ConnectorRefusal.Suspended => "An administrator has blocked the app in the Teams admin center.",
        ConnectorRefusal.NotPermitted => "Teams says that CoachBot may not write here.",
        ConnectorRefusal.NotAuthorized => "Teams does not take CoachBot's credentials: see Teams:AppId, Teams:TenantId and the secret.",
        ConnectorRefusal.WrongHost => "Teams serves this conversation at another host, and this cloud (Teams:Cloud) has none.",
        ConnectorRefusal.NotAllowedHost => "The service URL that is stored for this conversation is none of this cloud's (Teams:Cloud): nothing was sent there.",
        ConnectorRefusal.Gone => "This conversation or message is not there any more in Teams.",
        ConnectorRefusal.MemberGone => "This person is not in this conversation any more in Teams.",
        ConnectorRefusal.TooBig => "The message is too big for Teams.",
        ConnectorRefusal.Wrong => "Teams did not understand the request.",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };

    public static Failed<T> As<T>(ConnectorRefusal why, bool direct) => new(CategoryOf(why), Said(why, direct));

    /// <summary>A refusal with the connector's own reason, where it says more than our words.</summary>
    public static Failed<T> As<T>(this ConnectorRefused refused, bool direct) => new(
        CategoryOf(refused.Why),
        refused.Why is ConnectorRefusal.Wrong or ConnectorRefusal.NotPermitted ? $"{Said(refused.Why, direct)} ({refused.Reason})" : Said(refused.Why, direct));

    /// <summary>An answer that is no success, to a question that may be put again.</summary>
    public static SendResult<T> AsEnd<T>(this ConnectorAnswer answer, bool direct) => answer switch
    {
        ConnectorLater later => new TryAgain<T>(later.NotBefore, later.Reason),

        // To ask, or to open a conversation, twice does no harm.
        ConnectorUnknown unknown => new TryAgain<T>(null, unknown.Reason),
        ConnectorRefused refused => refused.As<T>(direct),
        ConnectorDone => new TryAgain<T>(null, "Teams said yes, in a form that we do not know."),
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
    };
}
