using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams;

/// <summary>
/// Teams as a chat platform. It has no idempotency key, and a bot reads no history: whether a message arrived whose sending broke off,
/// nobody can tell. What is shown to one person in a room is a targeted message where the tenant has them, else it goes to him directly.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
/// </summary>
public sealed class TeamsChat : IChatPlatform
{
    /// <summary>
    /// Until then, from the beginning on, a message has to be under way, whatever has to be found out before: with the call itself
    /// (<see cref="ConnectorCalls.Waits"/>) less than Delivery waits, which else could not know whether it was sent.
    /// </summary>
    internal static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(3.5);

    /// <summary>So long a message waits for whoever gets a view of his own of it: without them, all see the same.</summary>
    private static readonly TimeSpan WaitsForViewers = TimeSpan.FromSeconds(1);

    private readonly TeamsPlaces _places;
    private readonly TeamsPosts _posts;
    private readonly TeamsDirectory _directory;
    private readonly TeamsViewers _viewers;
    private readonly SentCards _cards;
    private readonly SentenceRenderer _render;
    private readonly TimeProvider _machine;
    private readonly SentBefore _before = new();
    private readonly TeamsThreads _threads;

    public TeamsChat(TeamsPlaces places, TeamsPosts posts, TeamsDirectory directory, TeamsViewers viewers, SentCards cards, SentenceRenderer render, TimeProvider machine)
    {
        (_places, _posts, _directory, _viewers, _cards, _render, _machine) = (places, posts, directory, viewers, cards, render, machine);
        _threads = new TeamsThreads(_before, cards);
    }

    public string Name => TeamsIds.Platform;

