using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Orders;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Commands;

/// <summary>A command as it was typed: its words are the same on every platform [INT-14].</summary>
/// <param name="Verb">The command word, lower case; empty for <c>/coach</c> alone.</param>
/// <param name="Rest">What stands behind it, as typed.</param>
public sealed record CommandLine(string Verb, string Rest)
{
    /// <summary>The command itself, as it is typed where slash commands are.</summary>
    public const string Slash = "/" + Name;

    private const string Name = "coach";

    /// <summary>The commands there are; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "help", "settings", "why", "history", "prep", "value", "pause", "leave", "text", "switch", "people", "stop", "start", .. PlanCommands.Known, .. EventCommands.Known,
        .. HandoffCommands.Known, .. ReviewCommands.Known, .. DigestCommands.Known, .. ReferenceCommands.Known,
    ];

    /// <summary>
    /// The command in a text, or null where it is none. Without the slash only in a direct chat, and only where a known
    /// command follows: everything else that is typed there is an answer [PRE-41].
    /// </summary>
    /// <param name="direct">Said to the bot alone.</param>
    /// <param name="words">What may be typed for a command, to the command that it means.</param>
    public static CommandLine? Parse(string text, bool direct, IReadOnlyDictionary<string, string> words)
    {
        var trimmed = text.Trim();
        var slash = trimmed.StartsWith('/');
        var typed = slash ? trimmed[1..] : trimmed;
        var (name, rest) = Split(typed);
        if (!name.Equals(Name, StringComparison.OrdinalIgnoreCase)) return null;
        var (verb, behind) = Split(rest);
        verb = Meant(verb.ToLowerInvariant(), words);
        if (slash) return new(verb, behind);
        return direct && (verb.Length == 0 || Known.Contains(verb)) ? new(verb, behind) : null;
    }

    private static string Meant(string typed, IReadOnlyDictionary<string, string> words) =>
        Known.Contains(typed) ? typed : words.GetValueOrDefault(typed, typed);

    private static (string Word, string Behind) Split(string text)
    {
        var space = text.IndexOfAny([' ', '\t', '\n', '\r']);
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
    }

    /// <summary>The known command that is nearest to what was typed, or null where none is near.</summary>
    public static string? Nearest(string typed)
    {
        if (typed.Length > 40) return null;
        var best = Known.Select(k => (Command: k, Distance: Distance(typed, k))).MinBy(k => k.Distance);
        return best.Distance <= Math.Max(1, Math.Min(typed.Length, best.Command.Length) / 2) ? best.Command : null;
    }

    /// <summary>Edits between two words, a swap of neighbours counted as one (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var d = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) d[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[one.Length, other.Length];
    }
}
