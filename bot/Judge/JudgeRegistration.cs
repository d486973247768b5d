namespace CoachBot.Judge;

public static class JudgeRegistration
{
    private const string Subfolder = "hints";

    /// <summary>Adds the <see cref="LocalJudge"/> with every <c>hints/&lt;language&gt;.yaml</c> of the content folder.</summary>
    /// <param name="contentFolder">The folder <c>coaching-content</c>.</param>
    /// <param name="productNames">What the tenant sells: a value that names nothing else gets a hint.</param>
    /// <exception cref="FormatException">A word list is wrong; the message names file and line.</exception>
    public static IServiceCollection AddJudge(
        this IServiceCollection services, string contentFolder, params IReadOnlyCollection<string> productNames) =>
        services.AddSingleton(Load(contentFolder, productNames));

    /// <summary>The judge itself, for the command line and for trying out lists.</summary>
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
