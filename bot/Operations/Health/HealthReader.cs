using System.Data.Common;
using System.Globalization;
using CoachBot.Coach;
using CoachBot.Content;
using CoachBot.Operations.Slack;
using CoachBot.Operations.Teams;
using CoachBot.Operations.Tenants;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Health;

/// <summary>Puts the report together, from what the service really uses [ADM-22].</summary>
public sealed partial class HealthReader(
    Store store, BusinessClock clock, ContentStore content, TenantShelf tenants, TenantBook book, IOptions<TenantOptions> tenant, SwitchBoard switches,
    SlackHealthReader slackReader, TeamsHealthReader teamsReader, IHostApplicationLifetime lifetime, ILogger<HealthReader> logger)
{
    /// <summary>Longer than this and a queue does not move.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public HealthReport Read()
    {
        var now = clock.GetUtcNow();
        var (database, slack, teams) = Stored(now);
        var words = Words();
        var time = new TimeHealth(LocalTime.ZoneDataVersion, now, clock.IsVirtual, [.. NotCovered(tenants.Holidays, Countries(tenant.Value), now)]);
        var own = Problems(database, words, time, LocalTime.IsZone(book.Settings(TenantOptions.Id).TimeZone));
        var problems = own.Concat(slack is null ? [] : SlackHealthReader.Problems(slack)).Concat(teams is null ? [] : TeamsHealthReader.Problems(teams)).ToList();
        var ready = database.Answers && !lifetime.ApplicationStopping.IsCancellationRequested;
        var status = ready ? problems.Count == 0 ? HealthStatus.Ready : HealthStatus.Degraded : HealthStatus.NotReady;
        return new(status, problems, database, words, time, slack, teams, switches.Off());
    }

    /// <summary>Country and year, this year and the next, whose holidays nobody knows.</summary>
    public static IEnumerable<string> NotCovered(HolidayFolder holidays, IEnumerable<string> countries, DateTimeOffset now) =>
        from country in countries
        from year in new[] { now.Year, now.AddMonths(3).Year }.Distinct()
        where !holidays.YearsCovered.TryGetValue(country, out var years) || !years.Contains(year)
        select $"{country} {year.ToString(CultureInfo.InvariantCulture)}";

    public static IEnumerable<string> Countries(TenantOptions tenant) => tenant.Country is { Length: > 0 } country ? [country] : [];

    /// <summary>What the database says, and of the chats what is known without it where it says nothing.</summary>
    internal (DatabaseHealth Database, SlackHealth? Slack, TeamsHealth? Teams) Stored(DateTimeOffset now)
    {
        try
        {
            return (store.Read(sql => QueueReader.Read(sql, now)), slackReader.Read(withDatabase: true), teamsReader.Read(withDatabase: true));
        }
        catch (Exception silent) when (silent is DbException or InvalidOperationException or IOException)
        {
            LogSilent(silent);
            return (new(false), slackReader.Read(withDatabase: false), teamsReader.Read(withDatabase: false));
        }
    }

    private ContentHealth Words()
    {
        var library = content.Current;
        return new(library.Version, library.Languages, [.. content.Problems.Concat(tenants.Holidays.Problems).Select(problem => problem.ToString())]);
    }

    /// <summary>What somebody should do something about.</summary>
    /// <param name="oneZone">The tenant's own zone counts for whoever has none.</param>
    public static IEnumerable<string> Problems(DatabaseHealth database, ContentHealth words, TimeHealth time, bool oneZone)
    {
        if (!database.Answers) yield return "The database does not answer: look at the log, and at the disk it is on.";
        if (database.Queues is { } queues)
        {
            if (Stands(queues.Inbox)) yield return "Events wait too long to be decided on: look for errors of TurnStage in the log.";
            if (Stands(queues.Wakeups)) yield return "Moments pass unheard: look for errors of ScheduleStage in the log.";
            if (Stands(queues.Outbox)) yield return "Cards wait too long to be sent: look for errors of DeliveryStage in the log.";
            if (queues.DeadLetters > 0) yield return "Some events could not be decided on: the table dead_letters holds each with its cause.";
        }

        if (database.PeopleWithoutZone > 0 && !oneZone)
            yield return "Nobody knows the time zone of database.peopleWithoutZone colleagues, so nothing is sent to them: set Tenant:TimeZone; an administrator's /coach people names them.";
        if (words.Problems.Count > 0) yield return "The newest edit of the content is not in use: correct what content.problems lists.";
        if (time.HolidaysNotCovered.Count > 0) yield return "Holidays are not known for time.holidaysNotCovered: add them in the content folder's holidays.";
    }

    private static bool Stands(Waiting queue) => queue.OldestSeconds > LongestWait.TotalSeconds;

    [LoggerMessage(LogLevel.Error, "The database does not answer the health page")]
    private partial void LogSilent(Exception exception);
}

/// <summary>The words of <see cref="HealthReport.Status"/>: probes and alarms read them, so they are never renamed.</summary>
public static class HealthStatus
{
    public const string Ready = "ready";
    public const string Degraded = "degraded";
    public const string NotReady = "notReady";
}
