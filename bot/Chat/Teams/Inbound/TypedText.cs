using System.Text;
using System.Text.Json;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What a person typed, without the bot's name. Who is mentioned is told by id in <c>entities</c>: the name on the screen is the
/// tenant's, and others' names are words of the sentence. The HTML beside it says the same and is not read.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
/// </summary>
public static class TypedText
{
    private const int MostMentions = 50;

    /// <param name="emailOf">The address of somebody's bot-specific id; null where it is not known.</param>
    public static string Of(TeamsActivity activity, Func<string, string?> emailOf)
    {
        var text = activity.Text ?? "";
        var rest = new List<(int Start, int End, string Put)>();
        var ours = new List<string>();
        foreach (var mention in Mentions(activity))
        {
            if (mention.Id == activity.Recipient) ours.Add(mention.Text);
            if (Next(text, mention.Text, rest) is not { } start) continue;
            rest.Add((start, start + mention.Text.Length, mention.Id == activity.Recipient ? " " : emailOf(mention.Id) ?? "@" + mention.Name));
        }

        // A client may tell once of a name that stands there twice.
        foreach (var again in ours)
        {
            while (rest.Count < 2 * MostMentions && Next(text, again, rest) is { } start) rest.Add((start, start + again.Length, " "));
        }

        return Tidy(Put(text, rest));
    }

    /// <summary>The bot is mentioned.</summary>
    public static bool MentionsUs(TeamsActivity activity) => Mentions(activity).Any(mention => mention.Id == activity.Recipient);

    /// <summary>Who else is mentioned, of the first few.</summary>
    public static IEnumerable<string> Mentioned(TeamsActivity activity) =>
        Mentions(activity).Select(mention => mention.Id).Where(id => id != activity.Recipient).Distinct(StringComparer.Ordinal).Take(5);

    private static IEnumerable<(string Id, string Text, string Name)> Mentions(TeamsActivity activity)
    {
        if (activity.Json.At("entities") is not { ValueKind: JsonValueKind.Array } entities) yield break;
        var left = MostMentions;
        foreach (var entity in entities.EnumerateArray())
        {
            if (left == 0 || !"mention".Equals(entity.TextAt("type"), StringComparison.OrdinalIgnoreCase) || entity.TextAt("mentioned", "id") is not { } id) continue;
            left--;
            var name = entity.TextAt("mentioned", "name") ?? "";
            if ((entity.TextAt("text") ?? (name.Length > 0 ? $"<at>{name}</at>" : null)) is { } text) yield return (id, text, name);
        }
    }

    /// <summary>Where it stands next and nobody has taken it: mentions come in the order of the text.</summary>
    private static int? Next(string text, string what, List<(int Start, int End, string Put)> taken)
    {
        for (var at = text.IndexOf(what, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(what, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (taken.TrueForAll(other => at >= other.End || at + what.Length <= other.Start)) return at;
        }

        return null;
    }

    private static string Put(string text, List<(int Start, int End, string Put)> rest)
    {
        var put = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (start, end, words) in rest.OrderBy(piece => piece.Start))
        {
            put.Append(text, from, start - from).Append(words);
            from = end;
        }

        return put.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>One space where there are several, of whichever kind; lines stay lines.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var letter in text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).ReplaceLineEndings("\n"))
        {
            var space = letter != '\n' && char.IsWhiteSpace(letter);
            if (letter == '\n' && tidy.Length > 0 && tidy[^1] == ' ') tidy.Length--;
            if (!space) tidy.Append(letter);
            else if (tidy.Length > 0 && tidy[^1] is not (' ' or '\n')) tidy.Append(' ');
        }

        return tidy.ToString().Trim();
    }
}
