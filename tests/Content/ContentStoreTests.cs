using CoachBot.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Content;

/// <summary>An edit shows at once; a bad one changes nothing.</summary>
public sealed class ContentStoreTests : IDisposable
{
    private const string Ask = "plays/meeting/meeting.ask.en.md";

    private readonly ContentCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void A_good_edit_makes_a_new_library_with_a_new_version()
    {
        var store = Store();
        var before = store.Current;

        _copy.Replace(Ask, "version: 1", "version: 2");
        store.Reload();

        Assert.NotEqual(before.Version, store.Current.Version);
        Assert.Equal("2", store.Current.Find("meeting.ask", "en")?.Version);
        Assert.Equal("1", before.Find("meeting.ask", "en")?.Version);
    }

    [Fact]
    public void A_bad_edit_keeps_the_last_good_library_and_shows_the_problems_until_it_is_mended()
    {
        var store = Store();
        var good = store.Current;

        _copy.Replace(Ask, "owner:", "ovner:");
        store.Reload();
        Assert.Same(good, store.Current);
        Assert.Contains(store.Problems, problem => problem is { File: Ask, Rule: "key-unknown", Line: 3 });

        _copy.Replace(Ask, "ovner:", "owner:");
        store.Reload();
        Assert.Empty(store.Problems);
        Assert.Equal(good.Version, store.Current.Version);
    }

    [Fact]
    public void The_first_load_stops_at_a_problem_and_lists_it()
    {
        _copy.Delete(Ask);
        var refused = Assert.Throws<ContentException>(Store);
        Assert.Contains("meeting.ask", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edits_are_read_once_they_have_come_to_rest()
    {
        var store = Store();
        var time = new HandTime();
        using var watch = new ContentWatch(store, time);
        await watch.StartAsync(CancellationToken.None);
        var first = store.Current;

        _copy.Replace(Ask, "version: 1", "version: 2");
        watch.Touched();
        watch.Touched();
        Assert.Equal(ContentWatch.Rest, time.Due);
        Assert.Same(first, store.Current);

        time.Fire();
        Assert.Equal("2", store.Current.Find("meeting.ask", "en")?.Version);
    }

    [Fact]
    public async Task An_edit_on_disk_is_noticed()
    {
        var time = new HandTime();
        using var watch = new ContentWatch(Store(), time);
        await watch.StartAsync(CancellationToken.None);

        _copy.Replace(Ask, "version: 1", "version: 2");

        await time.Set.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private ContentStore Store() => new(_copy.Folder, NullLogger<ContentStore>.Instance);

    /// <summary>A clock with one timer, which fires when the test says so.</summary>
    private sealed class HandTime : TimeProvider
    {
        private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TimerCallback? _callback;

        /// <summary>Ends when the timer was set.</summary>
        public Task Set => _set.Task;

        public TimeSpan Due { get; private set; } = Timeout.InfiniteTimeSpan;

        public void Fire() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.Null(_callback);
            _callback = callback;
            return new Timer(this);
        }

        private sealed class Timer(HandTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                time.Due = dueTime;
                return time._set.TrySetResult();
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
