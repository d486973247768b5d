using System.Globalization;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>
/// Slack's own rules for blocks and views, written down a second time: the numbers are the reference's, not the product's.
/// Walks any payload and lists what Slack would refuse. https://docs.slack.dev/reference/block-kit/
/// </summary>
internal sealed class SlackRules
{
    private enum Surface
    {
        Message,
        Modal,
        Home,
    }

    private readonly List<string> problems = [];
    private readonly HashSet<string> blockIds = new(StringComparer.Ordinal);
    private readonly Surface surface;
    private int inputs;
    private int focused;
    private int tables;
    private int charts;
    private int tableCharacters;
    private int characters;

    private SlackRules(Surface surface) => this.surface = surface;

    public static IReadOnlyList<string> Message(JsonNode? blocks)
    {
        var rules = new SlackRules(Surface.Message);
        rules.Blocks("blocks", blocks, 50);
        rules.If(rules.characters > 12_000, "blocks", $"{rules.characters} characters: msg_blocks_too_long");
        rules.If(blocks!.ToJsonString().Length > 100_000, "blocks", "more than 100,000 bytes");
        return rules.problems;
    }

    public static IReadOnlyList<string> View(JsonNode? view)
    {
        var modal = view?["type"]?.GetValue<string>() == "modal";
        var rules = new SlackRules(modal ? Surface.Modal : Surface.Home);
        var at = modal ? "modal" : "home";
        rules.Object(at, view, modal ? ["type", "title", "blocks"] : ["type", "blocks"], modal ? ["close", "submit", "private_metadata", "callback_id", "external_id", "notify_on_close", "clear_on_close"] : ["private_metadata", "callback_id", "external_id"]);
        foreach (var name in new[] { "title", "submit", "close" }) rules.Plain($"{at}.{name}", view?[name], 24, optional: name != "title" || !modal);
        rules.Length($"{at}.private_metadata", view?["private_metadata"], 0, 3000);
        rules.Length($"{at}.callback_id", view?["callback_id"], 1, 255);
        rules.Blocks($"{at}.blocks", view?["blocks"], 100);
        rules.If(rules.inputs > 0 && modal && view?["submit"] is null, at, "inputs and no submit");
        rules.If(rules.focused > 1, at, "two focus_on_load");
        rules.If(view!.ToJsonString().Length > 250_000, at, "view_too_large");
        return rules.problems;
    }

    private void Blocks(string at, JsonNode? blocks, int most)
    {
        var all = Array(at, blocks, 1, most);
        for (var i = 0; i < all.Count; i++) Block($"{at}[{i}]", all[i]);
    }

    private void Block(string at, JsonNode? block)
    {
        var type = Type(block);
        if (block?["block_id"] is { } id)
        {
            Length($"{at}.block_id", id, 1, 255);
            If(!blockIds.Add(id.GetValue<string>()), at, "a block_id twice");
        }

        switch (type)
        {
            case "divider":
                Object(at, block, ["type"], ["block_id"]);
                break;
            case "header":
                Object(at, block, ["type", "text"], ["block_id", "level"]);
                Plain($"{at}.text", block?["text"], 150);
                break;
            case "context":
                Object(at, block, ["type", "elements"], ["block_id"]);
                foreach (var element in Array(at, block?["elements"], 1, 10)) Plain($"{at}.elements", element, 2000);
                break;
            case "rich_text":
                RichText(at, block);
                break;
            case "actions":
                Object(at, block, ["type", "elements"], ["block_id"]);
                Elements($"{at}.elements", Array(at, block?["elements"], 1, 25));
                break;
            case "input":
                Input(at, block);
                break;
            case "data_table":
                DataTable(at, block);
                break;
            case "data_visualization":
                Chart(at, block);
                break;
            default:
                problems.Add($"{at}: nobody sends a block {type}");
                break;
        }
    }

    private void RichText(string at, JsonNode? block)
    {
        Object(at, block, ["type", "elements"], ["block_id"]);
        var before = characters;
        foreach (var element in Array(at, block?["elements"], 1, int.MaxValue))
        {
            switch (Type(element))
            {
                case "rich_text_section" or "rich_text_quote" or "rich_text_preformatted":
                    Section(at, element, []);
                    break;
                case "rich_text_list":
                    Object(at, element, ["type", "style", "elements"], ["indent", "border"]);
                    If(element?["style"]?.GetValue<string>() is not ("bullet" or "ordered"), at, "style of list");
                    foreach (var item in Array(at, element?["elements"], 1, int.MaxValue))
                    {
                        If(Type(item) != "rich_text_section", at, "an item that is no section");
                        Section(at, item, []);
                    }

                    break;
                default:
                    problems.Add($"{at}: {Type(element)} in rich_text");
                    break;
            }
        }

        If(characters - before > 3000, at, $"{characters - before} characters in one rich_text");
    }

