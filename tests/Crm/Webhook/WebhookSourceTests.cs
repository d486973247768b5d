using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Crm.Webhook;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>Each answer of the hook's contract, in the order of its checks.</summary>
public sealed class WebhookSourceTests
{
    private static readonly string Person = HookCalls.Example("person.upserted");

    [Fact]
    public void Unknown_connection_is_404_before_anything_else()
    {
        var verdict = HookCalls.Source().Admit(HookCalls.Signed(Person, connection: "nobody", headers: ("Content-Type", ["text/plain"])));
        Assert.Equal(404, verdict.Status);
        Assert.Contains("Webhook:Connections:nobody:Secret", verdict.Detail, StringComparison.Ordinal);
        Assert.Equal(404, HookCalls.Source().Verify(HookCalls.Signed(Person, connection: "nobody"), HookCalls.Now).Status);
    }

    [Theory]
    [InlineData("application/json", 0)]
    [InlineData("APPLICATION/JSON; charset=\"UTF-8\"", 0)]
    [InlineData("application/cloudevents+json; charset=utf-8", 0)]
    [InlineData("application/cloudevents-batch+json", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/jsonp", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("nonsense", 415)]
    [InlineData("", 415)]
    public void Only_json_is_taken(string type, int status) =>
        Assert.Equal(status, HookCalls.Source().Admit(HookCalls.Signed(Person, headers: ("Content-Type", [type]))).Status);

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity")]
    public void Any_content_encoding_is_415(string encoding) =>
        Assert.Equal(415, HookCalls.Source().Admit(HookCalls.Signed(Person, headers: ("Content-Encoding", [encoding]))).Status);

    [Fact]
    public void Missing_and_repeated_content_types_are_415()
    {
        Assert.Equal(415, HookCalls.Source().Admit(HookCalls.Signed(Person, headers: ("Content-Type", []))).Status);
        Assert.Equal(415, HookCalls.Source().Admit(HookCalls.Signed(Person, headers: ("Content-Type", ["application/json", "application/json"]))).Status);
    }

    [Fact]
    public void Over_the_budget_is_429_with_a_time_to_come_back_and_a_bad_signature_costs_nothing()
    {
        var source = HookCalls.Source(perSecond: 1, burst: 2);
        var good = HookCalls.Signed(Person);
        for (var i = 0; i < 5; i++) Assert.Equal(401, source.Verify(HookCalls.Signed(Person, secret: HookCalls.OtherSecret), HookCalls.Now).Status);
        Assert.True(source.Verify(good, HookCalls.Now).Genuine);
        Assert.True(source.Verify(good, HookCalls.Now).Genuine);
        var refused = source.Verify(good, HookCalls.Now);
        Assert.Equal(429, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
        Assert.True(source.Verify(good, HookCalls.Now + refused.RetryAfter!.Value).Genuine);
    }

    [Fact]
    public async Task Genuine_hook_is_read_for_its_tenant_and_answered_202()
    {
        var source = HookCalls.Source();
        var request = HookCalls.Signed(Person, id: "msg_7");
        var verdict = source.Verify(request, HookCalls.Now);
        Assert.Equal("default", verdict.Tenant);
        var reading = source.Read(request, verdict.Tenant!, HookCalls.Now);
        Assert.Empty(reading.Errors);
        Assert.Equal("crm/msg_7", reading.Key);
        Assert.Equal(64, reading.BodyHash!.Length);
        var happened = Assert.Single(reading.Events);
        Assert.Equal("person:ann@vendor.example", happened.Subject);
        Assert.IsType<PersonSeen>(happened.What);
        Assert.Equal(202, (await source.Reply(request, new(null, null, [], []), Answer.Nothing, late: false, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public void Connection_has_one_spelling_so_that_a_repeat_finds_its_key() =>
        Assert.Equal(404, HookCalls.Source().Admit(HookCalls.Signed(Person, connection: "CRM")).Status);

    [Fact]
    public void Same_id_with_another_body_has_another_hash()
    {
        var other = HookCalls.Example("person.upserted", data => data["name"] = "Ann R.");
        Assert.Equal(HookCalls.Read(Person).Key, HookCalls.Read(other).Key);
        Assert.NotEqual(HookCalls.Read(Person).BodyHash, HookCalls.Read(other).BodyHash);
    }

    [Fact]
    public void Unknown_type_is_kept_for_the_tenant()
    {
        var happened = Assert.Single(HookCalls.Read("""{"type":"invoice.paid","data":{"sequence":"x","end":7}}""").Events);
        Assert.Equal(Subjects.Tenant, happened.Subject);
        Assert.Equal(new NotUnderstood("invoice.paid"), happened.What);
    }

    [Fact]
    public void Connection_can_be_added_while_running_and_a_wrong_one_says_what_to_do()
    {
        var connections = new WebhookConnections(Microsoft.Extensions.Options.Options.Create(new WebhookOptions()));
        connections.Add(SandboxSecret.Connection, new() { Secret = HookCalls.Secret });
        Assert.True(new WebhookSource(connections).Verify(HookCalls.Signed(Person, connection: "sandbox"), HookCalls.Now).Genuine);
        var wrong = Assert.Throws<ArgumentException>(() => connections.Add("x", new() { Secret = "s3cret" }));
        Assert.Contains("Webhook:Connections:x:Secret", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", wrong.Message, StringComparison.Ordinal);
    }
}
