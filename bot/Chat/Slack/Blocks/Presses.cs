using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// Buttons and menus of one surface. Each carries its <see cref="PressRef"/> as value; action ids are unique.
/// https://docs.slack.dev/reference/block-kit/block-elements/
/// </summary>
/// <param name="longest">Characters of a label.</param>
internal sealed class Presses(int longest)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Rows of at most 25 elements.</summary>
    public IEnumerable<JsonObject> Rows(IReadOnlyList<Button> buttons) =>
        buttons.Select((button, at) => Element(button, at > 0 && at == buttons.Count - 1)).OfType<JsonObject>()
            .Chunk(SlackLimits.ActionElements)
            .Select(Row);

    /// <summary>Everything that can be pressed in lists to choose from, grouped by what it is about: where there is no room for buttons.</summary>
    public IEnumerable<JsonObject> Lists(IReadOnlyList<PressPiece> pieces)
    {
        List<(string About, (string Ref, string Label) Press)> all = [.. pieces.SelectMany(piece => piece.Buttons
            .SelectMany(button => button.Items is { } items ? items.Select(item => (PressRef.Of(item.Id), item.Label)) : [(PressRef.Of(button.Id), button.Label)])
            .DistinctBy(press => press.Item1, StringComparer.Ordinal)
            .Select(press => (piece.About, press)))];
        return all.Chunk(SlackLimits.Options).Select(List).Chunk(SlackLimits.ActionElements).Select(Row);
    }

    private JsonObject List((string About, (string Ref, string Label) Press)[] presses)
    {
        var groups = new List<JsonNode>();
        foreach (var group in Runs(presses))
        {
            groups.Add(new JsonObject
            {
                ["label"] = SlackText.Plain(group[0].About, Math.Min(longest, SlackLimits.GroupLabel)),
                ["options"] = new JsonArray([.. group.Select(each => Option(each.Press.Label, each.Press.Ref))]),
            });
        }

        return new JsonObject { ["type"] = "static_select", ["action_id"] = Unique("list"), ["option_groups"] = new JsonArray([.. groups]) };
    }

    /// <summary>Neighbours that are about the same.</summary>
    private static IEnumerable<List<(string About, (string Ref, string Label) Press)>> Runs((string About, (string Ref, string Label) Press)[] presses)
    {
        var run = new List<(string About, (string Ref, string Label) Press)>();
        foreach (var press in presses)
        {
            if (run.Count > 0 && (run[0].About != press.About || run.Exists(each => each.Press.Ref == press.Press.Ref)))
            {
                yield return run;
                run = [];
            }

            run.Add(press);
        }

        yield return run;
    }

    /// <param name="last">The last of several: there three dots are read as "more".</param>
    private JsonObject? Element(Button button, bool last)
    {
        if (button.Kind != ButtonKind.Menu) return Press(button);
        List<MenuItem> items = [.. (button.Items ?? []).DistinctBy(item => item.Id, StringComparer.Ordinal)];
        if (items.Count == 0) return null;
        if (items.Count == 1) return Press(new Button(items[0].Id, items[0].Label, button.Style, items[0].Kind));
        var options = items.Select(item => Option(item.Label, PressRef.Of(item.Id)));

        // Three dots take at most five, and forget what was chosen: the same can be chosen again. A list names itself and takes more.
        if (last && items.Count <= SlackLimits.OverflowOptions)
            return new JsonObject { ["type"] = "overflow", ["action_id"] = Unique(PressRef.Of(button.Id)), ["options"] = new JsonArray([.. options]) };
        var list = new JsonObject
        {
            ["type"] = "static_select",
            ["action_id"] = Unique(PressRef.Of(button.Id)),
            ["placeholder"] = SlackText.Plain(button.Label, Math.Min(longest, SlackLimits.Placeholder)),
        };
        if (items.Count <= SlackLimits.Options)
            list["options"] = new JsonArray([.. options]);
        else
            list["option_groups"] = OptionLists.Groups([.. options]);
        return list;
    }

    private JsonObject Press(Button button)
    {
        var press = PressRef.Of(button.Id);
        var element = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = Unique(press),
            ["text"] = SlackText.Plain(button.Label, Math.Min(longest, SlackLimits.ButtonText)),
            ["value"] = press,
        };
        if (button.Style == ButtonStyle.Primary) element["style"] = "primary";
        if (button.Style == ButtonStyle.Danger) element["style"] = "danger";
        return element;
    }

    private JsonObject Option(string label, string value) => OptionLists.Option(label, value, Math.Min(longest, SlackLimits.OptionText));

    private string Unique(string id)
    {
        var unique = id;
        for (var number = 2; !_used.Add(unique); number++) unique = $"{id}.{number}";
        return unique;
    }

    private static JsonObject Row(JsonObject[] elements) => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. elements]) };
}
