using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? People(string name) => name switch
    {
        "deputy" => new TextFact("Mira Novák"),
        "guests" => 1,
        "outside" => 2,
        _ => null,
    };
}