    public async Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel)
    {
        using var begins = new Patience(BeginsWithin, _machine, cancel);
        try
        {
            return await Deliver(to, message, idempotencyKey, revision, begins, cancel);
        }
        catch (OperationCanceledException) when (begins.IsOver)
        {
            // Calls that send are not given up by it: nothing was sent.
            return new TryAgain<ChatReceipt>(null, "Teams did not say in time who that is.");
        }
    }

    /// <summary>A message that somebody deleted stays deleted: the edit is refused, and nothing is posted anew where others might read it.</summary>
    public async Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel)
    {
        if (sent.MessageId == TeamsPosts.NoId) return new Failed<ChatReceipt>(FailureCategory.Refused, "Teams told no id for this message: it cannot be edited.");
        if (_before.IsOlder(sent, revision)) return new Done<ChatReceipt>(sent);
        using var begins = new Patience(BeginsWithin, _machine, cancel);
        var found = _places.In(tenant, sent.Room);
        if (found is not Done<TeamsPlace> { Receipt: var place }) return found.As<TeamsPlace, ChatReceipt>();
        var card = _cards.KeyOf(tenant, sent) is { } key ? _cards.Standing(tenant, TeamsIds.Platform, key) : null;
        if (card?.OnlyFor is { } person && !place.IsDirect)
        {
            // It was shown to him alone, and must not be shown to others now.
            var reached = await Reached(tenant, person, begins);
            if (reached is not Done<TeamsUser> { Receipt: var only }) return NotOfTheAddress(reached.As<TeamsUser, ChatReceipt>());
            if (only.UserId is null) return new Failed<ChatReceipt>(FailureCategory.Refused, "Teams has not told the id of whoever alone sees this message.");
            place = place with { Person = only, OnlyFor = only.UserId };
        }

        _before.Note(sent, revision);
        return await _posts.Update(place, sent, await Activity(place, message, card?.Card, begins), place.IsChannel ? _threads.RootOf(tenant, sent) : null, cancel);
    }

    /// <summary>A bot cannot read what stands in a conversation.</summary>
    public Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel) =>
        Task.FromResult<(Found, ChatReceipt?)>((Wire.Found.CannotTell, null));

    private async Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string key, int revision, Patience begins, CancellationToken cancel)
    {
        var found = await _places.Find(to, begins.Token);
        if (found is not Done<TeamsPlace> { Receipt: var place }) return IsForAnother(to) ? NotOfTheAddress(found.As<TeamsPlace, ChatReceipt>()) : found.As<TeamsPlace, ChatReceipt>();
        place = place with { Awaited = to.Awaited };
        var root = place.IsChannel && to.Thread is { } thread && thread.Room == place.Row.Id && thread.MessageId != TeamsPosts.NoId ? _threads.RootOf(to.Tenant, thread) : null;
        var result = await Send(to, place, message, key, root, begins, cancel);
        if (result is Done<ChatReceipt> { Receipt: var sent }) _before.Note(sent, revision, sent.Room == place.Row.Id ? root : null);
        return IsForAnother(to) || !IsBehind(to.Address, place) ? NotOfTheAddress(result) : result;
    }

    private async Task<SendResult<TeamsUser>> Reached(string tenant, string person, Patience begins)
    {
        try
        {
            return await _directory.Reach(tenant, person, begins.Token);
        }
        catch (OperationCanceledException) when (begins.IsOver)
        {
            return new TryAgain<TeamsUser>(null, "Teams did not say in time who that is.");
        }
    }

    private async Task<SendResult<ChatReceipt>> Send(ChatAddress to, TeamsPlace place, Message message, string key, string? root, Patience begins, CancellationToken cancel)
    {
        var activity = await Activity(place, message, key, begins);
        if (place.OnlyFor is null)
        {
            var posted = await _posts.Post(place, activity, root, begins, cancel);
            return await Reopened(to, place, posted, begins) is { } other ? await _posts.Post(other with { Awaited = to.Awaited }, activity, null, begins, cancel) : posted;
        }

        if (await _posts.PostOnlyFor(place, activity, root, cancel) is { } shown) return shown;
        return await Reached(to.Tenant, to.OnlyFor!, begins) switch
        {
            Done<TeamsUser> when begins.Token.IsCancellationRequested => TeamsPosts.TooLate,
            Done<TeamsUser> { Receipt: var user } => _places.Direct(to.Tenant, user) is var found && found is Done<TeamsPlace> { Receipt: var direct }
                ? await _posts.Post(direct with { Awaited = to.Awaited }, await Activity(direct, message, key, begins), null, begins, cancel)
                : found.As<TeamsPlace, ChatReceipt>(),
            var other => other.As<TeamsUser, ChatReceipt>(),
        };
    }

    /// <summary>The bot's chat with somebody is not there any more, and there is another: nothing was sent yet.</summary>
    private async Task<TeamsPlace?> Reopened(ChatAddress to, TeamsPlace place, SendResult<ChatReceipt> posted, Patience begins) =>
        place is { IsDirect: true, Person: not null } && posted is Failed<ChatReceipt> { Category: FailureCategory.Unreachable } && !begins.Token.IsCancellationRequested
        && await _places.Find(to with { Thread = null }, begins.Token) is Done<TeamsPlace> { Receipt: { IsDirect: true } other } && other.Row.Id != place.Row.Id ? other : null;

    private async Task<JsonObject> Activity(TeamsPlace place, Message message, string? key, Patience begins) =>
        MessageActivity.Of(message, new CardPlace(key, await Viewers(place, key, begins), Save(place, key)));

    /// <summary>Where one person alone reads, a card's question can be answered on the card [PRE-41].</summary>
    private string? Save(TeamsPlace place, string? key) =>
        place.IsDirect && key is not null && _cards.Standing(place.Row.Tenant, TeamsIds.Platform, key) is { } card ? _render(ChatSentences.Save, card.Reader) : null;

    private async Task<IReadOnlyList<string>?> Viewers(TeamsPlace place, string? key, Patience begins)
    {
        if (place.IsDirect || place.OnlyFor is not null || key is null || _cards.Standing(place.Row.Tenant, TeamsIds.Platform, key) is not { } card) return null;
        using var enough = new Patience(WaitsForViewers, _machine, begins.Token);
        try
        {
            return await _viewers.Of(place.Row.Tenant, place.Row, card.Reader, enough.Token) is { Count: > 0 } viewers ? viewers : null;
        }
        catch (OperationCanceledException) when (begins.IsOver)
        {
            return null;
        }
    }

    /// <summary>The address is a room's, and one person alone sees it there.</summary>
    private static bool IsForAnother(ChatAddress to) => to.OnlyFor is not null && to.OnlyFor != to.Address;

    /// <summary>The room that the address names, or the bot's chat with the person; else it is that of a thread somewhere else.</summary>
    private static bool IsBehind(string address, TeamsPlace place) => place.Row.Id == address || place.IsDirect;

    /// <summary>What is unreachable is somebody or something else: the address is not avoided for it.</summary>
    private static SendResult<ChatReceipt> NotOfTheAddress(SendResult<ChatReceipt> result) =>
        result is Failed<ChatReceipt> { Category: FailureCategory.Unreachable } failed ? failed with { Category = FailureCategory.Refused } : result;
}
