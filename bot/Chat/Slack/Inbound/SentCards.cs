using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>The cards behind Slack's messages.</summary>
public sealed class SentCards(Store store, CardRenderer render)
{
    /// <summary>How Slack's ids of direct rooms begin.</summary>
    private const char DirectRoom = 'D';

    /// <summary>Key of the card that a message shows; null where it is none of ours.</summary>
    /// <param name="message">Slack's <c>ts</c>.</param>
    public string? KeyOf(string tenant, SlackAddress room, string message) => Behind(tenant, room, message)?.Card;

    /// <summary>What can be pressed on a message, and on which card it stands; null where the message is none of ours, or not for this person.</summary>
    public (string Card, IReadOnlyList<Button> Buttons)? Shown(string tenant, SlackAddress room, string message, string person)
    {
        if (Behind(tenant, room, message) is not { } behind) return null;
        if (behind.OnlyFor is { } only && !string.Equals(only, person, StringComparison.OrdinalIgnoreCase)) return null;
        return (behind.Card, render(StoredJson.Read<CardView>(behind.View), behind.Reader).Buttons);
    }

    /// <summary>The room in which a card stands, and in whose thread; nothing for a direct room, and for what stands nowhere.</summary>
    public (string? Room, string? Thread) PlaceOf(string tenant, string? card)
    {
        var (room, thread) = card is null ? default : store.Read(sql => sql.First(
            "select receipt_room, thread from outbox where tenant = ?1 and card = ?2",
            row => (Room: row.TextOrNull(0), Thread: row.TextOrNull(1)),
            tenant,
            card));
        return room is null || SlackAddress.Read(room) is not { } address || address.Id.StartsWith(DirectRoom) ? (null, null) : (room, thread);
    }

    private Sent? Behind(string tenant, SlackAddress room, string message) => store.Read(sql => sql.First(
        """
        select card, view, zone, language, only_for from outbox
        where tenant = ?1 and receipt_message = ?2 and receipt_room = ?3 and receipt_message is not null and platform in ('slack', 'teams')
        """,
        row => new Sent(row.GetString(0), row.GetString(1), new Reader(row.GetString(2), row.GetString(3)), row.TextOrNull(4)),
        tenant,
        message,
        room.ToString()));

    private sealed record Sent(string Card, string View, Reader Reader, string? OnlyFor);
}
