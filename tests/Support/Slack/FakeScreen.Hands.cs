using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coach;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Pressing and filling in.</summary>
public sealed partial class FakeScreen
{
    /// <summary>Presses what has this label, on a message or on the newest one that has it: a button, or an item of a menu.</summary>
    /// <param name="nth">Which of several with the same label, from the top.</param>
    public Task<FakeReply> Press(string label, FakeMessage? on = null, int nth = 0)
    {
        var candidates = on is null ? Messages.Reverse() : [on];
        foreach (var message in candidates)
        {
            if (FakeParts.Find(message.Blocks, label, nth) is { } part) return Act(part, message);
        }

        throw new InvalidOperationException($"{person.Name} sees nothing to press as '{label}'{(on is null ? "" : $" among: {string.Join(", ", FakeParts.Labels(on.Blocks))}")}.");
    }

    /// <summary>Presses on the home tab.</summary>
    public Task<FakeReply> PressHome(string label) =>
        Home is { } home && FakeParts.Find(home.Blocks, label) is { } part ? Act(part, home) : throw new InvalidOperationException($"The home tab does not show '{label}'.");

    /// <summary>Presses inside the modal on top.</summary>
    public Task<FakeReply> PressModal(string label) =>
        Modal is { } modal && FakeParts.Find(modal.Blocks, label) is { } part ? Act(part, modal) : throw new InvalidOperationException($"The modal does not show '{label}'.");

    /// <summary>Every label that can be pressed on a message.</summary>
    public static IReadOnlyList<string> Labels(FakeMessage message) => FakeParts.Labels(message.Blocks);

    /// <summary>Fills in a field, by its label or block id: text as it is, a choice by its label or value, a tick by <c>true</c> or <c>false</c>.</summary>
    public FakeScreen Fill(string field, string? value)
    {
        var modal = Modal ?? throw new InvalidOperationException($"{person.Name} has no modal open.");
        lock (slack.Gate)
        {
            var input = modal.Blocks.FirstOrDefault(block => block.Text("type") is "input" && (block.Text("block_id") == field || block!["label"].Text("text") == field))
                ?? throw new InvalidOperationException($"No field '{field}' among: {string.Join(", ", modal.Blocks.Select(block => block?["label"].Text("text")).OfType<string>())}.");
            var element = input["element"]!.AsObject();
            modal.Entered[input.Text("block_id")!] = (element.Text("action_id")!, FakeParts.State(element, value, person.Zone));
        }

        return this;
    }

    /// <summary>Sends the modal on top and does what the answer says. Slack itself insists on required fields.</summary>
    public async Task<FakeReply> Submit()
    {
        var modal = Modal ?? throw new InvalidOperationException($"{person.Name} has no modal open.");
        JsonObject payload;
        lock (slack.Gate)
        {
            var values = Values(modal);
            var missing = modal.Blocks.FirstOrDefault(block => block.Text("type") is "input" && !block.Is("optional") && FakeParts.IsEmpty(values[block.Text("block_id")!]));
            if (missing is not null) throw new InvalidOperationException($"Slack asks for the required field '{missing["label"].Text("text")}' and sends nothing.");
            payload = Payload("view_submission");
            (payload["trigger_id"], payload["view"], payload["response_urls"]) = (NewTrigger(), modal.Json(slack.App, values), new JsonArray());
        }

        var reply = await slack.Sends.Interaction(payload);
        lock (slack.Gate) Take(modal, reply);
        return reply;
    }

    /// <summary>Closes the modal on top without sending it; all of them with the cross.</summary>
    public async Task<FakeReply> Close(bool all = false)
    {
        var modal = Modal ?? throw new InvalidOperationException($"{person.Name} has no modal open.");
        var told = modal;
        lock (slack.Gate)
        {
            var stack = slack.Board.StackOf(person);
            if (all)
            {
                told = stack[0];
                stack.Clear();
            }
            else
            {
                stack.Remove(modal);
            }
        }

        if (!told.Sent.Is("notify_on_close")) return new FakeReply(200, "");
        var payload = Payload("view_closed");
        (payload["view"], payload["is_cleared"]) = (told.Json(slack.App), all);
        return await slack.Sends.Interaction(payload);
    }

