using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Chats;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Package;

/// <summary>
/// The app as Teams is to show it: what it is, where the bot takes part, what can be typed, searched and saved. It asks for no
/// permission of its own: rosters of rooms in which the bot is come without one, and nothing in it reads what people write to
/// each other. https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
/// </summary>
public static class TeamsManifest
{
    public const string Name = "CoachBot";

    /// <summary>Path of the personal tab below the service's address.</summary>
    public const string TabPath = "/teams/home";

    /// <summary>What is typed to the bot begins with it, as on every platform.</summary>
    private const string Command = "coach";

    /// <summary>The colour of the icon.</summary>
    private const string Colour = "#0b5c55";

    private static readonly string[] Rooms = ["team", "groupChat"];

    /// <param name="language">In which it speaks; the package's others stand in files of their own.</param>
    public static JsonObject Of(AppOrder order, SentenceRenderer words, string language = AppLanguages.First)
    {
        var reader = new Reader("Etc/UTC", language);
        string Say(Part part) => words(part, reader);
        var made = new JsonObject
        {
            ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{order.Schema}/MicrosoftTeams.schema.json",
            ["manifestVersion"] = order.Schema,
            ["version"] = order.Version,
            ["id"] = Id(order),
            ["developer"] = Developer(order.Publisher),
            ["name"] = new JsonObject { ["short"] = Name, ["full"] = Name },
            ["description"] = new JsonObject { ["short"] = Say(AppSheet.Short()), ["full"] = Say(AppSheet.Full()) },
            ["icons"] = new JsonObject { ["color"] = TeamsPackage.ColorIcon, ["outline"] = TeamsPackage.OutlineIcon },
            ["accentColor"] = Colour,
            ["bots"] = new JsonArray(Bot(order, Say)),
            ["composeExtensions"] = new JsonArray(Extension(order, Say)),
            ["defaultInstallScope"] = "personal",

            // Whose the app is: without it Graph lets no application install it, itself neither, and no tab signs anybody in.
            ["webApplicationInfo"] = new JsonObject { ["id"] = Id(order), ["resource"] = TeamsIds.ResourceOf(Id(order), order.Address) },
        };
        if (order.Address is { } address) AddTab(made, order, address, Say);
        return made;
    }

    private static string Id(AppOrder order) => order.AppId.ToString("D");

    private static JsonObject Developer(AppPublisher publisher) => new()
    {
        ["name"] = publisher.Name.Length > AppPublisher.LongestName ? publisher.Name[..AppPublisher.LongestName].TrimEnd() : publisher.Name,
        ["websiteUrl"] = publisher.Website.AbsoluteUri,
        ["privacyUrl"] = publisher.Privacy.AbsoluteUri,
        ["termsOfUseUrl"] = publisher.Terms.AbsoluteUri,
    };

    private static JsonObject Bot(AppOrder order, Func<Part, string> say)
    {
        var bot = new JsonObject
        {
            ["botId"] = Id(order),
            ["scopes"] = Array(["personal", .. Rooms]),
            ["isNotificationOnly"] = false,
            ["supportsFiles"] = false,
            ["commandLists"] = new JsonArray(
                new JsonObject { ["scopes"] = Array(["personal"]), ["commands"] = Commands(say) },
                new JsonObject { ["scopes"] = Array(Rooms), ["commands"] = Commands(say) }),
        };
        if (!order.IsOld) bot["configuration"] = new JsonObject { ["team"] = Asks(), ["groupChat"] = Asks() };
        if (!order.Slash) return bot;
        bot["supportsTargetedMessages"] = true;
        bot["commandLists"]![1]!["triggers"] = Array(["mention", "slash"]);
        return bot;
    }

    private static JsonObject Asks() => new() { ["fetchTask"] = true };

    private static JsonArray Commands(Func<Part, string> say) =>
    [
        Typed(Command, AppSheet.Home, say),
        .. AppSheet.Commands.Select(command => Typed($"{Command} {command}", command, say)),
    ];

    private static JsonObject Typed(string title, string command, Func<Part, string> say) =>
        new() { ["title"] = title, ["description"] = say(AppSheet.Command(command)) };

    private static JsonObject Extension(AppOrder order, Func<Part, string> say) => new()
    {
        ["botId"] = Id(order),
        ["commands"] = new JsonArray([
            .. SearchCommands.All.Select(search => Search(search.Id, search.Of, say)),
            .. CaptureKinds.All.Select(kind => Capture(kind, say)),
        ]),
    };

    private static JsonObject Search(string id, string of, Func<Part, string> say) => new()
    {
        ["id"] = id,
        ["type"] = "query",
        ["title"] = say(AppSheet.Search(of)),
        ["description"] = say(AppSheet.SearchAbout(of)),
        ["context"] = Array(["compose", "commandBox"]),
        ["initialRun"] = true,
        ["parameters"] = new JsonArray(new JsonObject
        {
            ["name"] = SearchCommands.Words,
            ["title"] = say(AppSheet.SearchWord(of)),
            ["description"] = say(AppSheet.SearchAbout(of)),
            ["inputType"] = "text",
        }),
    };

    /// <summary>Offered on a message; its form is fetched, as it shows the message's own words.</summary>
    private static JsonObject Capture(string kind, Func<Part, string> say) => new()
    {
        ["id"] = kind,
        ["type"] = "action",
        ["title"] = say(CaptureKinds.NameOf(kind)),
        ["description"] = say(AppSheet.Shortcut(kind)),
        ["context"] = Array(["message"]),
        ["fetchTask"] = true,
    };

    /// <summary>The page that the service itself serves.</summary>
    private static void AddTab(JsonObject made, AppOrder order, Uri address, Func<Part, string> say)
    {
        made["staticTabs"] = new JsonArray(new JsonObject
        {
            ["entityId"] = "home",
            ["name"] = say(AppSheet.Tab()),
            ["contentUrl"] = address.AbsoluteUri.TrimEnd('/') + TabPath,
            ["scopes"] = Array(["personal"]),
        });
        made["validDomains"] = Array([address.Authority]);
    }

    private static JsonArray Array(IEnumerable<string> items) => [.. items.Select(item => JsonValue.Create(item))];
}
