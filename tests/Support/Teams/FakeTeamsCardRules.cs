using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// What an Adaptive Card of Teams may hold. Stricter than Teams, which drops what it does not know without a word: here it is refused.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
/// </summary>
internal static class FakeTeamsCardRules
{
    private const int MostActions = 6;
    private const int MostRefreshers = 60;
    private static readonly string[] Versions = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"];

    /// <summary>Each broken rule, with a JSON pointer.</summary>
    public static IEnumerable<string> Broken(JsonObject card) => Element(card, "").Concat(Whole(card));

    private static IEnumerable<string> Whole(JsonObject card)
    {
        if (card.Text("type") is not "AdaptiveCard") yield return "/type: must be AdaptiveCard";
        if (!Versions.Contains(card.Text("version"))) yield return $"/version: '{card.Text("version")}' is beyond Teams' 1.5";
        if (card.List("body").Count == 0 && card.List("actions").Count == 0) yield return "/body: is empty";
        foreach (var twice in Inputs(card).GroupBy(input => input.Text("id"), StringComparer.Ordinal).Where(same => same.Count() > 1)) yield return $"/: the input '{twice.Key}' is there twice";
        var ids = All(card).Select(one => one.Text("id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var target in All(card).SelectMany(one => one.List("targetElements")).Select(one => one is JsonValue ? one.GetValue<string>() : one.Text("elementId")))
        {
            if (target is null || !ids.Contains(target)) yield return $"/: nothing is called '{target}' which is to be shown or hidden";
        }

        if (card["refresh"] is JsonObject refresh)
        {
            if (refresh["action"].Text("type") is not "Action.Execute") yield return "/refresh/action: must be Action.Execute";
            if (refresh.List("userIds").Count > MostRefreshers) yield return "/refresh/userIds: at most 60";
            if (refresh.List("userIds").Any(id => id is not JsonValue || !id.GetValue<string>().StartsWith("29:", StringComparison.Ordinal))) yield return "/refresh/userIds: must be ids of people (29:…)";
        }

        foreach (var entity in card["msteams"].List("entities").Where(entity => entity.Text("type") is "mention"))
        {
            if (entity.Text("text") is not { } text || entity?["mentioned"].Text("id") is null || !card["body"]!.ToJsonString().Contains(JsonEncodedText.Encode(text).ToString(), StringComparison.Ordinal))
                yield return "/msteams/entities: a mention needs its text in the card and whom it means";
        }
    }

    /// <summary>All elements and actions of a card, without what stands in a fallback's place.</summary>
    internal static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(All),
        JsonObject json => (json.Text("type") is null ? Enumerable.Empty<JsonObject>() : [json])
            .Concat(json.Where(pair => pair.Key is not ("fallback" or "data" or "msteams" or "refresh")).SelectMany(pair => All(pair.Value))),
        _ => [],
    };

    internal static IEnumerable<JsonObject> Inputs(JsonNode? node) => All(node).Where(one => one.Text("type")!.StartsWith("Input.", StringComparison.Ordinal));

    private static IEnumerable<string> Element(JsonObject element, string at)
    {
        var type = element.Text("type");
        if (type is null || !FakeTeamsElements.All.TryGetValue(type, out var rule)) return [$"{at}/type: '{type}' is not known"];
        return Properties(element, rule, at).Concat(Own(element, type, at)).Concat(Children(element, at));
    }

    private static IEnumerable<string> Properties(JsonObject element, FakeTeamsElement rule, string at)
    {
        foreach (var name in rule.Needed.Where(name => element[name] is null)) yield return $"{at}/{name}: is missing";
        foreach (var (name, value) in element)
        {
            if (name is "type") continue;
            if (!rule.Allows(name)) yield return $"{at}/{name}: is not known";
            else if (FakeTeamsElements.Words.TryGetValue(name, out var words) && value is JsonValue word && word.GetValueKind() is JsonValueKind.String
                && !words.Contains(word.GetValue<string>(), StringComparer.OrdinalIgnoreCase) && !FakeTeamsElements.IsFree(element.Text("type")!, name)) yield return $"{at}/{name}: '{word}' is not known";
            else if (FakeTeamsElements.Texts.Contains(name) && value is not null && value.GetValueKind() is not JsonValueKind.String) yield return $"{at}/{name}: is no text";
            else if (FakeTeamsElements.Flags.Contains(name) && value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) yield return $"{at}/{name}: is neither true nor false";
        }

        if (rule.OnlyInTeams && element["fallback"] is null) yield return $"{at}/fallback: is missing, and only Teams knows {element.Text("type")}";
    }

    private static IEnumerable<string> Own(JsonObject element, string type, string at)
    {
        switch (type)
        {
            case "Input.ChoiceSet" when element.List("choices").Count == 0 && element["choices.data"] is null:
                yield return $"{at}/choices: is empty";
                break;
            case "Input.ChoiceSet" when element.List("choices").Any(choice => choice.Text("title") is null or "" || choice.Text("value") is null):
                yield return $"{at}/choices: one lacks its title or value";
                break;
            case "FactSet" when element.List("facts").Any(fact => fact.Text("title") is null || fact.Text("value") is null || ((JsonObject)fact!).Count > 2):
                yield return $"{at}/facts: each is a title and a value";
                break;
            case "Table" when element.List("rows").Any(row => row.List("cells").Count > element.List("columns").Count):
                yield return $"{at}/rows: one has more cells than there are columns";
                break;
            case "Action.OpenUrl" or "Action.OpenUrlDialog" when !Uri.TryCreate(element.Text("url"), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http" or "mailto"):
                yield return $"{at}/url: is no address";
                break;
            case "Action.Submit" or "Action.Execute" when element["data"] is not (null or JsonObject or JsonValue):
                yield return $"{at}/data: is no object";
                break;
            case not null when element.Text("targetWidth") is { } width && FakeTeamsElements.Rank(width.Replace("atLeast:", "", StringComparison.Ordinal).Replace("atMost:", "", StringComparison.Ordinal)) < 0:
                yield return $"{at}/targetWidth: '{width}' is not known";
                break;
            case "TextBlock" or "TextRun" when element.Text("text") is "":
                yield return $"{at}/text: is empty";
                break;
            default:
                break;
        }

        if (element.List("actions").Count(action => action.Text("mode") is not "secondary") > MostActions) yield return $"{at}/actions: Teams shows six at most; others need the mode secondary";
        if (element.List("actions").Any(action => action.Text("title") is null or "" && action.Text("iconUrl") is null)) yield return $"{at}/actions: one has no title";
        if (element["value"] is JsonValue && type is "Input.Date" or "Input.Time" && !IsRight(type, element.Text("value") ?? "")) yield return $"{at}/value: is no date or time";
        foreach (var name in new[] { "min", "max" })
        {
            if (type is "Input.Date" or "Input.Time" && element.ContainsKey(name) && !IsRight(type, element.Text(name) ?? "")) yield return $"{at}/{name}: is no date or time";
        }
    }

    internal static bool IsRight(string type, string value) => value.Length == 0 || (type is "Input.Date"
        ? DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static IEnumerable<string> Children(JsonObject element, string at)
    {
        foreach (var (name, value) in element)
        {
            if (!FakeTeamsElements.Holders.TryGetValue(name, out var implied) || element.Text("type") is "Layout.AreaGrid") continue;
            if (name is "columns" && element.Text("type") is "Table") implied = "TableColumnDefinition";
            if (value is JsonObject one && (one.Text("type") ?? implied) is not null)
            {
                foreach (var broken in Element(Typed(one, implied), $"{at}/{name}")) yield return broken;
            }

            if (value is not JsonArray list) continue;
            foreach (var (child, index) in list.Select((child, index) => (child, index)))
            {
                var place = $"{at}/{name}/{index.ToString(CultureInfo.InvariantCulture)}";
                if (child is JsonObject json)
                {
                    foreach (var broken in Element(Typed(json, implied), place)) yield return broken;
                }
                else if (name is not "inlines" || child is not JsonValue)
                {
                    yield return $"{place}: is no element";
                }
            }
        }
    }

    private static JsonObject Typed(JsonObject element, string? implied)
    {
        if (element.Text("type") is not null || implied is null) return element;
        var typed = (JsonObject)element.DeepClone();
        typed["type"] = implied;
        return typed;
    }
}
