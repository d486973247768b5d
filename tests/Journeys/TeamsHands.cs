using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach.Cards;
using CoachBot.Operations;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// The hands and eyes of a journey, moved from the Sandbox to Teams: reading, pressing, typing and filling in happen on the
/// screens of the fake Teams; the world and the clock stay the Sandbox's. What is read is what Teams would show, and what is
/// pressed is found by its label; of our own records only this is asked: which label stands for which press.
/// </summary>
public sealed class TeamsHands(TeamsService service) : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Tenant = "default";
    private const string DirectPrefix = "dm:";
    private const string TeamPrefix = "team:";
    private const string Command = "/coach";

    private readonly Store _store = service.Services.GetRequiredService<Store>();
    private readonly Pipeline _pipeline = service.Services.GetRequiredService<Pipeline>();
    private readonly CardRenderer _render = service.Services.GetRequiredService<CardRenderer>();

    /// <summary>Whoever has a dialog open.</summary>
    private readonly Dictionary<string, FakeTeamsScreen> _open = new(StringComparer.Ordinal);

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

    /// <summary>
    /// All that there is, or what one person sees: the reader of the journey passes over what it has read. A command that somebody
    /// typed stands there as his message, which no other platform shows: it is left out.
    /// </summary>
    private JsonObject Messages(string query)
    {
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).TryGetValue("as", out var named);
        var reader = named.ToString() is { Length: > 0 } email ? service.Teams.Screen(email) : null;
        var seen = (reader?.Messages ?? service.Teams.Messages).Where(message => message.By is null || !message.Text.StartsWith(Command, StringComparison.Ordinal));
        return new() { ["messages"] = new JsonArray([.. seen.Select(message => Shown(message, reader))]), ["cursor"] = "0" };
    }

    private JsonObject Shown(FakeTeamsMessage message, FakeTeamsScreen? reader)
    {
        var screen = reader ?? (message.Room.Person is { } person ? service.Teams.Screen(person) : null) ?? service.Teams.Screen(message.Room.Members.First());
        var buttons = Card(message)?.Buttons ?? [];
        var shown = new JsonObject
        {
            ["id"] = Id(message),
            ["room"] = message.Room.Person is { } owner ? DirectPrefix + owner.Email : TeamPrefix + message.Room.Team!.Name,
            ["by"] = message.By?.Email ?? "bot",
            ["sentAt"] = Written(message.At),
            ["text"] = Text(screen, message),
            ["actions"] = new JsonArray([.. buttons.Select(button => Action(button, screen.Unfold(message).Labels(message)))]),
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

    /// <summary>A button with its press; a label that Teams does not show is said to be missing.</summary>
    private static JsonObject Action(Button button, IReadOnlyList<string> labels)
    {
        var items = button.Items ?? [];
        var there = button.Kind is ButtonKind.Menu ? items.All(item => labels.Contains(item.Label)) : labels.Contains(button.Label);
        var action = new JsonObject { ["id"] = button.Id, ["label"] = there ? button.Label : $"{button.Label}: not to be seen" };
        if (items.Count > 0) action["items"] = new JsonArray([.. items.Select(item => new JsonObject { ["id"] = item.Id, ["label"] = item.Label })]);
        return action;
    }

    private async Task Say(JsonNode body)
    {
        var (by, room, text) = (body.Text("by")!, body.Text("room")!, body.Text("text")!);
        var at = room.StartsWith(TeamPrefix, StringComparison.Ordinal) ? service.Teams.Rooms.First(one => one.Team?.Name == room[TeamPrefix.Length..]) : null;
        var reply = await service.Teams.Screen(by).Say(text, at, mention: at is not null && text.StartsWith(Command, StringComparison.Ordinal));
        Assert.True(reply.Acknowledged, $"{by} said '{text}' and Teams heard {reply.Status}.");
    }

    private async Task<JsonObject> Press(JsonNode body, CancellationToken cancel)
    {
        var screen = service.Teams.Screen(body.Text("by")!);
        var message = screen.Messages.First(one => Id(one) == body.Text("messageId"));
        var wanted = body.Text("value") ?? body.Text("actionId");
        var presses = Presses(message);
        var (_, label, kind) = presses.Find(press => press.Id == wanted);
        screen.Unfold(message);
        var reply = await screen.Press(label, message, presses.TakeWhile(press => press.Id != wanted).Count(press => press.Label == label));
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

    private async Task Submit(JsonNode body)
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

    /// <summary>The form that a dialog shows, as it was opened.</summary>
    private Form? FormOf(FakeTeamsDialog dialog) => dialog.Sight.Actions.Select(action => action["data"].Text("f")).OfType<string>().FirstOrDefault() is { } id
        ? _store.Read(sql => OpenForms.Find(sql, Tenant, id))?.Memo is { } memo ? StoredJson.Read<Form>(memo) : null
        : null;

    /// <summary>What can be pressed on a message, from top to bottom: buttons, and the items of menus.</summary>
    private List<(string Id, string Label, ButtonKind Kind)> Presses(FakeTeamsMessage message)
    {
        var card = Card(message);
        var placed = card?.Blocks.OfType<Actions>().SelectMany(actions => actions.Ids).ToList() ?? [];
        return [.. (card?.Buttons ?? []).OrderBy(button => placed.IndexOf(button.Id) is var at && at < 0 ? int.MaxValue : at)
            .SelectMany(button => button.Items?.Select(item => (item.Id, item.Label, item.Kind)) ?? [(button.Id, button.Label, button.Kind)])];
    }

    /// <summary>The card that stands behind a message, in our own words; null where a person wrote it.</summary>
    private Message? Card(FakeTeamsMessage message)
    {
        if (message.By is not null) return null;
        var row = _store.Read(sql => sql.First(
            "select view, zone, language from outbox where receipt_room = ?1 and receipt_message = ?2",
            row => (View: row.GetString(0), Zone: row.GetString(1), Language: row.GetString(2)),
            message.Room.Id,
            message.Id));
        return row.View is null ? null : _render(StoredJson.Read<CardView>(row.View), new Reader(row.Zone, row.Language));
    }

    /// <summary>Time passes from one thing that is due to the next. Where Teams, or our own budget for it, makes a message wait, the machine's clock leaps.</summary>
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
        await Clock(service.Teams.Calendar(), cancel);
        while (_store.Read(Outbox.NextTry) is { } retry)
        {
            service.Time.LeapTo(retry);
            await Clock(service.Teams.Calendar(), cancel);
        }
    }

    private async Task Clock(DateTimeOffset to, CancellationToken cancel)
    {
        using var content = new StringContent(new JsonObject { ["to"] = Written(to) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await base.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, "/sandbox/api/clock")) { Content = content }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static string Id(FakeTeamsMessage message) => $"{message.Room.Id}/{message.Id}";

    private static string Written(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
}
