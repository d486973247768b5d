using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack refuses of rich text. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</summary>
internal static class FakeRichTextRules
{
    private static readonly string[] Inline = ["text", "link", "user", "channel", "usergroup", "emoji", "date", "broadcast", "color", "team"];
    private static readonly string[] Styles = ["bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"];

    public static void Check(FakeComplaints broken, JsonObject block, string at)
    {
        broken.Count(block.List("elements"), at + "/elements", 1, int.MaxValue);
        for (var i = 0; i < block.List("elements").Count; i++)
        {
            var (element, here) = (block.List("elements")[i] as JsonObject ?? [], $"{at}/elements/{i}");
            switch (element.Text("type"))
            {
                case "rich_text_section":
                    Section(broken, element, here, ["type", "elements"]);
                    break;
                case "rich_text_quote" or "rich_text_preformatted":
                    Section(broken, element, here, ["type", "elements", "border"]);
                    break;
                case "rich_text_list":
                    List(broken, element, here);
                    break;
                default:
                    broken.Add(here + "/type", "unsupported type: " + element.Text("type"));
                    break;
            }
        }
    }

    private static void List(FakeComplaints broken, JsonObject list, string at)
    {
        Members(broken, list, at, ["type", "style", "elements", "indent", "offset", "border"]);
        if (list.Text("style") is not ("bullet" or "ordered")) broken.Add(at + "/style", "must be bullet or ordered");
        if (list["indent"]?.GetValue<int>() is < 0 or > 8) broken.Add(at + "/indent", "must be from 0 to 8");
        broken.Count(list.List("elements"), at + "/elements", 1, int.MaxValue);
        for (var i = 0; i < list.List("elements").Count; i++) Section(broken, list.List("elements")[i] as JsonObject ?? [], $"{at}/elements/{i}", ["type", "elements"]);
    }

    private static void Section(FakeComplaints broken, JsonObject section, string at, string[] members)
    {
        Members(broken, section, at, members);
        for (var i = 0; i < section.List("elements").Count; i++)
        {
            var (element, here) = (section.List("elements")[i] as JsonObject ?? [], $"{at}/elements/{i}");
            if (!Inline.Contains(element.Text("type"))) broken.Add(here + "/type", "unsupported type: " + element.Text("type"));
            if (element.Text("type") is "text")
            {
                Members(broken, element, here, ["type", "text", "style"]);
                broken.Length(element["text"], here + "/text", 1, 40_000, required: true);
            }

            foreach (var (name, value) in element["style"] as JsonObject ?? [])
            {
                if (!Styles.Contains(name) || value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) broken.Add(here + "/style", "invalid additional property: " + name);
            }
        }
    }

    private static void Members(FakeComplaints broken, JsonObject json, string at, string[] allowed)
    {
        foreach (var (name, _) in json.Where(member => !allowed.Contains(member.Key))) broken.Add(at, "invalid additional property: " + name);
    }
}
