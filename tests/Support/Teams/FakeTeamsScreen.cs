using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>Teams on the screen of one person: what is seen, pressed, typed and filled in. Waits in real time where it waits.</summary>
public sealed partial class FakeTeamsScreen(FakeTeams teams, FakeTeamsPerson person)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    public FakeTeamsPerson Person => person;

    /// <summary>Messages that the person sees, the oldest first: of rooms where he is a member, without what only others see.</summary>
    public IReadOnlyList<FakeTeamsMessage> Messages
    {
        get
        {
            lock (teams.Gate)
            {
                return [.. teams.Messages.Where(one => !one.Deleted && one.Room.Members.Contains(person) && (one.OnlyFor is null || one.OnlyFor == person || one.By == person))];
            }
        }
    }

    /// <summary>Messages of the direct chat with our bot.</summary>
    public IReadOnlyList<FakeTeamsMessage> Direct => [.. Messages.Where(one => one.Room.Kind is FakeTeamsRoomKind.Direct)];

    /// <summary>The dialog that is open; null where there is none.</summary>
    public FakeTeamsDialog? Dialog { get; private set; }

    /// <summary>The short message of the last answer; null where it gave none.</summary>
    public string? Toast { get; private set; }

    /// <summary>Teams' own sign that the app did not answer as it should; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>All that this person reads in a message: a card of his own, where an answer gave him one.</summary>
    public string Read(FakeTeamsMessage message) => CardOf(message) is null ? FakeTeamsText.Markdown(message.Text) : Sight(message)!.Text;

    /// <summary>The card as this person sees it; null where there is none.</summary>
    public JsonObject? CardOf(FakeTeamsMessage message)
    {
        lock (teams.Gate) return message.Own.GetValueOrDefault(person.ObjectId) ?? message.Card;
    }

    /// <summary>Every label that this person can press on a message, with those in menus.</summary>
    public IReadOnlyList<string> Labels(FakeTeamsMessage message) => Sight(message)?.Labels ?? [];

    /// <summary>Names of the inputs that stand on a message itself.</summary>
    public IReadOnlyList<string> Fields(FakeTeamsMessage message) => Sight(message)?.Names ?? [];

    /// <summary>Waits until something is seen.</summary>
    public async Task<T> Until<T>(Func<FakeTeamsScreen, T?> sees, TimeSpan? within = null, string? what = null)
        where T : class
    {
        using var limit = new CancellationTokenSource(within ?? Patience);
        while (true)
        {
            if (sees(this) is { } seen) return seen;
            if (limit.IsCancellationRequested) throw new TimeoutException($"{person.Name} did not see {what ?? "it"} in time.");
            await Task.Delay(Moment, TimeProvider.System);
        }
    }

    public Task<FakeTeamsMessage> UntilMessage(Func<FakeTeamsMessage, bool> fits, TimeSpan? within = null) =>
        Until(screen => screen.Messages.LastOrDefault(fits), within, "such a message");

    public Task<FakeTeamsMessage> UntilText(string text, TimeSpan? within = null) =>
        Until(screen => screen.Messages.LastOrDefault(one => Read(one).Contains(text, StringComparison.Ordinal)), within, $"'{text}'");

    /// <summary>Types a message into the direct chat, or into a room, where the bot hears only of what mentions it.</summary>
    /// <param name="thread">First message of the thread in which it is typed.</param>
    /// <param name="mention">The bot is mentioned at the beginning, by the name that the tenant shows.</param>
    public Task<FakeTeamsReply> Say(string text, FakeTeamsRoom? room = null, string? thread = null, bool mention = false, string? html = null, IEnumerable<FakeTeamsPerson>? others = null)
    {
        var at = room ?? teams.OpenDirect(person);
        var named = $"<at>{teams.App.Name}</at>";
        var message = Write(at, text, thread);
        if (at.Kind is not FakeTeamsRoomKind.Direct && !(mention && at.HasBot)) return Task.FromResult(new FakeTeamsReply(200, ""));
        var activity = Typed(message, mention ? $"{named} {text}\n" : text);
        if (mention) activity["entities"]!.AsArray().Insert(0, Mention(named));
        foreach (var other in others ?? [])
            activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = other.UserId, ["name"] = other.Name }, ["text"] = $"<at>{other.Name}</at>" });
        if (html is not null) activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        return teams.Sends.Activity(activity);
    }

    /// <summary>A native slash-command in a room: its sender and the bot alone see it (preview).</summary>
    public Task<FakeTeamsReply> Slash(string text, FakeTeamsRoom room, string? thread = null)
    {
        if (room.Kind is FakeTeamsRoomKind.Direct) throw new InvalidOperationException("Direct chats have no slash-commands.");
        var message = Write(room, text, thread, only: person);
        var activity = Typed(message, text);
        activity["recipient"]!["isTargeted"] = true;
        return teams.Sends.Activity(activity);
    }

    /// <summary>Changes what he wrote.</summary>
    public Task<FakeTeamsReply> Rewrite(FakeTeamsMessage message, string text)
    {
        lock (teams.Gate) message.Text = text;
        var activity = Typed(message, text);
        activity["type"] = "messageUpdate";
        activity["channelData"]!["eventType"] = "editMessage";
        return teams.Sends.Activity(activity);
    }

    /// <summary>Reacts to a message of the bot.</summary>
    public Task<FakeTeamsReply> React(FakeTeamsMessage message, string reaction = "like")
    {
        var activity = Envelope("messageReaction", message.Room, Root(message));
        (activity["reactionsAdded"], activity["replyToId"]) = (new JsonArray(new JsonObject { ["type"] = reaction }), message.Id);
        return teams.Sends.Activity(activity);
    }

    /// <summary>The chat is opened: the client asks for his own view of the cards that name him, once a minute at most.</summary>
    /// <returns>How many it asked for.</returns>
    public async Task<int> Look(FakeTeamsRoom? room = null)
    {
        var asked = 0;
        foreach (var message in Messages.Where(one => room is null || one.Room == room))
        {
            if (Refreshing(message) is not { } action) continue;
            asked++;
            await Execute(message, action, "automatic");
        }

        return asked;
    }

    private JsonObject? Refreshing(FakeTeamsMessage message)
    {
        lock (teams.Gate)
        {
            if (CardOf(message)?["refresh"] is not JsonObject refresh) return null;
            var named = refresh["userIds"] is JsonArray ids ? ids.Any(id => id!.GetValue<string>() == person.UserId) : message.Room.Members.Count() <= 60;
            var now = teams.Time.GetUtcNow();
            if (!named || (message.Refreshed.TryGetValue(person.ObjectId, out var last) && now - last < TimeSpan.FromMinutes(1))) return null;
            message.Refreshed[person.ObjectId] = now;
            return refresh["action"] as JsonObject;
        }
    }

    private FakeTeamsMessage Write(FakeTeamsRoom room, string text, string? thread, FakeTeamsPerson? only = null)
    {
        lock (teams.Gate)
        {
            var message = new FakeTeamsMessage(room, teams.NewId()) { By = person, Text = text, Thread = room.Kind is FakeTeamsRoomKind.Channel ? thread : null, OnlyFor = only };
            room.Messages.Add(message);
            return message;
        }
    }

    private JsonObject Typed(FakeTeamsMessage message, string text)
    {
        var activity = Envelope("message", message.Room, Root(message));
        (activity["id"], activity["textFormat"], activity["text"]) = (message.Id, "plain", text);
        return activity;
    }

    /// <summary>First message of the thread in which something stands; null where there are no threads.</summary>
    private static string? Root(FakeTeamsMessage message) => message.Room.Kind is FakeTeamsRoomKind.Channel ? message.Thread ?? message.Id : null;

    private JsonObject Mention(string text) => new()
    {
        ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = teams.App.BotId, ["name"] = teams.App.Name }, ["text"] = text,
    };

    private JsonObject Envelope(string type, FakeTeamsRoom room, string? root = null) => teams.Sends.Envelope(type, person, room, root);

    private FakeTeamsSight? Sight(FakeTeamsMessage message)
    {
        lock (teams.Gate)
        {
            if (CardOf(message) is not { } card) return null;
            if (message.Sights.TryGetValue(person.ObjectId, out var sight) && sight.Card == card) return sight;
            return message.Sights[person.ObjectId] = new FakeTeamsSight(card);
        }
    }
}
