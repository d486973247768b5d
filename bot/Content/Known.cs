using System.Reflection;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;

namespace CoachBot.Content;

/// <summary>What the Coach can ask of the content: each must be there, in every active language.</summary>
internal static partial class Known
{
    public static readonly IReadOnlyList<Text> AllTexts = Constants<Text>(typeof(Texts));

    public static readonly IReadOnlyList<FormText> AllForms = Constants<FormText>(typeof(FormTexts));

    /// <summary>Ids of words that the Coach names in facts, and of those that writing needs.</summary>
    public static readonly IReadOnlyList<string> AllWords =
    [
        .. Constants<string>(typeof(Verbs)).Concat(CaptureKinds.All).Select(verb => $"press.{verb}"),
        .. Ids("side", "ours", "theirs"),
        .. Ids("state", "notAsked", "asked", "ready", "notReady", "excused", "wentAhead", "postponed", "cancelled", "startedWithout", "held", "didNotHappen"),
        .. Ids("outcome", "yes", "partly", "no"),
        .. Ids("sign", "said", "acted", "wrote", "impression"),
        .. Ids("kind", "savesMoney", "winsBusiness", "savesTime", "lowersRisk", "other"),
        .. Ids("how", "moved", "noShow", "dropped"),
        .. Ids("hint", "productOnly", "priceOnly", "greetingOnly", "tooShort", "ourAgenda"),
        .. Ids("source", "own", "chat", "records", "calendar", "tenant", "unknown"),
        .. Ids("rule", "outsider", "private", "allDay", "cancelled", "declined", "tooMany", "notCustomer", "rested", "paused"),
        .. Ids("result", "yes", "no"),
        .. Ids("verdict", "counts", "doesNotCount"),
        .. Ids("cause", "calendar", "person", "time", "crm"),
        .. Ids("actor", "coach"),
        .. Ids("brief", "ours", "theirs", "criticalDate", "valueEvent", "value", "value.confirmed"),
        .. Ids("offer", "valueEvent", "criticalDate"),
        .. Ids("postpone", "blind", "late"),
        .. Ids("settings", "on", "paused", "stopped", "sameDay"),
        .. Ids("chat", "slack", "teams", "sandbox"),
        .. Ids("days", "monFri", "monThu", "monSat", "sunThu"),
        .. Ids("switch", "on", "off"),
        .. Ids("scope", "all"),
        .. Ids("remind", "oneHour", "tomorrow", "ninetyMinutes"),
        .. Ids("list", "and", "comma"),
        .. Ids("day", "1", "2", "3", "4", "5", "6", "7"),
        .. Ids("month", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
        .. Ids("format", "day", "day.year", "day.monthFirst", "day.monthFirst.year", "dayTime", "time12", "utc", "play"),
        .. Ids("half", "am", "pm"),
        .. PicturesWords,
        .. PlansWords,
        .. ListsWords,
        .. OrdersWords,
        .. VictoryWords,
        .. HandoffWords,
        .. ReviewsWords,
        .. DigestsWords,
        .. ReferencesWords,
        .. PeopleWords,
        .. AppWords,
    ];

    private static readonly Dictionary<string, Text> ById = AllTexts.ToDictionary(text => text.Id, StringComparer.Ordinal);

    private static readonly HashSet<string> Presses = [.. Constants<string>(typeof(Verbs)).Concat(CaptureKinds.All).Select(verb => $"press.{verb}")];

    private static readonly HashSet<string> WordGroups =
        [.. AllWords.Select(GroupOf).Where(group => group != "press")];

    /// <summary>A text that the Coach can show, and the facts that it may name; null where there is no such text.</summary>
    public static Text? Text(string id) => ById.GetValueOrDefault(id) ?? Questions.Text(id);

    /// <summary>Whether somebody may ask for this word: the Coach names words in facts, group by group.</summary>
    public static bool MayBeWord(string id) => Presses.Contains(id) || WordGroups.Contains(GroupOf(id));

    private static string GroupOf(string id) => id[..Math.Max(0, id.IndexOf('.', StringComparison.Ordinal))];

    private static IEnumerable<string> Ids(string group, params string[] names) => names.Select(name => $"{group}.{name}");

    private static IReadOnlyList<T> Constants<T>(Type of) =>
        [.. of.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<T>()];
}
