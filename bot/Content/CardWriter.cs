using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>Writes one card, form or home view for one reader. Pure.</summary>
internal sealed class CardWriter(LanguagePack pack, Reader reader, RegionHabits habits)
{
    /// <summary>What a chat platform takes in one message with room to spare: no send fails for its length [INT-18].</summary>
    private const int LongestMessage = 12_000;
    private const int LongestPreview = 200;
    private const int LongestLabel = 70;

    private readonly FactWriter _facts = new(pack, reader, habits);

    private PictureWriter Pictures => new(_facts);

    public Message Card(CardView view)
    {
        var (blocks, buttons) = Parts(view.Parts);
        return new Message(
            OutsideText.Cut(Sentence(new Part(view.Preview, view.PreviewFacts)).ReplaceLineEndings(" "), LongestPreview),
            PlainText.Of(blocks),
            blocks,
            buttons,
            ContentOf(view.Parts),
            view.About is { } about ? new MessageAbout(about.Kind, about.Id) : null);
    }

    public HomeView Home(HomeSheet sheet)
    {
        var (blocks, buttons) = Parts(sheet.Parts);
        return new HomeView(PlainText.Of(blocks), blocks, buttons);
    }

    public string Sentence(Part part) => PlainText.Of(Blocks(part));

    public Form Form(FormView view, string id)
    {
        if (!pack.Forms.TryGetValue(view.Kind, out var words))
            return new Form(id, view.Kind, [.. view.Fields.Select(field => Field(field, null, view.Facts))], view.Kind, view.Kind);
        return new Form(
            id,
            Line(words.Title, view.Facts),
            [.. view.Fields.Select(field => Field(field, words.Fields.GetValueOrDefault(field.Id), view.Facts))],
            Line(words.Submit, view.Facts),
            Line(words.Cancel, view.Facts),
            words.More is { } more && view.Fields.Any(field => field.More) ? Line(more, view.Facts) : null);
    }

    private Field Field(FieldView field, FieldWords? words, IReadOnlyDictionary<string, Fact> facts) => new(
        field.Id,
        field.Label is { } label ? Label(label) : words is null ? field.Id : Line(words.Label, facts),
        TypeOf(field.Type),
        field.Required,
        field.Filled is { } filled ? Sentence(filled) : field.Value ?? "",
        field.MaxLength,
        field.Choices is { } choices ? [.. choices.Select(choice => new Choice(choice.Value, Label(choice.Label)))] : null,
        OptionalLine(words?.Placeholder, facts),
        OptionalLine(words?.Help, facts),
        field.More);

    private (List<Block> Blocks, List<Button> Buttons) Parts(IReadOnlyList<Part> parts)
    {
        var blocks = new List<Block>();
        var buttons = new List<Button>();
        var room = LongestMessage;
        foreach (var part in parts)
        {
            // What no longer fits goes; what can be pressed stays.
            Add(Blocks(part));
            if (part.Picture is { } picture && Pictures.Write(picture, room) is { } drawn)
                Add([drawn]);
            if (part.Presses is not { Count: > 0 } presses)
                continue;
            var below = presses.Select(Button).ToList();
            buttons.AddRange(below);
            blocks.Add(new Actions([.. below.Select(button => button.Id)]));
        }

        return (blocks, buttons);

        void Add(IReadOnlyList<Block> written)
        {
            var length = PlainText.Of(written).Length;
            if (length <= room)
                blocks.AddRange(written);
            room -= length;
        }
    }

    private IReadOnlyList<Block> Blocks(Part part) => pack.HasPlay(part.Text, out var play)
        ? new PlayFiller(_facts, part.Facts).Fill(play.Body)
        : [new Paragraph([new Run(part.Text)])];

    private Button Button(Press press) => new(
        IdOf(press),
        LabelOf(press),
        press.Style switch
        {
            PressStyle.Primary => ButtonStyle.Primary,
            PressStyle.Danger => ButtonStyle.Danger,
            PressStyle.Normal => ButtonStyle.Default,
        },
        KindOf(press),
        press.Kind == PressKind.Menu ? [.. (press.Items ?? []).Select(item => new MenuItem(IdOf(item), LabelOf(item), KindOf(item)))] : null);

    private static string IdOf(Press press) => new PressId(press.Verb, press.Subject, press.Value).ToString();

    private string LabelOf(Press press) => Label(press.Label ?? new WordFact($"press.{press.Verb}"));

    private string Label(Fact label) => OutsideText.Cut(_facts.Write("label", label), LongestLabel);

    private static ButtonKind KindOf(Press press) => press.Kind switch
    {
        PressKind.Form => ButtonKind.Form,
        PressKind.Menu => ButtonKind.Menu,
        PressKind.Button => ButtonKind.Button,
    };

    private string Line(TemplateLine line, IReadOnlyDictionary<string, Fact> facts) => new PlayFiller(_facts, facts).Line(line);

    private string? OptionalLine(TemplateLine? line, IReadOnlyDictionary<string, Fact> facts) => new PlayFiller(_facts, facts).OptionalLine(line);

    /// <summary>The text that a message is remembered by: the first one that is about something.</summary>
    private ContentRef ContentOf(IReadOnlyList<Part> parts)
    {
        var first = parts.FirstOrDefault(part => part.Text != Texts.FirstMessage.Id) ?? parts.FirstOrDefault();
        return first is null ? new ContentRef("none", "0") : new ContentRef(first.Text, pack.HasPlay(first.Text, out var play) ? play.Info.Version : "0");
    }

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.Text => "text",
        FieldType.Multiline => "multiline",
        FieldType.Choice => "choice",
        FieldType.Date => "date",
        FieldType.Time => "time",
        FieldType.DateTime => "datetime",
        FieldType.Check => "check",
    };
}
