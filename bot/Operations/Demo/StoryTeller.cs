using System.Globalization;
using System.Text.Json.Nodes;

namespace CoachBot.Operations.Demo;

/// <summary>Plays the story against the Sandbox of a running service.</summary>
public sealed class StoryTeller(SandboxClient sandbox, Transcript transcript)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(30);

    /// <summary>Over weeks, each message is read within this time.</summary>
    private static readonly TimeSpan ReadSeldom = TimeSpan.FromHours(3);

    public async Task Tell(Story story, CancellationToken cancel)
    {
        await transcript.Begin(cancel);
        await transcript.Catch(told: true, cancel);
        foreach (var step in story.Steps)
        {
            await Play(step, cancel);
            await transcript.Catch(told: true, cancel);
        }
    }

    private async Task Play(StoryStep step, CancellationToken cancel)
    {
        switch (step)
        {
            case Narration narration:
                transcript.Narrate(narration.Text);
                break;
            case Passing passing:
                await Pass(passing, cancel);
                break;
            case Saying saying:
                await sandbox.Post("say", new JsonObject { ["by"] = saying.By, ["room"] = saying.Room ?? "dm:" + saying.By, ["text"] = saying.Text }, cancel);
                break;
            case Ordering ordering:
                await Order(ordering, cancel);
                break;
            case Winning winning:
                await Win(winning, cancel);
                break;
            case Moving moving:
                await Move(moving, cancel);
                break;
            case Pressing pressing:
                await Press(pressing, cancel);
                break;
            default:
                throw new InvalidOperationException($"Nobody plays {step.GetType().Name}.");
        }
    }

    /// <summary>Time passes in small steps, so that each message is read as it came and not as it is later.</summary>
    private async Task Pass(Passing passing, CancellationToken cancel)
    {
        var to = passing.To;
        var now = DateTimeOffset.Parse(await Now(cancel), CultureInfo.InvariantCulture);
        var every = to - now > TimeSpan.FromDays(4) ? ReadSeldom : ReadEvery;
        while (now < to)
        {
            now = now + every < to ? now + every : to;
            await sandbox.Post("clock", new JsonObject { ["to"] = now.ToString("O", CultureInfo.InvariantCulture) }, cancel);
            await transcript.Catch(passing.Told, cancel);
        }
    }

    private async Task Move(Moving moving, CancellationToken cancel)
    {
        var calendar = await sandbox.Get("calendar", cancel);
        var entries = calendar is JsonArray array ? array : calendar.AsObject().Select(p => p.Value).OfType<JsonArray>().First();
        var entry = entries.First(e => e?["id"]?.GetValue<string>() == moving.Meeting)!.DeepClone().AsObject();
        var now = await Now(cancel);
        var data = new JsonObject { ["id"] = moving.Meeting, ["updatedAt"] = now };
        if (moving.Start is { } start)
        {
            var length = At(entry, "end") - At(entry, "start");
            var begins = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
            data["start"] = begins.ToString("O", CultureInfo.InvariantCulture);
            data["end"] = (begins + length).ToString("O", CultureInfo.InvariantCulture);
            foreach (var same in new[] { "organizer", "attendees", "title" }) data[same] = entry[same]?.DeepClone();
        }
        await sandbox.Post("world", new JsonObject { ["type"] = moving.Start is null ? "meeting.cancelled" : "meeting.upserted", ["data"] = data }, cancel);
    }

    private async Task Order(Ordering ordering, CancellationToken cancel)
    {
        var lines = ordering.Lines.Select((line, i) => (JsonNode)new JsonObject
        {
            ["id"] = (i + 1).ToString(CultureInfo.InvariantCulture),
            ["description"] = line.Key,
            ["quantity"] = decimal.Parse(line.Value, CultureInfo.InvariantCulture),
        });
        var data = new JsonObject
        {
            ["number"] = ordering.Number,
            ["dealId"] = ordering.Deal,
            ["receivedAt"] = await Now(cancel),
            ["lines"] = new JsonArray([.. lines]),
        };
        await sandbox.Post("world", new JsonObject { ["type"] = "purchaseOrder.received", ["data"] = data }, cancel);
    }

    private async Task Win(Winning winning, CancellationToken cancel)
    {
        var crm = await sandbox.Get("crm", cancel);
        var deal = crm["deals"]!.AsArray().First(d => d?["id"]?.GetValue<string>() == winning.Deal)!.DeepClone().AsObject();
        foreach (var nothing in deal.Where(m => m.Value is null).Select(m => m.Key).ToList()) deal.Remove(nothing);
        deal["status"] = "won";
        deal["updatedAt"] = await Now(cancel);
        await sandbox.Post("world", new JsonObject { ["type"] = "deal.upserted", ["data"] = deal }, cancel);
    }

    private async Task<string> Now(CancellationToken cancel) => (await sandbox.Get("clock", cancel))["now"]!.GetValue<string>();

    /// <summary>The newest message that he sees and that offers this press on this thing.</summary>
    private async Task Press(Pressing pressing, CancellationToken cancel)
    {
        var answer = await sandbox.Get($"messages?as={Uri.EscapeDataString(pressing.By)}", cancel);
        var parts = pressing.Press.Split('#', 2);
        var offers = answer["messages"]!.AsArray().Reverse().SelectMany(m => Offers(m!, parts[0], parts.ElementAtOrDefault(1), pressing.On)).FirstOrDefault()
            ?? throw new InvalidOperationException($"{pressing.By} has nothing to press as {pressing.Press} on {pressing.On}.");
        transcript.Note($"{transcript.NameOf(pressing.By)} presses {offers.Label}{(pressing.Fill.Count == 0 ? "" : ": " + string.Join("; ", pressing.Fill.Values))}");
        var body = new JsonObject { ["by"] = pressing.By, ["messageId"] = offers.Message, ["actionId"] = offers.Action };
        if (offers.Item is { } item) body["value"] = item;
        var opened = await sandbox.Post("press", body, cancel);
        if (opened?["form"] is not { } form) return;

        var values = new JsonObject();
        foreach (var field in form["fields"]!.AsArray()) values[field!["id"]!.GetValue<string>()] = field["value"]?.DeepClone() ?? "";
        foreach (var (field, value) in pressing.Fill) values[field] = value;
        await sandbox.Post("submit", new JsonObject { ["by"] = pressing.By, ["formId"] = form["id"]!.GetValue<string>(), ["values"] = values }, cancel);
    }

    private static IEnumerable<Offer> Offers(JsonNode message, string verb, string? value, string on)
    {
        foreach (var action in message["actions"]?.AsArray() ?? [])
        {
            var id = action!["id"]!.GetValue<string>();
            if (Fits(id)) yield return new(message["id"]!.GetValue<string>(), id, null, action["label"]!.GetValue<string>());
            foreach (var item in action["items"]?.AsArray() ?? [])
            {
                var itemId = item!["id"]!.GetValue<string>();
                if (Fits(itemId)) yield return new(message["id"]!.GetValue<string>(), id, itemId, item["label"]!.GetValue<string>());
            }
        }

        bool Fits(string id)
        {
            var press = Wire.PressId.Read(id);
            return press is not null && press.Verb == verb && (value is null || press.Value == value)
                && (Coach.Subjects.IdOf(press.Subject) == on || press.Value == on);
        }
    }

    private static DateTimeOffset At(JsonObject entry, string name) => DateTimeOffset.Parse(entry[name]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private sealed record Offer(string Message, string Action, string? Item, string Label);
}
