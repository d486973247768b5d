using CoachBot.Coach;
using CoachBot.Coach.Cards;
using Record = CoachBot.Coach.Record;

namespace CoachBot.Tests.Support;

/// <summary>
/// The Coach with a memory in place of a database and a chat that takes everything: events in, cards out, time by hand.
/// Behaves as the pipeline does, without its storage: one event at a time, tells in order, wakeups when due.
/// </summary>
public sealed class CoachWorld
{
    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _wakeups = new(StringComparer.Ordinal);
    private readonly Queue<InboundEvent> _inbox = new();
    private readonly MemorySituation _situation;
    private int _keys;

    public CoachWorld(string now = "2026-11-20T07:00:00Z", TenantSettings? tenant = null, Func<string, string?>? hint = null)
    {
        Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        Tenant = tenant ?? Some.Tenant();
        _situation = new MemorySituation(this, hint ?? (_ => null)) { Tenant = Tenant };
    }

    public DateTimeOffset Now { get; private set; }

    public TenantSettings Tenant { get; }

    /// <summary>Every card that was sent, by key.</summary>
    public SortedDictionary<string, ShownCard> Cards { get; } = new(StringComparer.Ordinal);

    public Situation Situation => _situation;

    public T? Record<T>(string subject)
        where T : Record => _records.GetValueOrDefault(subject) as T;

    public string NewKey() => $"key-{++_keys}";

    public CoachWorld Take(string subject, Happening what, string? key = null)
    {
        _inbox.Enqueue(new InboundEvent(Tenant.Tenant, subject, key ?? NewKey(), Now, what));
        return Settle();
    }

    public Answer Ask(string subject, Happening what) =>
        CoachBot.Coach.Coach.Answer(_situation, new InboundEvent(Tenant.Tenant, subject, NewKey(), Now, what), Now);

    public CoachWorld AdvanceTo(string instant) => AdvanceTo(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    public CoachWorld Advance(TimeSpan by) => AdvanceTo(Now + by);

    /// <summary>From due instant to due instant, settling at each.</summary>
    public CoachWorld AdvanceTo(DateTimeOffset target)
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
        Now = target > Now ? target : Now;
        return this;
    }

    /// <summary>Time passes while nothing runs: what was due meanwhile is handled at the end.</summary>
    public CoachWorld DownUntil(string instant)
    {
        Now = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        return AdvanceTo(Now);
    }

    private CoachWorld Settle()
    {
        for (var rounds = 0; _inbox.TryDequeue(out var happened); rounds++)
        {
            if (rounds > 20_000) throw new InvalidOperationException($"The Coach does not come to rest: {happened}");
            foreach (var decision in CoachBot.Coach.Coach.Decide(_situation, happened, Now)) Carry(decision, happened.Key);
        }
        return this;
    }

    private void Carry(Decision decision, string parent)
    {
        switch (decision)
        {
            case Keep keep:
                _records[keep.Subject] = keep.Record;
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
        if (!Cards.TryGetValue(card.Key, out var shown))
        {
            if (Now < card.Timing.NotBefore || Now > card.Timing.NotAfter) throw new InvalidOperationException($"{card.Key} was sent outside its time.");
            Cards[card.Key] = new ShownCard(card, Now);
            if (card.TellWhenSent) _inbox.Enqueue(new InboundEvent(Tenant.Tenant, card.Owner, NewKey(), Now, new Delivered(card.Key, Now)));
            return;
        }
        shown.Edit(card, show.Quietly);
    }

    private sealed class MemorySituation(CoachWorld world, Func<string, string?> hint) : Situation
    {
        public override T? Find<T>(string subject)
            where T : class => world._records.GetValueOrDefault(subject) as T;

        public override IReadOnlyList<string> Linked(string link) =>
            [.. world._records.Where(r => r.Value.Links.Contains(link)).Select(r => r.Key).Order(StringComparer.Ordinal)];

        public override string? Hint(string value, string language) => hint(value);
    }
}
