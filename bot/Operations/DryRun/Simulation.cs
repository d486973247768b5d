using CoachBot.Coach;
using CoachBot.Coach.Cards;

namespace CoachBot.Operations.DryRun;

/// <summary>
/// The Coach in memory and in virtual time, with a chat that takes everything: what the pipeline would do, without its
/// storage. One event at a time, what is told in order, wakeups when due.
/// </summary>
public sealed class Simulation
{
    /// <summary>More events than this from one are a circle.</summary>
    private const int MostRounds = 100_000;

    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _wakeups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sentBefore = new(StringComparer.Ordinal);
    private readonly Queue<InboundEvent> _inbox = new();
    private readonly MemorySituation _situation;
    private long _keys;

    /// <param name="hint">Named value and language to the id of a hint, or null.</param>
    public Simulation(TenantSettings tenant, DateTimeOffset now, Func<string, string, string?> hint)
    {
        Tenant = tenant;
        Now = now;
        _situation = new MemorySituation(this, hint) { Tenant = tenant };
    }

    public TenantSettings Tenant { get; }

    public DateTimeOffset Now { get; private set; }

    public Situation Situation => _situation;

    /// <summary>Every record there is, by subject.</summary>
    public IReadOnlyDictionary<string, Record> Records => _records;

    /// <summary>Every card that was sent, by key.</summary>
    public SortedDictionary<string, SimulatedCard> Cards { get; } = new(StringComparer.Ordinal);

    /// <summary>Begins with what a store holds.</summary>
    public void Put(string subject, Record record)
    {
        if (_records.TryGetValue(subject, out var before))
        {
            foreach (var link in before.Links) _links.GetValueOrDefault(link)?.Remove(subject);
        }
        _records[subject] = record;
        foreach (var link in record.Links)
        {
            if (!_links.TryGetValue(link, out var linked)) _links[link] = linked = new(StringComparer.Ordinal);
            linked.Add(subject);
        }
    }

    /// <summary>A card that stands in the chat already: showing it is an edit.</summary>
    public void WasSent(string card) => _sentBefore.Add(card);

    /// <summary>Wakes a subject at an instant.</summary>
    public void Wake(string subject, DateTimeOffset due) => _wakeups[subject] = due;

    public void Take(string subject, Happening what, string? key = null)
    {
        _inbox.Enqueue(new InboundEvent(Tenant.Tenant, subject, key ?? NewKey(), Now, what));
        Settle();
    }

    /// <summary>From due instant to due instant, settling at each. An instant in the past leaves the clock where it is.</summary>
    public void AdvanceTo(DateTimeOffset target)
    {
        while (_wakeups.Count > 0 && _wakeups.Values.Min() is var due && due <= target)
        {
            if (due > Now) Now = due;
            foreach (var subject in _wakeups.Where(w => w.Value <= Now).Select(w => w.Key).Order(StringComparer.Ordinal).ToList())
            {
                _wakeups.Remove(subject);
                _inbox.Enqueue(new InboundEvent(Tenant.Tenant, subject, NewKey(), Now, new WokeUp()));
            }
            Settle();
        }
        if (target > Now) Now = target;
    }

    /// <summary>Time passes while nothing runs: what was due meanwhile is handled at its end.</summary>
    public void Sleep(DateTimeOffset until)
    {
        Now = until;
        AdvanceTo(until);
    }

    public string NewKey() => $"key-{++_keys}";

    private void Settle()
    {
        for (var rounds = 0; _inbox.TryDequeue(out var happened); rounds++)
        {
            if (rounds > MostRounds) throw new InvalidOperationException($"The Coach does not come to rest: {happened.Subject} {happened.What.GetType().Name}");
            foreach (var decision in Coach.Coach.Decide(_situation, happened, Now)) Carry(decision, happened.Key);
        }
    }

    private void Carry(Decision decision, string parent)
    {
        switch (decision)
        {
            case Keep keep:
                Put(keep.Subject, keep.Record);
                break;
            case Tell tell:
                _inbox.Enqueue(new InboundEvent(Tenant.Tenant, tell.Subject, $"{parent}/{++_keys}", Now, tell.What));
                break;
            case WakeAt { Due: { } due } wake:
                _wakeups[wake.Subject] = due;
                break;
            case WakeAt wake:
                _wakeups.Remove(wake.Subject);
                break;
            case Show show:
                Show(show);
                break;
            case Withdraw:
                break;
            default:
                throw new InvalidOperationException($"Nobody carries {decision.GetType().Name}.");
        }
    }

    private void Show(Show show)
    {
        var card = show.Card;
        if (_sentBefore.Contains(card.Key)) return;
        if (Cards.TryGetValue(card.Key, out var shown))
        {
            shown.Edit(card, show.Quietly);
            return;
        }
        if (Now < card.Timing.NotBefore || Now > card.Timing.NotAfter) throw new InvalidOperationException($"{card.Key} was sent outside its time.");
        Cards[card.Key] = new SimulatedCard(card, Now);
        if (card.TellWhenSent) _inbox.Enqueue(new InboundEvent(Tenant.Tenant, card.Owner, NewKey(), Now, new Delivered(card.Key, Now)));
    }

    private sealed class MemorySituation(Simulation world, Func<string, string, string?> hint) : Situation
    {
        public override T? Find<T>(string subject)
            where T : class => world._records.GetValueOrDefault(subject) as T;

        public override IReadOnlyList<string> Linked(string link) => world._links.TryGetValue(link, out var subjects) ? [.. subjects] : [];

        public override IReadOnlyList<string> LinkedAll(IReadOnlyList<string> links, int most) =>
            links.Count == 0
                ? []
                : [.. links.Select(Linked).Aggregate((one, other) => [.. one.Intersect(other, StringComparer.Ordinal)]).Order(StringComparer.Ordinal).Take(most)];

        public override string? Hint(string value, string language) => hint(value, language);
    }
}
