using System.Text;
using CoachBot.Crm.Webhook;
using CoachBot.Wire;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>Who may call [INT-08]: Standard Webhooks 1.0, both sides of the clock, rotation.</summary>
public sealed class StandardWebhooksTests
{
    private const string Body = "{\"test\": 2432232314}";
    private static readonly DateTimeOffset VectorTime = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Theory]
    [InlineData("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Body, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(
        "msg_coachbot_po_0001",
        1795344000,
        "{\"type\":\"purchase_order.received\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"data\":{\"deal\":\"D-1\",\"number\":\"PO-1001\"}}",
        "v1,cMzq8HYYsnc+yTuldk2XUioye6ZwGiAaz2r0QQdO+5s=")]
    public void Signs_and_accepts_the_published_vectors(string id, long timestamp, string body, string signature)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(timestamp);
        var headers = StandardWebhooks.Headers(HookCalls.Secret, id, at, Encoding.UTF8.GetBytes(body));
        Assert.Equal(signature, headers[StandardWebhooks.SignatureHeader]);
        Assert.True(HookCalls.Source().Verify(HookCalls.Signed(body, at, id: id), at).Genuine);
    }

    [Fact]
    public void Refuses_the_published_signature_that_must_be_refused() =>
        Assert.Equal(401, Verify(headers: ("webhook-signature", ["v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLawdd="])));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(300, 0)]
    [InlineData(-300, 0)]
    [InlineData(301, 401)]
    [InlineData(-301, 401)]
    public void Timestamp_is_taken_up_to_five_minutes_on_both_sides(int seconds, int status) =>
        Assert.Equal(status, HookCalls.Source().Verify(HookCalls.Signed(Body, VectorTime), VectorTime.AddSeconds(seconds)).Status);

    [Fact]
    public void Every_changed_byte_of_the_body_is_noticed()
    {
        var source = HookCalls.Source();
        var good = HookCalls.Signed(Body);
        for (var at = 0; at < Body.Length; at++)
        {
            var changed = good.Body.ToArray();
            changed[at] ^= 1;
            Assert.Equal(401, source.Verify(good with { Body = changed }, HookCalls.Now).Status);
        }

        Assert.Equal(401, source.Verify(good with { Body = good.Body[..^1] }, HookCalls.Now).Status);
        Assert.Equal(0, source.Verify(good, HookCalls.Now).Status);
    }

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void Missing_and_repeated_headers_are_refused(string name)
    {
        var value = HookCalls.Signed(Body).Header(name)!;
        Assert.Equal(401, Verify(headers: (name, [])));
        Assert.Equal(401, Verify(headers: (name, [value, value])));
        Assert.Equal(401, Verify(headers: (name, [""])));
        Assert.Equal(0, Verify(headers: (name, [value])));
    }

    [Theory]
    [InlineData("webhook-timestamp", " 1")]
    [InlineData("webhook-timestamp", "-1614265330")]
    [InlineData("webhook-timestamp", "1614265330.0")]
    [InlineData("webhook-timestamp", "99999999999999999999999999")]
    [InlineData("webhook-timestamp", "99999999999")]
    [InlineData("webhook-timestamp", "١٦١٤٢٦٥٣٣٠")]
    [InlineData("webhook-id", "two words")]
    [InlineData("webhook-id", "ünï")]
    public void Odd_headers_are_refused(string name, string value) => Assert.Equal(401, Verify(headers: (name, [value])));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("v1")]
    [InlineData("v1,")]
    [InlineData("v1, ")]
    [InlineData("v1,%%%")]
    [InlineData("v1,AAAA")]
    [InlineData("   ")]
    [InlineData("v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Odd_signature_parts_are_passed_over_without_an_exception(string odd)
    {
        var good = HookCalls.Signed(Body).Header("webhook-signature")!;
        Assert.Equal(401, Verify(headers: ("webhook-signature", [odd])));
        Assert.Equal(0, Verify(headers: ("webhook-signature", [$"{odd} {good}"])));
        Assert.Equal(0, Verify(headers: ("webhook-signature", [$"{good} {odd}"])));
    }

    [Fact]
    public void Unknown_versions_do_not_count()
    {
        var good = HookCalls.Signed(Body).Header("webhook-signature")!;
        Assert.Equal(401, Verify(headers: ("webhook-signature", [good.Replace("v1,", "v2,", StringComparison.Ordinal)])));
        Assert.Equal(0, Verify(headers: ("webhook-signature", [$"v1a,AAAA {good}"])));
    }

    [Fact]
    public void Both_secrets_count_during_a_rotation_and_the_old_one_not_after_it()
    {
        var during = HookCalls.Source(secret: HookCalls.OtherSecret, previous: HookCalls.Secret);
        Assert.True(during.Verify(HookCalls.Signed(Body, secret: HookCalls.Secret), HookCalls.Now).Genuine);
        Assert.True(during.Verify(HookCalls.Signed(Body, secret: HookCalls.OtherSecret), HookCalls.Now).Genuine);
        var after = HookCalls.Source(secret: HookCalls.OtherSecret);
        Assert.Equal(401, after.Verify(HookCalls.Signed(Body, secret: HookCalls.Secret), HookCalls.Now).Status);
    }

    private static int Verify(params (string Name, string[] Values)[] headers) =>
        HookCalls.Source().Verify(HookCalls.Signed(Body, headers: headers), HookCalls.Now).Status;
}
