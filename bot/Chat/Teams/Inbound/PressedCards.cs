using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>The cards that are pressed: which one is meant, and what it shows once the press was decided on.</summary>
public sealed class PressedCards(SentCards cards, Store store, TimeProvider machine)
{
    /// <summary>Pauses between looks, in milliseconds: a second in all.</summary>
    private static readonly int[] Pauses = [30, 60, 110, 200, 300, 300];

    /// <summary>
    /// The card on whose message it was done, else the one that its data names: that must stand where it was done. Null for none, and
    /// for what is somebody else's.
    /// </summary>
    /// <param name="named">Key of a card, as somebody says.</param>
    public StandingCard? Find(TeamsCall call, string? named, Colleague by)
    {
        if (call.Activity.Room is not { } room) return null;
        var behind = call.Activity.ReplyTo is { } message ? cards.KeyOf(call.Tenant, new(room, message)) : null;
        if ((behind ?? named) is not { } key || cards.Standing(call.Tenant, TeamsIds.Platform, key) is not { } card || !card.IsFor(by.Email)) return null;
        return behind is not null || StandsIn(card, room, call, by) ? card : null;
    }

    /// <summary>A card in words, for whoever looks at it.</summary>
    public Message In(StandingCard card, Colleague by) => cards.In(card, by.Reader);

    /// <summary>The card as it stands once an event of it was decided on; null where that takes longer than anybody should wait.</summary>
    /// <param name="until">Machine time.</param>
    public async Task<StandingCard?> After(StandingCard before, InboundEvent happened, DateTimeOffset until, CancellationToken cancel)
    {
        foreach (var pause in Pauses)
        {
            var wait = TimeSpan.FromMilliseconds(pause);
            if (machine.GetUtcNow() + wait > until) return null;
            await Task.Delay(wait, machine, cancel);
            if (IsDecided(before, happened)) return cards.Standing(happened.Tenant, TeamsIds.Platform, before.Card);
        }

        return null;
    }

    /// <summary>The card has changed, or something else answers it, such as a card of its own.</summary>
    private bool IsDecided(StandingCard before, InboundEvent happened) => store.Read(sql => sql.Number(
        """
        select exists (select 1 from outbox where tenant = ?1 and card = ?2 and revision <> ?3)
            or exists (select 1 from outbox where tenant = ?1 and card = ?4)
        """,
        happened.Tenant,
        before.Card,
        before.Revision,
        CardKeys.Answer(happened.Key))) > 0;

    private static bool StandsIn(StandingCard card, string room, TeamsCall call, Colleague by) => card.Sent is { } sent
        ? sent.Room == room
        : card.Address == room || (call.Activity.IsDirect && (string.Equals(card.Address, by.Email, StringComparison.OrdinalIgnoreCase) || string.Equals(card.Address, call.Who?.ObjectId, StringComparison.OrdinalIgnoreCase)));
}
