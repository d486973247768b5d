using System.Globalization;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack refuses of interactive elements. https://docs.slack.dev/reference/block-kit/block-elements</summary>
internal static class FakeElementRules
{
    private static readonly string[] Common = ["type", "action_id"];

    /// <summary>Where an element may stand (a: actions, s: section, i: input), and what it may hold.</summary>
    private static readonly Dictionary<string, (string Places, string[] Members)> Known = new(StringComparer.Ordinal)
    {
        ["button"] = ("as", ["text", "value", "url", "style", "confirm", "accessibility_label"]),
        ["overflow"] = ("as", ["options", "confirm"]),
        ["static_select"] = ("asi", ["placeholder", "options", "option_groups", "initial_option", "confirm", "focus_on_load"]),
        ["external_select"] = ("asi", ["placeholder", "initial_option", "min_query_length", "confirm", "focus_on_load"]),
        ["multi_static_select"] = ("si", ["placeholder", "options", "option_groups", "initial_options", "max_selected_items", "confirm", "focus_on_load"]),
        ["radio_buttons"] = ("asi", ["options", "initial_option", "confirm", "focus_on_load"]),
        ["checkboxes"] = ("asi", ["options", "initial_options", "confirm", "focus_on_load"]),
        ["datepicker"] = ("asi", ["initial_date", "placeholder", "confirm", "focus_on_load"]),
        ["timepicker"] = ("asi", ["initial_time", "placeholder", "timezone", "confirm", "focus_on_load"]),
        ["datetimepicker"] = ("ai", ["initial_date_time", "confirm", "focus_on_load"]),
        ["plain_text_input"] = ("i", ["initial_value", "multiline", "min_length", "max_length", "placeholder", "dispatch_action_config", "focus_on_load"]),
        ["number_input"] = ("i", ["is_decimal_allowed", "initial_value", "min_value", "max_value", "placeholder", "dispatch_action_config", "focus_on_load"]),
        ["email_text_input"] = ("i", ["initial_value", "placeholder", "dispatch_action_config", "focus_on_load"]),
        ["url_text_input"] = ("i", ["initial_value", "placeholder", "dispatch_action_config", "focus_on_load"]),
        ["users_select"] = ("asi", ["initial_user", "placeholder", "confirm", "focus_on_load"]),
        ["conversations_select"] = ("asi", ["initial_conversation", "default_to_current_conversation", "filter", "placeholder", "confirm", "focus_on_load", "response_url_enabled"]),
        ["image"] = ("s", ["alt_text", "image_url", "slack_file"]),
    };

    public static bool IsInteractive(JsonObject element) => element.Text("type") is { } type && type != "image" && Known.ContainsKey(type);

