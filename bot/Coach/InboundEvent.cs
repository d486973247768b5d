namespace CoachBot.Coach;

/// <summary>Something that happened, addressed to exactly one subject. Events of one subject are handled in order.</summary>
/// <param name="Tenant">The customer company that runs CoachBot.</param>
/// <param name="Subject">What it is about, as <c>kind:id</c>; see <see cref="Subjects"/>.</param>
/// <param name="Key">Unique per tenant: the same key twice is one event.</param>
/// <param name="At">Business time at which it was taken in.</param>
/// <param name="What">The fact itself.</param>
public sealed record InboundEvent(string Tenant, string Subject, string Key, DateTimeOffset At, Happening What);
