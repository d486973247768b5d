using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// What Teams takes of a card, written down a second time: the numbers and names are the reference's, not the product's. Walks any card
/// and lists what Teams would refuse, drop or read as markup. https://learn.microsoft.com/adaptive-cards/schema-explorer/adaptive-card
/// </summary>
internal sealed class CardRules
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Styles = ["positive", "destructive"];

    private readonly List<string> problems = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);
    private readonly List<string> chosen = [];
    private readonly List<string> toggled = [];
    private bool inDialog;

    /// <summary>A card of a message or home view.</summary>
    public static IReadOnlyList<string> Card(JsonNode? card) => new CardRules().Whole(card, dialog: false);

    /// <summary>The card of a dialog.</summary>
    public static IReadOnlyList<string> Dialog(JsonNode? card) => new CardRules().Whole(card, dialog: true);

    /// <summary>An activity with one card.</summary>
    public static IReadOnlyList<string> Activity(JsonNode? activity)
    {
        activity = JsonNode.Parse(activity!.ToJsonString()); // as it is sent
        var rules = new CardRules();
        rules.Keys("activity", activity, ["type", "summary", "attachments"], []);
        rules.Letters("summary", activity?["summary"]?.GetValue<string>() ?? "");
        rules.If(activity?["summary"]?.GetValue<string>().Length is null or 0 or > 200, "activity", "summary");
        var attachment = Assert.Single(activity!["attachments"]!.AsArray());
        rules.Keys("attachment", attachment, ["contentType", "content"], []);
        rules.If(attachment!["contentType"]?.GetValue<string>() != "application/vnd.microsoft.card.adaptive", "attachment", "contentType");
        rules.If(activity.ToJsonString(Relaxed).Length * 2 > 100_000, "activity", "MessageSizeTooBig");
        return [.. rules.problems, .. Card(attachment["content"])];
    }

    private List<string> Whole(JsonNode? card, bool dialog)
    {
        inDialog = dialog;
        Keys("card", card, ["type", "version", "body"], ["actions", "refresh"]);
        If(card?["type"]?.GetValue<string>() != "AdaptiveCard" || card["version"]?.GetValue<string>() != "1.5", "card", "type or version");
        Elements("body", card?["body"]);
        if (card?["actions"] is { } actions) Actions("actions", actions);
        if (card?["refresh"] is { } refresh) Refresh(refresh);
        If(Encoding.UTF8.GetByteCount(card!.ToJsonString(Relaxed)) is var bytes && bytes > 28_000, "card", $"{bytes} bytes");
        If(card.ToJsonString().Length > 90_000, "card", $"{card.ToJsonString().Length} bytes as a careful serializer writes it");
        foreach (var list in chosen) If(!lists.Contains(list), "card", $"nothing can be chosen from {list}");
        foreach (var id in toggled) If(!ids.Contains(id), "card", $"nothing is called {id}");
        return problems;
    }

    private void Refresh(JsonNode refresh)
    {
        Keys("refresh", refresh, ["action", "userIds"], []);
        Keys("refresh.action", refresh["action"], ["type", "verb", "data"], []);
        If(refresh["action"]?["type"]?.GetValue<string>() != "Action.Execute" || refresh["action"]?["verb"]?.GetValue<string>() != "view" || refresh["action"]?["data"]?["c"] is null, "refresh", "action");
        Array("refresh.userIds", refresh["userIds"], 1, 60);
    }

    private void Elements(string at, JsonNode? elements)
    {
        var all = Array(at, elements, 1, int.MaxValue);
        for (var i = 0; i < all.Count; i++) Element($"{at}[{i}]", all[i]);
    }

    private void Element(string at, JsonNode? element)
    {
        string[] common = ["id", "spacing", "separator", "isVisible", "targetWidth"];
        if (element?["id"] is { } id) If(!ids.Add(id.GetValue<string>()), at, $"{id} twice");
        if (element?["spacing"] is { } spacing) If(spacing.GetValue<string>() is not ("None" or "Small" or "Default" or "Medium" or "Large" or "ExtraLarge" or "Padding"), at, "spacing");
        if (element?["targetWidth"] is { } width) If(width.GetValue<string>() is not ("atLeast:standard" or "atMost:narrow"), at, "targetWidth");
        switch (Type(element))
        {
            case "TextBlock":
                Keys(at, element, ["type", "text", "wrap"], [.. common, "style", "size", "weight"]);
                Markdown(at, element?["text"]);
                break;
            case "RichTextBlock":
                Keys(at, element, ["type", "inlines"], common);
                foreach (var run in Array(at, element?["inlines"], 1, int.MaxValue)) Run(at, run);
                break;
            case "FactSet":
                Keys(at, element, ["type", "facts"], common);
                foreach (var fact in Array(at, element?["facts"], 1, int.MaxValue))
                {
                    Keys(at, fact, ["title", "value"], []);
                    Markdown(at, fact?["title"]);
                    Markdown(at, fact?["value"]);
                }

                break;
            case "Container":
                Keys(at, element, ["type", "items"], [.. common, "style"]);
                Elements(at, element?["items"]);
                break;
            case "ColumnSet":
                Keys(at, element, ["type", "columns"], common);
                foreach (var column in Array(at, element?["columns"], 1, 4))
                {
                    Keys(at, column, ["type", "width", "items"], ["verticalContentAlignment"]);
                    Elements(at, column?["items"]);
                }

                break;
            case "Table":
                Table(at, element, common);
                break;
            case "Chart.VerticalBar" or "Chart.VerticalBar.Grouped":
                Chart(at, element, common);
                break;
            case "ActionSet":
                Keys(at, element, ["type", "actions"], common);
                Actions(at, element?["actions"]);
                break;
            case { } input when input.StartsWith("Input.", StringComparison.Ordinal):
                Input(at, element, common);
                break;
            default:
                problems.Add($"{at}: nobody sends an element {Type(element)}");
                break;
        }
    }

    private void Run(string at, JsonNode? run)
    {
        Keys(at, run, ["type", "text"], ["weight", "italic", "size", "isSubtle", "color"]);
        If(Type(run) != "TextRun", at, "a run");
        Text(at, run?["text"]);
    }

    private void Table(string at, JsonNode? table, string[] common)
    {
        Keys(at, table, ["type", "columns", "rows", "firstRowAsHeaders"], [.. common, "showGridLines"]);
        var columns = Array(at, table?["columns"], 1, 20);
        foreach (var row in Array(at, table?["rows"], 2, int.MaxValue))
        {
            Keys(at, row, ["type", "cells"], []);
            foreach (var cell in Array(at, row?["cells"], columns.Count, columns.Count))
            {
                Keys(at, cell, ["type", "items"], []);
                Elements(at, cell?["items"]);
            }
        }

        If(columns.Count > 2 && table?["targetWidth"] is null, at, "more than two columns on a phone");
    }

    private void Chart(string at, JsonNode? chart, string[] common)
    {
        Keys(at, chart, ["type", "title", "data", "fallback", "showBarValues"], common);
        Text(at, chart?["title"]);
        Element($"{at}.fallback", chart?["fallback"]);
        If(Type(chart?["fallback"])?.StartsWith("Chart", StringComparison.Ordinal) != false, at, "a fallback that everybody draws");
        var grouped = Type(chart) == "Chart.VerticalBar.Grouped";
        foreach (var row in Array(at, chart?["data"], 1, 20))
        {
            if (!grouped)
            {
                Point(at, row);
                continue;
            }

            Keys(at, row, ["legend", "values"], []);
            Text(at, row?["legend"]);
            foreach (var point in Array(at, row?["values"], 1, 20)) Point(at, point);
        }
    }

    private void Point(string at, JsonNode? point)
    {
        Keys(at, point, ["x", "y"], []);
        Text(at, point?["x"]);
        If(point?["y"]?.GetValueKind() != JsonValueKind.Number, at, "a number");
    }

    private void Actions(string at, JsonNode? actions)
    {
        foreach (var action in Array(at, actions, 1, 6))
        {
            Text($"{at}.title", action?["title"]);
            If(action?["title"]?.GetValue<string>().Length > 75, at, "title");
            if (action?["style"] is { } style) If(!Styles.Contains(style.GetValue<string>()), at, "style of action");
            switch (Type(action))
            {
                case "Action.Execute" when !inDialog && Verb(action) == "say":
                    Keys(at, action, ["type", "title", "verb", "data", "style"], []);
                    Keys(at, action?["data"], ["c"], []);
                    chosen.Add("said");
                    break;
                case "Action.Execute":
                    Keys(at, action, ["type", "title", "verb", "data"], ["style"]);
                    If(action?["verb"]?.GetValue<string>() != "press" || inDialog, at, "verb");
                    Data(at, action?["data"], []);
                    break;
                case "Action.Submit" when inDialog:
                    Keys(at, action, ["type", "title", "data"], ["style"]);
                    Keys(at, action?["data"], ["f"], []);
                    break;
                case "Action.Submit":
                    Keys(at, action, ["type", "title", "data"], ["style"]);
                    Data(at, action?["data"], ["msteams"]);
                    If(action?["data"]?["msteams"]?["type"]?.GetValue<string>() != "task/fetch", at, "msteams");
                    break;
                case "Action.ShowCard":
                    Keys(at, action, ["type", "title", "card"], []);
                    Keys(at, action?["card"], ["type", "body"], []);
                    If(at.Contains("ShowCard", StringComparison.Ordinal), at, "a card in a card in a card");
                    Elements($"{at}.ShowCard", action?["card"]?["body"]);
                    break;
                case "Action.ToggleVisibility":
                    Keys(at, action, ["type", "title", "targetElements"], []);
                    toggled.AddRange(Array(at, action?["targetElements"], 1, 9).Select(id => id!.GetValue<string>()));
                    break;
                default:
                    problems.Add($"{at}: nobody sends an action {Type(action)}");
                    break;
            }
        }
    }

    private void Data(string at, JsonNode? data, string[] more)
    {
        Keys(at, data, more, ["p", "l", "c"]);
        If((data?["p"] is null) == (data?["l"] is null), at, "one press or one list");
        if (data?["p"] is { } press) If(press.GetValue<string>().Length != 22, at, "the hash of a press");
        if (data?["l"] is { } list) chosen.Add(list.GetValue<string>());
    }

    private void Input(string at, JsonNode? input, string[] common)
    {
        string[] all = [.. common, "label", "isRequired", "errorMessage", "value", "placeholder"];
        If(input?["id"] is null || input["id"]!.GetValue<string>() is "f" or "p" or "c" or "l" or "msteams", at, "id");
        If(input?["label"] is null && input?["title"] is null, at, "an input that nobody can name");
        If(input?["isRequired"] is not null && input["errorMessage"] is null, at, "errorMessage");
        foreach (var name in new[] { "label", "placeholder" }) if (input?[name] is { } text) Text($"{at}.{name}", text);
        if (input?["errorMessage"] is { } error) Markdown($"{at}.errorMessage", error);
        if (input?["value"] is { } value) foreach (var letter in value.GetValue<string>()) If(char.IsControl(letter) && letter is not ('\n' or '\t'), at, "a control character");
        switch (Type(input))
        {
            case "Input.Text":
                Keys(at, input, ["type", "id", "label"], [.. all, "isMultiline", "maxLength"]);
                If(input?["maxLength"]?.GetValue<int>() < 1, at, "maxLength");
                lists.Add(input!["id"]!.GetValue<string>());
                break;
            case "Input.Date":
                Keys(at, input, ["type", "id", "label"], all);
                If(input?["value"] is { } date && !DateOnly.TryParseExact(date.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), at, "a date");
                break;
            case "Input.Time":
                Keys(at, input, ["type", "id", "label"], all);
                If(input?["value"] is { } time && !TimeOnly.TryParseExact(time.GetValue<string>(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), at, "a time");
                break;
            case "Input.Toggle":
                Keys(at, input, ["type", "id", "title", "valueOn", "valueOff"], [.. all, "wrap"]);
                Markdown(at, input?["title"]);
                break;
            case "Input.ChoiceSet":
                Choices(at, input, all);
                break;
            default:
                problems.Add($"{at}: nobody sends an input {Type(input)}");
                break;
        }
    }

    private void Choices(string at, JsonNode? input, string[] all)
    {
        Keys(at, input, ["type", "id", "label", "choices", "style"], [.. all, "wrap"]);
        lists.Add(input!["id"]!.GetValue<string>());
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in Array(at, input["choices"], 1, int.MaxValue))
        {
            Keys(at, choice, ["title", "value"], []);
            if (input["style"]?.GetValue<string>() == "expanded")
                Markdown(at, choice?["title"]);
            else
                Text(at, choice?["title"]);
            If(choice?["title"]?.GetValue<string>().Length > 100, at, "title of choice");
            If(!values.Add(choice!["value"]!.GetValue<string>()) || choice["value"]!.GetValue<string>().Contains(',', StringComparison.Ordinal), at, "value of choice");
        }

        If(input["value"] is { } chosenValue && !values.Contains(chosenValue.GetValue<string>()), at, "none of the choices");
    }

    /// <summary>Where a client reads Markdown, mentions or addresses: nothing of that kind may stand there.</summary>
    private void Markdown(string at, JsonNode? text)
    {
        Text(at, text);
        var words = text?.GetValue<string>() ?? "";
        foreach (var mark in new[] { "*", "_", "[", "]", "\\", "`", "<", ">", "~", "|", "#", "{", "}", "@", "://", "\n", "&lt", "&#", "&amp", "&gt", "www." })
            If(words.Contains(mark, StringComparison.OrdinalIgnoreCase), at, $"{mark} where Markdown is read");
        If(words.Length > 0 && (words[0] is '-' or '+' or ' ' or '=' || (char.IsAsciiDigit(words[0]) && words.TrimStart("0123456789".ToCharArray()) is ['.' or ')', ..])), at, "the beginning of a list");
    }

    private void Text(string at, JsonNode? text)
    {
        var words = text?.GetValue<string>();
        If(string.IsNullOrEmpty(words), at, "an empty text");
        Letters(at, words ?? "");
    }

    private void Letters(string at, string words)
    {
        If(words.Contains("{{", StringComparison.Ordinal) || words.Contains("${", StringComparison.Ordinal), at, "a place to fill in");
        for (var i = 0; i < words.Length; i++)
        {
            If(char.IsControl(words[i]) && words[i] is not ('\n' or '\t'), at, "a control character");
            If(words[i] is '\u00AD' or '\u3164' or '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or '\u2060' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'), at, "an invisible letter");
            If(i >= 20 && words.AsSpan(i - 20, 21).IndexOfAnyExceptInRange('\u0300', '\u036F') < 0, at, "a heap of accents");
            If(char.IsLowSurrogate(words[i]) && (i == 0 || !char.IsHighSurrogate(words[i - 1])), at, "half a character");
            If(char.IsHighSurrogate(words[i]) && (i + 1 == words.Length || !char.IsLowSurrogate(words[i + 1])), at, "half a character");
        }
    }

    private JsonArray Array(string at, JsonNode? array, int least, int most)
    {
        var all = array as JsonArray ?? [];
        If(all.Count < least || all.Count > most, at, $"{all.Count} pieces, {least} to {most} allowed");
        return all;
    }

    private void Keys(string at, JsonNode? node, string[] needed, string[] allowed)
    {
        var keys = (node as JsonObject)?.Select(each => each.Key).ToList() ?? [];
        foreach (var missing in needed.Except(keys)) problems.Add($"{at}: {missing} is missing");
        foreach (var surplus in keys.Except(needed).Except(allowed)) problems.Add($"{at}: {surplus} of {Type(node)} is not known");
        If((node as JsonObject)?.Any(each => each.Value is null) == true, at, "a null");
    }

    private void If(bool wrong, string at, string what)
    {
        if (wrong) problems.Add($"{at}: {what}");
    }

    private static string? Verb(JsonNode? action) => action?["verb"]?.GetValue<string>();

    private static string? Type(JsonNode? node) => (node as JsonObject)?["type"]?.GetValue<string>();
}
