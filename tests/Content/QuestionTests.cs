using CoachBot.Coach.Cards;
using CoachBot.Coach.Reviews;
using CoachBot.Content;

namespace CoachBot.Tests.Content;

/// <summary>Questions of the reviews: texts of which there may be any number [REV-02, CNT-04].</summary>
public sealed class QuestionTests
{
    private const string First = "plays/questions/question.deal.firstSuccess.en.md";

    [Fact]
    public void Each_review_has_its_own_questions_in_order()
    {
        var questions = Shipped.Library.Questions;

        Assert.Equal(["account", "deal", "pipeline", "territory"], questions.Select(question => question.Review).Distinct());
        Assert.Equal(questions.Select(question => question.Id).Order(StringComparer.Ordinal), questions.Select(question => question.Id));
        Assert.Contains(new ReviewQuestion("question.deal.firstSuccess", "deal", "review", "any"), questions);
    }

    [Fact]
    public void A_question_that_a_tenant_adds_can_be_asked()
    {
        using var copy = new ContentCopy();
        copy.Write("plays/questions/question.deal.ours.en.md", copy.Read(First).Replace("firstSuccess", "ours", StringComparison.Ordinal).Replace("role: any", "role: manager", StringComparison.Ordinal));

        var (library, problems) = ContentReader.Read(copy.Folder);

        Assert.Empty(problems);
        Assert.Contains(new ReviewQuestion("question.deal.ours", "deal", "review", "manager"), library!.Questions);
        Assert.Contains("of Acme rollout", library.Sentence(new Part("question.deal.ours", Facts.Of(("deal", "Acme rollout"))), SampleFacts.Reader), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_may_be_asked_without_a_deal() =>
        Assert.StartsWith("Which first success does", Shipped.Library.Sentence(new Part("question.deal.firstSuccess", Facts.None), SampleFacts.Reader), StringComparison.Ordinal);

    [Fact]
    public void A_question_in_one_language_is_missed_in_the_others()
    {
        using var copy = new ContentCopy();
        foreach (var file in Directory.EnumerateFiles(copy.Folder, "*.en.*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(copy.Folder, file);
            copy.Write(name.Replace(".en.", ".de.", StringComparison.Ordinal), copy.Read(name).Replace("language: en", "language: de", StringComparison.Ordinal));
        }

        copy.Write("words/de.yaml", copy.Read("words/en.yaml"));
        copy.Write("plays/questions/question.deal.nur.de.md", copy.Read(First).Replace("firstSuccess", "nur", StringComparison.Ordinal).Replace("language: en", "language: de", StringComparison.Ordinal));

        var problem = Assert.Single(copy.Check());
        Assert.Equal(("plays/question.deal.nur.en.md", "text-missing"), (problem.File, problem.Rule));
    }

    [Fact]
    public void A_review_without_a_question_is_reported()
    {
        using var copy = new ContentCopy();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(copy.Folder, "plays", "questions"), "question.territory.*"))
            copy.Delete(Path.GetRelativePath(copy.Folder, file));
        Assert.Equal("question-missing", Assert.Single(copy.Check()).Rule);
    }

    /// <summary>[CNT-04] All rules of a text hold for a question.</summary>
    [Fact]
    public void A_question_longer_than_its_class_is_reported()
    {
        using var copy = new ContentCopy();
        copy.Replace(First, "Which first", string.Join('\n', Enumerable.Repeat("Take a moment to think about it.", 12)) + "\nWhich first");
        Assert.Equal("too-long", Assert.Single(copy.Check()).Rule);
    }
}
