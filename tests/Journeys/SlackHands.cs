using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Operations;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// The hands and eyes of a journey, moved from the Sandbox to Slack: reading, pressing, typing and filling in happen on the
/// screens of the fake Slack; the world and the clock stay the Sandbox's. What is read is what Slack would show, and what is
/// pressed is found by its label; of our own records only this is asked: which label stands for which press.
/// </summary>
public sealed class SlackHands(SlackService service) : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Tenant = "default";
    private const string DirectPrefix = "dm:";
    private const string TeamPrefix = "team:";

    private readonly Store _store = service.Services.GetRequiredService<Store>();
    private readonly Pipeline _pipeline = service.Services.GetRequiredService<Pipeline>();
    private readonly CardRenderer _render = service.Services.GetRequiredService<CardRenderer>();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.RequestUri!.AbsolutePath.Split('/')[^1];
        var body = request.Content is { } content && call is "say" or "press" or "submit" ? JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)) : null;
        switch (call)
        {
            case "messages":
                return Json(Messages(request.RequestUri.Query));
            case "say":
                await Say(body!);
                break;
            case "press":
                return Json(await Press(body!, cancellationToken));
            case "submit":
                await Submit(body!);
                break;
            case "clock" when request.Method == HttpMethod.Post:
                await Pass(DateTimeOffset.Parse(JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).Text("to")!, CultureInfo.InvariantCulture), cancellationToken);
                return Json([]);
            case "world":
                var answer = await base.SendAsync(request, cancellationToken);
                await Settle(cancellationToken);
                return answer;
            default:
                return await base.SendAsync(request, cancellationToken);
        }

        await Settle(cancellationToken);
        return Json([]);
    }

    /// <summary>All that there is, or what one person sees: the reader of the journey passes over what it has read.</summary>
    private JsonObject Messages(string query)
    {
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).TryGetValue("as", out var named);
        var seen = named.ToString() is { Length: > 0 } reader
            ? service.Slack.Screen(reader).Messages
            : [.. service.Slack.Rooms.SelectMany(room => room.Messages).OrderBy(message => message.Ts, StringComparer.Ordinal)];
        return new() { ["messages"] = new JsonArray([.. seen.Select(message => Shown(message))]), ["cursor"] = "0" };
    }

    private JsonObject Shown(FakeMessage message)
    {
        var buttons = Card(message)?.Buttons ?? [];
        var person = service.Slack.Person(message.User)!;
        var shown = new JsonObject
        {
            ["id"] = Id(message),
            ["room"] = message.Room.Kind is FakeRoomKind.Direct ? DirectPrefix + Reader(message.Room).Email : TeamPrefix + message.Room.Name,
            ["by"] = message.ByBot ? "bot" : person.Email,
            ["sentAt"] = Written(message.At),
            ["text"] = FakeScreen.Read(message),
            ["actions"] = new JsonArray([.. buttons.Select(button => Action(button, message))]),
        };
        if (message.Thread is not null) shown["thread"] = message.Thread;
        if (message.EditedAt is { } edited) shown["editedAt"] = Written(edited);
        if (message.OnlyFor is { } only) shown["visibleTo"] = new JsonArray(service.Slack.Person(only)!.Email);
        return shown;
    }

    /// <summary>A button with its press; a label that Slack does not show is said to be missing.</summary>
    private static JsonObject Action(Button button, FakeMessage message)
    {
        var labels = FakeScreen.Labels(message);
        var items = button.Items ?? [];
        var there = button.Kind is ButtonKind.Menu ? items.All(item => labels.Contains(item.Label)) : labels.Contains(button.Label);
        var action = new JsonObject { ["id"] = button.Id, ["label"] = there ? button.Label : $"{button.Label}: not to be seen" };
        if (items.Count > 0) action["items"] = new JsonArray([.. items.Select(item => new JsonObject { ["id"] = item.Id, ["label"] = item.Label })]);
        return action;
    }

    private async Task Say(JsonNode body)
    {
        var (by, room, text) = (body.Text("by")!, body.Text("room")!, body.Text("text")!);
        var screen = service.Slack.Screen(by);
        var at = room.StartsWith(TeamPrefix, StringComparison.Ordinal) ? service.Slack.Rooms.First(one => one.Name == room[TeamPrefix.Length..]) : null;
        var reply = text.StartsWith('/') ? await screen.Command(text, at) : await screen.Say(text, at);
        Assert.True(reply.Acknowledged, $"{by} said '{text}' and Slack heard {reply.Status}.");
    }

    private async Task<JsonObject> Press(JsonNode body, CancellationToken cancel)
    {
        var screen = service.Slack.Screen(body.Text("by")!);
        var message = screen.Messages.First(one => Id(one) == body.Text("messageId"));
        var wanted = body.Text("value") ?? body.Text("actionId");
        var presses = Presses(message);
        var (_, label, kind) = presses.Find(press => press.Id == wanted);
        var reply = await screen.Press(label, message, presses.TakeWhile(press => press.Id != wanted).Count(press => press.Label == label));
        Assert.True(reply.Acknowledged, $"{screen.Person.Name} pressed '{label}' and Slack heard {reply.Status}.");
        if (kind is not ButtonKind.Form)
        {
            await Settle(cancel);
            return [];
        }

        var modal = await screen.Until(one => one.Modal is { } top && FormOf(top) is not null ? top : null, what: $"the form behind '{label}'");
        return new() { ["form"] = new JsonObject { ["id"] = modal.Id, ["fields"] = new JsonArray() } };
    }

    private async Task Submit(JsonNode body)
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

    /// <summary>The form that a modal shows, as it was opened.</summary>
    private Form? FormOf(FakeView modal) => modal.Sent.Text("private_metadata") is { Length: > 0 } id
        ? _store.Read(sql => OpenForms.Find(sql, Tenant, id))?.Memo is { } memo ? StoredJson.Read<Form>(memo) : null
        : null;

    /// <summary>What can be pressed on a message, from top to bottom: buttons, and the items of menus.</summary>
    private List<(string Id, string Label, ButtonKind Kind)> Presses(FakeMessage message)
    {
        var card = Card(message);
        var placed = card?.Blocks.OfType<Actions>().SelectMany(actions => actions.Ids).ToList() ?? [];
        return [.. (card?.Buttons ?? []).OrderBy(button => placed.IndexOf(button.Id) is var at && at < 0 ? int.MaxValue : at)
            .SelectMany(button => button.Items?.Select(item => (item.Id, item.Label, item.Kind)) ?? [(button.Id, button.Label, button.Kind)])];
    }

    /// <summary>The card that stands behind a message, in our own words; null where a person wrote it.</summary>
    private Message? Card(FakeMessage message)
    {
        if (!message.ByBot) return null;
        var row = _store.Read(sql => sql.First(
            "select view, zone, language from outbox where receipt_room = ?1 and receipt_message = ?2",
            row => (View: row.GetString(0), Zone: row.GetString(1), Language: row.GetString(2)),
            $"{message.Room.Workspace.Team}/{message.Room.Id}",
            message.Ts));
        return row.View is null ? null : _render(StoredJson.Read<CardView>(row.View), new Reader(row.Zone, row.Language));
    }

    private FakePerson Reader(FakeRoom room) => room.Members.Select(service.Slack.Person).First(person => person is { IsOurBot: false })!;

    /// <summary>Time passes from one thing that is due to the next. Where Slack, or our own budget for it, makes a message wait, the machine's clock leaps.</summary>
    private async Task Pass(DateTimeOffset to, CancellationToken cancel)
    {
        await Settle(cancel);
        while (_pipeline.NextDue is { } next && next < to)
        {
            await Clock(next, cancel);
            await Settle(cancel);
        }

        await Clock(to, cancel);
        await Settle(cancel);
    }

    /// <summary>Waits until all that is due now is done, however often it had to wait.</summary>
    private async Task Settle(CancellationToken cancel)
    {
        await Clock(service.Slack.Calendar(), cancel);
        while (_store.Read(Outbox.NextTry) is { } retry)
        {
            service.Time.LeapTo(retry);
            await Clock(service.Slack.Calendar(), cancel);
        }
    }

    private async Task Clock(DateTimeOffset to, CancellationToken cancel)
    {
        using var content = new StringContent(new JsonObject { ["to"] = Written(to) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await base.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, "/sandbox/api/clock")) { Content = content }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static string Id(FakeMessage message) => $"{message.Room.Id}/{message.Ts}";

    private static string Written(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
}
