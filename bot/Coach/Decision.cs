using CoachBot.Coach.Cards;

namespace CoachBot.Coach;

/// <summary>What the Coach wants done. Everything a turn decides is committed in one transaction with its events marked done.</summary>
public abstract record Decision;

/// <summary>Store the subject's own record. Its links replace the ones stored before.</summary>
public sealed record Keep(string Subject, Record Record) : Decision;

/// <summary>Tell another subject, in the same transaction.</summary>
public sealed record Tell(string Subject, Happening What) : Decision;

/// <summary>The one moment at which this subject wants to be woken next; <c>null</c> for none. It replaces the former one.</summary>
public sealed record WakeAt(string Subject, DateTimeOffset? Due) : Decision;

/// <summary>Show a card: new if its key was never sent, else an edit of the message that is there.</summary>
/// <param name="Quietly">
/// The message stays as it is and this view is stored in place of the one that was sent: how a quotation
/// leaves our store without leaving the reader's screen [PRE-11].
/// </param>
public sealed record Show(Card Card, bool Quietly = false) : Decision;

/// <summary>Drop a card that was not sent yet.</summary>
public sealed record Withdraw(string Card, string Reason) : Decision;