    private void Section(string at, JsonNode? section, string[] more)
    {
        Object(at, section, ["type", "elements"], ["border", .. more]);
        foreach (var element in Array(at, section?["elements"], 1, int.MaxValue))
        {
            If(Type(element) != "text", at, $"a {Type(element)} in text: only letters stand there");
            Object(at, element, ["type", "text"], ["style"]);
            Text(at, element?["text"], 3000);
            if (element?["style"] is JsonObject style)
                If(style.Count == 0 || style.Any(each => each.Key is not ("bold" or "italic") || each.Value?.ToJsonString() != "true"), at, "style");
        }
    }

    private void Input(string at, JsonNode? block)
    {
        If(surface == Surface.Message, at, "input in a message");
        inputs++;
        Object(at, block, ["type", "label", "element", "block_id"], ["hint", "optional", "dispatch_action"]);
        Plain($"{at}.label", block?["label"], 2000);
        Plain($"{at}.hint", block?["hint"], 2000, optional: true);
        Elements($"{at}.element", [block?["element"]]);
    }

    private void Elements(string at, IEnumerable<JsonNode?> elements)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            Length($"{at}.action_id", element?["action_id"], 1, 255);
            If(element?["action_id"] is not { } id || !ids.Add(id.GetValue<string>()), at, "action_id missing or twice");
            Element(at, element);
            if (element?["focus_on_load"] is not null) focused++;
        }
    }

    private void Element(string at, JsonNode? element)
    {
        Plain($"{at}.placeholder", element?["placeholder"], 150, optional: true);
        switch (Type(element))
        {
            case "button":
                Object(at, element, ["type", "action_id", "text"], ["value", "url", "style", "confirm", "accessibility_label"]);
                Plain(at, element?["text"], 75);
                Length(at, element?["value"], 1, 2000);
                If(element?["style"] is { } style && style.GetValue<string>() is not ("primary" or "danger"), at, "style of button");
                break;
            case "overflow":
                Object(at, element, ["type", "action_id", "options"], ["confirm"]);
                Options(at, element?["options"], 1, 5);
                break;
            case "static_select":
                Object(at, element, ["type", "action_id"], ["options", "option_groups", "placeholder", "initial_option", "focus_on_load", "confirm"]);
                If((element?["options"] is null) == (element?["option_groups"] is null), at, "options or option_groups");
                if (element?["options"] is { } options) Options(at, options, 1, 100);
                if (element?["option_groups"] is { } groups) Groups(at, groups);
                Chosen(at, element, "initial_option");
                break;
            case "external_select":
                Object(at, element, ["type", "action_id"], ["min_query_length", "placeholder", "initial_option", "focus_on_load", "confirm"]);
                break;
            case "radio_buttons":
                Object(at, element, ["type", "action_id", "options"], ["initial_option", "focus_on_load", "confirm"]);
                Options(at, element?["options"], 1, 10);
                Chosen(at, element, "initial_option");
                break;
            case "checkboxes":
                Object(at, element, ["type", "action_id", "options"], ["initial_options", "focus_on_load", "confirm"]);
                Options(at, element?["options"], 1, 10);
                if (element?["initial_options"] is { } ticked) Options(at, ticked, 1, 10);
                break;
            case "plain_text_input":
                Object(at, element, ["type", "action_id"], ["multiline", "initial_value", "min_length", "max_length", "placeholder", "focus_on_load"]);
                var most = element?["max_length"]?.GetValue<int>() ?? 3000;
                If(most is < 1 or > 3000, at, "max_length");
                Length(at, element?["initial_value"], 1, most);
                break;
            case "datepicker":
                Object(at, element, ["type", "action_id"], ["initial_date", "placeholder", "focus_on_load", "confirm"]);
                If(element?["initial_date"] is { } date && !DateOnly.TryParseExact(date.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), at, "initial_date");
                break;
            case "timepicker":
                Object(at, element, ["type", "action_id"], ["initial_time", "placeholder", "timezone", "focus_on_load", "confirm"]);
                If(element?["initial_time"] is { } time && !TimeOnly.TryParseExact(time.GetValue<string>(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), at, "initial_time");
                break;
            case "datetimepicker":
                Object(at, element, ["type", "action_id"], ["initial_date_time", "focus_on_load", "confirm"]);
                If(element?["initial_date_time"] is { } instant && instant.ToJsonString().Length != 10, at, "initial_date_time has ten digits");
                break;
            default:
                problems.Add($"{at}: nobody sends an element {Type(element)}");
                break;
        }
    }

    private void Options(string at, JsonNode? options, int least, int most)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in Array(at, options, least, most))
        {
            Object(at, option, ["text", "value"], ["description", "url"]);
            Plain($"{at}.option", option?["text"], 75);
            Length($"{at}.value", option?["value"], 1, 75);
            If(option?["value"] is not { } value || !values.Add(value.GetValue<string>()), at, "a value twice");
        }
    }

    private void Groups(string at, JsonNode groups)
    {
        foreach (var group in Array(at, groups, 1, 100))
        {
            Object(at, group, ["label", "options"], []);
            Plain($"{at}.group", group?["label"], 75);
            Options(at, group?["options"], 1, 100);
        }
    }

    private void Chosen(string at, JsonNode? element, string name)
    {
        if (element?[name] is not { } chosen) return;
        var all = element["options"]?.AsArray() ?? [.. element["option_groups"]!.AsArray().SelectMany(group => group!["options"]!.AsArray()).Select(option => option!.DeepClone())];
        If(!all.Any(option => JsonNode.DeepEquals(option, chosen)), at, $"{name} is none of the options");
    }

    private void DataTable(string at, JsonNode? block)
    {
        If(surface == Surface.Modal, at, "data_table in a modal");
        If(++tables > 1, at, "a second table");
        Object(at, block, ["type", "rows", "caption"], ["block_id", "page_size", "row_header_column_index"]);
        Text(at, block?["caption"], 150);
        If(block?["page_size"]?.GetValue<int>() is < 1 or > 100, at, "page_size");
        var rows = Array(at, block?["rows"], 2, 101);
        var columns = rows[0]!.AsArray().Count;
        foreach (var row in rows)
        {
            If(row!.AsArray().Count != columns, at, "rows of different lengths");
            foreach (var cell in Array(at, row, 1, 20))
            {
                If(Type(cell) != "raw_text", at, "cell");
                Object(at, cell, ["type", "text"], []);
                Text(at, cell?["text"], 20_000);
                tableCharacters += cell?["text"]?.GetValue<string>().Length ?? 0;
            }
        }

        If(tableCharacters > 20_000, at, "more than 20,000 characters in tables");
    }

    private void Chart(string at, JsonNode? block)
    {
        If(surface != Surface.Message, at, "a chart outside a message");
        If(++charts > 2, at, "a third chart");
        Object(at, block, ["type", "title", "chart"], ["block_id"]);
        Text(at, block?["title"], 50);
        var chart = block?["chart"];
        Object(at, chart, ["type", "series", "axis_config"], []);
        If(Type(chart) is not ("bar" or "line" or "area"), at, "type of chart");
        var categories = Array(at, chart?["axis_config"]?["categories"], 1, 20).Select(each => each!.GetValue<string>()).ToList();
        foreach (var category in categories) If(category.Length is 0 or > 20, at, "label");
        If(categories.Distinct(StringComparer.Ordinal).Count() != categories.Count, at, "a category twice");
        var series = Array(at, chart?["series"], 1, 6);
        If(series.Select(each => each!["name"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count() != series.Count, at, "a series twice");
        foreach (var row in series)
        {
            Object(at, row, ["name", "data"], []);
            Text(at, row?["name"], 20);
            If(!row!["data"]!.AsArray().Select(point => point!["label"]!.GetValue<string>()).SequenceEqual(categories, StringComparer.Ordinal), at, "a point for each category");
        }
    }

    private void Plain(string at, JsonNode? text, int most, bool optional = false)
    {
        if (text is null && optional) return;
        Object(at, text, ["type", "text"], ["emoji"]);
        If(Type(text) != "plain_text", at, "markup where only letters may stand");
        If(text?["emoji"]?.ToJsonString() != "false", at, "emoji");
        Text(at, text?["text"], most);
    }

    private void Text(string at, JsonNode? text, int most)
    {
        Length(at, text, 1, most);
        var words = text?.GetValue<string>() ?? "";
        characters += words.Length;
        for (var i = 0; i < words.Length; i++)
        {
            If(char.IsControl(words[i]) && words[i] is not ('\n' or '\t'), at, "a control character");
            If(words[i] is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\u3164' or '\uFEFF' or '\u2060' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'), at, "an invisible letter");
            If(i >= 20 && words.AsSpan(i - 20, 21).IndexOfAnyExceptInRange('\u0300', '\u036F') < 0, at, "a heap of accents");
            If(char.IsLowSurrogate(words[i]) && (i == 0 || !char.IsHighSurrogate(words[i - 1])), at, "half a character");
            If(char.IsHighSurrogate(words[i]) && (i + 1 == words.Length || !char.IsLowSurrogate(words[i + 1])), at, "half a character");
        }
    }

    private void Length(string at, JsonNode? text, int least, int most)
    {
        if (text is null) return;
        var length = text.GetValue<string>().Length;
        If(length < least || length > most, at, $"{length} characters, {least} to {most} allowed");
    }

    private JsonArray Array(string at, JsonNode? array, int least, int most)
    {
        var all = array as JsonArray ?? [];
        If(all.Count < least || all.Count > most, at, $"{all.Count} pieces, {least} to {most} allowed");
        return all;
    }

    private void Object(string at, JsonNode? node, string[] needed, string[] allowed)
    {
        var keys = (node as JsonObject)?.Select(each => each.Key).ToList() ?? [];
        foreach (var missing in needed.Except(keys)) problems.Add($"{at}: {missing} is missing");
        foreach (var surplus in keys.Except(needed).Except(allowed)) problems.Add($"{at}: invalid additional property {surplus}");
        If((node as JsonObject)?.Any(each => each.Value is null) == true, at, "a null");
    }

    private void If(bool wrong, string at, string what)
    {
        if (wrong) problems.Add($"{at}: {what}");
    }

    private static string Type(JsonNode? node) => (node as JsonObject)?["type"]?.GetValue<string>() ?? "nothing";
}
