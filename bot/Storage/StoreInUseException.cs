namespace CoachBot.Storage;

/// <summary>The database file belongs to a process that runs. The message says what to do.</summary>
public sealed class StoreInUseException(string path, Exception inner) : Exception(
    $"The database {path} is used by another CoachBot that still runs. Stop that one, or set Storage:Sqlite to another file.", inner);
