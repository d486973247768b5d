using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>The cards behind a platform's messages, where it does not tell.</summary>
public sealed class SentCards(Store store, CardRenderer render)
{
    /// <summary>Key of the card that a message shows; null where it is none of ours.</summary>
    public string? KeyOf(string tenant, ChatReceipt message) => Behind(tenant, message)?.Card;

    /// <summary>What can be pressed on a message; null where the message is none of ours, or not for this person.</summary>
    /// <param name="direct">It stands in the bot's room with that person.</param>
    public ShownCard? Shown(string tenant, ChatReceipt message, string person, bool direct) =>
        Behind(tenant, message) is { } behind && IsFor(behind.OnlyFor, person)
            ? new ShownCard(behind.Card, render(StoredJson.Read<CardView>(behind.View), behind.Reader).Buttons, direct ? null : message.Room, direct ? null : behind.Thread)
            : null;

    /// <summary>A card by its key, as it stands now, whether it was shown yet or not; null where the platform has no such card.</summary>
    public StandingCard? Standing(string tenant, string platform, string card) => store.Read(sql => sql.First(
        """
        select view, zone, language, revision, address, only_for, thread, receipt_room, receipt_message from outbox
        where tenant = ?1 and card = ?2 and platform = ?3
        """,
        row => new StandingCard(
            card,
            StoredJson.Read<CardView>(row.GetString(0)),
            new Reader(row.GetString(1), row.GetString(2)),
            row.GetInt64(3),
            row.GetString(4),
            row.TextOrNull(5),
            row.TextOrNull(6),
            row.TextOrNull(7) is { } room && row.TextOrNull(8) is { } message ? new ChatReceipt(room, message) : null),
        tenant,
        card,
        platform));

    /// <summary>A card in words, as this reader reads it.</summary>
    public Message In(StandingCard card, Reader reader) => render(card.View, reader);

    /// <summary>The message in which a card stands, and the thread; nothing where it stands in none.</summary>
    public (ChatReceipt? Message, string? Thread) PlaceOf(string tenant, string platform, string? card)
    {
        if (card is null) return (null, null);
        var (room, message, thread) = store.Read(sql => sql.First(
            "select receipt_room, receipt_message, thread from outbox where tenant = ?1 and card = ?2 and platform = ?3",
            row => (row.TextOrNull(0), row.TextOrNull(1), row.TextOrNull(2)),
            tenant,
            card,
            platform));
        return room is null || message is null ? (null, null) : (new(room, message), thread);
    }

    internal static bool IsFor(string? onlyFor, string person) => onlyFor is null || string.Equals(onlyFor, person, StringComparison.OrdinalIgnoreCase);

    // SQLite uses the partial index outbox_receipt only where the query repeats its condition word for word.
    private Sent? Behind(string tenant, ChatReceipt message) => store.Read(sql => sql.First(
        """
        select card, view, zone, language, only_for, thread from outbox
        where tenant = ?1 and receipt_message = ?2 and receipt_room = ?3 and receipt_message is not null and platform in ('slack', 'teams')
        """,
        row => new Sent(row.GetString(0), row.GetString(1), new Reader(row.GetString(2), row.GetString(3)), row.TextOrNull(4), row.TextOrNull(5)),
        tenant,
        message.MessageId,
        message.Room));

    private sealed record Sent(string Card, string View, Reader Reader, string? OnlyFor, string? Thread);
}

/// <summary>A card as it stands in the outbox.</summary>
/// <param name="Reader">For whom it was written.</param>
/// <param name="Address">Where it goes: a person, or a room.</param>
/// <param name="OnlyFor">The person (e-mail) who alone sees it, or null.</param>
/// <param name="Sent">The message in which it stands; null where it stands in none yet, or nobody was told.</param>
public sealed record StandingCard(
    string Card, CardView View, Reader Reader, long Revision, string Address, string? OnlyFor, string? Thread, ChatReceipt? Sent)
{
    public bool IsFor(string person) => SentCards.IsFor(OnlyFor, person);
}

/// <summary>What can be pressed, and on which card it stands.</summary>
/// <param name="Room">As in <see cref="Coach.Pressed"/>, as is <paramref name="Thread"/>.</param>
public sealed record ShownCard(string Card, IReadOnlyList<Button> Buttons, string? Room = null, string? Thread = null);
