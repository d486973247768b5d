using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>
/// Folds a batch of events in memory, in order. What one event keeps, the next sees. What it tells is decided on in the same
/// batch, unless older events of that subject still wait in the inbox.
/// </summary>
internal sealed class TurnBatch(SituationBatch situations, Decide decide, Func<string, string, int, bool> moreWaitThan, DateTimeOffset now)
{
    /// <summary>Beyond this many events, what is told waits for another batch.</summary>
    private const int Most = 2048;

    /// <summary>So many are asked at a time where one fetch does not load all that they look at.</summary>
    private const int Few = 32;

    /// <summary>An event that far from the outside is one of a circle.</summary>
    private const int MostHops = 100;

    private readonly List<Turn> _turns = [];
    private readonly Dictionary<(string, string), int> _queuedInBatch = [];
    private readonly Dictionary<(string, string), bool> _othersWait = [];
    private readonly HashSet<(string, string)> _stuck = [];

    /// <summary>Events that were decided on, with what was decided.</summary>
    public List<(Turn Turn, IReadOnlyList<Decision> Decisions)> Decided { get; } = [];

    /// <summary>Events that threw. Later ones of the same subject were left where they are.</summary>
    public List<(Turn Turn, Exception Cause)> Failed { get; } = [];

    /// <summary>What was told and waits for another batch.</summary>
    public List<Turn> Later { get; } = [];

    /// <summary>It looked at so much that a part of it was left for another batch.</summary>
    public bool EndedEarly { get; private set; }

    public void Fold(IReadOnlyList<QueuedEvent> queued)
    {
        foreach (var row in queued) Take(row);
        if (situations.MissesSomething) situations.Fetch();
        var (next, most) = (0, int.MaxValue);
        while (next < _turns.Count)
        {
            // Decided in order up to the first that misses something. The rest of the pass only notes what it will look at,
            // so that one fetch serves the whole batch.
            var deciding = true;
            for (var i = next; i < _turns.Count && i - next < most; i++)
            {
                deciding &= Handle(_turns[i], deciding);
                if (deciding) next = i + 1;
            }

            if (next > 0 && situations.HoldsMuch)
            {
                Leave(next);
                return;
            }

            // Where they look at very much, a few are asked at a time: the others would only be asked in vain.
            if (situations.MissesSomething && !situations.Fetch()) most = Few;
        }
    }

    /// <summary>What is decided is kept first: the rest is for another batch, which begins with an empty memory.</summary>
    private void Leave(int from)
    {
        EndedEarly = from < _turns.Count;
        Later.AddRange(_turns.Skip(from).Where(turn => turn.Queued is null));
    }

    private void Take(QueuedEvent row)
    {
        var subject = (row.Tenant, row.Subject);
        _queuedInBatch[subject] = _queuedInBatch.GetValueOrDefault(subject) + 1;
        situations.Need(row.Tenant, row.Subject);
        situations.Need(row.Tenant, Subjects.Tenant); // everything asks for it: one round less
        try
        {
            var happened = new InboundEvent(row.Tenant, row.Subject, row.Key, row.At, StoredJson.Read<Happening>(row.Body));
            _turns.Add(new Turn(happened, row.Hops, row));
        }
        catch (JsonException e)
        {
            // It fails in its turn, after the ones before it; it stands for itself until then.
            _turns.Add(new Turn(new InboundEvent(row.Tenant, row.Subject, row.Key, row.At, new Unreadable(e)), row.Hops, row));
        }
    }

    /// <summary>One event. False where something is missing and it has to be asked again.</summary>
    private bool Handle(Turn turn, bool deciding)
    {
        if (_stuck.Contains(turn.Subject))
        {
            if (deciding && turn.Queued is null) Later.Add(turn);
            return true;
        }

        IReadOnlyList<Decision> decisions;
        try
        {
            if (turn.Happened.What is Unreadable unreadable) throw unreadable.Cause;
            decisions = decide(situations.For(turn.Happened.Tenant), turn.Happened, now);
            if (turn.Hops >= MostHops && decisions.Any(decision => decision is Tell))
                throw new InvalidOperationException($"More than {MostHops} events followed from one: a circle.");
        }
        catch (Exception e)
        {
            // Whatever the Coach throws is recorded on the event's own row. What was thrown for lack of a record does not count.
            if (!deciding || situations.MissesSomething) return false;
            _stuck.Add(turn.Subject);
            if (turn.Queued is null) Later.Add(turn); // it fails again in a row of its own, and is counted there
            else Failed.Add((turn, e));
            return true;
        }

        if (!deciding || situations.MissesSomething) return false;
        Decided.Add((turn, decisions));
        var told = 0;
        foreach (var decision in decisions)
        {
            if (decision is Keep keep) situations.Keep(turn.Happened.Tenant, keep.Subject, keep.Record);
            else if (decision is Tell tell) Hear(turn, tell, told++);
        }

        return true;
    }

    private void Hear(Turn by, Tell tell, int number)
    {
        var heard = new Turn(
            new InboundEvent(by.Happened.Tenant, tell.Subject, $"{by.Happened.Key}/{number}", now, tell.What), by.Hops + 1);
        if (_turns.Count >= Most || OthersWait(heard.Subject)) Later.Add(heard);
        else _turns.Add(heard);
    }

    private bool OthersWait((string Tenant, string Subject) subject)
    {
        if (!_othersWait.TryGetValue(subject, out var others))
            _othersWait[subject] = others = moreWaitThan(subject.Tenant, subject.Subject, _queuedInBatch.GetValueOrDefault(subject));
        return others;
    }

    /// <summary>Stands for a body that cannot be read.</summary>
    private sealed record Unreadable(Exception Cause) : Happening;
}
