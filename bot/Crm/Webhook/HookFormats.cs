using System.Globalization;
using System.Text.Json;
using CoachBot.Coach;
using Json.Schema;

namespace CoachBot.Crm.Webhook;

/// <summary>
/// The formats of our schemas: exactly what we can read, so that what passes never fails later. An empty text passes each:
/// it clears, and where a member is required its minimal length refuses it.
/// </summary>
internal static class HookFormats
{
    private static readonly Dictionary<string, (Func<string, bool> Fits, string Detail)> Known = new(StringComparer.Ordinal)
    {
        ["date-time"] = (text => HookTime.TryRead(text, out _),
            $"Use an RFC 3339 time with offset between {HookTime.FirstYear} and {HookTime.LastYear}, such as 2026-11-22T10:00:00Z."),
        ["date"] = (text => HookTime.TryReadDate(text, out _),
            $"Use a date yyyy-MM-dd between {HookTime.FirstYear} and {HookTime.LastYear}, such as 2026-11-22."),
        ["email"] = (IsEmail, "Use one e-mail address, such as ann@acme.example."),
        ["domain"] = (IsDomain, "Use a mail domain without '@', such as acme.example."),
        ["iana-time-zone"] = (text => LocalTime.IsZone(text), "Use an IANA time zone, such as Europe/Madrid."),
    };

    /// <summary>For the evaluation of schemas.</summary>
    public static FormatRegistry Registry { get; } = Register();

    /// <summary>What to send, as a sentence.</summary>
    public static string Detail(string format) => Known.TryGetValue(format, out var known) ? known.Detail : $"Use the format {format}.";

    /// <summary>Whether a text has a format that we know.</summary>
    public static bool Fits(string format, string text) => Known.TryGetValue(format, out var known) && (text.Length == 0 || known.Fits(text));

    private static FormatRegistry Register()
    {
        var registry = new FormatRegistry();
        foreach (var (name, (fits, _)) in Known)
            registry.Register(new PredicateFormat(name, value => value.ValueKind != JsonValueKind.String || value.GetString() is "" || fits(value.GetString()!)));
        return registry;
    }

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && text.AsSpan(0, at).IndexOf('@') < 0 && text.All(IsPlain) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsDomain(string text) =>
        text.Length > 0 && text.All(IsPlain) && !text.Contains('@', StringComparison.Ordinal)
        && text[0] is not '.' and not '-' && text[^1] is not '.' and not '-' && !text.Contains("..", StringComparison.Ordinal);

    /// <summary>Nothing that separates addresses, marks up text or is not seen.</summary>
    private static bool IsPlain(char c) =>
        !char.IsWhiteSpace(c) && !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format
        && !"<>()[],;:\"\\/|".Contains(c, StringComparison.Ordinal);
}
