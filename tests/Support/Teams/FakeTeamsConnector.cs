using System.Globalization;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// The Bot Connector of Teams, strict. Called with the gate held.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
internal sealed class FakeTeamsConnector(FakeTeams teams)
{
    private const string Thread = ";messageid=";
    private const int LargestPage = 500;

    public (int Status, JsonNode? Body) Answer(FakeTeamsCall call) => (call.Method, call.Segments) switch
    {
        ("open", _) => Open(Body(call)),
        ("begin", _) => Begin(Body(call)),
        ("send", [_, _, var conversation, _]) => Send(call, conversation, null),
        ("reply", [_, _, var conversation, _, var to]) => Send(call, conversation, to),
        ("update", [_, _, var conversation, _, var id]) => Update(call, conversation, id),
        ("delete", [_, _, var conversation, _, var id]) => Delete(call, conversation, id),
        ("member", [_, _, var conversation, _, var member]) => (200, Member(conversation, member)),
        ("members", [_, _, var conversation, _]) => (200, Members(call, conversation)),
        ("team", [_, _, var team]) => (200, Team(team)),
        ("channels", [_, _, var team, _]) => (200, Channels(team)),
        _ => throw new FakeTeamsRefusal(405, "BadArgument", "Nobody here does that"),
    };

    /// <summary>A conversation's id without and the root of its thread.</summary>
    public static (string Room, string? Root) Split(string conversation) =>
        conversation.Split(Thread, 2) is [var room, var root] ? (room, root) : (conversation, null);

    private static JsonObject Body(FakeTeamsCall call) =>
        call.Json is { } json && call.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            ? json
            : throw new FakeTeamsRefusal(400, "BadSyntax", "The body is no object of JSON");

    private static FakeTeamsRefusal NoConversation() => new(404, "ConversationNotFound", "Conversation not found.");

