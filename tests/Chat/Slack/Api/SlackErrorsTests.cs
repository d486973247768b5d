using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Wire;
using static CoachBot.Chat.Slack.Api.SlackErrorClass;

namespace CoachBot.Tests.Chat.Slack.Api;

public sealed class SlackErrorsTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 23, 8, 0, 30, TimeSpan.Zero);

    public static TheoryData<SlackErrorClass, string> Codes()
    {
        var rows = new TheoryData<SlackErrorClass, string>();
        Add(Limited, "ratelimited rate_limited message_limit_exceeded http_429 our_budget still_ratelimited");
        Add(NotSent, "service_unavailable team_added_to_org org_login_required request_timeout external_channel_migrating token_changed token_not_renewed http_301 http_302 http_408");
        Add(MayBeSent, "internal_error fatal_error update_failed http_500 http_502 http_503 http_504 http_520");
        Add(
            TokenDead,
            "invalid_auth not_authed account_inactive token_revoked token_expired team_access_not_granted app_access_restricted "
            + "two_factor_setup_required access_denied accesslimited user_removed_from_team team_disabled app_not_installed no_usable_token");
        Add(
            DestinationDead,
            "channel_not_found invalid_channel is_archived not_in_channel user_not_in_channel user_not_found users_not_found user_disabled "
            + "user_not_visible cannot_dm_bot invalid_user_combination messages_tab_disabled restricted_action restricted_action_read_only_channel "
            + "restricted_action_thread_only_channel no_permission "
            + "ekm_access_denied posting_to_channel_denied posting_to_general_channel_denied");
        Add(
            OurFault,
            "cannot_reply_to_message thread_not_found thread_locked restricted_action_thread_locked restricted_action_non_threadable_channel "
            + "enterprise_is_restricted invalid_blocks invalid_blocks_format msg_too_long msg_too_large msg_blocks_too_long too_many_attachments no_text invalid_arguments "
            + "invalid_arg_name invalid_array_arg invalid_form_data invalid_json json_not_object invalid_charset invalid_post_type missing_post_type "
            + "invalid_metadata_format invalid_metadata_schema metadata_must_be_sent_from_app metadata_too_large view_too_large duplicate_external_id "
            + "push_limit_reached missing_scope not_allowed_token_type method_deprecated deprecated_endpoint unknown_method markdown_text_conflict "
            + "cant_update_message edit_window_closed is_inactive block_mismatch invalid_cursor limit_required file_not_found "
            + "http_400 http_404 http_413 unreadable_code a_code_of_next_year");
        Add(
            Benign,
            "hash_conflict already_in_channel message_not_found expired_trigger_id exchanged_trigger_id trigger_expired trigger_exchanged "
            + "invalid_trigger_id not_enabled");
        return rows;

        void Add(SlackErrorClass expected, string codes)
        {
            foreach (var code in codes.Split(' ')) rows.Add(expected, code);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_its_class_and_its_result(SlackErrorClass expected, string code)
    {
        Assert.Equal(expected, SlackErrors.Of(code));
        var result = SlackErrors.Result(new SlackRefused(code, Then, "why"), _ => 1);
        var reason = $"{code} (why)";
        SendResult<int> becomes = expected switch
        {
            Limited or NotSent => new TryAgain<int>(Then, reason),
            MayBeSent => new Unknown<int>(reason),
            TokenDead => new Failed<int>(FailureCategory.NotAllowed, reason),
            DestinationDead => new Failed<int>(FailureCategory.Unreachable, reason),
            _ when code is "missing_scope" or "not_allowed_token_type" => new Failed<int>(FailureCategory.NotAllowed, reason),
            _ => new Failed<int>(FailureCategory.Refused, reason),
        };
        Assert.Equal(becomes, result);
    }

    [Fact]
    public void An_answer_is_a_receipt_a_silence_is_what_it_may_have_been()
    {
        using var body = JsonDocument.Parse("""{"ts":"1.2"}""");
        Assert.Equal(new Done<string?>("1.2"), SlackErrors.Result(new SlackDone(body.RootElement), answer => answer.GetProperty("ts").GetString()));
        Assert.IsType<Unknown<string?>>(SlackErrors.Result(new SlackDone(body.RootElement), answer => answer.GetProperty("channel").GetString()));
        Assert.Equal(new Unknown<int>("gone"), SlackErrors.Result(new SlackSilent(true, "gone"), _ => 1));
        Assert.Equal(new TryAgain<int>(null, "gone"), SlackErrors.Result(new SlackSilent(false, "gone"), _ => 1));
    }
}
