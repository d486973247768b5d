using CoachBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Sandbox;

public sealed class SandboxClockTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task The_clock_goes_by_a_duration_or_to_an_instant_and_says_where_it_is()
    {
        await host.Begin();
        Assert.Equal("2026-11-20T16:10:00Z", (string)(await host.Post("clock", new { advance = "PT90M" })).Body!["now"]!);
        Assert.Equal("2026-11-23T08:00:00Z", (string)(await host.Post("clock", new { to = "2026-11-23T09:00:00+01:00" })).Body!["now"]!);
        Assert.Equal("2026-11-23T08:00:00Z", (string)(await host.Get("clock"))["now"]!);
    }

    [Fact]
    public async Task On_the_way_everything_happens_at_its_own_time()
    {
        await host.Begin();
        await host.Post("clock", new { to = "2026-11-23T18:00:00Z" });
        var asked = (await host.Messages("dm:diego.ruiz@nordwind.example")).First(message => (string)message["about"]!["kind"]! == "meeting");
        Assert.Equal("2026-11-20T20:30:00Z", (string)asked["sentAt"]!); // 15:30 in New York
        var after = (await host.Messages(SandboxHost.JonasRoom)).Where(message => message["thread"] is not null).Select(message => (string)message["sentAt"]!).ToList();
        Assert.Contains("2026-11-23T11:10:00Z", after); // AFT-01: ten minutes after the end
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        await host.Begin();
        Assert.Equal(409, (await host.Post("clock", new { to = "2026-11-20T14:39:59Z" })).Status);
        Assert.Equal(409, (await host.Post("clock", new { advance = "-PT1H" })).Status);
        Assert.Equal(200, (await host.Post("clock", new { to = "2026-11-20T14:40:00Z" })).Status);
    }

    [Theory]
    [InlineData("""{"advance":"1 hour"}""")]
    [InlineData("""{"advance":"P99999999Y"}""")]
    [InlineData("""{"to":"2026-11-23T08:00:00"}""")]
    [InlineData("""{"to":"tomorrow"}""")]
    [InlineData("""{"to":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"advance":"PT1H","to":"2026-11-23T08:00:00Z"}""")]
    public async Task A_target_that_cannot_be_read_moves_nothing(string body)
    {
        await host.Begin();
        var (status, problem) = await host.PostText("clock", body);
        Assert.Equal(400, status);
        Assert.NotEmpty((string)problem!["detail"]!);
        Assert.Equal("2026-11-20T14:40:00Z", (string)(await host.Get("clock"))["now"]!);
    }

    [Fact]
    public async Task A_real_clock_cannot_be_moved()
    {
        await using var real = await SandboxHost.With(("Sandbox:Scene", "empty"));
        Assert.Equal(409, (await real.Post("clock", new { advance = "PT1H" })).Status);
        Assert.False((bool)(await real.Get("clock"))["virtual"]!);
    }

    [Fact]
    public async Task A_start_that_is_set_is_kept_as_it_is()
    {
        await using var set = await SandboxHost.With(("Sandbox:StartAt", "2026-12-04T06:00:00Z"));
        Assert.Equal("2026-12-04T06:00:00Z", (string)(await set.Get("clock"))["now"]!);
        var entries = (await set.Get("calendar"))["entries"]!.AsArray();
        Assert.Contains(entries, entry => (string?)entry!["start"] == "2026-12-07T10:00:00Z");
    }

    [Fact]
    public async Task A_restart_goes_on_from_where_it_was()
    {
        await using var own = await SandboxHost.With();
        await own.Post("clock", new { advance = "PT1H" });
        var before = (await own.Get("messages")).ToJsonString();
        await own.Restart();
        Assert.Equal("2026-11-20T15:40:00Z", (string)(await own.Get("clock"))["now"]!);
        Assert.Equal(before, (await own.Get("messages")).ToJsonString());
    }

    [Fact]
    public async Task A_reset_makes_a_fresh_tenant_and_sets_the_clock_back()
    {
        await host.Begin();
        await host.Post("clock", new { advance = "P3D" });
        await host.Begin("empty");
        Assert.Equal("2026-11-20T07:00:00Z", (string)(await host.Get("clock"))["now"]!);
        foreach (var list in new[] { "people", "rooms" }) Assert.Empty((await host.Get(list)).AsArray());
        Assert.Empty((await host.Get("messages"))["messages"]!.AsArray());
        Assert.Equal(400, (await host.Post("reset", new { scene = "moon" })).Status);
    }

    [Fact]
    public async Task A_tenant_that_the_sandbox_did_not_make_is_not_reset()
    {
        await using var own = await SandboxHost.With();
        var store = own.Services.GetRequiredService<Store>();
        await store.Write(WriteUrgency.Work, sql => sql.Run("update tenants set made_by_sandbox = false"), TestContext.Current.CancellationToken);
        var before = (await own.Get("messages")).ToJsonString();
        Assert.Equal(409, (await own.Post("reset", new { scene = "empty" })).Status);
        Assert.Equal(before, (await own.Get("messages")).ToJsonString());
    }

    [Fact]
    public async Task A_scene_that_a_crash_cut_short_is_begun_again()
    {
        await using var own = await SandboxHost.With();
        var store = own.Services.GetRequiredService<Store>();
        await store.Write(WriteUrgency.Work, sql =>
        {
            sql.Run("delete from records where kind = 'meeting'");
            sql.Run("update facts set value = 'demo' where name = 'sandbox.scene'");
        }, TestContext.Current.CancellationToken);
        await own.Restart();
        Assert.NotNull(await own.Question());
        Assert.Contains((await own.Get("calendar"))["entries"]!.AsArray(), entry => (string)entry!["id"]! == "mtg-halden-review");
    }
}
