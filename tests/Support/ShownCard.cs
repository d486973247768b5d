using System.Text.Json;
using CoachBot.Coach.Cards;

namespace CoachBot.Tests.Support;

/// <summary>A card as the chat shows it: what it was when it was sent, what it is now, how often it changed.</summary>
public sealed class ShownCard(Card sent, DateTimeOffset sentAt)
{
    public Card First { get; } = sent;

    public Card Now { get; private set; } = sent;

    public DateTimeOffset SentAt { get; } = sentAt;

    public int Revision { get; private set; } = 1;

    /// <summary>The content ids of the parts that stand on the card now.</summary>
    public IReadOnlyList<string> Texts => [.. Now.View.Parts.Select(p => p.Text)];

    /// <summary>Everything that can be pressed at first sight.</summary>
    public IReadOnlyList<Press> Presses => [.. Now.View.Parts.SelectMany(p => p.Presses ?? [])];

    public Press Press(string verb, string? value = null) =>
        Presses.Concat(Presses.SelectMany(p => p.Items ?? [])).First(p => p.Verb == verb && (value is null || p.Value == value) && p.Kind is not PressKind.Menu);

    public bool Offers(string verb) => Presses.Concat(Presses.SelectMany(p => p.Items ?? [])).Any(p => p.Verb == verb);

    public Fact? Fact(string text, string fact) => Now.View.Parts.First(p => p.Text == text).Facts.GetValueOrDefault(fact);

    public string View => JsonSerializer.Serialize(Now.View);

    public void Edit(Card card, bool quietly)
    {
        if (JsonSerializer.Serialize(card.View) == View) return;
        Now = card;
        if (!quietly) Revision++;
    }
}
