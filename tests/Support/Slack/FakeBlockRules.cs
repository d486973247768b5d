using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack refuses of blocks and views. https://docs.slack.dev/reference/block-kit/blocks</summary>
internal static class FakeBlockRules
{
    private const int MostInMessage = 50, MostInView = 100, MostInCharts = 2, LongestTables = 10_000;

    /// <summary>Where a block may stand (m: message, v: modal, h: home), and what it may hold.</summary>
    private static readonly Dictionary<string, (string Surfaces, string[] Members)> Known = new(StringComparer.Ordinal)
    {
        ["actions"] = ("mvh", ["elements"]),
        ["alert"] = ("v", ["text", "level"]),
        ["card"] = ("mvh", ["hero_image", "icon", "slack_icon", "title", "subtitle", "body", "subtext", "actions"]),
        ["carousel"] = ("mh", ["elements"]),
        ["container"] = ("mh", ["title", "rich_text_title", "subtitle", "child_blocks", "width", "icon", "is_collapsible", "default_collapsed", "has_header_divider"]),
        ["context"] = ("mvh", ["elements"]),
        ["context_actions"] = ("m", ["elements"]),
        ["data_table"] = ("mh", ["rows", "caption", "page_size", "row_header_column_index"]),
        ["data_visualization"] = ("m", ["title", "chart"]),
        ["divider"] = ("mvh", []),
        ["header"] = ("mvh", ["text", "level"]),
        ["image"] = ("mvh", ["alt_text", "title", "image_url", "slack_file"]),
        ["input"] = ("mvh", ["label", "hint", "optional", "element", "dispatch_action"]),
        ["markdown"] = ("m", ["text"]),
        ["rich_text"] = ("mvh", ["elements"]),
        ["section"] = ("mvh", ["text", "fields", "accessory", "expand"]),
        ["table"] = ("mh", ["rows", "column_settings"]),
    };

    private static readonly string[] ViewMembers =
        ["type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close", "notify_on_close", "external_id", "submit_disabled"];

