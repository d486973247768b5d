using CoachBot.Benchmarks.Support;
using Microsoft.Data.Sqlite;
using Quartz;

namespace CoachBot.Benchmarks.Burst;

/// <summary>Quartz's bare one-shots, due at once: durable triggers of one job that only counts.</summary>
internal static class QuartzBurst
{
    private const int Threads = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<Work> Fire(TempFolder folder, int count)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = folder.File($"quartz-{Guid.NewGuid():n}.db") }.ToString();
        Settle(connection);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Threads); // batches of as many are its own default
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(connection);
                store.ProvisionSchema();
                store.ConfigureStore(options => options.MisfireThreshold = TimeSpan.FromHours(1));
            });
        });
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();
        Counting.Begin(count);
        var job = JobBuilder.Create<Counting>().WithIdentity("counting").StoreDurably().Build();
        await scheduler.AddJob(job, new AddJobOptions());
        var due = TimeProvider.System.GetUtcNow();
        var triggers = Enumerable.Range(0, count)
            .Select(number => TriggerBuilder.Create().WithIdentity($"trigger-{number}").ForJob(job).StartAt(due).Build())
            .ToList();
        await scheduler.ScheduleJob(job, triggers, new ScheduleJobOptions { Replace = true });
        var watch = Work.Start();
        await scheduler.Start();
        await Counting.All.WaitAsync(Patience);
        var work = watch.Stop();
        await scheduler.Shutdown();
        return work;
    }

    /// <summary>The same file settings as ours.</summary>
    private static void Settle(string connection)
    {
        using var file = new SqliteConnection(connection);
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "pragma journal_mode = wal";
        command.ExecuteNonQuery();
        command.CommandText = "pragma synchronous";
        if (command.ExecuteScalar() is not 2L) throw new InvalidOperationException("Quartz's connections would not sync every commit.");
    }

    /// <summary>A job that does nothing but count.</summary>
    internal sealed class Counting : IJob
    {
        private static TaskCompletionSource all = new();
        private static int left;

        public static Task All => all.Task;

        public static void Begin(int count)
        {
            all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            left = count;
        }

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            if (Interlocked.Decrement(ref left) == 0) all.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
