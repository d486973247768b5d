namespace CoachBot.Chat.Slack.Socket;

/// <summary>Socket Mode: what Slack sends comes over connections that we open, and no public address is needed. https://docs.slack.dev/apis/events-api/using-socket-mode</summary>
internal sealed partial class SlackSockets(SocketBoard board, SocketOpener opener, TimeProvider machine, ILogger<SlackSockets> logger) : BackgroundService
{
    private static readonly TimeSpan AfterAnError = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(board.Places.Select(place => Supervise(place, stoppingToken)));

    /// <summary>A socket is kept whatever its keeper throws: that is a mistake of ours, and no reason to hear nothing any more.</summary>
    private async Task Supervise(SocketPlace place, CancellationToken stop)
    {
        var keeper = new SocketKeeper(opener, place, machine, logger);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await keeper.Keep(stop);
            }
            catch (Exception mistake) when (!stop.IsCancellationRequested)
            {
                LogMistake(mistake, place.Number);
                place.Waiting("mistake", machine.GetUtcNow() + AfterAnError, still: false);
                await Task.Delay(AfterAnError, machine, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The keeper of Slack's socket {Number} failed and goes on in a moment")]
    private partial void LogMistake(Exception exception, int number);
}