    /// <summary>What a select from outside offers for what was typed.</summary>
    public async Task<IReadOnlyList<string>> Suggest(string field, string typed)
    {
        var modal = Modal ?? throw new InvalidOperationException($"{person.Name} has no modal open.");
        var input = modal.Blocks.First(block => block.Text("block_id") == field || block?["label"].Text("text") == field)!;
        var payload = Payload("block_suggestion");
        (payload["block_id"], payload["action_id"], payload["value"]) = (input.Text("block_id"), input["element"].Text("action_id"), typed);
        (payload["container"], payload["view"]) = (new JsonObject { ["type"] = "view", ["view_id"] = modal.Id }, modal.Json(slack.App));
        var reply = await slack.Sends.Interaction(payload);
        return [.. reply.Json.List("options").Select(option => option?["text"].Text("text")).OfType<string>()];
    }

    private Task<FakeReply> Act(FakePart part, FakeMessage message)
    {
        var payload = Acted(part);
        payload["container"] = new JsonObject
        {
            ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Room.Id, ["is_ephemeral"] = message.OnlyFor is not null,
        };
        payload["channel"] = new JsonObject { ["id"] = message.Room.Id, ["name"] = message.Room.Name };
        if (message.OnlyFor is null) payload["message"] = message.Json(slack.App, withMetadata: true);
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["response_url"] = NewResponse(message.Room, message).Url;
        return Carry(payload, part);
    }

    private Task<FakeReply> Act(FakePart part, FakeView view)
    {
        var payload = Acted(part);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        lock (slack.Gate) payload["view"] = view.Json(slack.App, view.Type is "modal" ? Values(view) : null);
        return Carry(payload, part);
    }

    private async Task<FakeReply> Carry(JsonObject payload, FakePart part)
    {
        // A link is followed by the browser; the app hears of it all the same.
        var reply = await slack.Sends.Interaction(payload);
        Trouble = reply.Acknowledged || part.Element.Text("url") is not null ? null : "This app responded with an error";
        return reply;
    }

    private JsonObject Acted(FakePart part)
    {
        var action = new JsonObject
        {
            ["type"] = part.Element.Text("type"), ["action_id"] = part.Element.Text("action_id"), ["block_id"] = part.Block.Text("block_id"), ["action_ts"] = slack.NewTs(),
        };
        if (part.Option is { } option) action["selected_option"] = option.DeepClone();
        else (action["value"], action["text"]) = (part.Element.Text("value"), part.Element["text"]?.DeepClone());
        var payload = Payload("block_actions");
        (payload["trigger_id"], payload["actions"]) = (NewTrigger(), new JsonArray(action));
        return payload;
    }

    private void Take(FakeView modal, FakeReply reply)
    {
        Errors = new Dictionary<string, string>(StringComparer.Ordinal);
        Trouble = null;
        var stack = slack.Board.StackOf(person);
        if (!reply.Acknowledged)
        {
            Trouble = "We had some trouble connecting. Try again?";
            return;
        }

        switch (reply.Json.Text("response_action"))
        {
            case null when reply.Body.Trim() is "" or "{}":
                stack.Remove(modal);
                break;
            case "clear":
                stack.Clear();
                break;
            case "errors" when reply.Json!["errors"] is JsonObject { Count: > 0 } errors
                && errors.All(error => modal.Blocks.Any(block => block.Text("type") is "input" && block.Text("block_id") == error.Key)):
                Errors = errors.ToDictionary(error => error.Key, error => error.Value!.GetValue<string>(), StringComparer.Ordinal);
                break;
            case "update":
                FakeViewMethods.Replace(slack, modal, FakeViewMethods.Checked(slack, reply.Json!["view"], "modal"));
                break;
            case "push":
                FakeViewMethods.Push(slack, person, FakeViewMethods.Checked(slack, reply.Json!["view"], "modal"));
                break;
            default:
                Trouble = "We had some trouble connecting. Try again?";
                break;
        }
    }

    private JsonObject Values(FakeView view)
    {
        var values = new JsonObject();
        foreach (var block in view.Blocks.Where(block => block.Text("type") is "input"))
        {
            var (id, element) = (block.Text("block_id")!, block!["element"]!.AsObject());
            var state = view.Entered.TryGetValue(id, out var entered) ? entered.State.DeepClone() : FakeParts.Initial(element);
            values[id] = new JsonObject { [element.Text("action_id")!] = state };
        }

        return values;
    }
}

/// <summary>Something that can be pressed: an element, and of a menu the option.</summary>
internal sealed record FakePart(JsonNode Block, JsonObject Element, JsonNode? Option);

