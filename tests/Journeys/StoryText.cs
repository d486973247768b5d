using System.Text.RegularExpressions;
using CoachBot.Storage;
using CoachBot.Tests.Code;

namespace CoachBot.Tests.Journeys;

/// <summary>The transcript of a story, without what one chat platform sets otherwise than another: bot/Chat/README.md says why.</summary>
internal static partial class StoryText
{
    private const string Item = "    │ - ";
    private const string Press = "    ▸";

    /// <summary>The story as it was approved for the Sandbox.</summary>
    public static Task<string> Approved() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Journeys", "approved", "demo.txt"));

    /// <summary>
    /// Empty lines between the parts of a message are left out: a platform sets its blocks apart by itself. Neighbouring items of a
    /// list have no order here: elsewhere the steps of a timeline stand in that of their days. Nor has what different people get
    /// after one press, or one step of time: each chat has a queue of its own.
    /// </summary>
    /// <param name="item">How a line begins that stands among such items too.</param>
    public static string Normal(string transcript, string item = Item)
    {
        var lines = new List<string>();
        var items = new List<string>();
        foreach (var line in transcript.TrimEnd().ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim() is not "│"))
        {
            if (line.StartsWith(Item, StringComparison.Ordinal) || line.StartsWith(item, StringComparison.Ordinal))
            {
                items.Add(line);
                continue;
            }

            lines.AddRange(items.Order(StringComparer.Ordinal));
            items.Clear();
            lines.Add(line);
            if (line.StartsWith(Press, StringComparison.Ordinal)) lines.Add("");
        }

        var entries = string.Join('\n', [.. lines, .. items.Order(StringComparer.Ordinal)]).Split("\n\n").Select(entry => entry.Trim('\n')).Where(entry => entry.Length > 0);
        return string.Join("\n\n", WithoutOrder(entries));
    }

    /// <summary>Every card of the story reached somebody: where one did not, this says why, and the transcript only that it is not there.</summary>
    public static void NothingIsLost(Store store) =>
        Assert.Empty(store.Read(sql => sql.All("select card || ' ' || state || ': ' || coalesce(reason, '') from outbox where state <> 'sent'", row => row.GetString(0))));

    private static IEnumerable<string> WithoutOrder(IEnumerable<string> entries)
    {
        var together = new List<string>();
        foreach (var entry in entries)
        {
            if (!Sent().IsMatch(entry))
            {
                foreach (var earlier in together.Order(StringComparer.Ordinal)) yield return earlier;
                together.Clear();
                yield return entry;
                continue;
            }

            together.Add(entry);
        }

        foreach (var last in together.Order(StringComparer.Ordinal)) yield return last;
    }

    [GeneratedRegex("^\\w{3} \\d+ \\w{3} \\d\\d:\\d\\d  CoachBot to ", RegexOptions.NonBacktracking)]
    private static partial Regex Sent();
}
