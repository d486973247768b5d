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

    /// <summary>What can be pressed on a message, and on which card it stands; null where the message is none of ours, or not for this person.</summary>
    public (string Card, IReadOnlyList<Button> Buttons)? Shown(string tenant, SlackAddress room, string message, string person)
    {
        if (Behind(tenant, room, message) is not { } behind) return null;
        if (behind.OnlyFor is { } only && !string.Equals(only, person, StringComparison.OrdinalIgnoreCase)) return null;
        return (behind.Card, render(StoredJson.Read<CardView>(behind.View), behind.Reader).Buttons);
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
