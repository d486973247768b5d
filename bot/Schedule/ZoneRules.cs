using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Schedule;

/// <summary>
/// At a start with another edition of the time-zone rules, everybody and every team looks again, once: what was planned by the old
/// rules would come at another local time than was meant [ADM-05].
/// </summary>
public sealed class ZoneRules(Store store, BusinessClock clock) : IHostedService
{
    /// <summary>The note is the service's own: one process has one edition for all tenants.</summary>
    private const string NoTenant = "";

    private static readonly string[] Everyone = [LinkNames.Everybody, LinkNames.Teams];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await Follow(LocalTime.ZoneDataVersion, cancellationToken) > 0) store.Signals.Inbox.Raise();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>How many look again; none where the edition is the one of the last start, or nobody knows which that was.</summary>
    public Task<int> Follow(string edition, CancellationToken cancel)
    {
        var (now, machineNow) = (clock.GetUtcNow(), clock.Machine.GetUtcNow());
        return store.Write(
            WriteUrgency.Work,
            sql =>
            {
                var before = sql.First("select name from notices where tenant = ?1 and kind = ?2", row => row.GetString(0), NoTenant, NoticeKinds.ZoneRules);
                if (before == edition) return 0;
                sql.Run("delete from notices where tenant = ?1 and kind = ?2", NoTenant, NoticeKinds.ZoneRules);
                Notices.Count(sql, NoTenant, NoticeKinds.ZoneRules, edition, machineNow);
                if (before is null) return 0;
                var subjects = Everyone.SelectMany(link => sql.All("select tenant, subject from links where link = ?1", row => (Tenant: row.GetString(0), Subject: row.GetString(1)), link)).ToList();
                foreach (var (tenant, subject) in subjects) Inbox.Add(sql, new InboundEvent(tenant, subject, "zones/" + edition, now, new LookAgain()));
                return subjects.Count;
            },
            cancel);
    }
}
