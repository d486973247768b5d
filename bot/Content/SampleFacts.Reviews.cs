using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? Reviews(string name) => name switch
    {
        _ => null,
    };
}
