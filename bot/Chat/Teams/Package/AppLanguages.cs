using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Package;

/// <summary>
/// What the manifest says in further languages: a file each, keyed by the place in the manifest.
/// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization
/// </summary>
public static partial class AppLanguages
{
    /// <summary>The language of the manifest itself.</summary>
    public const string First = "en";

    private static readonly string[] Needed = ["name.short", "description.short", "description.full"];

    public static string FileOf(string language) => $"{language}.json";

    /// <summary>Says in the manifest which files there are.</summary>
    public static void Add(JsonObject manifest, IReadOnlyList<string> others) => manifest["localizationInfo"] = new JsonObject
    {
        ["defaultLanguageTag"] = First,
        ["additionalLanguages"] = new JsonArray([.. others.Select(each => new JsonObject { ["languageTag"] = each, ["file"] = FileOf(each) })]),
    };

    /// <summary>The words of one language: those that must be there, and those that differ from the manifest's own.</summary>
    public static JsonObject File(AppOrder order, SentenceRenderer words, string language)
    {
        var own = Words(TeamsManifest.Of(order, words)).ToDictionary(each => each.Path, each => each.Text, StringComparer.Ordinal);
        var made = new JsonObject { ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{order.Schema}/MicrosoftTeams.Localization.schema.json" };
        foreach (var (path, text) in Words(TeamsManifest.Of(order, words, language)))
        {
            if (Needed.Contains(path) || own[path] != text) made[path] = text;
        }

        return made;
    }

    private static IEnumerable<(string Path, string Text)> Words(JsonObject manifest) =>
        from word in Texts(manifest, "")
        where Spoken().IsMatch(word.Path)
        select word;

    private static IEnumerable<(string Path, string Text)> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject made => made.SelectMany(each => Texts(each.Value, path.Length == 0 ? each.Key : $"{path}.{each.Key}")),
        JsonArray list => list.SelectMany((each, at) => Texts(each, $"{path}[{at}]")),
        JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
        _ => [],
    };

    [GeneratedRegex(@"^(name\.short|description\.(short|full)|staticTabs\[\d+\]\.name|(bots|composeExtensions)\[0\]\..*\.(title|description))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Spoken();
}
