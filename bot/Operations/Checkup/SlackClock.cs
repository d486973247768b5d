using System.Globalization;

namespace CoachBot.Operations.Checkup;

/// <summary>Whether this machine's clock agrees with Slack's: a request that seems older than 300 s is refused, because it could be a copy.</summary>
internal static class SlackClock
{
    private static readonly TimeSpan Much = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TooMuch = TimeSpan.FromSeconds(300);

    /// <param name="theirs">Null where it was not told.</param>
    /// <param name="signed">Requests come signed to our address.</param>
    public static IEnumerable<Finding> Look(DateTimeOffset? theirs, DateTimeOffset ours, bool signed)
    {
        if (theirs is null) yield break;
        var apart = (ours - theirs.Value).Duration();
        var told = string.Create(CultureInfo.InvariantCulture, $"Slack: this machine's clock is {apart.TotalSeconds:0} s {(ours > theirs ? "ahead of" : "behind")} Slack's.");
        if (apart > TooMuch && signed) yield return Finding.Error(told, "Set the clock, by NTP: beyond 300 s every request of Slack is refused.");
        else if (apart > Much) yield return Finding.Warning(told, "Set the clock, by NTP: beyond 300 s signed requests of Slack are refused.");
    }
}
