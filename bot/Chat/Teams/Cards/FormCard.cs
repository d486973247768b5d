using System.Globalization;
using CoachBot.Chat.Adapters;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// A form as the card of a dialog. What stands behind "Add more" is there from the start, hidden.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </summary>
/// <param name="longest">Characters of any text in it.</param>
/// <param name="mostChoices">Choices of any field.</param>
internal sealed class FormCard(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> errors, int longest, int mostChoices)
{
    public const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm";
    public const string DateFormat = "yyyy-MM-dd";
    public const string TimeFormat = "HH:mm";

    /// <summary>Of a field with date and time: what its second input's id ends with.</summary>
    public const string TimeOfDay = ".t";

    private const string More = "more";
    private const string MoreButton = "more-button";
    private const string Attention = "⚠";

    private static readonly (int Longest, int MostChoices)[] Sizes = [(20_000, 1_000), (4_000, 200), (1_000, 100), (200, 40), (60, 12), (24, 4), (8, 2)];

    /// <summary>As much of it as a card takes.</summary>
    public static CardTree Of(Form form, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> errors)
    {
        var card = new CardTree();
        foreach (var (longest, mostChoices) in Sizes)
        {
            card = new FormCard(values, errors, longest, mostChoices).Card(form, int.MaxValue);
            if (Elements.Weigh(card) <= CardLimits.CardBytes) return card;
        }

        for (var most = form.Fields.Count / 2; most > 0 && Elements.Weigh(card) > CardLimits.CardBytes; most /= 2)
            card = new FormCard(values, errors, Sizes[^1].Longest, Sizes[^1].MostChoices).Card(form, most);
        return card;
    }

    /// <summary>This is what a field that was too long stood there with, whichever size it had.</summary>
    public static bool IsCutOf(string whole, string entered)
    {
        var (stood, sent) = (Letters.Seen(whole), entered.ReplaceLineEndings("\n"));
        return Sizes.Any(size => CardText.Cut(stood, size.Longest) is var cut && cut != stood && cut == sent);
    }

    private CardTree Card(Form form, int most)
    {
        List<Field> fields = [.. form.Fields.DistinctBy(field => field.Id, StringComparer.Ordinal).Take(most)];
        List<Field> first = [.. fields.Where(field => form.More is null || !field.More)];
        List<Field> later = [.. fields.Except(first)];
        List<CardTree> body = [.. first.SelectMany(Field)];
        if (later.Count > 0) body.AddRange(Later(form.More!, later));
        if (body.Count == 0) body.Add(Words(form.Title, LineKind.Plain));
        var card = Elements.Card(body);
        card["actions"] = Elements.Array([new CardTree
        {
            ["type"] = "Action.Submit",
            ["title"] = CardText.Label(form.Submit, CardLimits.Title),
            ["style"] = "positive",
            ["data"] = new CardTree { ["f"] = form.Id },
        }]);
        return card;
    }

    /// <summary>Hidden, unless something in it is wrong.</summary>
    private IEnumerable<CardTree> Later(string label, List<Field> fields)
    {
        var shown = fields.Exists(field => errors.ContainsKey(field.Id));
        var more = Elements.Container(fields.SelectMany(Field));
        more["id"] = More;
        if (shown) return [more];
        more["isVisible"] = false;
        var button = new CardTree
        {
            ["type"] = "ActionSet",
            ["id"] = MoreButton,
            ["actions"] = Elements.Array([new CardTree
            {
                ["type"] = "Action.ToggleVisibility",
                ["title"] = CardText.Label(label, CardLimits.Title),
                ["targetElements"] = new[] { More, MoreButton },
            }]),
        };
        return [button, more];
    }

    private IEnumerable<CardTree> Field(Field field)
    {
        var value = values.GetValueOrDefault(field.Id) ?? field.Value;
        yield return field.Type == "datetime" ? DateAndTime(field, value) : Input(field, value);
        if (field.Help is { } help && CardText.Clean(help).Length > 0) yield return Words(help, LineKind.Note);
        if (errors.GetValueOrDefault(field.Id) is not { } error || CardText.Clean(error).Length == 0) yield break;
        var wrong = Elements.Run(new Run(CardText.Label($"{Attention} {error}", longest)));
        wrong["color"] = "Attention";
        yield return Elements.Rich([wrong], near: true);
    }

