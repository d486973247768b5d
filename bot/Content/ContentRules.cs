using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;

namespace CoachBot.Content;

/// <summary>What one language has to hold: every text, every place known, no word that ranks or threatens [CNT-04, CNT-16].</summary>
internal sealed class ContentRules(LanguagePack pack, ToneRules tone, ProblemList problems)
{
    private const string Preview = "preview.";
    private const string Error = "error.";

    /// <summary>Own words of one sentence: more than a tired reader takes in at once.</summary>
    private const int LongestSentence = 28;

    /// <summary>Three buttons stand side by side on a phone.</summary>
    private const int LongestPress = 30;

    private string WordsFile => $"words/{pack.Language}.yaml";

    /// <param name="questions">Ids of the questions that some language has.</param>
    public void Check(IReadOnlyList<string> questions, ContentLists lists)
    {
        Texts(questions);
        Forms();
        Words();
        ListWords(lists);
    }

    private void Texts(IReadOnlyList<string> questions)
    {
        foreach (var id in Known.AllTexts.Select(text => text.Id).Concat(questions).Where(id => !pack.Plays.ContainsKey(id)))
            problems.Add($"plays/{id}.{pack.Language}.md", 1, "text-missing", $"Write the text {id} in \"{pack.Language}\".");
        foreach (var review in Questions.Reviews.Where(review => !questions.Any(id => id.StartsWith($"question.{review}.", StringComparison.Ordinal))))
            problems.Add($"plays/question.{review}.NAME.{pack.Language}.md", 1, "question-missing", $"Write at least one question for the {review} review.");
        foreach (var play in pack.Plays.Values)
        {
            if (Known.Text(play.Info.Id) is { } text)
                Facts(play, text);
            else if (Questions.IsOne(play.Info.Id))
                problems.Add(play.File, 2, "id-unknown", $"Name the question question.REVIEW.NAME, with a review of: {string.Join(", ", Questions.Reviews)}.");
            else
                problems.Add(play.File, 2, "id-unknown", $"Check the id: the Coach uses no text {play.Info.Id}.");
            foreach (var line in play.Lines)
            {
                Tone(play.File, line);
                Readable(play.File, line);
            }

            if (play.Info.Id.StartsWith(Preview, StringComparison.Ordinal))
                PreviewNamesNothing(play);
            if (play.Info.Id.StartsWith(Error, StringComparison.Ordinal))
                EndsWithNextStep(play);
        }
    }

    private void Facts(Play play, Text text)
    {
        var known = text.Facts.Select(fact => fact.TrimEnd('?')).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in play.Lines.SelectMany(line => line.Places))
        {
            used.Add(place.Name);
            if (!known.Contains(place.Name))
                UnknownPlace(play.File, place, known);
        }

