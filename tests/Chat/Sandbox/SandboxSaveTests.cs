using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Handoff;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Sandbox;

/// <summary>[INT-15] in the Sandbox: every message can be saved from, and none lists it among its actions.</summary>
public sealed class SandboxSaveTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string Words = "We bring the old plans over before the spring range";
    private const string Room = "team:Industry";

    [Fact]
    public async Task Any_message_opens_the_form_with_its_words_and_what_is_sent_is_saved()
    {
        var line = await Written();
        Assert.Empty(line["actions"]!.AsArray());
        var form = await Open(line, CaptureKinds.Promise);
        Assert.Equal(Words, Value(form, "what"));
        Assert.Equal("Mira Novak", Value(form, "saidBy").Replace('á', 'a'));
        var deal = (string)form["fields"]!.AsArray().Single(field => (string)field!["id"]! == "deal")!["choices"]![0]!["id"]!;

        var values = form["fields"]!.AsArray().ToDictionary(field => (string)field!["id"]!, field => (string)field!["value"]!, StringComparer.Ordinal);
        (values["deal"], values["toWhom"]) = (deal, "");
        var (status, refused) = await Submit(form, values);
        Assert.Equal((422, "toWhom"), (status, Assert.Single(refused!["errors"]!.AsObject()).Key));
        values["toWhom"] = "Ida Berg";
        Assert.Equal(200, (await Submit(form, values)).Status);
        Assert.Contains(Words, (string)(await host.Messages(SandboxHost.JonasRoom))[^1]["text"]!, StringComparison.Ordinal);
        var kept = host.Services.GetRequiredService<SituationLoader>().Ask("default", s => s.Find<HandoffRecord>(CoachBot.Coach.Subjects.Handoff(deal)));
        Assert.Equal(Words, Assert.Single(kept!.Promises).What);
        Assert.Equal(409, (await Submit(form, values)).Status);
    }

    [Fact]
    public async Task Nothing_of_the_message_is_stored_before_the_form_is_sent()
    {
        var line = await Written();
        var before = Rows();
        foreach (var kind in CaptureKinds.All) await Open(line, kind);
        Assert.Equal(1, before);
        Assert.Equal(before, Rows());
    }

    [Fact]
    public async Task A_card_can_be_saved_from_and_is_nobodys_words()
    {
        await host.Begin();
        var form = await Open(await host.Question(), CaptureKinds.Commitment);
        Assert.Equal("", Value(form, "by"));
        Assert.Equal("", Value(form, "side"));
        Assert.NotEmpty(Value(form, "text"));
        Assert.NotEmpty(Value(form, "deal"));
    }

    [Fact]
    public async Task What_one_does_not_see_one_does_not_save()
    {
        await host.Begin();
        var question = await host.Question();
        Assert.Equal(403, (await host.Post("press", new { by = SandboxHost.Mira, messageId = (string)question["id"]!, actionId = CaptureKinds.Voice })).Status);
        Assert.Equal(404, (await host.Post("press", new { by = SandboxHost.Mira, messageId = "m-none", actionId = CaptureKinds.Voice })).Status);
        Assert.Equal(404, (await host.Post("press", new { by = SandboxHost.Jonas, messageId = "home:" + SandboxHost.Jonas, actionId = CaptureKinds.Voice })).Status);
    }

    private async Task<JsonNode> Written()
    {
        await host.Begin();
        Assert.Equal(202, (await host.Post("say", new { by = SandboxHost.Mira, room = Room, text = Words })).Status);
        return Assert.Single(await host.Messages(Room, SandboxHost.Jonas), message => (string)message["text"]! == Words);
    }

    private async Task<JsonNode> Open(JsonNode message, string kind)
    {
        var (status, answer) = await host.Post("press", new { by = SandboxHost.Jonas, messageId = (string)message["id"]!, actionId = kind });
        Assert.Equal(200, status);
        return answer!["form"]!;
    }

    private Task<(int Status, JsonNode? Body)> Submit(JsonNode form, Dictionary<string, string> values) =>
        host.Post("submit", new { by = SandboxHost.Jonas, formId = (string)form["id"]!, values });

    private static string Value(JsonNode form, string field) => (string)form["fields"]!.AsArray().Single(f => (string)f!["id"]! == field)!["value"]!;

    /// <summary>How many rows of all tables hold these words.</summary>
    private int Rows() => host.Services.GetRequiredService<Store>().Read(sql =>
    {
        var tables = sql.All("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'", row => row.GetString(0));
        return tables.Sum(table => sql.All($"select * from {table}", Holds).Count(holds => holds));
    });

    private static bool Holds(SqliteDataReader row) =>
        Enumerable.Range(0, row.FieldCount).Any(i => (row.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : row.GetValue(i).ToString()!).Contains(Words, StringComparison.Ordinal));
}
