using CoachBot.Judge;

namespace CoachBot.Tests.Judge;

public sealed class HintWordsTests
{
    private const string Whole = """
        filler: [the]
        greeting: [hello]
        price: [discount]
        product: [demo]
        agenda: [check in]
        outcome: [so that]
        """;

    [Fact]
    public void Six_lists_are_a_language()
    {
        var words = Read(Whole);

        Assert.Equal(["check in"], words.Agenda);
        Assert.Equal(["so that"], words.Outcome);
    }

    [Theory]
    [InlineData("outcome: [so that]", "", "hints/xx.yaml:1: add \"outcome\"")]
    [InlineData("product: [demo]", "produkt: [demo]", "hints/xx.yaml:4: remove \"produkt\"")]
    [InlineData("product: [demo]", "price: [demo]", "hints/xx.yaml:4: keep one \"price\"")]
    [InlineData("product: [demo]", "product: []", "hints/xx.yaml:4: give \"product\" at least one word")]
    [InlineData("product: [demo]", "product: [demo, '!']", "hints/xx.yaml:4: write a word here")]
    [InlineData("product: [demo]", "product: demo", "hints/xx.yaml:4: write a list of words")]
    [InlineData("product: [demo]", "product: [{demo: 1}]", "hints/xx.yaml:4: write a list of words")]
    [InlineData("product: [demo]", "product: [demo", "hints/xx.yaml:")]
    public void A_mistake_is_named_with_file_and_line(string line, string instead, string message)
    {
        var wrong = Assert.Throws<FormatException>(() => Read(Whole.Replace(line, instead, StringComparison.Ordinal)));

        Assert.StartsWith(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_a_mistake() => Assert.Throws<FormatException>(() => Read(""));

    private static HintWords Read(string yaml) => HintWords.Read("hints/xx.yaml", new StringReader(yaml));
}
