namespace CoachBot.Tests.Code;

/// <summary>Fails with every finding on its own line.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail(string.Join(Environment.NewLine, [$"{all.Count} found:", .. all]));
    }
}
