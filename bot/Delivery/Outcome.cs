using CoachBot.Chat;
using CoachBot.Wire;

namespace CoachBot.Delivery;

/// <summary>What became of a card in hand.</summary>
internal abstract record Outcome;

/// <summary>The chat shows it.</summary>
internal sealed record Arrived(ChatReceipt? Receipt, ContentRef? Content) : Outcome;

/// <summary>Not now. <c>At</c> is machine time.</summary>
/// <param name="IsNamed">The platform itself named the instant: nothing has failed, so it is not counted as a try.</param>
internal sealed record Later(DateTimeOffset At, string Reason, bool IsNamed = false) : Outcome;

/// <summary>The person does not want to be disturbed until <c>At</c>, machine time. Answers and edits go all the same.</summary>
internal sealed record Undisturbed(DateTimeOffset At) : Outcome;

/// <summary>Nobody knows; ask after <c>At</c>, machine time.</summary>
internal sealed record Unsure(DateTimeOffset At, string Reason) : Outcome;

/// <summary>It never will, as it stands.</summary>
/// <param name="NobodyThere">The platform says that the person or room cannot be reached at all.</param>
internal sealed record Refused(string Reason, bool NobodyThere = false) : Outcome;

/// <summary>It could be tried again only when it is of no use any more.</summary>
internal sealed record TooLate(string Reason) : Outcome;

/// <summary>It was asked for and is not there.</summary>
internal sealed record NotThere : Outcome;

/// <summary>It was asked for and nobody can tell.</summary>
internal sealed record CannotTell : Outcome;
