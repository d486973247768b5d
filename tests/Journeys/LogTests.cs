using System.Text.Json.Nodes;
using CoachBot.Crm.Webhook;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Journeys;

/// <summary>[PRV-20] What people write, what customers are called, and secrets stand in no log line, however much is logged.</summary>
public sealed class LogTests
{
    private const string Rep = "rep0@ours.example";
    private const string Room = "dm:" + Rep;
    private const string Title = "violet pelican review";
    private const string Description = "amber walrus agenda";
    private const string Customer = "Copper Heron Foods";
    private const string Value = "saves the bakery nine crimson ovens a year";
    private const string Typed = "a sentence about turquoise badgers";
    private const string Refused = "olive ferrets do not fit";
    private static readonly string Secret = WebhookSecret.Make();

    [Fact]
    public async Task No_phrase_of_a_person_a_customer_or_a_setting_is_logged()
    {
        await using var coach = new CoachProcess(
            ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"), ("Webhook__Connections__crm__Secret", Secret));
        await coach.Start();
        await AskAndAnswer(coach);
        await Refusals(coach);
        var made = SandboxSecret.EnsureFile(SandboxSecret.FileFor(coach.DatabasePath));
        await coach.Kill();

        Assert.Contains("CoachBot is ready at", coach.Log, StringComparison.Ordinal);
        Assert.Contains("POST", coach.Log, StringComparison.Ordinal); // requests are logged: the search is not in vain
        foreach (var phrase in new[] { Title, Description, Customer, Value, Typed, Refused, Secret, Secret["whsec_".Length..], made, made["whsec_".Length..] })
            Assert.DoesNotContain(phrase, coach.Log, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AskAndAnswer(CoachProcess coach)
    {
        await Deliver(coach, "person.upserted", new() { ["email"] = Rep, ["name"] = "Rep", ["role"] = "rep", ["timeZone"] = "Europe/Berlin" });
        await Deliver(coach, "account.upserted", new() { ["id"] = "acc-1", ["name"] = Customer, ["domains"] = new[] { "heron.example" } });
        await Deliver(coach, "meeting.upserted", new()
        {
            ["id"] = "mtg-1",
            ["title"] = Title,
            ["description"] = Description,
            ["start"] = "2026-11-23T10:00:00Z",
            ["end"] = "2026-11-23T11:00:00Z",
            ["organizer"] = new { email = Rep },
            ["attendees"] = new[] { new { email = "ann@heron.example", response = "accepted" } },
        });
        await Killing.Repeat(() => coach.MoveTo("2026-11-20T15:00:00Z"));
        var question = (await coach.Get($"/sandbox/api/messages?room={Uri.EscapeDataString(Room)}"))["messages"]!.AsArray().First(message => Action(message!) is not null)!;
        Assert.Contains(Customer, question.ToJsonString(), StringComparison.Ordinal);

        var opened = await coach.Post("/sandbox/api/press", new { by = Rep, messageId = (string)question["id"]!, actionId = Action(question) });
        await coach.Post("/sandbox/api/submit", new { by = Rep, formId = (string)opened!["form"]!["id"]!, values = new { value = Value } });
        await coach.Post("/sandbox/api/say", new { by = Rep, room = Room, text = Typed });
        Assert.Contains(Value, (await coach.Get($"/sandbox/api/messages?room={Uri.EscapeDataString(Room)}")).ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>What is refused is not logged either.</summary>
    private static async Task Refusals(CoachProcess coach)
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => coach.Post("/hooks/webhook/crm", new { type = "deal.upserted", data = new { name = Refused } }));
        await Assert.ThrowsAsync<HttpRequestException>(() => coach.Post("/sandbox/api/world", new { type = "deal.upserted", data = new { name = Refused } }));
        await Assert.ThrowsAsync<HttpRequestException>(() => coach.Post("/sandbox/api/press", new { by = Rep, messageId = Refused, actionId = Refused }));
    }

    private static Task Deliver(CoachProcess coach, string type, Dictionary<string, object> data) => Killing.Repeat(() => coach.Deliver(($"{type}-1", type, data)));

    private static string? Action(JsonNode message) =>
        message["actions"]?.AsArray().Select(action => (string)action!["id"]!).FirstOrDefault(id => id.StartsWith("name-value@", StringComparison.Ordinal));
}
