using CoachBot.Chat.Slack.Api;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Api;

/// <summary>
/// The codes that the reference lists for each method by which we send, edit or look, and what becomes of a card then. Written from the
/// reference (https://docs.slack.dev/reference/methods), not from our table.
/// </summary>
public sealed class SlackMethodErrorsTests
{
    private const string Again = "again";
    private const string Maybe = "maybe";

    /// <summary>What every method may answer.</summary>
    private static readonly (string Becomes, string Codes)[] Common =
    [
        (Again, "ratelimited rate_limited service_unavailable team_added_to_org org_login_required request_timeout"),
        (Maybe, "internal_error fatal_error"),
        (nameof(FailureCategory.NotAllowed), "access_denied accesslimited account_inactive app_access_restricted invalid_auth not_authed team_access_not_granted token_expired token_revoked two_factor_setup_required missing_scope not_allowed_token_type"),
        (nameof(FailureCategory.Unreachable), "ekm_access_denied no_permission"),
        (nameof(FailureCategory.Refused), "deprecated_endpoint method_deprecated unknown_method enterprise_is_restricted invalid_arg_name invalid_arguments invalid_array_arg invalid_charset invalid_form_data invalid_post_type missing_post_type a_code_of_next_year"),
    ];

    /// <summary>What a method may answer beside that.</summary>
    private static readonly (string Method, string Becomes, string Codes)[] Own =
    [
        ("chat.postMessage", Again, "message_limit_exceeded external_channel_migrating"),
        ("chat.postMessage", nameof(FailureCategory.NotAllowed), "team_not_found"),
        ("chat.postMessage", nameof(FailureCategory.Unreachable), "channel_not_found is_archived not_in_channel messages_tab_disabled restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel"),
        ("chat.postMessage", nameof(FailureCategory.Refused), "cannot_reply_to_message restricted_action_non_threadable_channel restricted_action_thread_locked invalid_blocks invalid_blocks_format msg_too_long msg_too_large msg_blocks_too_long no_text markdown_text_conflict too_many_attachments too_many_contact_cards invalid_metadata_format invalid_metadata_schema metadata_must_be_sent_from_app metadata_too_large duplicate_channel_not_found duplicate_message_not_found as_user_not_supported attachment_payload_limit_exceeded slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked slack_connect_file_upload_sharing_blocked"),
        ("chat.postEphemeral", Again, "message_limit_exceeded"),
        ("chat.postEphemeral", nameof(FailureCategory.Unreachable), "channel_not_found is_archived user_not_in_channel messages_tab_disabled restricted_action"),
        ("chat.postEphemeral", nameof(FailureCategory.Refused), "invalid_blocks invalid_blocks_format msg_too_long no_text too_many_attachments"),
        ("chat.update", Again, "message_limit_exceeded external_channel_migrating"),
        ("chat.update", Maybe, "update_failed"),
        ("chat.update", nameof(FailureCategory.NotAllowed), "team_not_found"),
        ("chat.update", nameof(FailureCategory.Unreachable), "channel_not_found"),
        ("chat.update", nameof(FailureCategory.Refused), "message_not_found cant_update_message edit_window_closed is_inactive block_mismatch streaming_state_conflict invalid_blocks invalid_blocks_format msg_too_long no_text too_many_attachments file_not_found file_deleted max_file_sharing_exceeded unable_to_share_files"),
        ("conversations.open", nameof(FailureCategory.Unreachable), "channel_not_found user_not_found user_not_visible user_disabled cannot_dm_bot invalid_user_combination"),
        ("conversations.open", nameof(FailureCategory.Refused), "not_enough_users too_many_users users_list_not_supplied"),
        ("conversations.history", nameof(FailureCategory.Unreachable), "channel_not_found not_in_channel"),
        ("conversations.history", nameof(FailureCategory.Refused), "invalid_cursor invalid_limit invalid_ts_latest invalid_ts_oldest invalid_metadata_keys"),
        ("conversations.replies", nameof(FailureCategory.Refused), "thread_not_found"),
        ("users.info", nameof(FailureCategory.Unreachable), "user_not_found user_not_visible"),
        ("users.lookupByEmail", nameof(FailureCategory.Unreachable), "users_not_found"),
    ];

    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var method in Own.Select(row => row.Method).Distinct())
        {
            foreach (var (becomes, codes) in Common.Concat(Own.Where(row => row.Method == method).Select(row => (row.Becomes, row.Codes))))
                rows.Add(method, becomes, codes);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_code_of_a_method_becomes(string method, string becomes, string codes) => Assert.All(codes.Split(' '), code => Assert.Equal(
        (method, code, becomes),
        (method, code, SlackErrors.Result(new SlackRefused(code), _ => 1) switch
        {
            TryAgain<int> => Again,
            Unknown<int> => Maybe,
            Failed<int> failed => $"{failed.Category}",
            var other => other.GetType().Name,
        })));
}
