using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>A card on somebody's screen: what of it is unfolded, and what was entered.</summary>
public sealed class FakeTeamsSight(JsonObject card)
{
    private readonly Dictionary<string, bool> _visible = new(StringComparer.Ordinal);
    private readonly HashSet<JsonObject> _open = [];

    public JsonObject Card => card;

    /// <summary>What was entered, by the input's id.</summary>
    public Dictionary<string, string> Entered { get; } = new(StringComparer.Ordinal);

    /// <summary>What is read, as plain lines.</summary>
    public string Text => string.Join('\n', FakeTeamsText.Lines(card, this));

    /// <summary>What can be pressed at first sight, from top to bottom; what a button unfolds counts once it is unfolded.</summary>
    public IReadOnlyList<JsonObject> Actions => [.. Pressable(card)];

    public IReadOnlyList<string> Labels => [.. Actions.Select(LabelOf)];

    /// <summary>Unfolds every menu.</summary>
    public FakeTeamsSight Unfold()
    {
        while (Actions.FirstOrDefault(action => action.Text("type") is "Action.ShowCard" or "Action.Popover" && !IsOpen(action)) is { } menu) _open.Add(menu);
        return this;
    }

    /// <summary>The inputs that are seen.</summary>
    public IReadOnlyList<JsonObject> Inputs => [.. Seen(card).Where(one => one.Text("type")!.StartsWith("Input.", StringComparison.Ordinal))];

    /// <summary>What the inputs that are seen are called.</summary>
    public IReadOnlyList<string> Names => [.. Inputs.Select(input => input.Text("label") ?? input.Text("title") ?? input.Text("id")!)];

    public static string LabelOf(JsonObject action) => action.Text("title") ?? action.Text("tooltip") ?? "";

    /// <summary>How wide the card stands there: a phone is <c>narrow</c>.</summary>
    public string Width { get; set; } = "standard";

    public bool Sees(JsonObject element) => Fits(element.Text("targetWidth"))
        && (element.Text("id") is { } id && _visible.TryGetValue(id, out var visible) ? visible : !element.ContainsKey("isVisible") || element.Is("isVisible"));

    public bool IsOpen(JsonObject showCard) => _open.Contains(showCard);

    /// <summary>Unfolds or folds; false where the action does something else.</summary>
    public bool Fold(JsonObject action)
    {
        switch (action.Text("type"))
        {
            case "Action.ShowCard" or "Action.Popover":
                if (!_open.Remove(action)) _open.Add(action);
                return true;
            case "Action.ToggleVisibility":
                foreach (var target in action.List("targetElements"))
                {
                    var id = target is JsonValue ? target.GetValue<string>() : target.Text("elementId")!;
                    var element = FakeTeamsCardRules.All(card).First(one => one.Text("id") == id);
                    _visible[id] = target is JsonObject json && json.ContainsKey("isVisible") ? json.Is("isVisible") : !Sees(element);
                }

                return true;
            case "Action.ResetInputs":
                Entered.Clear();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Enters something, by an input's label or id: a choice by its title or value, a tick by <c>true</c> or <c>false</c>.</summary>
    public void Fill(string input, string? value)
    {
        var found = Inputs.FirstOrDefault(one => one.Text("id") == input || one.Text("label") == input || one.Text("title") == input)
            ?? throw new InvalidOperationException($"No field '{input}' among: {string.Join(", ", Inputs.Select(one => one.Text("label") ?? one.Text("title")))}.");
        Entered[found.Text("id")!] = FakeTeamsInputs.Entry(found, value ?? "");
    }

    /// <summary>What stands in an input now.</summary>
    public string Value(JsonObject input) => Entered.TryGetValue(input.Text("id")!, out var entered) ? entered : FakeTeamsInputs.Initial(input);

    /// <summary>What the client itself finds wrong before it sends anything: the labels, with what is wrong.</summary>
    public IReadOnlyDictionary<string, string> Wrong => FakeTeamsCardRules.Inputs(card)
        .Select(input => (Input: input, Wrong: FakeTeamsInputs.Wrong(input, Value(input))))
        .Where(one => one.Wrong is not null)
        .ToDictionary(one => one.Input.Text("id")!, one => one.Wrong!, StringComparer.Ordinal);

    /// <summary>An action's data, with all inputs merged flat into it.</summary>
    public JsonObject Data(JsonObject action)
    {
        var data = action["data"] is JsonObject json ? (JsonObject)json.DeepClone() : [];
        if (action.Text("associatedInputs")?.ToUpperInvariant() is "NONE") return data;
        foreach (var input in FakeTeamsCardRules.Inputs(card))
        {
            var value = Value(input);
            if (value.Length > 0 || Entered.ContainsKey(input.Text("id")!)) data[input.Text("id")!] = value;
        }

        return data;
    }

    private bool Fits(string? target)
    {
        if (target is null) return true;
        var (width, wanted) = (FakeTeamsElements.Rank(Width), FakeTeamsElements.Rank(target.Split(':')[^1]));
        return target.StartsWith("atLeast:", StringComparison.Ordinal) ? width >= wanted : target.StartsWith("atMost:", StringComparison.Ordinal) ? width <= wanted : width == wanted;
    }

    private IEnumerable<JsonObject> Pressable(JsonObject seen) => Seen(seen).Where(one => one.Text("type")!.StartsWith("Action.", StringComparison.Ordinal));

    /// <summary>Elements and actions that are seen, from top to bottom.</summary>
    private IEnumerable<JsonObject> Seen(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list.SelectMany(Seen)) yield return one;
        }

        if (node is not JsonObject json || !Sees(json)) yield break;
        if (json.Text("type") is not null) yield return json;
        foreach (var (name, value) in json)
        {
            if (!FakeTeamsElements.Holders.ContainsKey(name) || name is "fallback") continue;
            if (json.Text("type") is "Action.ShowCard" or "Action.Popover" && name is "card" or "content" && !IsOpen(json)) continue;
            foreach (var one in Seen(value)) yield return one;
        }
    }
}

