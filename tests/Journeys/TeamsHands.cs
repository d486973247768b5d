using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Journeys;

/// <summary>A journey's hands and eyes on the screens of the fake Teams.</summary>
public sealed class TeamsHands(TeamsService service) : ChatHands(service.Services, service.Address, service.Time, service.Teams.Calendar)
{
    private const string Command = "/coach";

    /// <summary>Whoever has a dialog open.</summary>
    private readonly Dictionary<string, FakeTeamsScreen> _open = new(StringComparer.Ordinal);

    /// <summary>A command that somebody typed stands there as his message, which no other platform shows: it is left out.</summary>
    protected override IEnumerable<JsonObject> Messages(string? reader)
    {
        var screen = reader is null ? null : service.Teams.Screen(reader);
        return (screen?.Messages ?? service.Teams.Messages)
            .Where(message => message.By is null || !message.Text.StartsWith(Command, StringComparison.Ordinal))
            .Select(message => Shown(message, screen));
    }

    protected override async Task Say(JsonNode body)
    {
        var (by, room, text) = (body.Text("by")!, body.Text("room")!, body.Text("text")!);
        var at = room.StartsWith(TeamPrefix, StringComparison.Ordinal) ? service.Teams.Rooms.First(one => one.Team?.Name == room[TeamPrefix.Length..]) : null;
        var reply = await service.Teams.Screen(by).Say(text, at, mention: at is not null && text.StartsWith(Command, StringComparison.Ordinal));
        Assert.True(reply.Acknowledged, $"{by} said '{text}' and Teams heard {reply.Status}.");
    }

    protected override async Task<JsonObject> Press(JsonNode body, CancellationToken cancel)
    {
        var screen = service.Teams.Screen(body.Text("by")!);
        var message = screen.Messages.First(one => Id(one) == body.Text("messageId"));
        var (label, kind, nth) = Find(Card(message), (body.Text("value") ?? body.Text("actionId"))!);
        screen.Unfold(message);
        var reply = await screen.Press(label, message, nth);
        Assert.True(reply.Acknowledged && screen.Trouble is null, $"{screen.Person.Name} pressed '{label}' and Teams heard {reply.Status}: {screen.Trouble}");
        if (kind is not ButtonKind.Form)
        {
            await Settle(cancel);
            return [];
        }

        Assert.True(screen.Dialog is not null && FormOf(screen.Dialog) is not null, $"There is no form behind '{label}'.");
        _open[screen.Person.Email!] = screen;
        return new() { ["form"] = new JsonObject { ["id"] = "dialog", ["fields"] = new JsonArray() } };
    }

    protected override async Task Submit(JsonNode body)
    {
        var screen = _open[body.Text("by")!];
        var form = FormOf(screen.Dialog!)!;
        foreach (var (id, value) in body["values"]!.AsObject())
        {
            var field = form.Fields.First(field => field.Id == id);
            if (!Shows(screen, AdaptiveCard.FieldRef(id))) await screen.PressDialog(form.More!);
            Fill(screen, field, value!.GetValue<string>());
        }

        var reply = await screen.Submit();
        Assert.True(reply.Acknowledged && screen.Trouble is null, $"{form.Title}: {reply.Status} {screen.Trouble}");
        Assert.True(screen.Dialog is null, $"{form.Title} is still there: {screen.Dialog?.Text}");
    }

    /// <summary>Teams has no input for a day with its time: there are two.</summary>
    private static void Fill(FakeTeamsScreen screen, Field field, string value)
    {
        var input = AdaptiveCard.FieldRef(field.Id);
        if (field.Type is "datetime")
        {
            screen.Fill(input, value.Split('T')[0]).Fill(input + ".t", value.Split('T')[1]);
            return;
        }

        screen.Fill(input, field.Choices?.FirstOrDefault(choice => choice.Value == value)?.Label ?? value);
    }

    private static bool Shows(FakeTeamsScreen screen, string input) => screen.Dialog!.Sight.Inputs.Any(one => one.Text("id") == input);

    private static string Id(FakeTeamsMessage message) => $"{message.Room.Id}/{message.Id}";

    private Form? FormOf(FakeTeamsDialog dialog) => FormOf(dialog.Sight.Actions.Select(action => action["data"].Text("f")).OfType<string>().FirstOrDefault());

    private Message? Card(FakeTeamsMessage message) => message.By is null ? Card(message.Room.Id, message.Id) : null;

    private JsonObject Shown(FakeTeamsMessage message, FakeTeamsScreen? reader)
    {
        var screen = reader ?? (message.Room.Person is { } person ? service.Teams.Screen(person) : null) ?? service.Teams.Screen(message.Room.Members.First());
        var shown = new JsonObject
        {
            ["id"] = Id(message),
            ["room"] = message.Room.Person is { } owner ? DirectPrefix + owner.Email : TeamPrefix + message.Room.Team!.Name,
            ["by"] = message.By?.Email ?? "bot",
            ["sentAt"] = Written(message.At),
            ["text"] = Text(screen, message),
            ["actions"] = new JsonArray([.. (Card(message)?.Buttons ?? []).Select(button => Action(button, screen.Unfold(message).Labels(message)))]),
        };
        if (message.Thread is not null) shown["thread"] = message.Thread;
        if (message.EditedAt is { } edited) shown["editedAt"] = Written(edited);
        if (message.OnlyFor is { } only) shown["visibleTo"] = new JsonArray(only.Email);
        return shown;
    }

    /// <summary>What is read, without the names of fields that stand on the card itself.</summary>
    private static string Text(FakeTeamsScreen screen, FakeTeamsMessage message)
    {
        var fields = screen.Fields(message);
        return string.Join('\n', screen.Read(message).Split('\n').Where(line => !fields.Contains(line)));
    }
}