    /// <summary>Rules that blocks break, with pointers; empty where all is well.</summary>
    public static IReadOnlyList<string> Broken(FakeSlack slack, JsonArray blocks, string surface)
    {
        var broken = new FakeComplaints(slack);
        if (blocks.Count > (surface is "message" ? MostInMessage : MostInView)) broken.Add("/blocks", "no more than {0} items allowed", surface is "message" ? MostInMessage : MostInView);
        broken.NoNulls(blocks, "/blocks");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Count; i++) Block(broken, blocks[i] as JsonObject, $"/blocks/{i}", surface, ids);
        if (blocks.Count(block => block.Text("type") is "data_visualization") > MostInCharts) broken.Add("/blocks", "no more than {0} charts allowed", MostInCharts);
        if (blocks.Where(block => block.Text("type") is "table").Sum(CellLength) > LongestTables) broken.Add("/blocks", "tables hold no more than {0} characters", LongestTables);
        return broken.All;
    }

    public static IReadOnlyList<string> BrokenView(FakeSlack slack, JsonObject view, string type)
    {
        var broken = new FakeComplaints(slack);
        if (view.Text("type") != type) broken.Add("/view/type", "must be " + type);
        foreach (var (name, _) in view.Where(member => !ViewMembers.Contains(member.Key))) broken.Add("/view", "invalid additional property: " + name);
        if (view["blocks"] is not JsonArray blocks)
        {
            broken.Add("/view", "missing required field: blocks");
            return broken.All;
        }

        if (type is "modal")
        {
            broken.PlainText(view["title"], "/view/title", 24, required: true);
            var hasInput = blocks.Any(block => block.Text("type") is "input");
            broken.PlainText(view["submit"], "/view/submit", 24, required: hasInput);
            broken.PlainText(view["close"], "/view/close", 24);
        }
        else
        {
            foreach (var name in new[] { "title", "submit", "close" }.Where(view.ContainsKey)) broken.Add("/view", "invalid additional property: " + name);
        }

        broken.Length(view["private_metadata"], "/view/private_metadata", 0, 3000);
        broken.Length(view["callback_id"], "/view/callback_id", 0, 255);
        broken.Length(view["external_id"], "/view/external_id", 0, 255);
        return [.. broken.All, .. Broken(slack, blocks, type).Select(one => one.Replace("json-pointer:/blocks", "json-pointer:/view/blocks", StringComparison.Ordinal))];
    }

    /// <summary>Adds the ids that were left out, as Slack does.</summary>
    public static void Complete(FakeSlack slack, JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            block["block_id"] ??= slack.NewId("b");
            var elements = block.List("elements").Concat([block["element"], block["accessory"]]).Concat(block.List("actions"));
            foreach (var element in elements.OfType<JsonObject>().Where(FakeElementRules.IsInteractive)) element["action_id"] ??= slack.NewId("a");
        }
    }

    private static void Block(FakeComplaints broken, JsonObject? block, string at, string surface, HashSet<string> ids)
    {
        if (block is null || !Known.TryGetValue(block.Text("type") ?? "", out var known))
        {
            broken.Add(at + "/type", "unsupported type: " + block.Text("type"));
            return;
        }

        if (!known.Surfaces.Contains(surface switch { "message" => 'm', "modal" => 'v', _ => 'h' }, StringComparison.Ordinal)) broken.Add(at, $"{block.Text("type")} is not allowed in a {surface}");
        foreach (var (name, _) in block.Where(member => member.Key is not ("type" or "block_id") && !known.Members.Contains(member.Key))) broken.Add(at, "invalid additional property: " + name);
        broken.Length(block["block_id"], at + "/block_id", 0, 255);
        if (block.Text("block_id") is { } id && !ids.Add(id)) broken.Add(at + "/block_id", "`block_id` must be unique");
        switch (block.Text("type"))
        {
            case "header":
                broken.PlainText(block["text"], at + "/text", 150, required: true);
                break;
            case "section":
                Section(broken, block, at);
                break;
            case "actions":
                broken.Count(block.List("elements"), at + "/elements", 1, 25);
                FakeElementRules.All(broken, block.List("elements"), at + "/elements", "actions");
                break;
            case "context":
                broken.Count(block.List("elements"), at + "/elements", 1, 10);
                foreach (var (text, i) in block.List("elements").Select((text, i) => (text, i)))
                {
                    if (text.Text("type") is "image") broken.Length(text!["alt_text"], $"{at}/elements/{i}/alt_text", 1, 2000, required: true);
                    else broken.AnyText(text, $"{at}/elements/{i}", 2000, required: true);
                }

                break;
            case "image":
                Image(broken, block, at);
                break;
            case "input":
                broken.PlainText(block["label"], at + "/label", 2000, required: true);
                broken.PlainText(block["hint"], at + "/hint", 2000);
                FakeElementRules.One(broken, block["element"] as JsonObject, at + "/element", "input");
                break;
            case "rich_text":
                FakeRichTextRules.Check(broken, block, at);
                break;
            case "table" or "data_table":
                Table(broken, block, at);
                break;
            case "markdown":
                broken.Length(block["text"], at + "/text", 1, 12_000, required: true);
                break;
            case "data_visualization":
                FakeChartRules.Check(broken, block, at);
                break;
            case "alert":
                broken.AnyText(block["text"], at + "/text", 200, required: true);
                break;
            case "carousel":
                broken.Count(block.List("elements"), at + "/elements", 1, 10);
                break;
            case "card":
                foreach (var name in new[] { "title", "subtitle" }) broken.AnyText(block[name], $"{at}/{name}", 150);
                foreach (var name in new[] { "body", "subtext" }) broken.AnyText(block[name], $"{at}/{name}", 200);
                broken.Count(block.List("actions"), at + "/actions", 0, 3);
                FakeElementRules.All(broken, block.List("actions"), at + "/actions", "actions");
                break;
            case "container":
                broken.Count(block.List("child_blocks"), at + "/child_blocks", 1, 10);
                for (var i = 0; i < block.List("child_blocks").Count; i++) Block(broken, block.List("child_blocks")[i] as JsonObject, $"{at}/child_blocks/{i}", surface, ids);
                break;
            default:
                break;
        }
    }

    private static void Section(FakeComplaints broken, JsonObject block, string at)
    {
        if (block["text"] is null && block["fields"] is null) broken.Add(at, "missing required field: text");
        broken.AnyText(block["text"], at + "/text", 3000);
        if (block["fields"] is JsonArray fields)
        {
            broken.Count(fields, at + "/fields", 1, 10);
            for (var i = 0; i < fields.Count; i++) broken.AnyText(fields[i], $"{at}/fields/{i}", 2000, required: true);
        }

        if (block["accessory"] is JsonObject accessory) FakeElementRules.One(broken, accessory, at + "/accessory", "section");
    }

    private static void Image(FakeComplaints broken, JsonObject block, string at)
    {
        broken.Length(block["alt_text"], at + "/alt_text", 1, 2000, required: true);
        broken.PlainText(block["title"], at + "/title", 2000);
        broken.Length(block["image_url"], at + "/image_url", 1, 3000);
        if (block["image_url"] is null == block["slack_file"] is null) broken.Add(at, "must have exactly one of image_url, slack_file");
        if (block["slack_file"].Text("id") is { } id && broken.Slack.Board.Files.GetValueOrDefault(id) is not { Complete: true }) broken.Add(at + "/slack_file", "invalid slack file");
    }

    private static void Table(FakeComplaints broken, JsonObject block, string at)
    {
        var (isData, rows) = (block.Text("type") is "data_table", block.List("rows"));
        broken.Count(rows, at + "/rows", isData ? 2 : 1, isData ? 201 : 100);
        if (isData) broken.Length(block["caption"], at + "/caption", 1, 255, required: true);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is not JsonArray cells)
            {
                broken.Add($"{at}/rows/{i}", "must be an array");
                continue;
            }

            broken.Count(cells, $"{at}/rows/{i}", 1, 20);
            for (var j = 0; j < cells.Count; j++) Cell(broken, cells[j], $"{at}/rows/{i}/{j}");
        }

        broken.Count(block.List("column_settings"), at + "/column_settings", 0, 20);
        if (isData && CellLength(block) > 20_000) broken.Add(at, "a data table holds no more than {0} characters", 20_000);
    }

    private static void Cell(FakeComplaints broken, JsonNode? cell, string at)
    {
        switch (cell.Text("type"))
        {
            case "raw_text":
                broken.Length(cell!["text"], at + "/text", 1, 10_000, required: true);
                break;
            case "raw_number" when cell!["value"] is JsonValue value && value.GetValueKind() is JsonValueKind.Number:
                break;
            case "rich_text":
                FakeRichTextRules.Check(broken, cell!.AsObject(), at);
                break;
            default:
                broken.Add(at, "unsupported cell");
                break;
        }
    }

    private static int CellLength(JsonNode? table) => table.List("rows").OfType<JsonArray>().SelectMany(row => row).Sum(cell => FakeText.Of(cell).Length);
}
