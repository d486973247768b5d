using System.Text;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Between what a person typed and what Slack makes of it. https://docs.slack.dev/messaging/formatting-message-text</summary>
public static class TypedText
{
    /// <summary>
    /// What was typed, without Slack's escapes: links and addresses as they were written, rooms by name, colleagues by their
    /// e-mail address, so that the Coach finds them.
    /// </summary>
    /// <param name="emailOf">The address of a user's id; null where it is not known.</param>
    public static string Plain(string text, Func<string, string?> emailOf)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0) break;
            plain.Append(text, at, open - at).Append(Special(text[(open + 1)..close], emailOf));
            at = close + 1;
        }

        return Unescape(plain.Append(text, at, text.Length - at).ToString());
    }

    /// <summary>A mention of this user, wherever it stands, is taken out.</summary>
    public static string Without(string text, string user)
    {
        var at = Mention(text, user, 0);
        if (at is null) return text;
        var rest = new StringBuilder();
        var from = 0;
        while (at is { } found)
        {
            rest.Append(text, from, found.Start - from);
            from = found.End;
            at = Mention(text, user, from);
        }

        return rest.Append(text, from, text.Length - from).ToString().Trim();
    }

    /// <summary>Whom it mentions, of the first few.</summary>
    public static IEnumerable<string> Mentioned(string text) => text.Split("<@").Skip(1).Take(5)
        .Select(behind => behind[..Math.Max(0, behind.IndexOfAny(['>', '|']))]).Where(user => user.Length > 0);

    public static bool Mentions(string text, string user) => Mention(text, user, 0) is not null;

    /// <summary>A mention stands as <c>&lt;@U1&gt;</c> or <c>&lt;@U1|name&gt;</c>.</summary>
    private static (int Start, int End)? Mention(string text, string user, int from)
    {
        var begin = "<@" + user;
        for (var start = text.IndexOf(begin, from, StringComparison.Ordinal); start >= 0; start = text.IndexOf(begin, start + 1, StringComparison.Ordinal))
        {
            var close = text.IndexOf('>', start);
            if (close >= 0 && text[start + begin.Length] is '>' or '|') return (start, close + 1);
        }

        return null;
    }

    private static string Special(string inner, Func<string, string?> emailOf)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inner, "") : (inner[..bar], inner[(bar + 1)..]);
        return target switch
        {
            ['@', .. var user] => emailOf(user) ?? "@" + (label.Length > 0 ? label.TrimStart('@') : user),
            ['#', .. var room] => "#" + (label.Length > 0 ? label : room),
            ['!', .. var command] => label.Length > 0 ? label : "@" + command.Split('^')[^1],
            _ when target.StartsWith("mailto:", StringComparison.Ordinal) => target["mailto:".Length..],
            _ when label.Length == 0 || target.Contains(label, StringComparison.Ordinal) => label.Length > 0 ? label : target,
            _ => $"{label} ({target})",
        };
    }

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