/// <summary>Finds parts of blocks, and knows their states.</summary>
internal static class FakeParts
{
    public static FakePart? Find(JsonArray blocks, string label, int nth = 0) => Parts(blocks).Where(part => LabelOf(part) == label).ElementAtOrDefault(nth);

    public static IReadOnlyList<string> Labels(JsonArray blocks) => [.. Parts(blocks).Select(LabelOf).OfType<string>()];

    /// <summary>What an element says in <c>state</c> where it was filled in.</summary>
    public static JsonObject State(JsonObject element, string? value, string? zone)
    {
        var state = new JsonObject { ["type"] = element.Text("type") };
        switch (element.Text("type"))
        {
            case "static_select" or "radio_buttons" or "external_select":
                state["selected_option"] = value is null ? null : Option(element, value).DeepClone();
                break;
            case "checkboxes" when value is "true" or "false" or null or "":
                state["selected_options"] = value is "true" ? new JsonArray(element.List("options")[0]!.DeepClone()) : new JsonArray();
                break;
            case "checkboxes" or "multi_static_select":
                state["selected_options"] = new JsonArray([.. (value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => Option(element, one.Trim()).DeepClone())]);
                break;
            case "datepicker":
                state["selected_date"] = Empty(value);
                break;
            case "timepicker":
                state["selected_time"] = Empty(value);
                break;
            case "datetimepicker":
                state["selected_date_time"] = Empty(value) is { } local
                    ? Instant(DateTime.Parse(local, CultureInfo.InvariantCulture), zone ?? "Etc/UTC").ToUnixTimeSeconds()
                    : null;
                break;
            default:
                if (element["max_length"]?.GetValue<int>() is { } most && value?.Length > most) throw new InvalidOperationException($"Slack takes no more than {most} characters here.");
                state["value"] = Empty(value);
                break;
        }

        return state;
    }

    /// <summary>What an element says where nobody touched it.</summary>
    public static JsonObject Initial(JsonObject element)
    {
        var state = new JsonObject { ["type"] = element.Text("type") };
        var (name, value) = element.Text("type") switch
        {
            "static_select" or "radio_buttons" or "external_select" => ("selected_option", element["initial_option"]),
            "checkboxes" or "multi_static_select" => ("selected_options", element["initial_options"] ?? new JsonArray()),
            "datepicker" => ("selected_date", element["initial_date"]),
            "timepicker" => ("selected_time", element["initial_time"]),
            "datetimepicker" => ("selected_date_time", element["initial_date_time"]),
            _ => ("value", element.Text("initial_value") is { Length: > 0 } ? element["initial_value"] : null),
        };
        state[name] = value?.DeepClone();
        return state;
    }

    public static bool IsEmpty(JsonNode? values) =>
        values is not JsonObject json || json.All(pair => pair.Value!.AsObject().All(member => member.Key is "type" || member.Value is null or JsonArray { Count: 0 }));

    /// <summary>The device's own time.</summary>
    private static DateTimeOffset Instant(DateTime local, string zone) => LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);

    private static string? Empty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static JsonNode Option(JsonObject element, string value) =>
        Options(element).FirstOrDefault(option => option.Text("value") == value || option?["text"].Text("text") == value)
        ?? throw new InvalidOperationException($"No choice '{value}' among: {string.Join(", ", Options(element).Select(option => option?["text"].Text("text")))}.");

    private static IEnumerable<JsonNode?> Options(JsonObject element) =>
        element.List("options").Concat(element.List("option_groups").SelectMany(group => group.List("options"))).Append(element["initial_option"]).Where(option => option is not null);

    private static IEnumerable<FakePart> Parts(JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            var elements = block.Text("type") switch
            {
                "actions" => block.List("elements").AsEnumerable(),
                "section" => [block["accessory"]],
                "card" => block.List("actions"),
                _ => [],
            };
            foreach (var element in elements.OfType<JsonObject>())
            {
                if (element.Text("type") is "button") yield return new FakePart(block, element, null);
                foreach (var option in Options(element).Where(_ => element.Text("type") is "overflow" or "static_select" or "radio_buttons")) yield return new FakePart(block, element, option);
            }

            foreach (var part in Parts(block.Text("type") is "carousel" ? block.List("elements") : block.List("child_blocks"))) yield return part;
        }
    }

    private static string? LabelOf(FakePart part) => (part.Option?["text"] ?? part.Element["text"]).Text("text");
}
