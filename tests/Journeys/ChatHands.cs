using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Coach.Cards;
using CoachBot.Operations;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// The hands and eyes of a journey, moved from the Sandbox to another chat platform: reading, pressing, typing and filling in happen
/// on the screens of its fake; the world and the clock stay the Sandbox's. What is read is what the platform would show, and what is
/// pressed is found by its label; of our own records only this is asked: which label stands for which press.
/// </summary>
public abstract class ChatHands(IServiceProvider services, Uri address, LeapingTime time, Func<DateTimeOffset> calendar) : DelegatingHandler(new SocketsHttpHandler())
{
    protected const string DirectPrefix = "dm:";
    protected const string TeamPrefix = "team:";
    private const string Tenant = "default";

    private readonly Store _store = services.GetRequiredService<Store>();
    private readonly Pipeline _pipeline = services.GetRequiredService<Pipeline>();
    private readonly CardRenderer _render = services.GetRequiredService<CardRenderer>();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.RequestUri!.AbsolutePath.Split('/')[^1];
        var body = request.Content is { } content && call is "say" or "press" or "submit" ? JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)) : null;
        switch (call)
        {
            case "messages":
                return Json(new() { ["messages"] = new JsonArray([.. InOrder(Messages(Reader(request.RequestUri.Query)))]), ["cursor"] = "0" });
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
    protected abstract IEnumerable<JsonObject> Messages(string? reader);

    protected abstract Task Say(JsonNode body);

    /// <summary>
    /// Each chat has a queue of its own, so what comes to several at one instant comes in any order; a journey presses the last of those
    /// that have its button, and that is to be the same one each time: rooms come last.
    /// </summary>
    private static IEnumerable<JsonObject> InOrder(IEnumerable<JsonObject> messages) => messages
        .OrderBy(message => DateTimeOffset.Parse(message.Text("sentAt")!, CultureInfo.InvariantCulture))
        .ThenBy(message => message.Text("room")!.StartsWith(TeamPrefix, StringComparison.Ordinal));

    /// <summary>Presses; answers the form behind it, if there is one.</summary>
    protected abstract Task<JsonObject> Press(JsonNode body, CancellationToken cancel);

    protected abstract Task Submit(JsonNode body);

    /// <summary>A button with its press; a label that is not shown is said to be missing.</summary>
    protected static JsonObject Action(Button button, IReadOnlyList<string> labels)
    {
        var items = button.Items ?? [];
        var there = button.Kind is ButtonKind.Menu ? items.All(item => labels.Contains(item.Label)) : labels.Contains(button.Label);
        var action = new JsonObject { ["id"] = button.Id, ["label"] = there ? button.Label : $"{button.Label}: not to be seen" };
        if (items.Count > 0) action["items"] = new JsonArray([.. items.Select(item => new JsonObject { ["id"] = item.Id, ["label"] = item.Label })]);
        return action;
    }

    /// <summary>What a press is called, of what kind it is, and which of those of that name, from the top.</summary>
    protected static (string Label, ButtonKind Kind, int Nth) Find(Message? card, string wanted)
    {
        var presses = Presses(card);
        var (_, label, kind) = presses.Find(press => press.Id == wanted);
        return (label, kind, presses.TakeWhile(press => press.Id != wanted).Count(press => press.Label == label));
    }

    /// <summary>The form of an opening, as it was opened.</summary>
    protected Form? FormOf(string? opening) => opening is { Length: > 0 } && _store.Read(sql => OpenForms.Find(sql, Tenant, opening))?.Memo is { } memo ? StoredJson.Read<Form>(memo) : null;

    /// <summary>The card that stands behind a message, in our own words; null where there is none.</summary>
    protected Message? Card(string room, string message)
    {
        var row = _store.Read(sql => sql.First(
            "select view, zone, language from outbox where receipt_room = ?1 and receipt_message = ?2",
            row => (View: row.GetString(0), Zone: row.GetString(1), Language: row.GetString(2)),
            room,
            message));
        return row.View is null ? null : _render(StoredJson.Read<CardView>(row.View), new Reader(row.Zone, row.Language));
    }

    /// <summary>Waits until all that is due now is done, however often it had to wait.</summary>
    protected async Task Settle(CancellationToken cancel)
    {
        await Clock(calendar(), cancel);
        while (_store.Read(Outbox.NextTry) is { } retry)
        {
            time.LeapTo(retry);
            await Clock(calendar(), cancel);
        }
    }

    protected static string Written(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string? Reader(string query) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).TryGetValue("as", out var named) && named.ToString() is { Length: > 0 } reader ? reader : null;

    /// <summary>What can be pressed on a message, from top to bottom: buttons, and the items of menus.</summary>
    private static List<(string Id, string Label, ButtonKind Kind)> Presses(Message? card)
    {
        var placed = card?.Blocks.OfType<Actions>().SelectMany(actions => actions.Ids).ToList() ?? [];
        return [.. (card?.Buttons ?? []).OrderBy(button => placed.IndexOf(button.Id) is var at && at < 0 ? int.MaxValue : at)
            .SelectMany(button => button.Items?.Select(item => (item.Id, item.Label, item.Kind)) ?? [(button.Id, button.Label, button.Kind)])];
    }

    /// <summary>Time passes from one thing that is due to the next. Where the platform, or our own budget for it, makes a message wait, the machine's clock leaps.</summary>
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

    private async Task Clock(DateTimeOffset to, CancellationToken cancel)
    {
        using var content = new StringContent(new JsonObject { ["to"] = Written(to) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await base.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/sandbox/api/clock")) { Content = content }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
}
