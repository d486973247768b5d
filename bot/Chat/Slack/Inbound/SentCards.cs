using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>The cards behind Slack's messages.</summary>
public sealed class SentCards(Store store, CardRenderer render)
{
    /// <summary>Key of the card that a message shows; null where it is none of ours.</summary>
    /// <param name="message">Slack's <c>ts</c>.</param>
    public string? KeyOf(string tenant, SlackAddress room, string message) => Behind(tenant, room, message)?.Card;

    /// <summary>What can be pressed on a message; null where the message is none of ours, or not for this person.</summary>
    public ShownCard? Shown(string tenant, SlackAddress room, string message, string person)
    {
        if (Behind(tenant, room, message) is not { } behind) return null;
        if (behind.OnlyFor is { } only && !string.Equals(only, person, StringComparison.OrdinalIgnoreCase)) return null;
        return new ShownCard(
            behind.Card, render(StoredJson.Read<CardView>(behind.View), behind.Reader).Buttons, IsDirect(room) ? null : room.ToString(), IsDirect(room) ? null : behind.Thread);
    }

    /// <summary>The room in which a card stands and the thread, as the Coach names them; nothing for a direct room.</summary>
    public (string? Room, string? Thread) PlaceOf(string tenant, string? card)
    {
        if (card is null) return (null, null);
        var (room, thread) = store.Read(sql => sql.First(
            "select receipt_room, thread from outbox where tenant = ?1 and card = ?2 and platform = 'slack'", row => (row.TextOrNull(0), row.TextOrNull(1)), tenant, card));
        return room is null || SlackAddress.Read(room) is not { } address || IsDirect(address) ? (null, null) : (room, thread);
    }

    /// <summary>The bot's room with one person.</summary>
    public static bool IsDirect(SlackAddress room) => room.Id.StartsWith('D');

    // SQLite uses the partial index outbox_receipt only where the query repeats its condition word for word.
    private Sent? Behind(string tenant, SlackAddress room, string message) => store.Read(sql => sql.First(
        """
        select card, view, zone, language, only_for, thread from outbox
        where tenant = ?1 and receipt_message = ?2 and receipt_room = ?3 and receipt_message is not null and platform in ('slack', 'teams')
        """,
        row => new Sent(row.GetString(0), row.GetString(1), new Reader(row.GetString(2), row.GetString(3)), row.TextOrNull(4), row.TextOrNull(5)),
        tenant,
        message,
        room.ToString()));

    private sealed record Sent(string Card, string View, Reader Reader, string? OnlyFor, string? Thread);
}

/// <summary>What can be pressed, and on which card it stands.</summary>
/// <param name="Room">As in <see cref="Coach.Pressed"/>, as is <paramref name="Thread"/>.</param>
public sealed record ShownCard(string Card, IReadOnlyList<Button> Buttons, string? Room = null, string? Thread = null);
