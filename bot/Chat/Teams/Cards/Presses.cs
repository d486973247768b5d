using System.Globalization;
using System.Runtime.InteropServices;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// Buttons and menus of one card. A press that opens a form is a submit that fetches a dialog; any other is executed and answered
/// with the card. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
/// </summary>
/// <param name="card">The card's key.</param>
internal sealed class Presses(string? card)
{
    /// <summary>Of what a list is called where it is called after all that can be chosen from it.</summary>
    private const int Named = 30;

    private readonly Dictionary<string, string> _refs = new(StringComparer.Ordinal);
    private int _lists;

    /// <summary>One row or more.</summary>
    public IEnumerable<CardTree> Rows(IReadOnlyList<Button> buttons) => Sets(buttons.Select(Action).OfType<CardTree>());

    /// <summary>Everything that can be pressed in lists to choose from, with what it is about: where there is no room for buttons.</summary>
    public IEnumerable<CardTree> Lists(IEnumerable<ListedPress> presses) =>
        presses.GroupBy(press => press.Kind == ButtonKind.Form).OrderByDescending(group => group.Key).SelectMany(group => List([.. group], CardText.Cut(string.Join(", ", group.Select(press => press.Label).Distinct(StringComparer.Ordinal).Take(Named)), Named)));

    private CardTree? Action(Button button)
    {
        if (button.Kind != ButtonKind.Menu) return Press(button.Id, button.Label, button.Kind, button.Style);
        List<MenuItem> items = [.. (button.Items ?? []).DistinctBy(item => item.Id, StringComparer.Ordinal)];
        if (items.Count == 0) return null;
        if (items.Count == 1) return Press(items[0].Id, items[0].Label, items[0].Kind, button.Style);
        var body = items.Count > CardLimits.MenuButtons && items.DistinctBy(item => item.Kind).Count() == 1
            ? List([.. items.Select(item => ListedPress.Of(item.Id, item.Label, "", item.Kind))], button.Label)
            : Sets(items.Select(item => Press(item.Id, item.Label, item.Kind, ButtonStyle.Default)));
        return new CardTree
        {
            ["type"] = "Action.ShowCard",
            ["title"] = CardText.Label(button.Label, CardLimits.Title),
            ["card"] = new CardTree { ["type"] = "AdaptiveCard", ["body"] = Elements.Array(body) },
        };
    }

    private IEnumerable<CardTree> List(IReadOnlyList<ListedPress> presses, string title)
    {
        _lists++;
        var id = $"p{_lists.ToString(CultureInfo.InvariantCulture)}";
        yield return new CardTree
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = id,
            ["label"] = CardText.Label(title, CardLimits.Title),
            ["style"] = "filtered",
            ["choices"] = Elements.Array(presses.Select(press => new CardTree { ["title"] = press.Title, ["value"] = Ref(press.Id) })),
        };
        var press = Sent(new CardTree { ["l"] = id }, presses[0].Kind);
        press["title"] = CardText.Label(title, CardLimits.Title);
        yield return Elements.Set([press]);
    }

    private CardTree Press(string id, string label, ButtonKind kind, ButtonStyle style)
    {
        var press = Sent(new CardTree { ["p"] = Ref(id) }, kind);
        press["title"] = CardText.Label(label, CardLimits.Title);
        if (style == ButtonStyle.Primary) press["style"] = "positive";
        if (style == ButtonStyle.Danger) press["style"] = "destructive";
        return press;
    }

    /// <summary>What did not fit as a button is hashed once more as a choice.</summary>
    private string Ref(string id) => CollectionsMarshal.GetValueRefOrAddDefault(_refs, id, out _) ??= PressRef.Of(id);

    private CardTree Sent(CardTree data, ButtonKind kind)
    {
        if (card is not null) data["c"] = card;
        if (kind != ButtonKind.Form) return new CardTree { ["type"] = "Action.Execute", ["verb"] = AdaptiveCard.PressVerb, ["data"] = data };
        data["msteams"] = new CardTree { ["type"] = "task/fetch" };
        return new CardTree { ["type"] = "Action.Submit", ["data"] = data };
    }

    /// <summary>As many of a row as a phone shows: it would cut off the others.</summary>
    private static IEnumerable<CardTree> Sets(IEnumerable<CardTree> actions)
    {
        var (row, room) = (new List<CardTree>(), 0);
        foreach (var action in actions)
        {
            var width = Width(action);
            if (row.Count > 0 && (row.Count == CardLimits.Actions || width > room))
            {
                yield return Elements.Set(row);
                row.Clear();
            }

            if (row.Count == 0) room = CardLimits.RowCharacters;
            row.Add(action);
            room -= width;
        }

        if (row.Count > 0) yield return Elements.Set(row);
    }

    private static int Width(CardTree action)
    {
        const int around = 4;
        var title = action.Text("title")!;
        return around + title.Length + title.Count(letter => letter >= '\u1100'); // letters as wide as high
    }
}

/// <summary>A press as one of a list.</summary>
/// <param name="Title">What it is about and what it does, as it is read.</param>
/// <param name="Label">What it does.</param>
internal sealed record ListedPress(string Id, string Title, string Label, ButtonKind Kind)
{
    public static ListedPress Of(string id, string label, string about, ButtonKind kind) =>
        new(id, CardText.Label(about.Length == 0 ? label : $"{CardText.Cut(about, CardLimits.Choice / 2)}: {label}", CardLimits.Choice), CardText.Label(label, CardLimits.Title), kind);

    public ListedPress Within(int longest) => this with { Title = CardText.Cut(Title, longest) };
}
