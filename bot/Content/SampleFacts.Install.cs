using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    private static Fact? Install(string name) => name switch
    {
        "workspace" => new TextFact("Nordwind"),
        "id" => new TextFact("T012AB3CD"),
        "code" => new TextFact("invalid_code"),
        "word" => Fact.Word("app.command.prep"),
        _ => null,
    };
}
