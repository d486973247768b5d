using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>Installing the app, and what its message extension offers.</summary>
public sealed partial class FakeTeamsScreen
{
    /// <summary>Installs the app for himself.</summary>
    public async Task<FakeTeamsReply> Install()
    {
        person.Installed = true;
        return await Installed(teams.OpenDirect(person), "add", isIn: true);
    }

    /// <summary>A new version of the app replaces the old one.</summary>
    public async Task<FakeTeamsReply> Upgrade()
    {
        await Installation(teams.OpenDirect(person), "remove-upgrade");
        return await Installation(teams.OpenDirect(person), "add-upgrade");
    }

    /// <summary>Removes the app.</summary>
    public async Task<FakeTeamsReply> Uninstall()
    {
        person.Installed = false;
        return await Installed(teams.OpenDirect(person), "remove", isIn: false);
    }

    /// <summary>Adds the app to a team.</summary>
    public Task<FakeTeamsReply> AddTo(FakeTeamsTeam team)
    {
        team.HasBot = true;
        return Installed(team.General, "add", isIn: true);
    }

    public Task<FakeTeamsReply> RemoveFrom(FakeTeamsTeam team)
    {
        team.HasBot = false;
        return Installed(team.General, "remove", isIn: false);
    }

    /// <summary>Adds the app to a group chat.</summary>
    public Task<FakeTeamsReply> AddTo(FakeTeamsRoom chat)
    {
        chat.BotIsIn = true;
        return Installed(chat, "add", isIn: true);
    }

    public Task<FakeTeamsReply> RemoveFrom(FakeTeamsRoom chat)
    {
        chat.BotIsIn = false;
        return Installed(chat, "remove", isIn: false);
    }

    /// <summary>Adds somebody to a team, and the bot hears of it.</summary>
    public Task<FakeTeamsReply> Bring(FakeTeamsPerson other, FakeTeamsTeam team)
    {
        team.Members.Add(other);
        return Changed(team.General, "membersAdded", other.Account(), "teamMemberAdded");
    }

    public Task<FakeTeamsReply> Expel(FakeTeamsPerson other, FakeTeamsTeam team)
    {
        team.Members.Remove(other);
        return Changed(team.General, "membersRemoved", other.Account(), "teamMemberRemoved");
    }

    /// <summary>Something happens to a team or a channel, such as <c>channelCreated</c> or <c>teamRenamed</c>.</summary>
    public Task<FakeTeamsReply> Tell(FakeTeamsRoom channel, string eventType)
    {
        var activity = Update(channel, eventType);
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        return teams.Sends.Activity(activity);
    }

    /// <summary>Types into the search of the message extension; without a text, opens it.</summary>
    /// <returns>What was found, or what it says in place of it.</returns>
    public async Task<(IReadOnlyList<FakeTeamsResult> Found, string? Says)> Search(string commandId, string? text, string parameter = "query", FakeTeamsRoom? room = null)
    {
        var asked = new JsonObject { ["name"] = text is null ? "initialRun" : parameter, ["value"] = text ?? "true" };
        var reply = await Invoke("composeExtension/query", new()
        {
            ["commandId"] = commandId,
            ["parameters"] = new JsonArray(asked),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
            ["commandContext"] = "compose",
            ["context"] = Theme(),
        }, room ?? teams.OpenDirect(person));
        var answer = reply.Json?["composeExtension"];
        switch (answer.Text("type"))
        {
            case "message" when answer.Text("text") is { } words:
                return ([], words);
            case "result" when answer.Text("attachmentLayout") is "list" or "grid":
                return ([.. answer.List("attachments").Where(one => one?["content"] is JsonObject card && one.Text("contentType") is FakeTeamsActivities.AdaptiveCard && Takes(card)).Select(Result)], null);
            default:
                Trouble ??= "Something went wrong. Please try again.";
                return ([], null);
        }
    }

    /// <summary>Chooses an action command of the message extension; with a message, in that message's menu.</summary>
    public async Task<FakeTeamsReply> Choose(string commandId, FakeTeamsMessage? message = null, FakeTeamsRoom? room = null)
    {
        var at = message?.Room ?? room ?? teams.OpenDirect(person);
        var root = message is null ? null : Root(message);
        var context = new JsonObject { ["commandId"] = commandId, ["commandContext"] = message is null ? "compose" : "message", ["context"] = Theme() };
        if (message is not null)
        {
            var from = message.By is { } by
                ? new JsonObject { ["user"] = new JsonObject { ["id"] = by.ObjectId, ["displayName"] = by.Name, ["userIdentityType"] = "aadUser" } }
                : new JsonObject { ["application"] = new JsonObject { ["id"] = teams.App.AppId, ["displayName"] = teams.App.Name, ["applicationIdentityType"] = "bot" } };
            context["messagePayload"] = new JsonObject
            {
                ["id"] = message.Id,
                ["createdDateTime"] = message.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["messageType"] = "message",
                ["from"] = from,
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"<div>{System.Net.WebUtility.HtmlEncode(Read(message))}</div>" },
            };
        }

        var reply = await Invoke("composeExtension/fetchTask", context, at, root);
        if (reply.Acknowledged) Open(reply, "composeExtension", at, root, context);
        return reply;
    }

    /// <summary>Opens the app's settings in a team or group chat.</summary>
    public async Task<FakeTeamsReply> Configure(FakeTeamsRoom room)
    {
        var reply = await Invoke("config/fetch", [], room);
        if (reply.Acknowledged) Open(reply, "config", room, null, []);
        return reply;
    }

    private static FakeTeamsResult Result(JsonNode? attachment) =>
        new((JsonObject)attachment!["content"]!, attachment["preview"]?["content"].Text("title"), attachment["preview"]?["content"].Text("text"));

    /// <summary>Both of the events that an installation causes.</summary>
    private async Task<FakeTeamsReply> Installed(FakeTeamsRoom room, string action, bool isIn)
    {
        await Changed(room, isIn ? "membersAdded" : "membersRemoved", new JsonObject { ["id"] = teams.App.BotId }, isIn ? "teamMemberAdded" : "teamMemberRemoved");
        return await Installation(room, action);
    }

    private Task<FakeTeamsReply> Installation(FakeTeamsRoom room, string action)
    {
        var activity = Envelope("installationUpdate", room);
        activity["action"] = action;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        if (room.Team is { } team)
        {
            activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = room.Id } };
            activity["channelData"]!["team"] = Described(team);
        }

        return teams.Sends.Activity(activity);
    }

    private Task<FakeTeamsReply> Changed(FakeTeamsRoom room, string list, JsonObject member, string eventType)
    {
        var activity = Update(room, room.Team is null ? null : eventType);
        activity[list] = new JsonArray(member);
        return teams.Sends.Activity(activity);
    }

    private JsonObject Update(FakeTeamsRoom room, string? eventType)
    {
        var activity = Envelope("conversationUpdate", room);
        if (eventType is not null) activity["channelData"]!["eventType"] = eventType;
        if (room.Team is { } team) activity["channelData"]!["team"] = Described(team);
        return activity;
    }

    private static JsonObject Described(FakeTeamsTeam team) => new() { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.GroupId };
}
