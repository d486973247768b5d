using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Chats;
using CoachBot.Coach.Commands;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Install;

/// <summary>
/// The app as Slack is to set it up: what it may, what it hears of, and where it is reached. Pasted into "Create an app from a
/// manifest", it leaves nothing to click. https://docs.slack.dev/reference/app-manifest
/// </summary>
public static class SlackManifest
{
    public const string Name = "CoachBot";

    /// <summary>Events that are subscribed to. https://docs.slack.dev/reference/events</summary>
    public static readonly IReadOnlyList<string> Events =
    [
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "channel_archive",
        "channel_deleted",
        "channel_id_changed",
        "channel_left",
        "channel_shared",
        "channel_unarchive",
        "channel_unshared",
        "group_archive",
        "group_deleted",
        "group_left",
        "group_unarchive",
        "member_joined_channel",
        "member_left_channel",
        "message.im",
        "team_join",
        "tokens_revoked",
        "user_change",
    ];

    private const string Hooks = "/hooks/slack/";
    private const string Colour = "#1f5fbf";

    /// <param name="address">Where Slack and browsers reach the service; null where only a socket is used.</param>
    /// <param name="socket">Everything comes through Socket Mode; then the address serves the installation alone.</param>
    public static JsonObject Of(Uri? address, bool socket, SentenceRenderer words)
    {
        var reader = new Reader("Etc/UTC", "en");
        string Say(Part part) => words(part, reader);
        string? Url(string path) => address is null ? null : address.AbsoluteUri.TrimEnd('/') + path;
        string? Hook(string name) => socket ? null : Url(Hooks + name);
        return new JsonObject
        {
            ["_metadata"] = new JsonObject { ["major_version"] = 1, ["minor_version"] = 1 },
            ["display_information"] = new JsonObject { ["name"] = Name, ["description"] = Say(AppSheet.About()), ["background_color"] = Colour },
            ["features"] = new JsonObject
            {
                ["app_home"] = new JsonObject { ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
                ["bot_user"] = new JsonObject { ["display_name"] = Name, ["always_online"] = true },
                ["shortcuts"] = new JsonArray([.. CaptureKinds.All.Select(kind => Shortcut(kind, Say))]),
                ["slash_commands"] = new JsonArray(Without(new JsonObject
                {
                    ["command"] = CommandLine.Slash,
                    ["url"] = Hook("commands"),
                    ["description"] = Say(AppSheet.Command()),
                    ["usage_hint"] = $"[{Say(AppSheet.Usage())}]",
                    ["should_escape"] = true,
                })),
            },
            ["oauth_config"] = Without(new JsonObject
            {
                ["redirect_urls"] = Url(SlackOAuth.CallbackPath) is { } callback ? new JsonArray(callback) : null,
                ["scopes"] = Scopes(),
            }),
            ["settings"] = new JsonObject
            {
                ["event_subscriptions"] = Without(new JsonObject { ["request_url"] = Hook("events"), ["bot_events"] = Array(Events) }),
                ["interactivity"] = Without(new JsonObject
                {
                    ["is_enabled"] = true,
                    ["request_url"] = Hook("interactions"),
                    ["message_menu_options_url"] = Hook("options"),
                }),
                ["org_deploy_enabled"] = address is not null,
                ["socket_mode_enabled"] = socket,
                ["token_rotation_enabled"] = false,
            },
        };
    }

    /// <summary>What is optional stands in both lists: the second says which of the first may be refused.</summary>
    private static JsonObject Scopes() => new()
    {
        ["bot"] = Array(SlackScopes.Names(ScopeUse.Needed).Concat(SlackScopes.Names(ScopeUse.Offered)).Order(StringComparer.Ordinal)),
        ["bot_optional"] = Array(SlackScopes.Names(ScopeUse.Offered).Order(StringComparer.Ordinal)),
    };

    private static JsonObject Shortcut(string kind, Func<Part, string> say) => new()
    {
        ["name"] = say(CaptureKinds.NameOf(kind)),
        ["type"] = "message",
        ["callback_id"] = kind,
        ["description"] = say(AppSheet.Shortcut(kind)),
    };

    private static JsonArray Array(IEnumerable<string> items) => [.. items.Select(item => JsonValue.Create(item))];

    /// <summary>Slack refuses a null: what has no value is not there.</summary>
    private static JsonObject Without(JsonObject made)
    {
        foreach (var name in made.Where(each => each.Value is null).Select(each => each.Key).ToList()) made.Remove(name);
        return made;
    }
}
