using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Storage;

public sealed class StoreTests : IAsyncDisposable
{
    private readonly TempStore temp = new();

    private Store Store => temp.Store;

    public ValueTask DisposeAsync() => temp.DisposeAsync();

    [Fact]
    public async Task What_is_answered_as_written_can_be_read()
    {
        await Put("a");
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public async Task One_bad_write_fails_alone()
    {
        var release = await HoldTheWriter();
        var first = Put("first");
        var bad = Store.Write(
            WriteUrgency.Hook,
            sql =>
            {
                Insert(sql, "half");
                throw new InvalidOperationException("bad");
            },
            default);
        var last = Put("last");
        release();
        await first;
        await last;
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(["first", "last"], Names());
    }

    [Fact]
    public async Task A_statement_that_the_database_refuses_fails_alone()
    {
        await Put("once");
        var release = await HoldTheWriter();
        var again = Put("once");
        var other = Put("other");
        release();
        await other;
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => again);
        Assert.Equal(["once", "other"], Names());
    }

    [Fact]
    public async Task Answers_are_written_before_hooks_that_came_first_and_each_kind_keeps_its_order()
    {
        var release = await HoldTheWriter();
        Task[] all =
        [
            Put("hook 1"), Put("hook 2"), Put("work", WriteUrgency.Work), Put("answer 1", WriteUrgency.Answer), Put("answer 2", WriteUrgency.Answer),
        ];
        release();
        await Task.WhenAll(all);
        var order = Store.Read(sql => sql.All("select name from facts order by rowid", row => row.GetString(0)));
        Assert.Equal(["answer 1", "answer 2"], order[..2]);
        Assert.True(order.IndexOf("hook 1") < order.IndexOf("hook 2"));
        Assert.Equal(5, order.Count);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        await using var small = new TempStore(waitingWrites: 1);
        using var held = new ManualResetEventSlim();
        var entered = new TaskCompletionSource();
        var holding = small.Store.Write(WriteUrgency.Work, Hold, default);
        await entered.Task;
        var waits = small.Store.Write(WriteUrgency.Hook, sql => Insert(sql, "waits"), default);
        Assert.Throws<StoreUnavailableException>(() => { _ = small.Store.Write(WriteUrgency.Hook, sql => Insert(sql, "one too many"), default); });
        held.Set();
        await holding;
        await waits;

        void Hold(Sql sql)
        {
            entered.SetResult();
            held.Wait();
        }
    }

    [Fact]
    public async Task A_write_given_up_before_its_turn_is_not_made()
    {
        using var givenUp = new CancellationTokenSource();
        var release = await HoldTheWriter();
        var write = Store.Write(WriteUrgency.Hook, sql => Insert(sql, "given up"), givenUp.Token);
        await givenUp.CancelAsync();
        release();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await Put("kept");
        await temp.Restart();
        Assert.Equal(["kept"], Names());
    }

    [Fact]
    public async Task A_second_owner_is_refused_and_told_what_to_do()
    {
        var second = new Store(Microsoft.Extensions.Options.Options.Create(temp.Options), NullLogger<Store>.Instance);
        var refused = Assert.Throws<StoreInUseException>(second.Start);
        Assert.Contains("Storage:Sqlite", refused.Message, StringComparison.Ordinal);
        await second.DisposeAsync();
    }

    [Fact]
    public void Every_commit_is_synced_to_disk()
    {
        Assert.Equal("wal", Store.Read(sql => sql.First("pragma journal_mode", row => row.GetString(0))));
        Assert.Equal(2, Store.Read(sql => sql.Number("pragma synchronous")));
    }

    [Fact]
    public void A_start_looks_for_the_newest_migration()
    {
        using var db = SqliteCoachDb.On("Data Source=:memory:");
        Assert.Equal(StoreFile.Newest, db.Database.GetMigrations().Last());
    }

    private Task Put(string name, WriteUrgency urgency = WriteUrgency.Hook) => Store.Write(urgency, sql => Insert(sql, name), default);

    private List<string> Names() => Store.Read(sql => sql.All("select name from facts order by name", row => row.GetString(0)));

    private static void Insert(Sql sql, string name) => sql.Run("insert into facts (name, value) values (?1, '')", name);

    /// <summary>Keeps the writer busy, so that what follows waits and is written together.</summary>
    private async Task<Action> HoldTheWriter()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new ManualResetEventSlim();
        _ = Store.Write(
            WriteUrgency.Work,
            _ =>
            {
                entered.SetResult();
                held.Wait();
            },
            default);
        await entered.Task;
        return held.Set;
    }
}
