using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? Handoff(string name) => name switch
    {
        "complete" => 75,
        "gaps" => new WordsFact([Fact.Word("dossier.people"), Fact.Word("dossier.gaps")]),
        "receiver" => Fact.Word("role.services"),
        "origin" => Fact.Word("origin.meeting"),
        "owner" => "Bob Keller",
        "members" => new WordsFact([new PairFact("Mira Novák", Fact.Word("role.accountManager")), new PairFact("Tom Reiter", Fact.Word("role.support"))]),
        "price" => "48,000 EUR",
        "reply" => "Tom Reiter runs the tests, from the second week on",
        _ => null,
    };
}
