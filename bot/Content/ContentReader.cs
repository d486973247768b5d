using CoachBot.Coach.Orders;

namespace CoachBot.Content;

/// <summary>Reads a whole content folder, strictly: every problem is found, and a library comes only from a folder without any.</summary>
internal static class ContentReader
{
    private const string Required = "en";

    /// <summary>Folders that others read.</summary>
    private static readonly string[] Elsewhere = ["holidays/", "hints/", "scenes/"];

    public static (ContentLibrary? Library, IReadOnlyList<ContentProblem> Problems) Read(string folder)
    {
        var problems = new ProblemList();
        var files = ContentFolder.Read(folder, problems);
        if (files.Count == 0)
            return (null, problems.Found);

        var plays = new List<Play>();
        var forms = new List<(string Language, FormWords Words)>();
        var plans = new List<PlanTemplate>();
        var words = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var folderName = file.Name.Split('/')[0];
            if (folderName == "plays" && file.Name.EndsWith(".md", StringComparison.Ordinal))
                plays.AddRange(Present(PlayReader.Read(file, problems)));
            else if (folderName == "forms" && FormName(file.Name) is var (kind, language))
                forms.AddRange(Form(file, kind, language, problems));
            else if (folderName == "words" && file.Name.EndsWith(".yaml", StringComparison.Ordinal))
                AddWords(words, file, problems);
            else if (file.Name.StartsWith(PlanReader.Folder, StringComparison.Ordinal) && file.Name.EndsWith(".yaml", StringComparison.Ordinal))
                plans.AddRange(Present(PlanReader.Read(file, problems)));
            else if (!ListReader.All.Contains(file.Name) && !Elsewhere.Any(file.Name.StartsWith) && Path.GetFileName(file.Name) != "README.md")
                problems.Add(file.Name, 1, "file-unknown", "Move or remove this file: nothing reads it.");
        }

        var lists = new ListReader(files.ToDictionary(file => file.Name, StringComparer.Ordinal), problems);
        var packs = Packs(words, plays, forms, problems);
        var (contentLists, habits, tone) = (lists.Lists(PlanReader.InOrder(plans, problems)), lists.RegionHabits(), lists.ToneRules());
        var questions = Questions.IdsIn(packs.Values);
        foreach (var pack in packs.Values)
            new ContentRules(pack, tone, problems).Check(questions, contentLists);
        if (!packs.ContainsKey(Required))
            problems.Add($"words/{Required}.yaml", 1, "file-missing", "Put the English words back: they are what everybody else falls back to.");

        // Trial renderings need whole texts: they come when all else is right.
        if (!problems.Any)
            TrialRender.Check(packs.Values, questions, habits, problems);
        return (problems.Any ? null : new ContentLibrary(ContentFolder.Hash(files), packs, contentLists, habits), problems.Found);
    }

    private static Dictionary<string, LanguagePack> Packs(
        Dictionary<string, Dictionary<string, string>> words,
        List<Play> plays,
        List<(string Language, FormWords Words)> forms,
        ProblemList problems)
    {
        foreach (var play in plays.Where(play => !words.ContainsKey(play.Language)))
            problems.Add(play.File, 1, "language-unknown", $"Write words/{play.Language}.yaml first: a language begins with its words.");
        foreach (var doubled in plays.GroupBy(play => (play.Info.Id, play.Language)).SelectMany(same => same.Skip(1)))
            problems.Add(doubled.File, 1, "id-doubled", $"Keep one text of the id {doubled.Info.Id} per language.");
        return words.ToDictionary(
            each => each.Key,
            each => new LanguagePack(
                each.Key,
                ById(plays.Where(play => play.Language == each.Key), play => play.Info.Id),
                each.Value,
                ById(forms.Where(form => form.Language == each.Key).Select(form => form.Words), form => form.Id)),
            StringComparer.OrdinalIgnoreCase);
    }

    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id) =>
        all.GroupBy(id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private static IEnumerable<(string Language, FormWords Words)> Form(SourceFile file, string kind, string language, ProblemList problems)
    {
        if (FormReader.Read(file, problems) is not { } form)
            yield break;
        if (form.Id != kind)
            problems.Add(file.Name, 1, "file-name", $"Name the file {form.Id}.{language}.yaml, after its id and language.");
        yield return (language, form);
    }

    /// <summary><c>forms/KIND.LANGUAGE.yaml</c></summary>
    private static (string Kind, string Language)? FormName(string file) =>
        Path.GetFileName(file).Split('.') is [var kind, var language, "yaml"] ? (kind, language) : null;

    /// <summary><c>words/LANGUAGE.yaml</c>, and <c>words/TOPIC.LANGUAGE.yaml</c> beside it.</summary>
    private static void AddWords(Dictionary<string, Dictionary<string, string>> all, SourceFile file, ProblemList problems)
    {
        var language = Path.GetFileNameWithoutExtension(file.Name).Split('.')[^1];
        if (!all.TryGetValue(language, out var words))
            all.Add(language, words = new(StringComparer.Ordinal));
        foreach (var entry in StrictYaml.ReadMap(file.Name, file.Text, 1, problems)?.Entries ?? [])
        {
            if (entry.Value is not YamlText { Value.Length: > 0 } text)
                problems.Add(file.Name, entry.Line, entry.Column, "value-kind", $"Give \"{entry.Key}\" one line of text.");
            else if (!words.TryAdd(entry.Key, text.Value))
                problems.Add(file.Name, entry.Line, entry.Column, "word-doubled", $"Keep one \"{entry.Key}\" per language.");
        }
    }

    private static IEnumerable<T> Present<T>(T? value)
        where T : class => value is null ? [] : [value];
}
