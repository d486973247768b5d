using System.Collections.Concurrent;

namespace CoachBot.Chat.Adapters;

/// <summary>
/// What was pressed a moment ago. A card changes by its first press, so the second one of a double click finds nothing to press any
/// more: that is no mistake of anybody's, and nobody is told that something is gone. In memory, because only the same hand presses so
/// soon; what is forgotten is answered by a sentence.
/// </summary>
public sealed class JustPressed(TimeProvider machine)
{
    /// <summary>So long a second press counts as the first.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string Tenant, string Card, string By, string Press), DateTimeOffset> _at = new();

    /// <param name="press">What the button carried.</param>
    public void Note(string tenant, string card, string by, string press)
    {
        var now = machine.GetUtcNow();
        if (_at.Count >= Most) Forget(now);
        _at[(tenant, card, by, press)] = now;
    }

    /// <summary>The same person has pressed the same a moment ago.</summary>
    public bool Was(string tenant, string card, string by, string press) =>
        _at.TryGetValue((tenant, card, by, press), out var at) && machine.GetUtcNow() - at < Moment;

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, at) in _at)
        {
            if (now - at >= Moment) _at.TryRemove(key, out _);
        }

        if (_at.Count >= Most) _at.Clear();
    }
}