    private static FakeTeamsRefusal NoSuchBot() => new(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    private static FakeTeamsRefusal WrongParameters() => new(400, "BadSyntax", "Incorrect conversation creation parameters");

    private (int Status, JsonNode? Body) Open(JsonObject body)
    {
        if (body.List("members") is not [var member] || member.Text("id") is not { } id) throw WrongParameters();
        var tenant = TenantOf(body);
        var person = tenant.People.FirstOrDefault(one => one.UserId == id || (one.ObjectId == id && one.Kind is not (FakeTeamsKind.Anonymous or FakeTeamsKind.Bot)));
        if (person is null || person.Kind is FakeTeamsKind.Gone) throw new FakeTeamsRefusal(400, "BadArgument", "Failed to decrypt pairwise id");
        if (person.Kind is FakeTeamsKind.Anonymous or FakeTeamsKind.Bot || (!person.Installed && (person.ObjectId == id || !Meets(person)))) throw NoSuchBot();
        if (tenant.Suspended) throw new FakeTeamsRefusal(403, "BotDisabledByAdmin", "The tenant admin disabled this bot");
        var room = teams.OpenDirect(person);
        if (body["activity"] is JsonObject activity)
        {
            MayWrite(room);
            FakeTeamsActivities.Check(teams.App, activity, update: false);
            Add(room, activity, null, null);
        }

        return (201, new JsonObject { ["id"] = room.Id, ["serviceUrl"] = teams.ServiceUrl.ToString() });
    }

    /// <summary>He is in a team or a group chat that has the bot.</summary>
    private bool Meets(FakeTeamsPerson person) =>
        teams.Teams.Any(team => team.HasBot && team.Members.Contains(person)) || teams.Rooms.Any(room => room.Kind is FakeTeamsRoomKind.GroupChat && room.HasBot && room.Chatters.Contains(person));

    private FakeTeamsTenant TenantOf(JsonObject body) => body.Text("tenantId") is { } id
        ? teams.Tenants.FirstOrDefault(one => one.Id == id) ?? throw new FakeTeamsRefusal(403, "BotNotInConversationRoster", "Bot is not installed in this tenant")
        : throw new FakeTeamsRefusal(400, "BadSyntax", "Tenant id is required");

    private (int Status, JsonNode? Body) Begin(JsonObject body)
    {
        var tenant = TenantOf(body);
        if (body["channelData"]?["channel"].Text("id") is not { } id || body["activity"] is not JsonObject activity) throw WrongParameters();
        if (teams.Room(id) is not { Kind: FakeTeamsRoomKind.Channel } room || room.Tenant != tenant) throw NoConversation();
        MayWrite(room);
        FakeTeamsActivities.Check(teams.App, activity, update: false);
        var message = Add(room, activity, null, null);
        return (201, new JsonObject { ["id"] = $"{room.Id}{Thread}{message.Id}", ["activityId"] = message.Id });
    }

    private (int Status, JsonNode? Body) Send(FakeTeamsCall call, string conversation, string? replyTo)
    {
        var (room, root) = Place(conversation);
        var activity = Body(call);
        MayWrite(room);
        if (replyTo is not null && room.Messages.TrueForAll(one => one.Id != replyTo)) throw NoMessage();
        FakeTeamsActivities.Check(teams.App, activity, update: false);
        if (activity.Text("type") is "typing") return (202, new JsonObject());
        var only = Targeted(call, room, activity);
        if (!FakeTeamsActivities.IsSplit(activity)) return (201, new JsonObject { ["id"] = Add(room, activity, root, only).Id });

        // Text and attachments become a message each, and neither's id is told.
        var (text, card) = ((JsonObject)activity.DeepClone(), (JsonObject)activity.DeepClone());
        text.Remove("attachments");
        card.Remove("text");
        Add(room, text, root, only);
        Add(room, card, root, only);
        return (202, new JsonObject());
    }

    private (int Status, JsonNode? Body) Update(FakeTeamsCall call, string conversation, string id)
    {
        var (room, _) = Place(conversation);
        var activity = Body(call);
        MayWrite(room);
        var message = Own(room, id, call);
        FakeTeamsActivities.Check(teams.App, activity, update: true);
        if (message.OnlyFor != Targeted(call, room, activity)) throw NoMessage();
        message.Edit(activity);
        return (200, new JsonObject { ["id"] = id });
    }

    private (int Status, JsonNode? Body) Delete(FakeTeamsCall call, string conversation, string id)
    {
        var (room, _) = Place(conversation);
        MayWrite(room);
        var message = Own(room, id, call);
        message.Deleted = true;
        return (200, null);
    }

    /// <summary>A message of ours; nobody's else can be changed.</summary>
    private static FakeTeamsMessage Own(FakeTeamsRoom room, string id, FakeTeamsCall call)
    {
        var message = room.Messages.Find(one => one.Id == id && !one.Deleted) ?? throw NoMessage();
        if (message.By is not null) throw new FakeTeamsRefusal(403, "NotEnoughPermissions", "The message is not the bot's");
        if (message.OnlyFor is not null != IsTargeted(call)) throw NoMessage();
        return message;
    }

    private static FakeTeamsRefusal NoMessage() => new(404, "ActivityNotFoundInConversation", "The activity is not in the conversation.");

    private static bool IsTargeted(FakeTeamsCall call) => call.Query.GetValueOrDefault("isTargetedActivity") is "true";

    private FakeTeamsPerson? Targeted(FakeTeamsCall call, FakeTeamsRoom room, JsonObject activity)
    {
        var named = activity["recipient"].Is("isTargeted");
        if (!IsTargeted(call) && !named) return null;
        if (!IsTargeted(call) || !named || !teams.App.TargetedMessages || room.Kind is FakeTeamsRoomKind.Direct)
            throw new FakeTeamsRefusal(400, "BadArgument", "Targeted messages need the flag, a recipient, and a group");
        return room.Members.FirstOrDefault(one => one.UserId == activity["recipient"].Text("id"))
            ?? throw new FakeTeamsRefusal(400, "BadArgument", "The recipient is not in the conversation");
    }

    private (FakeTeamsRoom Room, string? Root) Place(string conversation)
    {
        var (id, root) = Split(conversation);
        if (teams.Room(id) is not { Deleted: false } room) throw NoConversation();
        if (root is null) return (room, null);
        if (room.Kind is not FakeTeamsRoomKind.Channel || room.Messages.Find(one => one.Id == root) is not { } first) throw NoConversation();
        return (room, first.Thread ?? first.Id);
    }

    private static void MayWrite(FakeTeamsRoom room)
    {
        MayRead(room);
        switch (room.Person?.Blocked)
        {
            case FakeTeamsBlock.ByCode:
                throw new FakeTeamsRefusal(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.");
            case FakeTeamsBlock.BySubCode:
                throw new FakeTeamsRefusal(403, "MessageWritesBlocked", "Thread is not writable for bot") { Body = FakeTeamsBodies.MessageWritesBlocked };
            default:
                return;
        }
    }

    private static void MayRead(FakeTeamsRoom room)
    {
        if (!room.HasBot) throw NoSuchBot();
        if (room.Tenant.Suspended) throw new FakeTeamsRefusal(403, "BotDisabledByAdmin", "The tenant admin disabled this bot");
    }

    private FakeTeamsMessage Add(FakeTeamsRoom room, JsonObject activity, string? root, FakeTeamsPerson? only)
    {
        var message = new FakeTeamsMessage(room, teams.NewId()) { Thread = root, OnlyFor = only };
        message.Show(activity);
        room.Messages.Add(message);
        return message;
    }

    private JsonObject Member(string conversation, string member)
    {
        var (room, _) = Place(conversation);
        MayRead(room);
        var found = Roster(room).FirstOrDefault(one => one.UserId == member || (one.ObjectId == member && one.Kind is not FakeTeamsKind.Anonymous))
            ?? throw new FakeTeamsRefusal(404, "MemberNotFoundInConversation", "Member not found in conversation.");
        return found.Member();
    }

    private JsonObject Members(FakeTeamsCall call, string conversation)
    {
        var (room, _) = Place(conversation);
        MayRead(room);
        var size = int.TryParse(call.Query.GetValueOrDefault("pageSize"), CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, LargestPage) : LargestPage;
        var from = call.Query.GetValueOrDefault("continuationToken") is { Length: > 0 } token ? int.Parse(token.Split('-')[1], CultureInfo.InvariantCulture) : 0;
        var all = Roster(room).ToList();
        var page = new JsonObject { ["members"] = new JsonArray([.. all.Skip(from).Take(size).Select(one => one.Member())]) };
        if (from + size < all.Count) page["continuationToken"] = $"next-{(from + size).ToString(CultureInfo.InvariantCulture)}-+/=";
        return page;
    }

    private static IEnumerable<FakeTeamsPerson> Roster(FakeTeamsRoom room) => room.Members.Where(one => one.Kind is not (FakeTeamsKind.Gone or FakeTeamsKind.Bot));

    private JsonObject Team(string id)
    {
        var team = Known(id);
        return new JsonObject
        {
            ["id"] = team.Id,
            ["name"] = team.Name,
            ["aadGroupId"] = team.GroupId,
            ["tenantId"] = team.Tenant.Id,
            ["channelCount"] = team.Channels.Count,
            ["memberCount"] = team.Members.Count,
            ["type"] = "standard",
        };
    }

    private JsonObject Channels(string id) => new()
    {
        ["conversations"] = new JsonArray([.. Known(id).Channels.Select(channel =>
        {
            // General has no name of its own.
            var json = new JsonObject { ["id"] = channel.Id, ["channelType"] = "standard" };
            if (channel.Id != id) json["name"] = channel.Name;
            return json;
        })]),
    };

    private FakeTeamsTeam Known(string id)
    {
        var team = teams.Teams.FirstOrDefault(one => one.Id == id) ?? throw NoConversation();
        MayRead(team.General);
        return team;
    }
}
