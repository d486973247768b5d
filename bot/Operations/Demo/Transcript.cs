using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coach;

namespace CoachBot.Operations.Demo;

/// <summary>Writes the chat as it would be read: each new or changed message once, in the time of its reader.</summary>
public sealed class Transcript(SandboxClient sandbox, TextWriter output)
{
    private const string DirectRoom = "dm:";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private List<(string Email, string Name, string Zone)> _people = [];
    private string _cursor = "";

    public async Task Begin(CancellationToken cancel)
    {
        var people = (await sandbox.Get("people", cancel)).AsArray();
        _people = [.. people.Select(p => (Text(p, "email"), Text(p, "name"), Text(p, "timeZone")))];
    }

    public string NameOf(string email) => _people.FirstOrDefault(p => p.Email == email).Name ?? email;

    public void Narrate(string text) => output.WriteLine($"\n— {text}\n");

    public void Note(string text) => output.WriteLine($"    ▸ {text}");

    /// <summary>What has come since the last call, oldest first.</summary>
    /// <param name="told">False to note it as read without writing it.</param>
    public async Task Catch(bool told, CancellationToken cancel)
    {
        var answer = await sandbox.Get(_cursor.Length == 0 ? "messages" : $"messages?since={Uri.EscapeDataString(_cursor)}", cancel);
        _cursor = Text(answer, "cursor");
        var news = answer["messages"]!.AsArray().Select(m => (At: Text(m, "editedAt") is { Length: > 0 } edited ? edited : Text(m, "sentAt"), Reader: ReaderOf(m!), Message: m!));
        foreach (var (at, (who, zone), message) in news.OrderBy(n => n.At, StringComparer.Ordinal).ThenBy(n => n.Reader.Name, StringComparer.Ordinal)) Write(at, who, zone, message, told);
    }

    /// <summary>Who reads a message: the person of a direct chat, or a room; and in whose time.</summary>
    private (string Name, string Zone) ReaderOf(JsonNode message)
    {
        var room = Text(message, "room");
        if (room.StartsWith(DirectRoom, StringComparison.Ordinal) && _people.FirstOrDefault(p => p.Email == room[DirectRoom.Length..]) is { Name: not null } person)
            return (person.Name, person.Zone);
        var only = message["visibleTo"] is JsonArray to ? $", for {string.Join(", ", to.Select(t => NameOf(t!.GetValue<string>())))} alone" : "";
        return ("the room " + room[(room.IndexOf(':', StringComparison.Ordinal) + 1)..] + only, _people[0].Zone);
    }

    private void Write(string at, string who, string zone, JsonNode message, bool told)
    {
        var id = Text(message, "id");
        var text = Text(message, "text");
        var edited = !_seen.Add(id);
        if (_texts.TryGetValue(id, out var before) && before == text) return;
        _texts[id] = text;

        var lines = News(text, before).ToList();
        if (lines.Count == 0 || !told) return;
        var time = LocalTime.ToLocal(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), zone).ToString("ddd dd MMM HH:mm", CultureInfo.InvariantCulture);
        var from = Text(message, "by") == "bot" ? $"CoachBot to {who}" : who;
        var thread = Text(message, "thread").Length > 0 ? ", in the thread" : "";
        output.WriteLine($"{time}  {from}{thread}{(edited ? ", the same message now" : "")}");
        foreach (var line in lines) output.WriteLine(line.Length == 0 ? "    │" : $"    │ {line}");
        var actions = message["actions"]?.AsArray().Select(a => $"[{Text(a, "label")}]") ?? [];
        if (actions.Any()) output.WriteLine($"    │ {string.Join(' ', actions)}");
        output.WriteLine();
    }

    /// <summary>All of a new message; of an edited one the lines that were not there before.</summary>
    private static IEnumerable<string> News(string text, string? before)
    {
        var lines = text.Split('\n');
        return before is null ? lines : lines.Where(l => l.Length > 0).Except(before.Split('\n'), StringComparer.Ordinal);
    }

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
