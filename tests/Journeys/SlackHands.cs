using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Journeys;

/// <summary>A journey's hands and eyes on the screens of the fake Slack.</summary>
public sealed class SlackHands(SlackService service) : ChatHands(service.Services, service.Address, service.Time, service.Slack.Calendar)
{
    protected override IEnumerable<JsonObject> Messages(string? reader)
    {
        var seen = reader is null
            ? [.. service.Slack.Rooms.SelectMany(room => room.Messages).OrderBy(message => message.Ts, StringComparer.Ordinal)]
            : service.Slack.Screen(reader).Messages;
        return seen.Select(Shown);
    }

    protected override async Task Say(JsonNode body)
    {
        var (by, room, text) = (body.Text("by")!, body.Text("room")!, body.Text("text")!);
        var screen = service.Slack.Screen(by);
        var at = room.StartsWith(TeamPrefix, StringComparison.Ordinal) ? service.Slack.Rooms.First(one => one.Name == room[TeamPrefix.Length..]) : null;
        var reply = text.StartsWith('/') ? await screen.Command(text, at) : await screen.Say(text, at);
        Assert.True(reply.Acknowledged, $"{by} said '{text}' and Slack heard {reply.Status}.");
    }

    protected override async Task<JsonObject> Press(JsonNode body, CancellationToken cancel)
    {
        var screen = service.Slack.Screen(body.Text("by")!);
        var message = screen.Messages.First(one => Id(one) == body.Text("messageId"));
        var (label, kind, nth) = Find(Card(message), (body.Text("value") ?? body.Text("actionId"))!);
        var reply = await screen.Press(label, message, nth);
        Assert.True(reply.Acknowledged, $"{screen.Person.Name} pressed '{label}' and Slack heard {reply.Status}.");
        if (kind is not ButtonKind.Form)
        {
            await Settle(cancel);
            return [];
        }

        var modal = await screen.Until(one => one.Modal is { } top && FormOf(top) is not null ? top : null, what: $"the form behind '{label}'");
        return new() { ["form"] = new JsonObject { ["id"] = modal.Id, ["fields"] = new JsonArray() } };
    }

    protected override async Task Submit(JsonNode body)
    {
        var screen = service.Slack.Screen(body.Text("by")!);
        var form = FormOf(screen.Modal!)!;
        foreach (var (id, value) in body["values"]!.AsObject())
        {
            var (field, block) = (form.Fields.First(field => field.Id == id), BlockKit.FieldRef(id));
            if (!Shows(screen, block)) await screen.PressModal(form.More!);
            await screen.Until(one => Shows(one, block) ? one : null, what: $"the field {field.Label}");
            var text = value!.GetValue<string>();
            screen.Fill(block, field.Choices?.FirstOrDefault(choice => choice.Value == text)?.Label ?? text);
        }

        var reply = await screen.Submit();
        Assert.True(reply.Acknowledged && screen.Errors.Count == 0 && screen.Trouble is null, $"{form.Title}: {reply.Status} {string.Join("; ", screen.Errors)} {screen.Trouble}");
        Assert.Null(screen.Modal);
    }

    private static bool Shows(FakeScreen screen, string block) => screen.Modal?.Blocks.Any(one => one.Text("block_id") == block) == true;

    private static string Id(FakeMessage message) => $"{message.Room.Id}/{message.Ts}";

    private Form? FormOf(FakeView modal) => FormOf(modal.Sent.Text("private_metadata"));

    private Message? Card(FakeMessage message) => message.ByBot ? Card($"{message.Room.Workspace.Team}/{message.Room.Id}", message.Ts) : null;

    private JsonObject Shown(FakeMessage message)
    {
        var labels = FakeScreen.Labels(message);
        var shown = new JsonObject
        {
            ["id"] = Id(message),
            ["room"] = message.Room.Kind is FakeRoomKind.Direct ? DirectPrefix + Reader(message.Room).Email : TeamPrefix + message.Room.Name,
            ["by"] = message.ByBot ? "bot" : service.Slack.Person(message.User)!.Email,
            ["sentAt"] = Written(message.At),
            ["text"] = FakeScreen.Read(message),
            ["actions"] = new JsonArray([.. (Card(message)?.Buttons ?? []).Select(button => Action(button, labels))]),
        };
        if (message.Thread is not null) shown["thread"] = message.Thread;
        if (message.EditedAt is { } edited) shown["editedAt"] = Written(edited);
        if (message.OnlyFor is { } only) shown["visibleTo"] = new JsonArray(service.Slack.Person(only)!.Email);
        return shown;
    }

    private FakePerson Reader(FakeRoom room) => room.Members.Select(service.Slack.Person).First(person => person is { IsOurBot: false })!;
}
