using System.Globalization;
using CoachBot.Storage;

namespace CoachBot.Operations.Checkup;

/// <summary>Whom the chat platforms could not reach, by address and date [ADM-16]. Only reads, also beside a service that runs.</summary>
public static class ReachCheckup
{
    private const int NamedAtMost = 50;

    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    public static IEnumerable<Finding> Look(string path) => Peek.Into(path, "unreachable", sql => Unreachable.All(sql, NamedAtMost)).Select(Told);

    private static Finding Told(UnreachableRow row) => Finding.Warning(
        string.Create(CultureInfo.InvariantCulture, $"{row.Address} cannot be reached on {row.Platform} since {row.Since:yyyy-MM-dd} ({row.Reason})."),
        string.Create(CultureInfo.InvariantCulture, $"Correct the chat address in the CRM, or set the person inactive there; the next try is on {row.RetryAt:yyyy-MM-dd}."));
}
