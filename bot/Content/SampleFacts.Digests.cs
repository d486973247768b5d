using CoachBot.Coach.Cards;

namespace CoachBot.Content;

internal static partial class SampleFacts
{
    /// <summary>Facts that only the texts of this practice name; null for others.</summary>
    private static Fact? Digests(string name) => name switch
    {
        "named" or "punctual" or "inTime" => 9,
        "meetings" or "answered" or "transitions" => 12,
        "announced" or "booked" or "later" or "references" => 2,
        "renewed" or "refused" => 1,
        "confirmedValues" => 7,
        "wins" => 4,
        "losses" => 3,
        "gain" => Fact.Word("gain.savesTime"),
        "talk" => Fact.Word("talk.noEvent"),
        "success" => Fact.Word("success.near"),
        "place" => Fact.Word("place.room"),
        "weekday" => Fact.Word("day.5"),
        "clock" => "09:00",
        "waits" => new WordsFact([Fact.Word("role.services"), Fact.Word("role.support")]),
        "ends" => new DateOnly(2026, 12, 18),
        "team" => "West",
        "authors" => new WordsFact(["Ann Weber"]),
        "helpedBy" => new WordsFact(["Ben Hall", "Eva Stern"]),
        "teams" => new WordsFact(["West", "North"]),
        "priority" => "Every open deal has a first success",
        "email" => "ann.weber@ours.example",
        "role" => "rep",
        "manager" => "petra.lang@ours.example",
        "country" => "DE",
        _ => null,
    };
}