/// <summary>Inputs as a client treats them.</summary>
internal static class FakeTeamsInputs
{
    /// <summary>What is sent for what somebody enters.</summary>
    public static string Entry(JsonObject input, string value)
    {
        switch (input.Text("type"))
        {
            case "Input.ChoiceSet" when value.Length > 0:
                return string.Join(',', (input.Is("isMultiSelect") ? value.Split(';', StringSplitOptions.TrimEntries) : [value]).Select(one => Choice(input, one)));
            case "Input.Toggle":
                return value is "true" ? input.Text("valueOn") ?? "true" : input.Text("valueOff") ?? "false";
            case "Input.Date" or "Input.Time" when !FakeTeamsCardRules.IsRight(input.Text("type")!, value):
                throw new InvalidOperationException($"'{value}' cannot be picked as {input.Text("type")}.");
            case "Input.Text" when input["maxLength"]?.GetValue<int>() is { } most && value.Length > most:
                throw new InvalidOperationException($"Teams takes no more than {most} characters here.");
            default:
                return value;
        }
    }

    public static string Initial(JsonObject input) => input.Text("value") ?? (input["value"] is JsonValue number ? number.ToString() : input.Text("type") is "Input.Toggle" ? input.Text("valueOff") ?? "false" : "");

    public static string? Wrong(JsonObject input, string value)
    {
        var off = input.Text("type") is "Input.Toggle" && value == (input.Text("valueOff") ?? "false");
        if (input.Is("isRequired") && (value.Length == 0 || off)) return input.Text("errorMessage") ?? "required";
        return input.Text("regex") is { } pattern && value.Length > 0 && !System.Text.RegularExpressions.Regex.IsMatch(value, pattern, System.Text.RegularExpressions.RegexOptions.ECMAScript, TimeSpan.FromSeconds(1))
            ? input.Text("errorMessage") ?? "does not fit"
            : null;
    }

    private static string Choice(JsonObject input, string value) =>
        input.List("choices").FirstOrDefault(choice => choice.Text("value") == value || choice.Text("title") == value).Text("value")
        ?? throw new InvalidOperationException($"No choice '{value}' among: {string.Join(", ", input.List("choices").Select(choice => choice.Text("title")))}.");
}
