using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>
/// Slack as a chat platform. It has no idempotency key: a first sending whose end nobody knows is looked for by its metadata. What
/// is shown to one person in a room cannot be looked for, and is edited only in answer to a press on it.
/// </summary>
public sealed class SlackChat : IChatPlatform
{
    public const string PlatformName = "slack";

    /// <summary>
    /// Until then, from the beginning on, it has to be found out who somebody is and where he is reached. Else the whole call would take
    /// longer than Delivery waits, which could not know then that nothing was sent.
    /// </summary>
    internal static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(5);

    private readonly SlackPlaces _places;
    private readonly SlackPosts _posts;
    private readonly SlackWhispers _whispers;
    private readonly SlackSearch _search;
    private readonly SlackQuiet _quiet;
    private readonly TimeProvider _machine;
    private readonly SentBefore _before = new();

    public SlackChat(
        SlackClient client, WorkspaceClient workspaces, SlackDirectory directory, SlackQuiet quiet, Installations installations, ResponseUrls responses, TimeProvider machine)
    {
        (_quiet, _machine) = (quiet, machine);
        _places = new SlackPlaces(directory, installations);
        _posts = new SlackPosts(workspaces);
        _whispers = new SlackWhispers(client, _posts, _places, responses);
        _search = new SlackSearch(workspaces, machine);
    }

    public string Name => PlatformName;

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
            return new TryAgain<ChatReceipt>(null, "Slack did not say in time who that is.");
        }
    }

    /// <summary>A message that somebody deleted stays deleted: the edit is refused, and nothing is posted anew where others might read it.</summary>
    public async Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel)
    {
        if (sent.MessageId == SlackWhispers.NoStamp) return new Failed<ChatReceipt>(FailureCategory.Refused, "An answer to a command cannot be edited.");
        if (_before.IsOlder(sent, revision)) return new Done<ChatReceipt>(sent);
        var found = _places.Of(tenant, sent);
        if (found is not Done<SlackPlace> { Receipt: var place }) return found.As<SlackPlace, ChatReceipt>();
        _before.Note(sent, revision);
        return await _whispers.Edit(place, sent, message, cancel) ?? await _posts.Update(place, sent, message, cancel);
    }

    /// <exception cref="TimeoutException">Slack could not say now: the question may be put again.</exception>
    public async Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel) =>
        await _places.Find(to, cancel) switch
        {
            Done<SlackPlace> { Receipt: { OnlyFor: null } place } =>
                await _search.Find(place, ThreadIn(place, to), SentKey.Of(to.Tenant, idempotencyKey), attemptedAt, cancel),
            TryAgain<SlackPlace> again => throw new TimeoutException(again.Reason),
            _ => (Found.CannotTell, null),
        };

    public Task<DateTimeOffset?> QuietUntil(ChatAddress to, CancellationToken cancel) => _quiet.Until(to.Tenant, to.OnlyFor ?? to.Address, cancel);

    private async Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string key, int revision, Patience begins, CancellationToken cancel)
    {
        var found = await _places.Find(to, begins.Token);
        if (found is not Done<SlackPlace> { Receipt: var place }) return IsForAnother(to) ? NotOfTheAddress(found.As<SlackPlace, ChatReceipt>()) : found.As<SlackPlace, ChatReceipt>();
        place = place with { Awaited = to.Awaited };
        var (thread, metadata) = (ThreadIn(place, to), SentKey.Metadata(to.Tenant, key));
        var result = place.OnlyFor is null
            ? await _posts.Post(place, message, thread, metadata, cancel)
            : await _whispers.Post(place, message, thread, metadata, begins, cancel);
        if (result is Done<ChatReceipt> { Receipt: var sent }) _before.Note(sent, revision, thread);
        return IsForAnother(to) || !IsBehind(to.Address, place) ? NotOfTheAddress(result) : result;
    }

    /// <summary>The address is a room's, and one person alone sees it there.</summary>
    private static bool IsForAnother(ChatAddress to) => to.OnlyFor is not null && to.OnlyFor != to.Address;

    /// <summary>The room that the address names, or the person's direct room; else it is that of a thread somewhere else.</summary>
    private static bool IsBehind(string address, SlackPlace place) => place.Address == address || place.Room.StartsWith('D');

    /// <summary>What is unreachable is somebody or something else: the address is not avoided for it.</summary>
    private static SendResult<ChatReceipt> NotOfTheAddress(SendResult<ChatReceipt> result) =>
        result is Failed<ChatReceipt> { Category: FailureCategory.Unreachable } failed ? failed with { Category = FailureCategory.Refused } : result;

    /// <summary>Threads have one level: an answer to an answer stands below the first message.</summary>
    private string? ThreadIn(SlackPlace place, ChatAddress to) => to.Thread is { } thread && thread.Room == place.Address ? _before.RootOf(thread) : null;
}
