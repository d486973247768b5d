using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// A form as a modal: each field an input block, what stands behind "Add more" only once it was asked for.
/// https://docs.slack.dev/reference/views/modal-views/
/// </summary>
/// <param name="longest">Characters of any text in it.</param>
/// <param name="mostOptions">A choice of more is looked up while typing.</param>
internal sealed class FormBlocks(string zone, int longest, int mostOptions)
{
    public const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm";
    public const string DateFormat = "yyyy-MM-dd";
    public const string TimeFormat = "HH:mm";

    /// <summary>The action id of every input; fields are told apart by their blocks.</summary>
    private const string Input = "field";

    /// <summary>A choice of at most so many, one of which must be made, is one press instead of two.</summary>
    private const int FewChoices = 5;

    private static readonly (int Longest, int MostOptions)[] Sizes =
        [(SlackLimits.InputText, SlackLimits.Options * SlackLimits.OptionGroups), (SlackLimits.InputText, SlackLimits.Options), (300, FewChoices), (75, FewChoices)];

    /// <summary>As much of it as a view takes.</summary>
    public static JsonObject Modal(Form form, string metadata, bool all, string zone)
    {
        if (IsSmall(form)) return new FormBlocks(zone, Sizes[0].Longest, Sizes[0].MostOptions).Modal(form, metadata, all);
        var modal = new JsonObject();
        foreach (var (longest, mostOptions) in Sizes)
        {
            modal = new FormBlocks(zone, longest, mostOptions).Modal(form, metadata, all);
            if (modal.ToJsonString().Length <= SlackLimits.ViewBytes) break;
        }

        return modal;
    }

    /// <summary>Never too many bytes, whatever its letters: JSON writes one as six at most.</summary>
    private static bool IsSmall(Form form)
    {
        const int inputBytes = 600, optionBytes = 700, letterBytes = 6;
        var letters = form.Fields.Sum(field => field.Label.Length + field.Value.Length + (field.Placeholder?.Length ?? 0) + (field.Help?.Length ?? 0));
        var options = form.Fields.Sum(field => field.Choices?.Count ?? 1);
        return (form.Fields.Count * inputBytes) + (options * optionBytes) + (letters * letterBytes) < SlackLimits.ViewBytes / 2;
    }

