using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>An event that fails is tried five times within two minutes, then it is dead and the rest of its subject goes on.</summary>
internal sealed partial class BackOff(TimeProvider machine, ILogger logger)
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)];

    public void Apply(Sql sql, QueuedEvent row, Exception cause)
    {
        var now = machine.GetUtcNow();
        var reason = $"{cause.GetType().Name}: {cause.Message}";
        if (row.Attempts < Waits.Length)
        {
            Inbox.PutOff(sql, row.Seq, now + Waits[row.Attempts], reason);
            LogPutOff(logger, cause, row.Seq, row.Subject, row.Attempts + 1);
            return;
        }

        Inbox.Bury(sql, row, reason, now);
        LogDead(logger, cause, row.Seq, row.Subject);
    }

    [LoggerMessage(LogLevel.Warning, "Event {Seq} of {Subject} failed, attempt {Attempt}")]
    private static partial void LogPutOff(ILogger logger, Exception exception, long seq, string subject, long attempt);

    [LoggerMessage(LogLevel.Error, "Event {Seq} of {Subject} is dead")]
    private static partial void LogDead(ILogger logger, Exception exception, long seq, string subject);
}
