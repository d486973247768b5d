using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? References(string name) => name switch
    {
        "event" => "They plan a week in a day",
        "contact" => "Lena Vogt",
        "owner" => "Ann Weber",
        "industry" => "Manufacturing",
        "helpers" => new WordsFact(["Bea Lang", "Carl Roth"]),
        "kinds" => new WordsFact([Fact.Word("use.logo"), Fact.Word("use.call")]),
        "thanked" => new DateOnly(2026, 10, 2),
        "rest" => new DateOnly(2027, 1, 1),
        "since" => new DateOnly(2026, 8, 27),
        "until" => new DateOnly(2027, 6, 30),
        "words" => "changeover, planner",
        "stage" => Fact.Word("stage.before"),
        "asked" => "How did you bring the plant manager to the table?",
        "reply" => Fact.Word("answer.yes"),
        _ => null,
    };
}
