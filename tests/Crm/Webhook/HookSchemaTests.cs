using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Crm.Webhook;
using CoachBot.Wire;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>What the published schemas take and refuse, and how a refusal is told.</summary>
public sealed class HookSchemaTests
{
    public static TheoryData<string> Types => [.. HookSchemas.All.Keys];

    [Fact]
    public void Every_type_of_the_contract_is_published() => Assert.Equal(
        [
            "account.upserted", "busy.removed", "busy.upserted", "deal.upserted", "meeting.cancelled", "meeting.upserted", "person.upserted",
            "purchaseOrder.cancelled", "purchaseOrder.changed", "purchaseOrder.received", "ticket.closed", "ticket.opened",
        ],
        HookSchemas.All.Keys);

    [Theory]
    [MemberData(nameof(Types))]
    public void Published_example_is_taken_and_each_required_member_is_missed_by_name(string type)
    {
        Assert.Empty(HookCalls.Read(HookCalls.Example(type)).Errors);
        var data = HookSchemas.All[type].Root.GetProperty("properties").GetProperty("data");
        foreach (var name in data.GetProperty("required").EnumerateArray().Select(each => each.GetString()!))
        {
            AssertOnly(new($"/data/{name}", "required"), HookCalls.Example(type, example => example.Remove(name)));
            AssertOnly(new($"/data/{name}", "required"), HookCalls.Example(type, example => example[name] = null));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Optional_members_may_be_absent_or_null_and_unknown_ones_anything(string type)
    {
        var required = HookSchemas.All[type].Root.GetProperty("properties").GetProperty("data").GetProperty("required")
            .EnumerateArray().Select(each => each.GetString()!).Append("dealId").ToHashSet(StringComparer.Ordinal);
        var nulls = HookCalls.Example(type, data =>
        {
            foreach (var name in data.Select(member => member.Key).Where(name => !required.Contains(name)).ToList()) data[name] = null;
        });
        Assert.Empty(HookCalls.Read(nulls).Errors);
        Assert.Empty(HookCalls.Read(HookCalls.Example(type, data =>
        {
            foreach (var name in new[] { "end", "start", "sequence", "version", "workingHours", "receivedAt", "number", "id", "x" })
            {
                if (!HookSchemas.All[type].Knows(name)) data[name] = new JsonObject { ["x"] = 1 };
            }
        })).Errors);
    }

    [Theory]
    [InlineData("person.upserted", "email", "\"ann\"", "format", "/data/email")]
    [InlineData("person.upserted", "email", "\"ann@x, bob@y\"", "format", "/data/email")]
    [InlineData("person.upserted", "email", "\"\"", "minLength", "/data/email")]
    [InlineData("person.upserted", "name", "7", "type", "/data/name")]
    [InlineData("person.upserted", "role", "\"boss\"", "enum", "/data/role")]
    [InlineData("person.upserted", "timeZone", "\"Mars/Olympus\"", "format", "/data/timeZone")]
    [InlineData("person.upserted", "workingHours", """{"days":[],"from":"09:00","to":"17:00"}""", "minItems", "/data/workingHours/days")]
    [InlineData("person.upserted", "workingHours", """{"days":["Mon","Someday"],"from":"09:00","to":"17:00"}""", "enum", "/data/workingHours/days/1")]
    [InlineData("person.upserted", "workingHours", """{"days":["Mon"],"from":"9:00","to":"17:00"}""", "pattern", "/data/workingHours/from")]
    [InlineData("person.upserted", "workingHours", """{"days":["Mon"],"from":"17:00","to":"09:00"}""", "endAfterStart", "/data/workingHours/to")]
    [InlineData("person.upserted", "workingHours", """{"days":["Mon"],"to":"09:00"}""", "required", "/data/workingHours/from")]
    [InlineData("person.upserted", "country", "\"Spain\"", "maxLength", "/data/country")]
    [InlineData("person.upserted", "language", "\"not a tag\"", "pattern", "/data/language")]
    [InlineData("person.upserted", "chat", """{"platform":"irc","address":"x"}""", "enum", "/data/chat/platform")]
    [InlineData("person.upserted", "active", "\"yes\"", "type", "/data/active")]
    [InlineData("person.upserted", "updatedAt", "\"2026-11-22T10:00:00\"", "format", "/data/updatedAt")]
    [InlineData("account.upserted", "domains", """["acme.example","@acme"]""", "format", "/data/domains/1")]
    [InlineData("account.upserted", "contacts", """[{"email":"a@b"},{"name":"x"}]""", "required", "/data/contacts/1/email")]
    [InlineData("account.upserted", "kind", "\"friend\"", "enum", "/data/kind")]
    [InlineData("deal.upserted", "status", "\"\"", "enum", "/data/status")]
    [InlineData("deal.upserted", "amount", """{"amount":"12","currency":"EUR"}""", "type", "/data/amount/amount")]
    [InlineData("deal.upserted", "amount", """{"amount":1e300,"currency":"EUR"}""", "maximum", "/data/amount/amount")]
    [InlineData("deal.upserted", "amount", """{"amount":1,"currency":"€"}""", "pattern", "/data/amount/currency")]
    [InlineData("deal.upserted", "closeDate", "\"2026-02-30\"", "format", "/data/closeDate")]
    [InlineData("deal.upserted", "closeDate", "\"0001-01-01\"", "format", "/data/closeDate")]
    [InlineData("deal.upserted", "team", """["a@b",null]""", "type", "/data/team/1")]
    [InlineData("deal.upserted", "criticalDate", """{"reason":"x"}""", "required", "/data/criticalDate/date")]
    [InlineData("meeting.upserted", "start", "\"tomorrow\"", "format", "/data/start")]
    [InlineData("meeting.upserted", "end", "\"2026-11-24T13:00:00Z\"", "endAfterStart", "/data/end")]
    [InlineData("meeting.upserted", "organizer", "{}", "required", "/data/organizer/email")]
    [InlineData("meeting.upserted", "attendees", "{}", "type", "/data/attendees")]
    [InlineData("meeting.upserted", "attendees", """[{"email":"a@b","response":"maybe"}]""", "enum", "/data/attendees/0/response")]
    [InlineData("meeting.upserted", "sequence", "1.5", "type", "/data/sequence")]
    [InlineData("meeting.upserted", "sequence", "-1", "minimum", "/data/sequence")]
    [InlineData("meeting.cancelled", "id", "\"\"", "minLength", "/data/id")]
    [InlineData("busy.upserted", "end", "\"2026-11-25T08:00:00Z\"", "endAfterStart", "/data/end")]
    [InlineData("busy.removed", "kind", "\"away\"", "enum", "/data/kind")]
    [InlineData("purchaseOrder.received", "receivedAt", "\"2026-12-18\"", "format", "/data/receivedAt")]
    [InlineData("purchaseOrder.changed", "lines", """[{"quantity":1}]""", "required", "/data/lines/0/id")]
    [InlineData("purchaseOrder.cancelled", "dealId", "null", "required", "/data/dealId")]
    [InlineData("purchaseOrder.received", "dealId", "\"\"", "required", "/data/dealId")]
    [InlineData("ticket.opened", "openedAt", "5", "type", "/data/openedAt")]
    [InlineData("ticket.closed", "summary", "[]", "type", "/data/summary")]
    public void Bad_member_is_told_by_pointer_and_rule(string type, string member, string value, string rule, string pointer) =>
        AssertOnly(new(pointer, rule), HookCalls.Example(type, data => data[member] = JsonNode.Parse(value)));

    [Fact]
    public void Order_needs_a_deal_or_an_account() =>
        Assert.Empty(HookCalls.Read(HookCalls.Example("purchaseOrder.received", data =>
        {
            data.Remove("dealId");
            data["accountId"] = "A-1";
        })).Errors);

    [Theory]
    [InlineData("""[]""", "", "type")]
    [InlineData("""7""", "", "type")]
    [InlineData("""{}""", "/type", "required")]
    [InlineData("""{"type":null,"data":{}}""", "/type", "required")]
    [InlineData("""{"type":7,"data":{}}""", "/type", "type")]
    [InlineData("""{"type":"","data":{}}""", "/type", "minLength")]
    [InlineData("""{"type":"meeting.cancelled"}""", "/data", "required")]
    [InlineData("""{"type":"meeting.cancelled","data":null}""", "/data", "required")]
    [InlineData("""{"type":"meeting.cancelled","data":[]}""", "/data", "type")]
    [InlineData("""{"type":"meeting.cancelled","timestamp":"now","data":{"id":"x"}}""", "/timestamp", "format")]
    public void Bad_envelope_is_told_by_pointer_and_rule(string body, string pointer, string rule) => AssertOnly(new(pointer, rule), body);

    [Theory]
    [InlineData("2026-11-22T10:00:00Z", true)]
    [InlineData("2026-11-22t10:00:00z", true)]
    [InlineData("2026-11-22T10:00:00.123456789012+05:30", true)]
    [InlineData("2026-11-22T10:00:00-12:00", true)]
    [InlineData("2026-11-22T10:00:00-23:59", false)]
    [InlineData("2026-11-22 10:00:00Z", false)]
    [InlineData("2026-11-22T10:00Z", false)]
    [InlineData("2026-11-22T10:00:00.Z", false)]
    [InlineData("2026-11-22T10:00:00+0530", false)]
    [InlineData("2026-11-22T10:00:00+5:30", false)]
    [InlineData("2026-11-22T25:00:00Z", false)]
    [InlineData("2026-02-29T10:00:00Z", false)]
    [InlineData("0001-01-01T00:00:00+14:00", false)]
    [InlineData("9999-12-31T23:59:59-14:00", false)]
    [InlineData("２026-11-22T10:00:00Z", false)]
    [InlineData("2026-11-22T10:00:00Z\n", false)]
    public void Times_are_rfc_3339_with_offset(string text, bool taken) => Assert.Equal(taken, HookTime.TryRead(text, out _));

    [Fact]
    public void Text_of_ten_thousand_characters_is_taken_however_they_are_written_and_one_more_is_not()
    {
        foreach (var character in new[] { "x", "\u200F", "e\u0301", "😀" })
        {
            var text = string.Concat(Enumerable.Repeat(character, character == "e\u0301" ? 5_000 : 10_000));
            Assert.Empty(HookCalls.Read(HookCalls.Example("deal.upserted", data => data["name"] = text)).Errors);
            AssertOnly(new("/data/name", "maxLength"), HookCalls.Example("deal.upserted", data => data["name"] = text + "x"));
        }
    }

    [Fact]
    public void Many_errors_are_cut_and_a_body_full_of_them_is_answered_at_once()
    {
        var reading = HookCalls.Read(HookCalls.Example("meeting.upserted", data => data["attendees"] = new JsonArray([.. Enumerable.Range(0, 9_000).Select(_ => new JsonObject())])));
        Assert.Equal(50, reading.Errors.Count);
        var longer = HookCalls.Read(HookCalls.Example("meeting.upserted", data => data["attendees"] = new JsonArray([.. Enumerable.Range(0, 10_001).Select(_ => new JsonObject())])));
        Assert.Equal("maxItems", Assert.Single(longer.Errors).Rule);
    }

    private static void AssertOnly((string Pointer, string Rule) expected, string body)
    {
        var reading = HookCalls.Read(body);
        Assert.Empty(reading.Events);
        Assert.Null(reading.Key);
        var error = Assert.Single(reading.Errors);
        Assert.Equal(expected, (error.Pointer, error.Rule));
        Assert.EndsWith(".", error.Detail, StringComparison.Ordinal);
    }
}
