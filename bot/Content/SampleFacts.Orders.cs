using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? Orders(string name) => name switch
    {
        "kickoff" => new DateOnly(2026, 11, 30),
        "golive" => new DateOnly(2027, 2, 26),
        "until" => new DateOnly(2027, 4, 15),
        "lateDays" => 3,
        "plans" => 7,
        "more" => 4,
        "number" => "PO-4711",
        "orders" => new WordsFact(["PO-4711", "PO-4712"]),
        "lines" => new WordsFact(["Planner licences", "Training for administrators"]),
        "step" => Fact.Word("step.tests"),
        "steps" => new WordsFact([Fact.Word("step.adminTraining"), Fact.Word("step.userTraining")]),
        "onTime" => Fact.Word("onTime.yes"),
        "onSpec" => Fact.Word("onSpec.yes"),
        "onBudget" => Fact.Word("onBudget.no"),
        "why" => Fact.Word("doubt.small"),
        "event" => "The plant manager shows the first month without overtime",
        "names" => new WordsFact(["Bob Ruiz", "Carla Funk"]),
        "missing" => new WordsFact([Fact.Word("offer.valueEvent")]),
        "toWhom" => "the board",
        _ => null,
    };
}
