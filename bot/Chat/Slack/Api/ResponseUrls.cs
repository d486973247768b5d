using System.Collections.Concurrent;

namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// Where a person's command or press may be answered beside the rooms that the bot is in: five times within half an hour. Each is
/// a secret, so they are kept in memory alone, and a restart forgets them. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
/// </summary>
public sealed class ResponseUrls(TimeProvider machine)
{
    private const int Uses = 5;
    private const int KeptAtMost = 20_000;

    /// <summary>A little less than Slack says.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(29);

    private readonly ConcurrentDictionary<(string Team, string Room, string Who), Kept> _kept = new();

    /// <summary>The newest of a person in a room takes the place of the one before.</summary>
    /// <param name="whispered">Slack's stamp of the message that was pressed, if the person alone sees it: only so can it be edited.</param>
    public void Keep(string team, string room, string user, Uri url, string? whispered = null)
    {
        var now = machine.GetUtcNow();
        if (_kept.Count >= KeptAtMost) Forget(now);
        if (_kept.Count >= KeptAtMost) return;
        var kept = new Kept(url, now + GoodFor);
        _kept[(team, room, user)] = kept;
        if (whispered is not null) _kept[(team, room, whispered)] = kept;
    }

    /// <summary>The address for one more answer to this person in this room; null where there is none. Each asking uses it once.</summary>
    /// <param name="who">Slack's user; or the stamp of a message that one person alone sees, to edit it.</param>
    public Uri? Take(string team, string room, string who) =>
        _kept.TryGetValue((team, room, who), out var kept) && kept.Until > machine.GetUtcNow() && kept.Use() ? kept.Url : null;

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in _kept.Where(each => each.Value.Until <= now)) _kept.TryRemove(old);
    }

    private sealed class Kept(Uri url, DateTimeOffset until)
    {
        private int _used;

        public Uri Url => url;

        public DateTimeOffset Until => until;

        public bool Use() => Interlocked.Increment(ref _used) <= Uses;
    }
}
