using System.Globalization;
using Microsoft.Extensions.Options;

namespace CoachBot.Storage;

/// <summary>
/// Business time: when things are due, sent and too late. Real, or virtual with its instant kept in the database, where it
/// moves by <see cref="Set"/> alone and never back. Machine time (time-outs, back-off, signatures) is <see cref="Machine"/>.
/// </summary>
public sealed class BusinessClock(Store store, IOptions<ClockOptions> options, TimeProvider machine) : TimeProvider
{
    private const string FactName = "clock";
    private long _virtualTicks;

    public TimeProvider Machine => machine;

    public bool IsVirtual => options.Value.VirtualClock;

    public override DateTimeOffset GetUtcNow()
    {
        if (!IsVirtual) return machine.GetUtcNow();
        if (Volatile.Read(ref _virtualTicks) == 0) Volatile.Write(ref _virtualTicks, Stored() ?? (options.Value.StartAt ?? machine.GetUtcNow()).UtcTicks);
        return new DateTimeOffset(Volatile.Read(ref _virtualTicks), TimeSpan.Zero);
    }

    /// <summary>Moves the virtual clock; the instant is stored before it shows.</summary>
    /// <exception cref="InvalidOperationException">The clock is real.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past.</exception>
    public async Task Set(DateTimeOffset instant, CancellationToken cancel)
    {
        if (!IsVirtual) throw new InvalidOperationException("The clock is real: it moves by itself. Set Sandbox:VirtualClock to move it.");
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        var ticks = instant.UtcTicks;
        await store.Write(WriteUrgency.Answer, sql => Keep(sql, ticks), cancel);
        Volatile.Write(ref _virtualTicks, ticks);
    }

    /// <summary>Sets the virtual clock back to where it began: for a world that begins anew.</summary>
    /// <exception cref="InvalidOperationException">The clock is real.</exception>
    public async Task StartAgain(CancellationToken cancel)
    {
        if (!IsVirtual) throw new InvalidOperationException("The clock is real: it cannot start again.");
        var ticks = (options.Value.StartAt ?? machine.GetUtcNow()).UtcTicks;
        await store.Write(WriteUrgency.Answer, sql => Keep(sql, ticks), cancel);
        Volatile.Write(ref _virtualTicks, ticks);
    }

    private static void Keep(Sql sql, long ticks) => sql.Run(
        "insert into facts (name, value) values (?1, ?2) on conflict (name) do update set value = ?2",
        FactName,
        ticks.ToString(CultureInfo.InvariantCulture));

    private long? Stored() => store.Read(sql => sql.First<long?>("select cast(value as integer) from facts where name = ?1", row => row.GetInt64(0), FactName));
}
