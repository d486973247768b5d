using System.Diagnostics;
using System.Text;
using CoachBot.Coach;
using CoachBot.Crm.Webhook;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>Whatever stands in a signed body, it is read or refused with a reason: nothing escapes [INT-23].</summary>
public sealed class HostileBodiesTests
{
    private static readonly string[] Splinters =
    [
        "\"\\ud800\"", "\"\\u0000\"", "null", "[]", "{}", "\"\"", "7", "-0", "1e999", "1e308", "1e-400", "-1e15", "9007199254740993", "0.1e1", "true",
        "\"2026-11-24T13:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"Europe/Madrid\"", "\"a@b\"", "\"@\"", "\"\u202E\u200F\"",
        "{\"email\":\"a@b\"}", "[null]", "[[]]", "{\"amount\":1e-400,\"currency\":\"eur\"}", "\"e\u0301\u0301\"", ",", "\"", "\\", "\u0000", "\uFEFF",
    ];

    private static readonly byte[][] Seeds = [.. HookSchemas.All.Keys.Select(type => Encoding.UTF8.GetBytes(HookCalls.Example(type)))];

    [Fact]
    public void Changed_bytes_and_members_are_read_or_refused()
    {
        var source = HookCalls.Source();
        var change = Gen.Choose(0, 10_000).SelectMany(where => Gen.Choose(0, 255), (where, with) => (where, with));
        var shape = Gen.Elements("plain", "structured", "binary");
        Prop.ForAll(
            Gen.Elements(Seeds).ToArbitrary(),
            Gen.ListOf(change, 3).ToArbitrary(),
            shape.ToArbitrary(),
            (seed, changes, shape) =>
            {
                var bodies = new[] { Bytes(seed, changes), Members(seed, changes) };
                return bodies.All(body => IsSettled(source, body, shape));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    [Fact]
    public void Odd_requests_are_refused_by_their_headers_and_never_by_an_exception() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string?>(),
            ArbMap.Default.ArbFor<string?>(),
            Gen.Elements("webhook-id", "webhook-timestamp", "webhook-signature", "Content-Type", "Content-Encoding").ToArbitrary(),
            (first, second, name) =>
            {
                var source = HookCalls.Source();
                var request = HookCalls.Signed("{}", headers: (name, [first ?? ""]));
                var twice = HookCalls.Signed("{}", headers: (name, [first ?? "", second ?? ""]));
                return source.Admit(request).Status is 0 or 415 && source.Verify(request, HookCalls.Now).Status is 0 or 401
                    && source.Admit(twice).Status is 0 or 415 && source.Verify(twice, HookCalls.Now).Status is 0 or 401
                    && source.Admit(request with { Connection = first ?? "" }).Status is 404;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_deep_and_wide_bodies_are_settled_quickly()
    {
        var wide = new StringBuilder("{\"type\":\"deal.upserted\",\"data\":{");
        for (var i = 0; i < 60_000; i++) wide.Append(i == 0 ? "" : ",").Append($"\"m{i}\":1");
        wide.Append("}}");
        string[] bodies =
        [
            new string('[', 500_000),
            "{\"type\":\"deal.upserted\",\"data\":" + new string(' ', 900_000) + "}",
            "{\"type\":\"deal.upserted\",\"data\":{\"amount\":" + new string('9', 900_000) + "}}",
            "{\"type\":\"" + new string('x', 900_000) + "\"}",
            "{\"type\":\"deal.upserted\",\"data\":{\"name\":\"e" + new string('\u0301', 400_000) + "\"}}",
            "{\"type\":\"account.upserted\",\"data\":{\"id\":\"1\",\"name\":\"x\",\"domains\":[" + string.Join(',', Enumerable.Repeat("\"@\"", 200_000)) + "]}}",
            wide.ToString(),
        ];
        var watch = Stopwatch.StartNew();
        foreach (var body in bodies) Assert.NotEmpty(HookCalls.Read(body).Errors);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    private static bool IsSettled(WebhookSource source, byte[] body, string shape)
    {
        (string, string[])[] headers = shape switch
        {
            "structured" => [("Content-Type", ["application/cloudevents+json"])],
            "binary" => [("ce-specversion", ["1.0"]), ("ce-id", ["1"]), ("ce-source", ["x"]), ("ce-type", ["deal.upserted"])],
            _ => [],
        };
        var reading = source.Read(HookCalls.Signed(body, headers: headers), "default", HookCalls.Now);
        return reading.Errors.Count > 0
            ? reading.Events.Count == 0 && reading.Key is null && reading.Errors.All(error => error is { Rule.Length: > 0, Detail.Length: > 0 } && error.Pointer is "" or ['/', ..])
            : reading.Key is not null && reading.Events is [{ What: not null, Subject: var subject }] && Subjects.KindOf(subject).Length > 0;
    }

    private static byte[] Bytes(byte[] seed, IEnumerable<(int Where, int With)> changes)
    {
        var body = seed.ToArray();
        foreach (var (where, with) in changes) body[where % body.Length] = (byte)with;
        return body;
    }

    /// <summary>Puts a splinter in the place of a whole value, so that most bodies stay JSON and get further.</summary>
    private static byte[] Members(byte[] seed, IEnumerable<(int Where, int With)> changes)
    {
        var text = Encoding.UTF8.GetString(seed);
        foreach (var (where, with) in changes)
        {
            var colons = text.Select((c, at) => (c, at)).Where(each => each.c == ':' && each.at > 0 && text[each.at - 1] == '"').Select(each => each.at).ToList();
            if (colons.Count == 0) break;
            var from = colons[where % colons.Count] + 1;
            var to = text.AsSpan(from).IndexOfAny(",}]");
            if (to > 0) text = string.Concat(text.AsSpan(0, from), Splinters[with % Splinters.Length], text.AsSpan(from + to));
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
