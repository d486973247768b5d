using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Tests.Content;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>The content folder's texts and forms, filled with the samples that the content check uses.</summary>
internal static class Samples
{
    private static readonly FieldType[] Kinds = Enum.GetValues<FieldType>();

    public static IEnumerable<Text> Texts => Known.AllTexts.Concat(Shipped.Library.Questions.Select(question => Known.Text(question.Id)!));

    public static IEnumerable<CardView> Cards()
    {
        foreach (var text in Texts)
        {
            var all = SampleFacts.Plausible(text);
            yield return Card(text, all);
            yield return Card(text, all.Where(fact => !text.Facts.Contains($"{fact.Key}?")).ToDictionary(StringComparer.Ordinal));
            yield return Card(text, SampleFacts.Harmful(text));
        }
    }

    public static CardView Card(Text text, IReadOnlyDictionary<string, Fact> facts) => new([new Part(text.Id, facts)], text.Id, facts);

    /// <summary>Each form as often as there are kinds of field, so that each of its fields has been of each kind.</summary>
    public static IEnumerable<FormView> Forms()
    {
        foreach (var form in Known.AllForms)
        {
            for (var shift = 0; shift < Kinds.Length; shift++) yield return Form(form, shift);
        }
    }

    public static FormView Form(FormText form, int shift = 0) => new(
        form.Kind,
        "meeting:1",
        SampleFacts.Plausible(new Text("form", [.. FormTexts.Facts])),
        [.. form.Fields.Select((field, at) => Field(field, Kinds[(at + shift) % Kinds.Length], more: at > 2))]);

    public static Message Render(CardView view, string language) => Shipped.Library.Render(view, Reader(language));

    public static Form Render(FormView view, string language) => Shipped.Library.Render(view, "f1", Reader(language));

    public static HomeView Render(HomeSheet sheet, string language) => Shipped.Library.Render(sheet, Reader(language));

    private static Reader Reader(string language) => SampleFacts.Reader with { Language = language };

    private static FieldView Field(string id, FieldType type, bool more) => new(
        id,
        type,
        Required: !more,
        Value: type == FieldType.Choice ? "b" : "what stood there",
        MaxLength: 280,
        Choices: type == FieldType.Choice ? [new ChoiceView("a", "First"), new ChoiceView("b", "Second")] : null,
        More: more);
}
