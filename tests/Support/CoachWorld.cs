using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Operations.DryRun;
using Record = CoachBot.Coach.Record;

namespace CoachBot.Tests.Support;

/// <summary>The Coach in memory and virtual time, with the words that tests use.</summary>
public sealed class CoachWorld(string now = "2026-11-20T07:00:00Z", TenantSettings? tenant = null, Func<string, string?>? hint = null)
{
    private readonly Simulation _simulation = new(
        tenant ?? Some.Tenant(), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), (value, _) => hint?.Invoke(value));

    public DateTimeOffset Now => _simulation.Now;

    public TenantSettings Tenant => _simulation.Tenant;

    public Situation Situation => _simulation.Situation;

    /// <summary>Every record there is, by subject.</summary>
    public IReadOnlyDictionary<string, Record> Records => _simulation.Records;

    /// <summary>Every card that was sent, by key.</summary>
    public SortedDictionary<string, SimulatedCard> Cards => _simulation.Cards;

    public T? Record<T>(string subject)
        where T : Record => _simulation.Records.GetValueOrDefault(subject) as T;

    /// <summary>A record as its own practice keeps it.</summary>
    public CoachWorld Put(string subject, Record record)
    {
        _simulation.Put(subject, record);
        return this;
    }

    public string NewKey() => _simulation.NewKey();

    public CoachWorld Take(string subject, Happening what, string? key = null)
    {
        _simulation.Take(subject, what, key);
        return this;
    }

    public Answer Ask(string subject, Happening what) =>
        CoachBot.Coach.Coach.Answer(Situation, new InboundEvent(Tenant.Tenant, subject, NewKey(), Now, what), Now);

    public CoachWorld AdvanceTo(string instant) => AdvanceTo(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    public CoachWorld Advance(TimeSpan by) => AdvanceTo(Now + by);

    public CoachWorld AdvanceTo(DateTimeOffset target)
    {
        _simulation.AdvanceTo(target);
        return this;
    }

    /// <summary>Time passes while nothing runs: what was due meanwhile is handled at the end.</summary>
    public CoachWorld DownUntil(string instant)
    {
        _simulation.Sleep(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        return this;
    }
}
