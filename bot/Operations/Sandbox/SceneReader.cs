using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Content;

namespace CoachBot.Operations.Sandbox;

/// <summary>Reads <c>scenes/demo.yaml</c>, strictly: an unknown, missing or doubled key is a problem with file and line.</summary>
internal sealed class SceneReader
{
    private static readonly string[] PersonTexts = ["managerEmail", "timeZone", "country", "language", "team"];
    private static readonly string[] Responses = ["accepted", "declined", "tentative", "needsAction"];
    private readonly string _file;
    private readonly ProblemList _problems = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    private SceneReader(string file) => _file = file;

    /// <summary>The scene, or what is wrong with it.</summary>
    public static (Scene? Scene, IReadOnlyList<ContentProblem> Problems) Read(string file, string yaml)
    {
        var reader = new SceneReader(file);
        var scene = StrictYaml.ReadMap(file, yaml, 1, reader._problems) is { } map ? reader.Whole(map) : null;
        return (reader._problems.Any ? null : scene, reader._problems.Found);
    }

    private Scene Whole(YamlMap map)
    {
        var keys = new YamlKeys(_file, map, _problems);
        var tenant = keys.Map("tenant") is { } company ? Tenant(company) : new SceneTenant("", [], "Etc/UTC", "");
        var (start, show) = (Instant(keys, "startAt"), Instant(keys, "showAt"));
        var people = Each(keys, "people", Person);
        var accounts = Each(keys, "accounts", Account);
        var scene = new Scene(tenant, start, show, people, accounts, Each(keys, "deals", Deal), Each(keys, "meetings", Meeting));
        keys.ReportUnknown();
        return scene;
    }

    private SceneTenant Tenant(YamlMap map)
    {
        var keys = new YamlKeys(_file, map, _problems);
        var tenant = new SceneTenant(keys.Required("name").Value, Texts(keys, "ownDomains"), Zone(keys.Required("timeZone")), keys.Required("country").Value);
        keys.ReportUnknown();
        return tenant;
    }

    private JsonObject Person(YamlKeys keys)
    {
        var person = Named(keys, "email");
        person["role"] = keys.OneOf("role", Coach.People.Roles.All);
        foreach (var each in PersonTexts) Copy(keys, each, person);
        return person;
    }

    private JsonObject Account(YamlKeys keys)
    {
        var account = new JsonObject { ["id"] = keys.Required("id").Value, ["name"] = keys.Required("name").Value };
        account["domains"] = Array(Texts(keys, "domains"));
        account["contacts"] = new JsonArray([.. Each(keys, "contacts", Contact)]);
        Copy(keys, "kind", account);
        return account;
    }

    private JsonObject Contact(YamlKeys keys)
    {
        var contact = Named(keys, "email");
        Copy(keys, "title", contact);
        Copy(keys, "persona", contact);
        return contact;
    }

    private SceneDeal Deal(YamlKeys keys)
    {
        var deal = new JsonObject();
        foreach (var each in new[] { "id", "name", "accountId", "ownerEmail" }) deal[each] = keys.Required(each).Value;
        deal["status"] = keys.OneOf("status", "open", "won", "lost");
        Copy(keys, "stage", deal);
        if (keys.Optional("amount") is { } amount) deal["amount"] = Money(amount);
        foreach (var each in new[] { "team", "contacts" })
        {
            if (Texts(keys, each) is { Count: > 0 } people) deal[each] = Array(people);
        }

        var critical = Day(keys, "criticalDay");
        return new SceneDeal(deal, Day(keys, "closeDay"), critical, keys.Optional("criticalReason")?.Value, keys.Optional("criticalConsequence")?.Value);
    }

    private SceneMeeting Meeting(YamlKeys keys)
    {
        var meeting = new JsonObject { ["id"] = keys.Required("id").Value };
        foreach (var each in new[] { "title", "description", "seriesId", "dealId" }) Copy(keys, each, meeting);
        if (keys.Optional("private") is { } hidden) meeting["private"] = hidden.Value == "true";
        meeting["organizer"] = Participant(keys.Required("organizer"), withResponse: false);
        meeting["attendees"] = new JsonArray([.. keys.List("attendees").OfType<YamlText>().Select(each => Participant(each, withResponse: true))]);
        var zone = Zone(keys.Required("zone"));
        return new SceneMeeting(meeting, keys.Number("day"), Time(keys.Required("at")), keys.Number("minutes"), zone);
    }

    /// <summary>An address, and for an attendee the response behind it; the name is that of the person or contact.</summary>
    private JsonObject Participant(YamlText text, bool withResponse)
    {
        var words = text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (email, response) = (words.FirstOrDefault() ?? "", words.ElementAtOrDefault(1) ?? "accepted");
        if (words.Length > 2 || !email.Contains('@', StringComparison.Ordinal) || !Responses.Contains(response))
            _problems.Add(_file, text.Line, text.Column, "value-kind", $"Write an address, and behind it, if not accepted, one of: {string.Join(", ", Responses)}.");
        var participant = new JsonObject { ["email"] = email };
        if (_names.TryGetValue(email, out var name)) participant["name"] = name;
        if (withResponse) participant["response"] = response;
        return participant;
    }

    private List<T> Each<T>(YamlKeys keys, string key, Func<YamlKeys, T> read)
    {
        var all = new List<T>();
        foreach (var item in keys.List(key))
        {
            if (item is not YamlMap map)
            {
                _problems.Add(_file, item.Line, item.Column, "value-kind", $"Write each of \"{key}\" as keys and values.");
                continue;
            }

            var own = new YamlKeys(_file, map, _problems);
            all.Add(read(own));
            own.ReportUnknown();
        }

        return all;
    }

    private JsonObject Named(YamlKeys keys, string idKey)
    {
        var (email, name) = (keys.Required(idKey).Value, keys.Required("name").Value);
        _names[email] = name;
        return new JsonObject { [idKey] = email, ["name"] = name };
    }

    private List<string> Texts(YamlKeys keys, string key) => [.. keys.List(key).OfType<YamlText>().Select(text => text.Value)];

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static void Copy(YamlKeys keys, string key, JsonObject to)
    {
        if (keys.Optional(key) is { } text) to[key] = text.Value;
    }

    private JsonObject Money(YamlText text)
    {
        if (text.Value.Split(' ') is [var digits, { Length: 3 } currency] && decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return new JsonObject { ["amount"] = amount, ["currency"] = currency };
        _problems.Add(_file, text.Line, text.Column, "value-kind", "Write an amount and its currency, such as 120000 EUR.");
        return [];
    }

    private static int? Day(YamlKeys keys, string key) => keys.Optional(key) is null ? null : keys.Number(key);

    private TimeOnly Time(YamlText text)
    {
        if (TimeOnly.TryParseExact(text.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        _problems.Add(_file, text.Line, text.Column, "value-kind", "Write a time of day as HH:mm, in double quotes.");
        return default;
    }

    private string Zone(YamlText text)
    {
        if (LocalTime.IsZone(text.Value)) return text.Value;
        _problems.Add(_file, text.Line, text.Column, "value-unknown", "Write an IANA time zone, such as Europe/Berlin.");
        return "Etc/UTC";
    }

    private DateTimeOffset Instant(YamlKeys keys, string key)
    {
        var text = keys.Required(key);
        if (DateTimeOffset.TryParseExact(text.Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant.ToUniversalTime();
        _problems.Add(_file, text.Line, text.Column, "value-kind", "Write an instant, such as 2026-11-20T07:00:00Z.");
        return default;
    }
}
