using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>What Slack takes for a manifest: known keys, required ones, lengths and numbers. https://docs.slack.dev/reference/app-manifest</summary>
internal static class ManifestRules
{
    private const string Url = @"^https?://.+";

    private static readonly Rule Anything = new();

    private static readonly Rule Manifest = Object(
        ["display_information"],
        ("_metadata", Object([], ("major_version", Number), ("minor_version", Number))),
        ("display_information", Object(
            ["name"], ("name", Text(1, 35)), ("description", Text(1, 140)), ("background_color", Text(4, 7, "^#([0-9a-fA-F]{3}){1,2}$")), ("long_description", Text(175, 4000)))),
        ("features", Object(
            [],
            ("app_home", Object([], ("home_tab_enabled", Flag), ("messages_tab_enabled", Flag), ("messages_tab_read_only_enabled", Flag))),
            ("bot_user", Object(["display_name"], ("display_name", Text(1, 80)), ("always_online", Flag))),
            ("shortcuts", List(1, 10, Object(
                ["name", "type", "callback_id", "description"],
                ("name", Text(1, 24)), ("type", Text(1, 10, "^(message|global)$")), ("callback_id", Text(1, 255)), ("description", Text(1, 150))))),
            ("slash_commands", List(1, 50, Object(
                ["command", "description"],
                ("command", Text(2, 32, "^/")), ("url", Text(1, 3000, Url)), ("description", Text(1, 2000)), ("usage_hint", Text(1, 1000)), ("should_escape", Flag)))))),
        ("oauth_config", Object(
            [],
            ("redirect_urls", List(0, 1000, Text(1, 2500), unique: true)),
            ("scopes", Object([], ("bot", List(0, 255, Text(1, 50))), ("bot_optional", List(0, 255, Text(1, 50))))))),
        ("settings", Object(
            [],
            ("event_subscriptions", Object([], ("request_url", Text(1, 3500, Url)), ("bot_events", List(0, 100, Text(1, 50), unique: true)))),
            ("interactivity", Object(["is_enabled"], ("is_enabled", Flag), ("request_url", Text(1, 3500, Url)), ("message_menu_options_url", Text(1, 3500, Url)))),
            ("org_deploy_enabled", Flag),
            ("socket_mode_enabled", Flag),
            ("token_rotation_enabled", Flag))));

    private static Rule Flag => new() { Kinds = [JsonValueKind.True, JsonValueKind.False] };

    private static Rule Number => new() { Kinds = [JsonValueKind.Number] };

    /// <summary>What is wrong, each with where.</summary>
    public static IReadOnlyList<string> Problems(JsonNode manifest) => [.. Look("", manifest, Manifest), .. Together(manifest)];

    /// <summary>What one part asks of another.</summary>
    private static IEnumerable<string> Together(JsonNode manifest)
    {
        var (scopes, settings) = (manifest["oauth_config"]?["scopes"], manifest["settings"]);
        foreach (var scope in Texts(scopes?["bot_optional"]).Except(Texts(scopes?["bot"]), StringComparer.Ordinal))
            yield return $"/oauth_config/scopes/bot_optional: {scope} does not stand in bot too";
        if (Texts(scopes?["bot"]).Count > 0 && manifest["features"]?["bot_user"] is null) yield return "/features/bot_user: scopes of a bot without one";
        if (IsTrue(settings?["socket_mode_enabled"])) yield break;
        if (Texts(settings?["event_subscriptions"]?["bot_events"]).Count > 0 && settings!["event_subscriptions"]!["request_url"] is null) yield return "/settings/event_subscriptions: no request_url";
        if (IsTrue(settings?["interactivity"]?["is_enabled"]) && settings!["interactivity"]!["request_url"] is null) yield return "/settings/interactivity: no request_url";
        foreach (var command in (manifest["features"]?["slash_commands"] as JsonArray ?? []).Where(command => command!["url"] is null)) yield return $"{command!["command"]}: no url";
    }

    private static bool IsTrue(JsonNode? flag) => flag?.GetValueKind() == JsonValueKind.True;

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(each => each!.GetValue<string>())];

    private static IEnumerable<string> Look(string at, JsonNode? node, Rule rule)
    {
        if (node is null) return [$"{at}: null"];
        if (rule.Kinds.Length > 0 && !rule.Kinds.Contains(node.GetValueKind())) return [$"{at}: {node.GetValueKind()}"];
        return node switch
        {
            JsonObject made when rule.Known is { } known =>
            [
                .. rule.Required.Where(name => !made.ContainsKey(name)).Select(name => $"{at}/{name}: missing"),
                .. made.SelectMany(each => known.TryGetValue(each.Key, out var inner) ? Look($"{at}/{each.Key}", each.Value, inner) : [$"{at}/{each.Key}: unknown"]),
            ],
            JsonArray list when rule.Item is { } item =>
            [
                .. list.Count < rule.Least || list.Count > rule.Most ? new[] { $"{at}: {list.Count} items" } : [],
                .. rule.Unique && Texts(list).Distinct(StringComparer.Ordinal).Count() < list.Count ? new[] { $"{at}: one twice" } : [],
                .. list.SelectMany((each, i) => Look($"{at}/{i}", each, item)),
            ],
            JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text
                && (text.Length < rule.Least || text.Length > rule.Most || !Regex.IsMatch(text, rule.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))) => [$"{at}: '{text}'"],
            _ => [],
        };
    }

    private static Rule Object(string[] required, params (string Name, Rule Rule)[] known) => new()
    {
        Kinds = [JsonValueKind.Object],
        Required = required,
        Known = known.ToDictionary(each => each.Name, each => each.Rule ?? Anything, StringComparer.Ordinal),
    };

    private static Rule List(int least, int most, Rule item, bool unique = false) => new() { Kinds = [JsonValueKind.Array], Least = least, Most = most, Item = item, Unique = unique };

    private static Rule Text(int least, int most, string pattern = "") => new() { Kinds = [JsonValueKind.String], Least = least, Most = most, Pattern = pattern };

    private sealed record Rule
    {
        public JsonValueKind[] Kinds { get; init; } = [];

        public string[] Required { get; init; } = [];

        public Dictionary<string, Rule>? Known { get; init; }

        public Rule? Item { get; init; }

        public int Least { get; init; }

        public int Most { get; init; } = int.MaxValue;

        public string Pattern { get; init; } = "";

        public bool Unique { get; init; }
    }
}
