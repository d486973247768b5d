using System.Text.Json.Nodes;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>Options of a select. https://docs.slack.dev/reference/block-kit/composition-objects/option-object/</summary>
internal static class OptionLists
{
    /// <summary>Of the name of each end of a group.</summary>
    private const int EndOfGroup = 35;

    public static JsonObject Option(string label, string value, int longest = SlackLimits.OptionText) => new() { ["text"] = SlackText.Plain(label, longest), ["value"] = value };

    /// <summary>More than a hundred, in groups named after their first and last option.</summary>
    public static JsonArray Groups(IReadOnlyList<JsonObject> options) => new([.. options
        .Take(SlackLimits.Options * SlackLimits.OptionGroups)
        .Chunk(SlackLimits.Options)
        .Select(group => new JsonObject
        {
            ["label"] = SlackText.Plain($"{End(group[0])} – {End(group[^1])}", SlackLimits.GroupLabel),
            ["options"] = new JsonArray([.. group]),
        })]);

    private static string End(JsonObject option) => SlackText.Cut(option["text"]!["text"]!.GetValue<string>(), EndOfGroup);
}
