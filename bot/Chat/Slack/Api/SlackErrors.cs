using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Api;

/// <summary>What Slack's codes mean for us: one total function. https://docs.slack.dev/reference/methods/chat.postMessage#errors</summary>
public static class SlackErrors
{
    /// <summary>The workspace has used up what it may post in some hours: nothing was too fast.</summary>
    public const string UsedUp = "message_limit_exceeded";

    /// <summary>Our own code: the local budget is used up, nothing was called.</summary>
    public const string Budget = "our_budget";

    /// <summary>Our own code: Slack has asked this method to wait before, nothing was called.</summary>
    public const string StillLimited = "still_ratelimited";

    /// <summary>Our own code: there is no token, or none that can be used.</summary>
    public const string NoToken = "no_usable_token";

    /// <summary>Our own code: the token was renewed while the call was on its way.</summary>
    public const string TokenChanged = "token_changed";

    /// <summary>Our own code: the token has run out and could not be renewed yet, nothing was called.</summary>
    public const string NotRenewed = "token_not_renewed";

    /// <summary>Our own codes for a status without a code of Slack's begin so, such as <c>http_503</c>.</summary>
    public const string Http = "http_";

    /// <summary>Slack's hint is missing: its own clients wait as long. https://docs.slack.dev/apis/web-api/rate-limits</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);

    /// <summary>The class of a code; a code that nobody knows is <see cref="SlackErrorClass.OurFault"/>: permanent for the item, transient for nothing.</summary>
    public static SlackErrorClass Of(string code) => code switch
    {
        "ratelimited" or "rate_limited" or UsedUp or "http_429" or Budget or StillLimited => SlackErrorClass.Limited,

        "service_unavailable" or "team_added_to_org" or "org_login_required" or "request_timeout" or "http_408"
            or "external_channel_migrating" or TokenChanged or NotRenewed => SlackErrorClass.NotSent,

        // The last one is what an edit is told: to repeat it does no harm.
        "internal_error" or "fatal_error" or "update_failed" => SlackErrorClass.MayBeSent,

        "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" or "team_access_not_granted"
            or "app_access_restricted" or "two_factor_setup_required" or "access_denied" or "accesslimited" or "user_removed_from_team"
            or "team_disabled" or "team_not_found" or "app_not_installed" or NoToken => SlackErrorClass.TokenDead,

        "channel_not_found" or "invalid_channel" or "is_archived" or "not_in_channel" or "user_not_in_channel" or "user_not_found"
            or "users_not_found" or "user_disabled" or "user_not_visible" or "cannot_dm_bot" or "invalid_user_combination"
            or "messages_tab_disabled" or "no_permission" or "ekm_access_denied"
            or "posting_to_channel_denied" or "posting_to_general_channel_denied" or "method_not_supported_for_channel_type" => SlackErrorClass.DestinationDead,

        _ when IsThread(code) => SlackErrorClass.OurFault,

        "hash_conflict" or "already_in_channel" or "message_not_found" or "expired_trigger_id" or "exchanged_trigger_id"
            or "trigger_expired" or "trigger_exchanged" or "invalid_trigger_id" or "not_enabled" or "view_not_found" => SlackErrorClass.Benign,

        _ when code.StartsWith("restricted_action", StringComparison.Ordinal) => SlackErrorClass.DestinationDead,
        _ when code.StartsWith(Http + "5", StringComparison.Ordinal) => SlackErrorClass.MayBeSent,

        // A redirect comes from something that stands between Slack and us: Slack has not seen the request.
        _ when code.StartsWith(Http + "3", StringComparison.Ordinal) => SlackErrorClass.NotSent,
        _ => SlackErrorClass.OurFault,
    };

    /// <summary>The thread is gone, locked or forbidden, and nothing was posted. Its room may be as open as ever.</summary>
    public static bool IsThread(string code) =>
        code is "cannot_reply_to_message" or "thread_not_found" or "thread_locked" or "restricted_action_thread_locked" or "restricted_action_non_threadable_channel";

    /// <summary>Slack does not take the blocks as they are, and nothing was shown.</summary>
    public static bool IsBlocks(string code) => code is "invalid_blocks" or "invalid_blocks_format";

    /// <summary>What came of a call, as a result of sending.</summary>
    /// <param name="receipt">Reads the answer; what it throws for a missing key is taken for <see cref="Unknown{T}"/>: it did happen.</param>
    public static SendResult<T> Result<T>(SlackAnswer answer, Func<JsonElement, T> receipt) => answer switch
    {
        SlackDone done => Read(done.Body, receipt),
        SlackRefused refused => Refused<T>(refused),
        SlackSilent { MayHaveHappened: true } silent => new Unknown<T>(silent.Reason),
        SlackSilent silent => new TryAgain<T>(null, silent.Reason),
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
    };

    /// <summary>A refusal in words for operators: the code, and what else Slack said that holds no text of ours.</summary>
    public static string Reason(SlackRefused refused) => refused.Details is { Length: > 0 } details ? $"{refused.Code} ({details})" : refused.Code;

    private static SendResult<T> Refused<T>(SlackRefused refused) => Of(refused.Code) switch
    {
        SlackErrorClass.Limited => new TryAgain<T>(refused.RetryAfter, Reason(refused)),
        SlackErrorClass.NotSent => new TryAgain<T>(refused.RetryAfter, Reason(refused)),
        SlackErrorClass.MayBeSent => new Unknown<T>(Reason(refused)),
        SlackErrorClass.TokenDead => new Failed<T>(FailureCategory.NotAllowed, Reason(refused)),
        SlackErrorClass.DestinationDead => new Failed<T>(FailureCategory.Unreachable, Reason(refused)),
        SlackErrorClass.OurFault when refused.Code is "missing_scope" or "not_allowed_token_type" =>
            new Failed<T>(FailureCategory.NotAllowed, Reason(refused)),
        SlackErrorClass.OurFault or SlackErrorClass.Benign => new Failed<T>(FailureCategory.Refused, Reason(refused)),
    };

    private static SendResult<T> Read<T>(JsonElement body, Func<JsonElement, T> receipt)
    {
        try
        {
            return new Done<T>(receipt(body));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or JsonException)
        {
            return new Unknown<T>("Slack said yes, in a form that we do not know.");
        }
    }
}

/// <summary>The classes of codes.</summary>
public enum SlackErrorClass
{
    /// <summary>Too much at once: wait, then the same again.</summary>
    Limited,

    /// <summary>It did not happen; try again.</summary>
    NotSent,

    /// <summary>It may have happened.</summary>
    MayBeSent,

    /// <summary>The token is dead: the workspace's installation is broken.</summary>
    TokenDead,

    /// <summary>The person or room is gone or closed.</summary>
    DestinationDead,

    /// <summary>What we sent is wrong.</summary>
    OurFault,

    /// <summary>Nothing is wrong, but it has no effect either: the caller knows what follows.</summary>
    Benign,
}
