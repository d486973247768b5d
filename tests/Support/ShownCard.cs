global using ShownCard = CoachBot.Operations.DryRun.SimulatedCard;

using CoachBot.Coach.Cards;

namespace CoachBot.Tests.Support;

/// <summary>What a test asks of a card as the chat shows it.</summary>
public static class ShownCards
{
    extension(ShownCard card)
    {
        /// <summary>The content ids of the parts that stand on the card now.</summary>
        public IReadOnlyList<string> Texts => [.. card.Now.View.Parts.Select(p => p.Text)];

        /// <summary>Everything that can be pressed at first sight.</summary>
        public IReadOnlyList<Press> Presses => [.. card.Now.View.Parts.SelectMany(p => p.Presses ?? [])];

        public Press Press(string verb, string? value = null) =>
            All(card).First(p => p.Verb == verb && (value is null || p.Value == value) && p.Kind is not PressKind.Menu);

        public bool Offers(string verb) => All(card).Any(p => p.Verb == verb);

        public Fact? Fact(string text, string fact) => card.Now.View.Parts.First(p => p.Text == text).Facts.GetValueOrDefault(fact);
    }

    private static IEnumerable<Press> All(ShownCard card) => card.Presses.Concat(card.Presses.SelectMany(p => p.Items ?? []));
}
