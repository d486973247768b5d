using System.Text.Json;
using System.Text.Unicode;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Activities;

/// <summary>
/// An activity of the Bot Framework, as Teams sends it. Whatever is missing is null; unknown fields are no matter.
/// https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
/// </summary>
public sealed record TeamsActivity(JsonElement Json)
{
    public string? Type => Json.TextAt("type");

    /// <summary>Of an invoke, or of an event.</summary>
    public string? Name => Json.TextAt("name");

    public string? Id => Json.TextAt("id");

    public string? ChannelId => Json.TextAt("channelId");

    public string? ServiceUrl => Json.TextAt("serviceUrl");

    /// <summary>The conversation's id, with the message of its thread.</summary>
    public string? Conversation => Json.TextAt("conversation", "id");

    public string? Room => Conversation is { } id ? TeamsIds.RoomOf(id) : null;

    /// <summary><c>personal</c>, <c>channel</c> or <c>groupChat</c>.</summary>
    public string? ConversationType => Json.TextAt("conversation", "conversationType");

    /// <summary>
    /// In the bot's chat with one person. A chat between two people is <c>personal</c> too: a message extension may be used there,
    /// where the bot is not.
    /// </summary>
    public bool IsDirect => Conversation is { } id && (TeamsIds.IsDirect(id) || (ConversationType is "personal" && !id.StartsWith("19:", StringComparison.Ordinal)));

    /// <summary>A message extension: it may be used in any chat, and the bot need not be there.</summary>
    public bool IsOfExtension => Type is "invoke" && Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true;

    /// <summary>The Entra tenant in which it happened, lower case.</summary>
    public string? EntraTenant => (Json.TextAt("channelData", "tenant", "id") ?? Json.TextAt("conversation", "tenantId"))?.ToLowerInvariant();

    /// <summary>The bot-specific id (<c>29:…</c>) of whoever did it.</summary>
    public string? From => Json.TextAt("from", "id");

    /// <summary>His Entra object id, lower case.</summary>
    public string? FromObject => Json.TextAt("from", "aadObjectId")?.ToLowerInvariant();

    /// <summary>The bot (<c>28:…</c>).</summary>
    public string? Recipient => Json.TextAt("recipient", "id");

    /// <summary>The message on which it was done, or that was answered.</summary>
    public string? ReplyTo => Json.TextAt("replyToId");

    public string? Text => Json.TextAt("text");

    public string? Team => Json.TextAt("channelData", "team", "id");

    public JsonElement Value => Json.At("value");

    /// <summary>BCP 47 tag of the person's client.</summary>
    public string? Locale => ClientInfo("locale") ?? Json.TextAt("locale");

    /// <summary>IANA zone of the person's client.</summary>
    public string? Zone => ClientInfo("timezone") ?? Json.TextAt("localTimezone");

    /// <summary>The command was seen by its sender and the bot alone (targeted message).</summary>
    public bool IsTargeted => Json.IsTrue("recipient", "isTargeted");

    /// <summary>The body, read; null where it is no object of JSON, or no UTF-8 all through: the reader looks at texts only when they are asked for.</summary>
    public static TeamsActivity? Read(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body)) return null;
        try
        {
            var json = JsonElement.Parse(body);
            return json.ValueKind == JsonValueKind.Object ? new(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? ClientInfo(string field)
    {
        if (Json.At("entities") is not { ValueKind: JsonValueKind.Array } entities) return null;
        foreach (var entity in entities.EnumerateArray())
        {
            if (entity.TextAt("type") is "clientInfo" && entity.TextAt(field) is { } found) return found;
        }

        return null;
    }
}