    private CardTree Input(Field field, string value)
    {
        var input = field.Type switch
        {
            "choice" when field.Choices is { Count: > 0 } choices => Choice(field, choices, value),
            "check" => Check(field, value),
            "date" => Picker("Input.Date", value, DateFormat),
            "time" => Picker("Input.Time", value, TimeFormat),
            _ => Text(field, value),
        };
        return Named(input, field, "");
    }

    /// <summary>Two inputs in a row: Teams has none of both.</summary>
    private CardTree DateAndTime(Field field, string value)
    {
        var (day, hour) = value.Split('T') is [var before, var after] ? (before, after) : ("", "");
        return new CardTree
        {
            ["type"] = "ColumnSet",
            ["columns"] = Elements.Array([
                Column(3, Named(Picker("Input.Date", day, DateFormat), field, "")),
                Column(2, Named(Picker("Input.Time", hour, TimeFormat), field with { Label = $"{field.Label} ⏰" }, TimeOfDay)),
            ]),
        };
    }

    private static CardTree Column(int width, CardTree input) => new()
    {
        ["type"] = "Column",
        ["width"] = width,
        ["verticalContentAlignment"] = "Bottom",
        ["items"] = Elements.Array([input]),
    };

    private CardTree Named(CardTree input, Field field, string part)
    {
        input["id"] = AdaptiveCard.FieldRef(field.Id) + part;
        var label = CardText.Label(field.Label, longest);
        if (field.Type != "check" || !CardText.IsPlain(label)) input["label"] = label;
        var mustBeFilled = field.Required && field.Type != "check" && field is not { Type: "choice", Choices: null or { Count: 0 } };
        if (!mustBeFilled) return input;
        input["isRequired"] = true;
        input["errorMessage"] = CardText.IsPlain(label) ? $"{Attention} {CardText.Cut(label, CardLimits.Title)}" : Attention;
        return input;
    }

    private CardTree Text(Field field, string value)
    {
        var input = new CardTree { ["type"] = "Input.Text" };
        if (field.Type == "multiline") input["isMultiline"] = true;
        if (field.MaxLength is > 0 and var most) input["maxLength"] = most;
        Placeholder(input, field);
        if (CardText.Cut(Letters.Seen(value), longest) is { Length: > 0 } stood) input["value"] = stood;
        return input;
    }

    private CardTree Choice(Field field, IReadOnlyList<Choice> choices, string value)
    {
        List<Choice> all = [.. choices.DistinctBy(choice => choice.Value, StringComparer.Ordinal)];
        List<Choice> some = all.Count <= mostChoices ? all : [.. all.Where(choice => choice.Value == value).Concat(all.Where(choice => choice.Value != value)).Take(mostChoices)];
        List<CardTree> written = [.. some.Select(choice => new CardTree
        {
            ["title"] = CardText.Label(choice.Label, Math.Min(longest, CardLimits.Choice)),
            ["value"] = PressRef.Of(choice.Value),
        })];
        // Where all are seen at once a client may read Markdown in them.
        var expanded = field.Required && written.Count <= CardLimits.FewChoices && written.TrueForAll(choice => CardText.IsPlain(choice.Text("title")!));
        var input = new CardTree
        {
            ["type"] = "Input.ChoiceSet",
            ["style"] = expanded ? "expanded" : written.Count > CardLimits.ManyChoices ? "filtered" : "compact",
            ["wrap"] = true,
            ["choices"] = Elements.Array(written),
        };
        if (!expanded) Placeholder(input, field);
        if (some.Exists(choice => choice.Value == value)) input["value"] = PressRef.Of(value);
        return input;
    }

    private void Placeholder(CardTree input, Field field)
    {
        if (field.Placeholder is { } placeholder && CardText.Clean(placeholder).Length > 0) input["placeholder"] = CardText.Label(placeholder, Math.Min(longest, CardLimits.Summary));
    }

    private CardTree Check(Field field, string value) => new()
    {
        ["type"] = "Input.Toggle",
        ["title"] = CardText.Label(field.Label, longest) is var label && CardText.IsPlain(label) ? label : "✓",
        ["wrap"] = true,
        ["value"] = value == "true" ? "true" : "false",
        ["valueOn"] = "true",
        ["valueOff"] = "false",
    };

    private static CardTree Picker(string type, string value, string format)
    {
        var input = new CardTree { ["type"] = type };
        if (DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) input["value"] = value;
        return input;
    }

    private CardTree Words(string text, LineKind kind) => Elements.Line(new TextLine(kind, [new Run(CardText.Label(text, longest))]), near: true);
}
