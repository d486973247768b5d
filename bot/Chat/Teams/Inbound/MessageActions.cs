using System.Globalization;
using System.Text.Json;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// "Save as promise", "as customer's voice", "as commitment", from any message [INT-15]. Its form comes as a dialog; nothing of the
/// message is stored before the form is sent, which <see cref="SentForms"/> takes. The bot need not be in the chat.
/// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
/// </summary>
public sealed class MessageActions(TeamsDirectory directory, SentCards cards, FormDialogs dialogs, Sentences sentences) : ITeamsDeed
{
    public const string FetchTask = "composeExtension/fetchTask";

    public bool MayBeHeld => false;

    public bool Is(TeamsCall call) =>
        call.Invokes(FetchTask) && CaptureKinds.IsOne(call.Activity.Value.TextAt("commandId")) && call.Activity.Room is not null
        && call.Activity.Value.At("messagePayload").ValueKind == JsonValueKind.Object;

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        var message = call.Activity.Value.At("messagePayload");
        var author = AuthorOf(call, message);
        var known = author is null ? null : directory.Find(call.Activity.EntraTenant!, author);
        var captured = new MessageCaptured(
            by.Email,
            call.Activity.Value.TextAt("commandId")!,
            TextOf(message),
            call.Activity.Room!,
            WrittenAt(message.TextAt("createdDateTime"), now),
            author is null ? null : message.TextAt("from", "user", "displayName"),
            known?.Kind is TeamsUserKind.Member ? known.Email : null,
            LinkTo(message.TextAt("linkToMessage")),
            CardOf(call, message));
        call.Reaction = new DialogAnswered(call, by, null, dialogs, sentences);
        return new HookReading(call.Key, null, [new InboundEvent(call.Tenant, Subjects.Person(by.Email), call.Key, now, captured)], []);
    }

    public IReaction ToOther(TeamsCall call, Other by) => new Reactions.Always(sentences.InDialog(by.Why, by.Reader));

    /// <summary>Entra's id of who wrote it; null for a bot.</summary>
    private static string? AuthorOf(TeamsCall call, JsonElement message) =>
        message.TextAt("from", "user", "id") is { } user && message.TextAt("from", "application", "id") is null && $"28:{user}" != call.Activity.Recipient ? user : null;

    private static string TextOf(JsonElement message)
    {
        var content = message.TextAt("body", "content") ?? "";
        return "text".Equals(message.TextAt("body", "contentType"), StringComparison.OrdinalIgnoreCase) ? content.Trim() : MessageHtml.Text(content);
    }

    private static DateTimeOffset WrittenAt(string? said, DateTimeOffset now) =>
        DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at <= now ? at : now;

    /// <summary>As Teams itself links to it; without what it adds for its own windows where that would be too long to be kept.</summary>
    private static string? LinkTo(string? told)
    {
        if (told is null || !Uri.TryCreate(told, UriKind.Absolute, out var link) || link.Scheme != Uri.UriSchemeHttps) return null;
        if (told.Length <= CaptureForms.LongestLink) return told;
        var needed = link.Query.TrimStart('?').Split('&').Where(each => each.Split('=')[0] is "tenantId" or "groupId" or "parentMessageId" or "context");
        var shorter = $"{link.GetLeftPart(UriPartial.Path)}?{string.Join('&', needed)}";
        return shorter.Length <= CaptureForms.LongestLink ? shorter : null;
    }

    /// <summary>The card in whose thread it stands, or which it is.</summary>
    private string? CardOf(TeamsCall call, JsonElement message) =>
        (message.TextAt("replyToId") ?? message.TextAt("id")) is { } root ? cards.KeyOf(call.Tenant, new(call.Activity.Room!, root)) : null;
}
