using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Crm.Webhook;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>The short cut through a schema [INT-08]: it may only say yes where the full evaluation does.</summary>
public sealed class QuickVerdictTests
{
    private static readonly string[] Values =
    [
        "null", "true", "7", "-1", "1.5", "1e3", "1e400", "99999999999999999999", "[]", "{}", "[null]", "[\"x\"]", "[{}]", "\"\"", "\"x\"", "\" \"",
        "\"open\"", "\"won\"", "\"rep\"", "\"busy\"", "\"EUR\"", "\"eur\"", "\"EURO\"", "\"Mon\"", "\"08:00\"", "\"24:00\"", "\"ann@acme.example\"",
        "\"ann@\"", "\"acme.example\"", "\"Europe/Madrid\"", "\"2026-11-22\"", "\"2026-11-22T10:00:00Z\"", "\"2026-11-22T10:00:00\"",
        "\"" + "\u00e9" + "\"", "{\"email\":\"ann@acme.example\"}", "{\"amount\":1,\"currency\":\"EUR\"}", "{\"amount\":\"1\"}",
    ];

    public static TheoryData<string> Types => [.. HookSchemas.All.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_good_for_sure_is_good(string type)
    {
        var schema = HookSchemas.All[type];
        var changes = Gen.ListOf(Gen.Choose(0, 10_000).Zip(Gen.Elements([.. Values, "gone", "x"])), 4);
        Prop.ForAll(Arb.From(changes), some =>
        {
            var body = JsonNode.Parse(HookCalls.Example(type))!;
            foreach (var (at, value) in some.Take(1 + (some.Sum(change => change.Item1) % 3))) Change(body, at, value);
            using var document = JsonDocument.Parse(body.ToJsonString());
            return !schema.IsGoodForSure(document.RootElement) || schema.IsGood(document.RootElement);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_common_meeting_takes_the_short_cut()
    {
        using var body = JsonDocument.Parse(HookCalls.Example("meeting.upserted"));
        Assert.True(HookSchemas.All["meeting.upserted"].IsGoodForSure(body.RootElement));
    }

    [Fact]
    public void A_keyword_that_is_not_known_is_left_to_the_full_evaluation()
    {
        using var schema = JsonDocument.Parse("""{"type":"object","dependentRequired":{"a":["b"]}}""");
        using var body = JsonDocument.Parse("{}");
        Assert.False(new QuickVerdict(schema.RootElement).IsGood(body.RootElement));
    }

    /// <summary>Replaces, or takes away, one of the places of a body.</summary>
    private static void Change(JsonNode body, int at, string value)
    {
        var places = Places(body).ToList();
        var (parent, name) = places[at % places.Count];
        var with = value == "gone" ? null : value == "x" ? JsonValue.Create(new string('x', 10_001)) : JsonNode.Parse(value);
        if (parent is JsonObject members)
        {
            if (value == "gone") members.Remove((string)name);
            else members[(string)name] = with;
        }
        else if (parent is JsonArray items && value != "gone")
        {
            items[(int)name] = with;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Name)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Inside(members, member.Key, member.Value)),
        JsonArray items => items.SelectMany((item, index) => Inside(items, index, item)),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Name)> Inside(JsonNode parent, object name, JsonNode? value) =>
        [(parent, name), .. value is null ? [] : Places(value)];
}
