using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>Renders every text once with plausible and once with harmful facts, and looks at what comes out [CNT-04, INT-23].</summary>
internal static class TrialRender
{
    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal) { ["short"] = 300, ["medium"] = 700, ["long"] = 1500 };

    public static void Check(IEnumerable<LanguagePack> packs, IReadOnlyList<string> questions, RegionHabits habits, ProblemList problems)
    {
        foreach (var pack in packs)
        {
            var writer = new CardWriter(pack, SampleFacts.Reader with { Language = pack.Language }, habits);
            foreach (var text in Known.AllTexts.Concat(questions.Select(Known.Text).OfType<Text>()))
                Check(pack.Plays[text.Id], text, writer, problems);
        }
    }

    private static void Check(Play play, Text text, CardWriter writer, ProblemList problems)
    {
        var plausible = Render(text, SampleFacts.Plausible(text), writer);
        var harmful = Render(text, SampleFacts.Harmful(text), writer);
        var line = play.Body[0].Line;
        var longest = text.Id.StartsWith("preview.", StringComparison.Ordinal) ? 200 : Longest[play.Length];
        if (plausible.Text.Length > longest)
            problems.Add(play.File, line, "too-long", $"Cut it to {longest} characters, or give it the next length: it has {plausible.Text.Length}.");
        if (!plausible.Blocks.Select(block => block.GetType()).SequenceEqual(harmful.Blocks.Select(block => block.GetType())))
            problems.Add(play.File, line, "layout", "Keep facts inside sentences: text from outside changes the layout here.");
    }

    private static Message Render(Text text, IReadOnlyDictionary<string, Fact> facts, CardWriter writer) =>
        writer.Card(new CardView([new Part(text.Id, facts)], text.Id, facts));
}
