using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? Victory(string name) => name switch
    {
        "announcer" or "who" or "spender" => "Lena Vogt",
        "toWhom" or "tellWhom" => "the board",
        "evidence" => "Their monthly report",
        "asks" => Fact.Word("smaller.nobody"),
        "victory" => "The plant manager shows a month without overtime",
        "standing" => Fact.Word("victory.planned"),
        "risk" => Fact.Word("risk.delay"),
        "firstRung" => 2,
        "secondRung" => 1,
        "thirdRung" => 0,
        _ => null,
    };
}
