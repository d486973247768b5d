using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Collects the rules that were broken, and has the rules of text.</summary>
internal sealed class FakeComplaints(FakeSlack slack)
{
    private readonly List<string> _all = [];

    public FakeSlack Slack => slack;

    public IReadOnlyList<string> All => _all;

    public void Add(string at, string rule, int? number = null) =>
        _all.Add($"{rule.Replace("{0}", number?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)} [json-pointer:{at}]");

    public void Count(JsonArray list, string at, int least, int most)
    {
        if (list.Count < least) Add(at, "no fewer than {0} items allowed", least);
        if (list.Count > most) Add(at, "no more than {0} items allowed", most);
    }

    public void Length(JsonNode? node, string at, int least, int most, bool required = false)
    {
        if (node is null)
        {
            if (required) Add(at, "missing required field");
            return;
        }

        if (node is not JsonValue value || value.GetValueKind() is not JsonValueKind.String)
        {
            Add(at, "must be a string");
            return;
        }

        // Slack's unit is nowhere written down: the stricter of the two.
        var text = value.GetValue<string>();
        if (text.Length < least) Add(at, "must be more than {0} characters", least - 1);
        if (text.Length > most) Add(at, "must be less than {0} characters", most + 1);
        if (!IsWhole(text)) Add(at, "half of a surrogate pair");
    }

    public void PlainText(JsonNode? node, string at, int most, bool required = false)
    {
        if (node is not null && node.Text("type") is not "plain_text") Add(at + "/type", "must be plain_text");
        AnyText(node, at, most, required);
    }

    public void AnyText(JsonNode? node, string at, int most, bool required = false)
    {
        if (node is null)
        {
            if (required) Add(at, "missing required field");
            return;
        }

        if (node.Text("type") is not ("plain_text" or "mrkdwn")) Add(at + "/type", "must be plain_text or mrkdwn");
        string[] allowed = node.Text("type") is "mrkdwn" ? ["type", "text", "verbatim"] : ["type", "text", "emoji"];
        foreach (var (name, _) in (node as JsonObject ?? []).Where(member => !allowed.Contains(member.Key))) Add(at, "invalid additional property: " + name);
        Length((node as JsonObject)?["text"], at + "/text", 1, most, required: true);
    }

    /// <summary>A member that is null is as wrong as one that nobody knows.</summary>
    public void NoNulls(JsonNode? node, string at)
    {
        if (node is JsonObject json)
        {
            foreach (var (name, value) in json)
            {
                if (value is null) Add($"{at}/{name}", "must not be null");
                else NoNulls(value, $"{at}/{name}");
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++) NoNulls(list[i], $"{at}/{i}");
        }
    }

    private static bool IsWhole(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) is not System.Buffers.OperationStatus.Done) return false;
            rest = rest[used..];
        }

        return true;
    }
}
