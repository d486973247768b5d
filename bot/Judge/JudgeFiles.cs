namespace CoachBot.Judge;

/// <summary>Makes the judge from the lists in the content folder.</summary>
public static class JudgeFiles
{
    private const string Subfolder = "hints";

    /// <summary>The judge with every <c>hints/&lt;language&gt;.yaml</c> of the folder.</summary>
    /// <param name="contentFolder">The folder <c>coaching-content</c>.</param>
    /// <param name="productNames">What the tenant sells: a value that names nothing else gets a hint.</param>
    /// <exception cref="FormatException">A word list is wrong; the message names file and line.</exception>
    public static LocalJudge Load(string contentFolder, params IReadOnlyCollection<string> productNames)
    {
        var words = new Dictionary<string, HintWords>(StringComparer.OrdinalIgnoreCase);
        var folder = Path.Combine(contentFolder, Subfolder);
        if (!Directory.Exists(folder)) return new LocalJudge(words, productNames);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            using var text = File.OpenText(path);
            words[Path.GetFileNameWithoutExtension(path)] = HintWords.Read($"{Subfolder}/{Path.GetFileName(path)}", text);
        }

        return new LocalJudge(words, productNames);
    }
}
