using System.Text.Json;
using CoachBot.Coach.Cards;

namespace CoachBot.Operations.DryRun;

/// <summary>A card as the chat would show it: what it was when it was sent, what it is now, how often it changed.</summary>
public sealed class SimulatedCard(Card sent, DateTimeOffset sentAt)
{
    private string _view = JsonSerializer.Serialize(sent.View);

    public Card First { get; } = sent;

    public Card Now { get; private set; } = sent;

    public DateTimeOffset SentAt { get; } = sentAt;

    public int Revision { get; private set; } = 1;

    /// <summary>What it shows, as JSON.</summary>
    public string View => _view;

    public void Edit(Card card, bool quietly)
    {
        var view = JsonSerializer.Serialize(card.View);
        if (view == _view) return;
        Now = card;
        _view = view;
        if (!quietly) Revision++;
    }
}
