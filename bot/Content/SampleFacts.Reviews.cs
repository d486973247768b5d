using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? Reviews(string name) => name switch
    {
        "status" => Fact.Word("dealStatus.open"),
        "stage" => "Proposal",
        "amount" => "120,000 EUR",
        "close" or "goLive" or "eventBy" or "need" or "lastDay" => new DateOnly(2027, 2, 26),
        "sureness" => Fact.Word("notKnown.confirmed"),
        "event" => "Their planner reports a week without overtime to the board",
        "eventState" => Fact.Word("eventStands.planned"),
        "done" or "tickets" or "victories" or "confirmedCount" or "reserved" or "against" or "soon" => 1,
        "stepCount" => 7,
        "planned" or "won" or "people" or "supporting" => 3,
        "more" => 4,
        "workCase" or "workEffect" or "workStory" => Fact.Word("work.open"),
        "lacks" => new WordsFact([Fact.Word("gate.event"), Fact.Word("gate.plan")]),
        "ground" => "The problem costs them nothing",
        "other" => "Globex Light",
        _ => null,
    };
}
