using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Content;

/// <summary>Every text in every language, as its reader sees it, against an approved copy [CNT-05].</summary>
public sealed class ApprovedTextTests
{
    public static TheoryData<string, string> AllTexts() =>
        [.. from language in Shipped.Library.Languages from text in Known.AllTexts.Select(text => text.Id).Concat(Shipped.Library.Questions.Select(question => question.Id)) select (text, language)];

    public static TheoryData<string, string> AllForms() =>
        [.. from language in Shipped.Library.Languages from form in Known.AllForms select (form.Kind, language)];

    [Theory]
    [MemberData(nameof(AllTexts))]
    public void A_text_reads_as_it_was_approved(string id, string language)
    {
        var text = Known.Text(id)!;
        var all = SampleFacts.Plausible(text);
        var required = all.Where(fact => !text.Facts.Contains($"{fact.Key}?")).ToDictionary(StringComparer.Ordinal);

        var picture = Draw(id, language, all);
        if (required.Count < all.Count)
            picture += $"--- without optional facts\n{Draw(id, language, required)}";

        Approved.Matches($"{id}.{language}", picture);
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public void A_form_reads_as_it_was_approved(string kind, string language)
    {
        var words = Known.AllForms.Single(form => form.Kind == kind);
        var facts = SampleFacts.Plausible(new Text("form", [.. FormTexts.Facts]));
        var view = new FormView(kind, "meeting:1", facts, [.. words.Fields.Select(field => new FieldView(field, FieldType.Text, More: true))]);

        Approved.Matches($"form.{kind}.{language}", Picture.Of(Shipped.Library.Render(view, "f1", SampleFacts.Reader with { Language = language })));
    }

    [Fact]
    public void Nothing_is_approved_that_is_no_longer_there()
    {
        var texts = AllTexts().Select(row => $"{row.Data.Item1}.{row.Data.Item2}");
        var forms = AllForms().Select(row => $"form.{row.Data.Item1}.{row.Data.Item2}");
        Assert.Empty(Approved.Names().Except(texts.Concat(forms)));
    }

    private static string Draw(string id, string language, IReadOnlyDictionary<string, Fact> facts)
    {
        var view = new CardView([new Part(id, facts)], id, facts);
        return Picture.Of(Shipped.Library.Render(view, SampleFacts.Reader with { Language = language }).Blocks);
    }
}
