using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>Who knows something about a topic: credited in a win, or answered a question about it. Never by revenue [REF-11].</summary>
public static class Experts
{
    public const int Most = 3;
    private const int MostLookedAt = 200;

    /// <summary>Up to three colleagues with the reason: first who fits most of the words, then the newest reason.</summary>
    public static IReadOnlyList<(PersonRecord Person, Part Reason)> Knowing(IReadOnlyList<string> words, Situation situation)
    {
        var stories = Found(words, LinkNames.StoryWord, situation).Select(s => (situation.Find<StoryRecord>(s.Subject), s.Matched)).ToList();
        var answers = Found(words, LinkNames.ExpertWord, situation).Select(s => (situation.Find<ExpertRecord>(s.Subject), s.Matched)).ToList();
        var reasons = stories.Where(s => s.Item1?.Answers is not null).SelectMany(s => OfStory(s.Item1!, s.Matched, words))
            .Concat(answers.Where(a => a.Item1 is not null).SelectMany(a => OfAnswers(a.Item1!, a.Matched, words)));
        return
        [
            .. reasons
                .Where(r => situation.Find<ExpertRecord>(Subjects.Expert(r.Email)) is not { Hidden: true })
                .OrderByDescending(r => r.Matched)
                .ThenByDescending(r => r.At)
                .ThenBy(r => r.Email, StringComparer.Ordinal)
                .DistinctBy(r => r.Email, StringComparer.Ordinal)
                .Select(r => (Person: situation.Find<PersonRecord>(Subjects.Person(r.Email)), r.Text, r.Words))
                .Where(r => r.Person is { IsActive: true })
                .Take(Most)
                .Select(r => (r.Person!, r.Text.With(("name", r.Person!.Name), ("words", r.Words)))),
        ];
    }

    /// <summary>The subjects that carry some of the words, with how many of them; those that carry all are never cut off.</summary>
    public static IReadOnlyList<(string Subject, int Matched)> Found(IReadOnlyList<string> words, Func<string, string> link, Situation situation)
    {
        if (words.Count == 0) return [];
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var subject in words.SelectMany(w => situation.LinkedAll([link(w)], MostLookedAt))) found[subject] = found.GetValueOrDefault(subject) + 1;
        foreach (var subject in situation.LinkedAll([.. words.Select(link)], MostLookedAt)) found[subject] = words.Count;
        return [.. found.Select(f => (f.Key, f.Value)).OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<Reason> OfStory(StoryRecord story, int matched, IReadOnlyList<string> words)
    {
        var answers = story.Answers!;
        var shared = string.Join(", ", words.Where(w => story.Words.Contains(w)));
        foreach (var helper in answers.Helpers) yield return new(helper, matched, answers.At, Texts.WhoHelped, shared);
        yield return new(answers.By, matched, answers.At, Texts.WhoWon, shared);
    }

    private static IEnumerable<Reason> OfAnswers(ExpertRecord expert, int matched, IReadOnlyList<string> words) =>
        expert.Asks.Where(a => a.State == QuestionState.Answered && a.Words.Any(words.Contains)).Take(1)
            .Select(a => new Reason(expert.Email, matched, a.At, Texts.WhoAnsweredBefore, string.Join(", ", words.Where(w => a.Words.Contains(w)))));

    private sealed record Reason(string Email, int Matched, DateTimeOffset At, Text Text, string Words);
}
