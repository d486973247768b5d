using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>What follows from an event: <see cref="Coach.Coach.Decide"/>.</summary>
public delegate IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now);

/// <summary>An event in hand.</summary>
/// <param name="Queued">Its row in the inbox; null for what another event of this batch tells.</param>
/// <param name="Hops">How many events stand between the outside and this one.</param>
internal sealed record Turn(InboundEvent Happened, long Hops, QueuedEvent? Queued = null)
{
    public (string Tenant, string Subject) Subject => (Happened.Tenant, Happened.Subject);
}
