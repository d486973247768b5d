using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Activities as Teams posts them; a test names only what it is about.</summary>
internal static class Acts
{
    public const string Bot = "28:c9e8c047-2a74-40a2-b28a-b162d5f5327c";
    public const string Entra = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    public const string Ann = "0e0e0e0e-0000-4000-8000-000000000001";
    public const string Direct = "a:1ann";
    public const string Channel = "19:253b@thread.tacv2";
    public const string Group = "19:9f@thread.v2";
    private static int last = 1000;

    /// <param name="who">Entra object id; his bot-specific id is <c>29:</c> of it.</param>
    /// <param name="room">With the message of its thread, if any.</param>
    public static JsonObject Of(string type, string room = Direct, string who = Ann)
    {
        var kind = room.StartsWith("a:", StringComparison.Ordinal) ? "personal" : room.Contains("tacv2", StringComparison.Ordinal) ? "channel" : "groupChat";
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"f:{Interlocked.Increment(ref last)}",
            ["timestamp"] = "2026-11-23T08:00:00Z",
            ["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:" + who, ["aadObjectId"] = who },
            ["conversation"] = new JsonObject { ["id"] = room, ["conversationType"] = kind, ["tenantId"] = Entra },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "CoachBot" },
            ["locale"] = "en-US",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["timezone"] = "Europe/Berlin" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Entra } },
        };
        if (kind == "channel") activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
        return activity;
    }

    public static JsonObject Message(string text, string room = Direct, string who = Ann) => Of("message", room, who).With("textFormat", "plain").With("text", text);

    /// <summary>In a room, with the bot's name before it.</summary>
    public static JsonObject Mention(string text, string room, string who = Ann) => Message($"<at>CoachBot</at> {text}", room, who).Mentions(Bot, "CoachBot");

    public static JsonObject Mentions(this JsonObject activity, string id, string name, string? text = null)
    {
        activity["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name }, ["text"] = text ?? $"<at>{name}</at>",
        });
        return activity;
    }

    public static JsonObject Invoke(string name, JsonObject value, string room = Direct, string who = Ann, string? on = null) =>
        Of("invoke", room, who).With("name", name).With("replyToId", on).With("value", value);

    /// <summary>A button of a card.</summary>
    /// <param name="on">Id of the message on which it is.</param>
    /// <param name="card">What the card says it is.</param>
    public static JsonObject Press(string pressId, string? on, string? card = null, string room = Direct, string who = Ann) =>
        Execute("press", new JsonObject { ["p"] = PressRef.Of(pressId), ["c"] = card }, on, room, who);

    public static JsonObject Execute(string verb, JsonObject data, string? on, string room = Direct, string who = Ann, string? trigger = "manual") => Invoke(
        "adaptiveCard/action",
        new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = trigger },
        room,
        who,
        on);

    /// <summary>A button that opens a form.</summary>
    public static JsonObject Open(string pressId, string? on, string? card = null, string room = Direct, string who = Ann) =>
        Invoke("task/fetch", new JsonObject { ["data"] = new JsonObject { ["type"] = "task/fetch", ["p"] = PressRef.Of(pressId), ["c"] = card } }, room, who, on);

    public static JsonObject Send(JsonObject data, string who = Ann) => Invoke("task/submit", new JsonObject { ["data"] = data }, who: who);

    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity[name] = value;
        return activity;
    }

    public static string Thread(string root) => TeamsIds.ThreadOf(Channel, root);
}
