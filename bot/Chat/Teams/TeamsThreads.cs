using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach.Cards;

namespace CoachBot.Chat.Teams;

/// <summary>
/// Under which message of a channel something stands. Threads have one level: an answer to an answer stands below the first message.
/// What this process has forgotten stands in the outbox.
/// </summary>
internal sealed class TeamsThreads(SentBefore before, SentCards cards)
{
    /// <summary>Deeper than anything that is answered.</summary>
    private const int MostLevels = 5;

    /// <summary>The first message of the thread in which a message of a channel stands; its own id, where it is the first.</summary>
    public string RootOf(string tenant, ChatReceipt message)
    {
        if (before.KnownRootOf(message) is { } known) return known;
        var (root, card) = (message.MessageId, cards.KeyOf(tenant, message));
        for (var level = 0; level < MostLevels && cards.PlaceOf(tenant, TeamsIds.Platform, card).Thread is { } above; level++)
        {
            if (CardKeys.PlaceOf(above) is { } place) return place.Room == message.Room ? place.MessageId : root;
            if (cards.PlaceOf(tenant, TeamsIds.Platform, above).Message is not { } parent || parent.Room != message.Room) return root;
            (root, card) = (parent.MessageId, above);
        }

        return root;
    }
}