    public static JsonArray Suggest(Field field, string typed) => new([.. Options(field)
        .Where(option => option["text"]!["text"]!.GetValue<string>().Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
        .Take(SlackLimits.Options)]);

    public static JsonObject View(string title, string close, List<JsonObject> blocks)
    {
        // A title that has to be cut stands in full above the fields.
        if (SlackText.Weight(SlackText.Clean(title)) > SlackLimits.ViewTitle)
            blocks.InsertRange(0, RichText.Of(TextLine.Of(LineKind.Plain, [new Run(SlackText.Cut(title, SlackLimits.InputLabel), RunStyle.Strong)])).Take(1));
        if (blocks.Count == 0) blocks.AddRange(RichText.Of(TextLine.Of(LineKind.Plain, SlackText.Label(title, SlackLimits.InputLabel))));
        return new JsonObject
        {
            ["type"] = "modal",
            ["title"] = SlackText.Plain(title, SlackLimits.ViewTitle),
            ["close"] = SlackText.Plain(close, SlackLimits.ViewTitle),
            ["blocks"] = new JsonArray([.. blocks]),
        };
    }

    private JsonObject Modal(Form form, string metadata, bool all)
    {
        var shown = form.Fields.Where(field => all || form.More is null || !field.More).DistinctBy(field => field.Id, StringComparer.Ordinal).ToList();
        var more = !all && form.More is not null && form.Fields.Any(field => field.More);
        List<JsonObject> blocks = [.. shown.Take(SlackLimits.ViewBlocks - 2).Select((field, at) => Block(field, first: at == 0 && !all))];
        if (more) blocks.Add(More(form.More!));
        var modal = View(form.Title, form.Cancel, blocks);
        modal["submit"] = SlackText.Plain(form.Submit, SlackLimits.ViewTitle);
        modal["callback_id"] = BlockKit.FormCallback;
        modal["private_metadata"] = metadata;
        return modal;
    }

    private static JsonObject More(string label) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = BlockKit.AddMore,
            ["text"] = SlackText.Plain(label, SlackLimits.ButtonText),
            ["value"] = BlockKit.AddMore,
        }),
    };

    private JsonObject Block(Field field, bool first)
    {
        var element = Element(field);
        element["action_id"] = Input;
        if (first && element["type"]!.GetValue<string>() == "plain_text_input") element["focus_on_load"] = true;
        if (field.Placeholder is { } placeholder && element["type"]!.GetValue<string>() is "plain_text_input" or "static_select" or "external_select")
            element["placeholder"] = SlackText.Plain(placeholder, Math.Min(SlackLimits.Placeholder, longest));
        var block = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = BlockKit.FieldRef(field.Id),
            ["label"] = SlackText.Plain(field.Label, Math.Min(SlackLimits.InputLabel, longest)),
            ["optional"] = !field.Required || field.Type == "check" || element["type"]!.GetValue<string>() == "plain_text_input" && field.Choices is not null,
            ["element"] = element,
        };
        if (field.Help is { } help && SlackText.Clean(help).Length > 0) block["hint"] = SlackText.Plain(help, Math.Min(SlackLimits.InputHint, longest));
        return block;
    }

    private JsonObject Element(Field field) => field.Type switch
    {
        "choice" when field.Choices is { Count: > 0 } => Choice(field),
        "check" => Check(field),
        "date" => Picker("datepicker", "initial_date", field.Value, DateFormat),
        "time" => Picker("timepicker", "initial_time", field.Value, TimeFormat),
        "datetime" => DateAndTime(field.Value),
        _ => Text(field),
    };

    /// <summary>This is what a field that was too long for its view stood there with, whichever size it had.</summary>
    public static bool IsCutOf(Field field, string entered) =>
        SlackText.Clean(field.Value) is var whole && Sizes.Any(size => Initial(whole, Math.Min(Most(field), size.Longest)) is var cut && cut != whole && cut == entered);

    private static int Most(Field field) => Math.Clamp(field.MaxLength ?? SlackLimits.InputText, 1, SlackLimits.InputText);

    /// <summary>What is typed is counted as it is typed.</summary>
    private static string Initial(string whole, int longest) => SlackText.Cut(whole, longest, escaped: false);

    private JsonObject Text(Field field)
    {
        var most = Most(field);
        var element = new JsonObject { ["type"] = "plain_text_input", ["multiline"] = field.Type == "multiline", ["max_length"] = most };
        if (Initial(SlackText.Clean(field.Value), Math.Min(most, longest)) is { Length: > 0 } value) element["initial_value"] = value;
        return element;
    }

    private JsonObject Choice(Field field)
    {
        var options = Options(field).ToList();
        var type = options.Count > mostOptions ? "external_select" : field.Required && options.Count <= FewChoices ? "radio_buttons" : "static_select";
        var element = new JsonObject { ["type"] = type };
        if (type == "external_select")
            element["min_query_length"] = 0;
        else if (options.Count > SlackLimits.Options)
            element["option_groups"] = OptionLists.Groups([.. options.Select(option => option.DeepClone().AsObject())]);
        else
            element["options"] = new JsonArray([.. options.Select(option => option.DeepClone())]);
        var chosen = PressRef.Of(field.Value);
        if (options.Find(option => option["value"]!.GetValue<string>() == chosen) is { } initial) element["initial_option"] = initial;
        return element;
    }

    private static IEnumerable<JsonObject> Options(Field field) => (field.Choices ?? [])
        .DistinctBy(choice => choice.Value, StringComparer.Ordinal)
        .Take(SlackLimits.Options * SlackLimits.OptionGroups)
        .Select(choice => OptionLists.Option(choice.Label, PressRef.Of(choice.Value)));

    private JsonObject Check(Field field)
    {
        JsonObject Ticked() => OptionLists.Option(field.Label, "true", Math.Min(SlackLimits.OptionText, longest));
        var element = new JsonObject { ["type"] = "checkboxes", ["options"] = new JsonArray(Ticked()) };
        if (field.Value == "true") element["initial_options"] = new JsonArray(Ticked());
        return element;
    }

    private static JsonObject Picker(string type, string initial, string value, string format)
    {
        var element = new JsonObject { ["type"] = type };
        if (DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) element[initial] = value;
        return element;
    }

    /// <summary>Slack shows it in the zone of the person's device and answers with an instant.</summary>
    private JsonObject DateAndTime(string value)
    {
        var element = new JsonObject { ["type"] = "datetimepicker" };
        if (!DateTime.TryParseExact(value, DateTimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return element;
        var seconds = LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone).ToUnixTimeSeconds();
        if (seconds is >= 1_000_000_000 and <= 9_999_999_999) element["initial_date_time"] = seconds; // ten digits
        return element;
    }
}