        foreach (var unused in text.Facts.Where(fact => !fact.EndsWith('?') && !used.Contains(fact)))
            problems.Add(play.File, play.Body.Count > 0 ? play.Body[0].Line : 1, "fact-unused", $"Use {{{unused}}} in the text: the reader needs it.");
    }

    private void Forms()
    {
        foreach (var wanted in Known.AllForms)
        {
            if (!pack.Forms.TryGetValue(wanted.Kind, out var form))
            {
                problems.Add($"forms/{wanted.Kind}.{pack.Language}.yaml", 1, "form-missing", $"Write the words of this form in \"{pack.Language}\".");
                continue;
            }

            foreach (var field in wanted.Fields.Where(field => !form.Fields.ContainsKey(field)))
                problems.Add(form.File, 1, "field-missing", $"Add the field \"{field}\" with a label.");
            foreach (var (field, words) in form.Fields.Where(field => !wanted.Fields.Contains(field.Key)))
                problems.Add(form.File, words.Label.Line, "field-unknown", $"Remove the field \"{field}\": the form does not have it.");
            foreach (var place in form.Lines.SelectMany(line => line.Places).Where(place => !FormTexts.Facts.Contains(place.Name)))
                UnknownPlace(form.File, place, FormTexts.Facts);
            foreach (var line in form.Lines)
                Tone(form.File, line);
        }

        foreach (var form in pack.Forms.Values.Where(form => Known.AllForms.All(wanted => wanted.Kind != form.Id)))
            problems.Add(form.File, 1, "id-unknown", $"Check the id: the Coach opens no form {form.Id}.");
    }

    private void Words()
    {
        foreach (var id in Known.AllWords.Where(id => !pack.Words.ContainsKey(id)))
            problems.Add(WordsFile, 1, "word-missing", $"Add \"{id}\".");
        foreach (var id in pack.Words.Keys.Where(id => !Known.MayBeWord(id)))
            problems.Add(WordsFile, 1, "word-unknown", $"Remove \"{id}\", or check its spelling: nobody asks for it.");
        foreach (var (id, word) in pack.Words.Where(each => each.Key.StartsWith("press.", StringComparison.Ordinal) && each.Value.Length > LongestPress))
            problems.Add(WordsFile, 1, "press-long", $"Cut \"{word}\" ({id}) to {LongestPress} characters: buttons stand side by side on a phone.");
        foreach (var kind in CaptureKinds.All.Where(kind => pack.Words.TryGetValue($"press.{kind}", out var word) && word.Length > CaptureKinds.LongestName))
            problems.Add(WordsFile, 1, "press-long", $"Cut \"press.{kind}\" to {CaptureKinds.LongestName} characters: it stands in the chat's own menu.");
        foreach (var (id, word) in pack.Words)
            Tone(WordsFile, 1, word, $"In \"{id}\": ");
    }

    /// <summary>What a plan or list names by an id has a name to be read, in each language.</summary>
    private void ListWords(ContentLists lists)
    {
        foreach (var plan in lists.Plans)
            Named(PlanReader.FileOf(plan), "step", plan.Steps.Select(step => step.Id));
        Named(ListReader.Reviews, "criterion", lists.SweetSpot);
        Named(ListReader.Reviews, "disqualify", lists.DisqualifyReasons);
    }

    private void Named(string file, string group, IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => id.Length > 0 && !pack.Words.ContainsKey($"{group}.{id}")))
            problems.Add(file, 1, "word-missing", $"Add \"{group}.{id}\" to a file of words/ in \"{pack.Language}\": people read that, not the id.");
    }

    private void UnknownPlace(string file, Place place, IReadOnlyCollection<string> known)
    {
        var choice = known.Count == 0 ? "This text has no facts." : $"It may be one of: {string.Join(", ", known)}.";
        problems.Add(file, place.Line, place.Column, "placeholder-unknown", $"Remove {{{place.Name}}}. {choice}");
    }

    private void PreviewNamesNothing(Play play)
    {
        if (play.Body is not [LinesTemplate { Kind: LinesKind.Paragraph }])
            problems.Add(play.File, play.Body.Count > 1 ? play.Body[1].Line : 1, "preview", "Write a preview as one plain sentence: it stands on a lock screen.");
        foreach (var place in play.Lines.SelectMany(line => line.Places).Where(place => place.Name != "count"))
            problems.Add(play.File, place.Line, place.Column, "preview", $"Remove {{{place.Name}}}: a lock screen shows numbers at most.");
    }

    private void EndsWithNextStep(Play play)
    {
        var words = string.Join(' ', play.Lines.Select(WordsOf));
        if (tone.NextStep.GetValueOrDefault(pack.Language) is { Count: > 0 } steps && !steps.Any(step => Holds(words, step)))
            problems.Add(play.File, play.Body.Count > 0 ? play.Body[0].Line : 1, "next-step", $"End with what to do, using a word such as: {string.Join(", ", steps)}.");
    }

    private void Readable(string file, TemplateLine line)
    {
        var sentences = WordsOf(line).Split(['.', '?', '!', ':', ';']);
        if (sentences.Any(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > LongestSentence))
            problems.Add(file, line.Line, "sentence-long", $"Make two sentences of it: at most {LongestSentence} words each.");
    }

    private void Tone(string file, TemplateLine line) => Tone(file, line.Line, WordsOf(line), "");

    private void Tone(string file, int line, string words, string where)
    {
        foreach (var avoided in (tone.Avoid.GetValueOrDefault(pack.Language) ?? []).Where(avoided => Holds(words, avoided)))
            problems.Add(file, line, "tone", $"{where}say it without \"{avoided}\": no threat, no rank, no blame.");
    }

    /// <summary>Our own words of a line, without the facts.</summary>
    private static string WordsOf(TemplateLine line) => string.Concat(line.Pieces.Select(piece => piece switch
    {
        Words words => words.Text,
        Place { ByNumber: { } by } => $" {by.None} {by.One} {by.Other} ",
        _ => " ",
    }));

    /// <summary>The phrase as whole words. Plain search: a folder has tens of thousands of such questions.</summary>
    private static bool Holds(string words, string phrase)
    {
        for (var at = words.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (end == words.Length || !char.IsLetterOrDigit(words[end])))
                return true;
        }

        return false;
    }
}
