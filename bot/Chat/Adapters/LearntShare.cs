namespace CoachBot.Chat.Adapters;

/// <summary>
/// How much of a budget a platform really grants, learnt from what it refuses, for nobody publishes it exactly. It begins whole. A
/// minute without a refusal adds a twentieth: up to the whole by itself, beyond it only where somebody had to wait. A refusal halves it; then it is sought between what
/// went well and what was refused, and after half an hour an old refusal counts no more. Guarded by its owner.
/// </summary>
/// <param name="most">1 where the whole budget is a published limit; more where it is only where to begin.</param>
internal sealed class LearntShare(double most)
{
    private const double Step = 0.05;
    private const double Least = 0.01;

    /// <summary>So near to what was refused nothing is tried.</summary>
    private const double Near = 0.05;

    /// <summary>However long nobody called, no more minutes than that change anything.</summary>
    private const int MinutesAtMost = 120;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Calls that were on their way together are refused together: one refusal.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Remembers = TimeSpan.FromMinutes(30);

    private double _share = 1;
    private double _halved = 1;
    private double _wentWell;
    private double? _refused;
    private bool _needed;
    private DateTimeOffset? _minuteEnds;
    private DateTimeOffset _waitEnds = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _togetherUntil = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _forgetsAt = DateTimeOffset.UnixEpoch;

    /// <summary>The share now, machine time.</summary>
    public double At(DateTimeOffset now)
    {
        Go(now);
        return Climbing(now);
    }

    /// <summary>Nothing is known of it.</summary>
    public bool IsWhole(DateTimeOffset now) => At(now) is 1 && _refused is null;

    /// <summary>Somebody had to wait for it.</summary>
    public void Needed() => _needed = true;

    /// <summary>The platform refused a call.</summary>
    /// <param name="until">Until when nothing is called, machine time.</param>
    public void Refused(DateTimeOffset now, DateTimeOffset until)
    {
        Go(now);
        var waitEnds = until > now ? until : now;
        if (now < _togetherUntil)
        {
            if (waitEnds > _waitEnds) Wait(waitEnds);
            return;
        }

        var at = Climbing(now);
        if (_wentWell >= at) _wentWell = 0;
        (_refused, _halved, _needed) = (at, Math.Max(at / 2, Least), false);
        _share = Math.Max(_wentWell, _halved);
        _togetherUntil = now + Together;
        Wait(waitEnds);
    }

    private void Wait(DateTimeOffset waitEnds)
    {
        _waitEnds = waitEnds;
        _forgetsAt = waitEnds + Remembers;
        if (waitEnds > _togetherUntil) _togetherUntil = waitEnds;

        // A minute to climb, and one that goes well.
        _minuteEnds = waitEnds + (2 * Minute);
    }

    /// <summary>From the half to what went well before, within a minute.</summary>
    private double Climbing(DateTimeOffset now) => ((now - _waitEnds) / Minute) switch
    {
        >= 1 => _share,
        var way => _halved + ((_share - _halved) * Math.Max(way, 0)),
    };

    private void Go(DateTimeOffset now)
    {
        _minuteEnds ??= now + Minute;
        for (var passed = 0; _minuteEnds is { } end && end <= now; passed++)
        {
            Pass(end);
            _minuteEnds = passed < MinutesAtMost ? end + Minute : now + Minute;
        }
    }

    /// <summary>A minute without a refusal.</summary>
    private void Pass(DateTimeOffset end)
    {
        if (end >= _forgetsAt) _refused = null;
        if (_needed) _wentWell = _share;
        if (_needed || _share < 1) _share = Math.Min(_needed ? most : 1, Math.Max(_share, Next()));
        _needed = false;
    }

    private double Next() => _refused switch
    {
        null => _share + Step,
        { } refused when refused - _share > Near * refused => (_share + refused) / 2,
        _ => _share,
    };
}
