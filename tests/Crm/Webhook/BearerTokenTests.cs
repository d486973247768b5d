using CoachBot.Wire;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>Connections whose sender cannot sign: off by default, never over an open line.</summary>
public sealed class BearerTokenTests
{
    private static readonly string Deal = HookCalls.Example("deal.upserted");

    [Theory]
    [InlineData("Bearer " + HookCalls.OtherSecret, 0)]
    [InlineData("bearer " + HookCalls.OtherSecret, 0)]
    [InlineData("Bearer AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", 0)]
    [InlineData("Bearer " + HookCalls.Secret, 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer %%%", 401)]
    [InlineData("Basic AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", 401)]
    public void Token_must_be_the_connections_secret(string header, int status) => Assert.Equal(status, Verify(Call(Deal, header)));

    [Theory]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    [InlineData(false, false, 401)]
    public void Token_is_taken_over_https_or_from_this_machine_only(bool https, bool loopback, int status) =>
        Assert.Equal(status, Verify(Call(Deal) with { IsHttps = https, RemoteIsLoopback = loopback }));

    [Fact]
    public void Missing_and_repeated_headers_are_refused()
    {
        Assert.Equal(401, Verify(HookCalls.Request([])));
        Assert.Equal(401, Verify(HookCalls.Request([], headers: ("Authorization", ["Bearer " + HookCalls.OtherSecret, "Bearer " + HookCalls.OtherSecret]))));
        Assert.Equal(401, Verify(Call(Deal, ids: ["a", "b"])));
        Assert.Equal(401, Verify(Call(Deal, ids: [""])));
    }

    [Fact]
    public void Token_does_not_open_a_connection_that_signs() =>
        Assert.Equal(401, HookCalls.Source(secret: HookCalls.OtherSecret).Verify(Call(Deal), HookCalls.Now).Status);

    [Fact]
    public void Both_secrets_count_during_a_rotation()
    {
        const string Next = "whsec_ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
        var source = HookCalls.Source(secret: Next, previous: HookCalls.OtherSecret, auth: "token");
        Assert.True(source.Verify(Call(Deal), HookCalls.Now).Genuine);
        Assert.True(source.Verify(Call(Deal, "Bearer " + Next), HookCalls.Now).Genuine);
    }

    [Fact]
    public void Repeat_is_known_by_the_senders_id_or_by_what_changed_when()
    {
        Assert.Equal("crm/7", Read(Call(Deal, ids: ["7"])).Key);
        var key = Read(Call(Deal)).Key;
        Assert.NotNull(key);
        Assert.Equal(key, Read(Call(HookCalls.Example("deal.upserted", data => data["stage"] = "Other"))).Key);
        Assert.NotEqual(key, Read(Call(HookCalls.Example("deal.upserted", data => data["updatedAt"] = "2026-11-22T10:00:01Z"))).Key);
        Assert.NotEqual(Read(Call(HookCalls.Example("ticket.opened"))).Key, Read(Call(HookCalls.Example("ticket.closed"))).Key);
        Assert.NotNull(Read(Call("""{"type":"unheard.of"}""")).Key);
    }

    [Fact]
    public void Hook_that_nothing_tells_from_its_repeat_is_refused()
    {
        var error = Assert.Single(Read(Call("""{"type":"meeting.cancelled","data":{"id":"M"}}""")).Errors);
        Assert.Equal(("/data/updatedAt", "required"), (error.Pointer, error.Rule));
        Assert.Contains("webhook-id", error.Detail, StringComparison.Ordinal);
    }

    private static HookRequest Call(string body, string header = "Bearer " + HookCalls.OtherSecret, string[]? ids = null)
    {
        (string, string[])[] headers = [("Authorization", [header]), ("Content-Type", ["application/json"])];
        return HookCalls.Request(System.Text.Encoding.UTF8.GetBytes(body), headers: ids is null ? headers : [.. headers, ("webhook-id", ids)]);
    }

    private static HookReading Read(HookRequest request) => HookCalls.Source(secret: HookCalls.OtherSecret, auth: "token").Read(request, "default", HookCalls.Now);

    private static int Verify(HookRequest request) => HookCalls.Source(secret: HookCalls.OtherSecret, auth: "token").Verify(request, HookCalls.Now).Status;
}