    public static void All(FakeComplaints broken, JsonArray elements, string at, string place)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            One(broken, elements[i] as JsonObject, $"{at}/{i}", place);
            if (elements[i].Text("action_id") is { } id && !ids.Add(id)) broken.Add($"{at}/{i}/action_id", "`action_id` must be unique in its block");
        }
    }

    public static void One(FakeComplaints broken, JsonObject? element, string at, string place)
    {
        if (element is null || !Known.TryGetValue(element.Text("type") ?? "", out var known) || !known.Places.Contains(place[0], StringComparison.Ordinal))
        {
            broken.Add(at + "/type", "unsupported type: " + element.Text("type"));
            return;
        }

        foreach (var (name, _) in element.Where(member => !Common.Contains(member.Key) && !known.Members.Contains(member.Key))) broken.Add(at, "invalid additional property: " + name);
        broken.Length(element["action_id"], at + "/action_id", 1, 255);
        broken.PlainText(element["placeholder"], at + "/placeholder", 150);
        Confirm(broken, element["confirm"], at + "/confirm");
        switch (element.Text("type"))
        {
            case "button":
                broken.PlainText(element["text"], at + "/text", 75, required: true);
                broken.Length(element["value"], at + "/value", 1, 2000);
                broken.Length(element["url"], at + "/url", 1, 3000);
                broken.Length(element["accessibility_label"], at + "/accessibility_label", 1, 75);
                if (element["style"] is not null && element.Text("style") is not ("primary" or "danger")) broken.Add(at + "/style", "must be primary or danger");
                break;
            case "overflow":
                Options(broken, element["options"], at + "/options", 5, required: true);
                break;
            case "static_select" or "multi_static_select":
                Choices(broken, element, at);
                break;
            case "radio_buttons" or "checkboxes":
                Options(broken, element["options"], at + "/options", 10, required: true);
                Among(broken, element, element.List("options"), at);
                break;
            case "plain_text_input":
                TextInput(broken, element, at);
                break;
            case "datepicker":
                if (element["initial_date"] is not null && !DateOnly.TryParseExact(element.Text("initial_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    broken.Add(at + "/initial_date", "must be yyyy-MM-dd");
                break;
            case "timepicker":
                if (element["initial_time"] is not null && !TimeOnly.TryParseExact(element.Text("initial_time"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    broken.Add(at + "/initial_time", "must be HH:mm");
                break;
            default:
                break;
        }
    }

    private static void TextInput(FakeComplaints broken, JsonObject element, string at)
    {
        var most = element["max_length"]?.GetValue<int>() ?? 3000;
        if (most is < 1 or > 3000) broken.Add(at + "/max_length", "must be from 1 to 3000");
        if (element["min_length"]?.GetValue<int>() is < 0 or > 3000) broken.Add(at + "/min_length", "must be from 0 to 3000");
        broken.Length(element["initial_value"], at + "/initial_value", 0, Math.Clamp(most, 1, 3000));
    }

    private static void Choices(FakeComplaints broken, JsonObject element, string at)
    {
        if (element["options"] is null == element["option_groups"] is null) broken.Add(at, "must have exactly one of options, option_groups");
        Options(broken, element["options"], at + "/options", 100, required: false);
        var groups = element.List("option_groups");
        if (groups.Count > 100) broken.Add(at + "/option_groups", "no more than {0} items allowed", 100);
        for (var i = 0; i < groups.Count; i++)
        {
            broken.PlainText(groups[i]?["label"], $"{at}/option_groups/{i}/label", 75, required: true);
            Options(broken, groups[i]?["options"], $"{at}/option_groups/{i}/options", 100, required: true);
        }

        Among(broken, element, [.. element.List("options").Concat(groups.SelectMany(group => group.List("options"))).Select(option => option?.DeepClone())], at);
    }

    /// <summary>What is chosen at first is one of the options, exactly.</summary>
    private static void Among(FakeComplaints broken, JsonObject element, JsonArray options, string at)
    {
        foreach (var chosen in element.List("initial_options").Append(element["initial_option"]).OfType<JsonObject>())
        {
            if (!options.Any(option => JsonNode.DeepEquals(option, chosen))) broken.Add(at + "/initial_option", "must be one of the provided options");
        }
    }

    private static void Options(FakeComplaints broken, JsonNode? node, string at, int most, bool required)
    {
        if (node is not JsonArray options)
        {
            if (required || node is not null) broken.Add(at, "must be an array");
            return;
        }

        broken.Count(options, at, 1, most);
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Count; i++)
        {
            broken.AnyText(options[i]?["text"], $"{at}/{i}/text", 75, required: true);
            broken.AnyText(options[i]?["description"], $"{at}/{i}/description", 75);
            broken.Length(options[i]?["value"], $"{at}/{i}/value", 1, 75, required: true);
            if (!values.Add(options[i].Text("value") ?? "")) broken.Add($"{at}/{i}/value", "`value` must be unique");
        }
    }

    private static void Confirm(FakeComplaints broken, JsonNode? confirm, string at)
    {
        if (confirm is null) return;
        broken.PlainText(confirm["title"], at + "/title", 100, required: true);
        broken.AnyText(confirm["text"], at + "/text", 300, required: true);
        broken.PlainText(confirm["confirm"], at + "/confirm", 30, required: true);
        broken.PlainText(confirm["deny"], at + "/deny", 30, required: true);
    }
}
