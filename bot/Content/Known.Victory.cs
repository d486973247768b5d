namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> VictoryWords =>
    [
        .. Ids("victory", "waiting", "planned", "atRisk", "reached", "announced", "missed"),
        .. Ids("risk", "scope", "delay", "licence", "other"),
        .. Ids("smaller", "whole", "nobody", "late"),
        .. Ids("rung", "rung", "deals", "share", "defined", "announced", "reference"),
    ];
}
