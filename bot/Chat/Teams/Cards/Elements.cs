using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>Elements of a card, and what they weigh. https://learn.microsoft.com/adaptive-cards/schema-explorer/adaptive-card</summary>
internal static class Elements
{
    /// <summary>Bytes of a number or a truth, at most.</summary>
    private const int OfNumber = 11;

    /// <summary>Between a line and the one before it.</summary>
    private const string Near = "Small";

    public static CardTree Card(IEnumerable<CardTree> body) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = Array(body),
    };

    public static List<CardTree> Array(IEnumerable<CardTree> all) => [.. all];

    /// <summary>Text in which nothing is read as markup.</summary>
    public static CardTree Rich(IEnumerable<CardTree> runs, bool near = false)
    {
        var block = new CardTree { ["type"] = "RichTextBlock", ["inlines"] = Array(runs) };
        if (near) block["spacing"] = Near;
        return block;
    }

    public static IEnumerable<CardTree> Runs(TextLine line) => line.Whole.Select(run => Run(run, line.Kind));

    public static CardTree Run(Run run, LineKind kind = LineKind.Plain)
    {
        var text = new CardTree { ["type"] = "TextRun", ["text"] = run.Text };
        if (run.Style == RunStyle.Strong || kind == LineKind.Heading) text["weight"] = "Bolder";
        if (run.Style == RunStyle.Emphasis) text["italic"] = true;
        if (kind == LineKind.Heading) text["size"] = "Medium";
        if (kind != LineKind.Note) return text;
        text["size"] = "Small";
        text["isSubtle"] = true;
        return text;
    }

    public static CardTree Line(TextLine line, bool near = false) => Rich(Runs(line), near);

    /// <summary>A heading that screen readers find; one that might be read as markup stands in runs, and looks the same.</summary>
    public static CardTree Heading(TextLine line) => CardText.IsPlain(line.Text)
        ? new CardTree { ["type"] = "TextBlock", ["text"] = line.Text, ["style"] = "heading", ["size"] = "Medium", ["weight"] = "Bolder", ["wrap"] = true }
        : Line(line);

    /// <summary>A row of actions.</summary>
    public static CardTree Set(IEnumerable<CardTree> actions) => new() { ["type"] = "ActionSet", ["spacing"] = "Small", ["actions"] = Array(actions) };

    public static CardTree Container(IEnumerable<CardTree> items) => new() { ["type"] = "Container", ["items"] = Array(items) };

    /// <summary>Lines that belong together, each in a block of its own.</summary>
    public static IEnumerable<CardTree> Lines(IReadOnlyList<TextLine> lines) => lines.Select((line, at) => Line(line, near: at > 0));

    /// <summary>Labelled values, side by side as long as they are short and none of them might be read as markup.</summary>
    public static IEnumerable<CardTree> Facts(IReadOnlyList<TextLine> lines) => lines.All(IsFact)
        ? [new CardTree { ["type"] = "FactSet", ["facts"] = Array(lines.Select(line => new CardTree { ["title"] = line.Label, ["value"] = line.Text })) }]
        : Lines(lines);

    private static bool IsFact(TextLine line) =>
        line is { Label: { Length: <= CardLimits.Fact / 2 } label, Runs: [{ Style: RunStyle.Plain, Text: { Length: <= CardLimits.Fact } value }] } && CardText.IsPlain(label) && CardText.IsPlain(value);

    /// <summary>Never less than the bytes that it takes.</summary>
    public static int Weigh(object value)
    {
        var weight = 2;
        switch (value)
        {
            case string text:
                weight += CardText.Weight(text);
                break;
            case CardTree one:
                foreach (var (name, member) in one.Members) weight += name.Length + 4 + Weigh(member);
                break;
            case IEnumerable<object> all:
                foreach (var each in all) weight += 1 + Weigh(each);
                break;
            default:
                weight += OfNumber;
                break;
        }

        return weight;
    }
}
