namespace CoachBot.Storage;

/// <summary>The store cannot take this now: its queue is full, or the disk refuses. Intake answers 503; a stage tries again later.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
