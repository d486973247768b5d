using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoachBot.Chat.Adapters;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// What a status and a body mean: one total function, for whatever comes. A code of the body counts more than the status.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
/// </summary>
internal static partial class ConnectorReading
{
    /// <summary>Where codes were seen: below <c>error</c>, at the root, and in an answer that is put into another one as a text.</summary>
    private static readonly string[][] Codes = [["error", "code"], ["code"], ["subCode"], ["error", "subCode"], ["error", "innerHttpError", "body", "code"], ["error", "innerHttpError", "body", "error", "code"]];

    private static readonly string[][] Nested = [["message"], ["error", "message"], ["error", "innerHttpError", "body", "message"]];

    /// <param name="status">Any number.</param>
    /// <param name="body">Any bytes; null where there was more than anybody reads.</param>
    /// <param name="wait">As the service said it; null where it said nothing.</param>
    /// <param name="now">Machine time.</param>
    public static ConnectorAnswer Of(int status, ReadOnlyMemory<byte>? body, TimeSpan? wait, DateTimeOffset now)
    {
        var json = body is { } bytes ? Json(bytes) : null;
        if (status is >= 200 and < 300) return Done(status, body, json);
        var code = json is { } told ? CodeOf(told) : null;
        var reason = code is null ? status.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{status} {code}");
        return status switch
        {
            >= 300 and < 400 => new ConnectorRefused(ConnectorRefusal.Wrong, $"{reason}, a redirect, which is not followed"),
            429 => new ConnectorLater(wait is { } asked ? now + RetryAfter.Sane(asked) : null, reason),
            408 or 412 or 425 => new ConnectorLater(null, reason),
            >= 400 and < 500 => new ConnectorRefused(Meaning(code) ?? Meaning(status), reason),
            _ => new ConnectorUnknown(reason),
        };
    }

    /// <summary>The service's own mark of an answer, for its support: no line's end, no more than a line.</summary>
    public static string? Mark(string? correlation) => correlation is not null && Vector().IsMatch(correlation) ? correlation : null;

    private static ConnectorAnswer Done(int status, ReadOnlyMemory<byte>? body, JsonElement? json) => (body, json) switch
    {
        ({ } bytes, _) when bytes.Span.Trim(" \t\r\n"u8).IsEmpty => new ConnectorDone(default),
        (_, { } told) => new ConnectorDone(told),

        // The connector says JSON: this may come from anywhere.
        _ => new ConnectorUnknown(string.Create(CultureInfo.InvariantCulture, $"{status}, and an answer that is not JSON")),
    };

    private static ConnectorRefusal? Meaning(string? code) => code switch
    {
        "BotNotInConversationRoster" => ConnectorRefusal.NotInstalled,
        "ConversationBlockedByUser" or "MessageWritesBlocked" => ConnectorRefusal.Blocked,
        "BotDisabledByAdmin" => ConnectorRefusal.Suspended,
        "InvalidBotApiHost" => ConnectorRefusal.WrongHost,
        "NotEnoughPermissions" => ConnectorRefusal.NotPermitted,
        "BotNotRegistered" => ConnectorRefusal.NotAuthorized,
        "ConversationNotFound" or "ActivityNotFoundInConversation" => ConnectorRefusal.Gone,
        "MemberNotFoundInConversation" => ConnectorRefusal.MemberGone,
        "MessageSizeTooBig" => ConnectorRefusal.TooBig,
        _ => null,
    };

    private static ConnectorRefusal Meaning(int status) => status switch
    {
        401 or 407 => ConnectorRefusal.NotAuthorized,
        403 => ConnectorRefusal.NotPermitted,
        404 or 410 => ConnectorRefusal.Gone,
        413 => ConnectorRefusal.TooBig,
        _ => ConnectorRefusal.Wrong,
    };

    /// <summary>The code that we know, of all that are there; else the first one.</summary>
    private static string? CodeOf(JsonElement told)
    {
        List<string> codes = [.. Read(told)];
        foreach (var path in Nested)
        {
            if (told.TextAt(path) is { } text && text.AsSpan().TrimStart() is ['{', ..] && Json(System.Text.Encoding.UTF8.GetBytes(text)) is { } inner) codes.AddRange(Read(inner));
        }

        return codes.Find(code => Meaning(code) is not null) ?? codes.FirstOrDefault();
    }

    private static IEnumerable<string> Read(JsonElement told)
    {
        foreach (var path in Codes)
        {
            if (told.TextAt(path) is { } code) yield return Word().IsMatch(code) ? code : "unreadable_code";
        }

        if (told.At("errorCode") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var told32)) yield return told32.ToString(CultureInfo.InvariantCulture);
    }

    private static JsonElement? Json(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonElement.Parse(bytes.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z0-9+/_.\-=]{1,128}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Vector();
}
