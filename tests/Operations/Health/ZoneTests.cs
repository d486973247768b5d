using CoachBot.Operations.Health;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Sandbox;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Operations.Health;

/// <summary>[ADM-04] [ADM-22]: colleagues of whom nobody says a time zone.</summary>
public sealed class ZoneTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task The_health_page_counts_them_and_names_nobody()
    {
        await host.Begin();
        Assert.Equal(0, Database().PeopleWithoutZone);
        foreach (var (name, zone) in new[] { ("nils", null), ("pia", "Europe/Oslo") })
            Assert.Equal(202, (await host.Post("world", new { type = "person.upserted", data = new { email = name + "@nordwind.example", name, role = "rep", timeZone = zone } })).Status);
        Assert.Equal(1, Database().PeopleWithoutZone);
    }

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(3, false, 1)]
    [InlineData(3, true, 0)] // the tenant's own zone counts for them
    public void It_complains_where_the_tenant_has_no_zone_either(long people, bool oneZone, int problems) => Assert.Equal(
        problems,
        HealthReader.Problems(new(true, PeopleWithoutZone: people), new("1", ["en"], []), new("2026a", Some.At("2026-11-20T09:00:00Z"), false, []), oneZone).Count());

    private DatabaseHealth Database() => host.Services.GetRequiredService<Store>().Read(sql => QueueReader.Read(sql, Some.At("2026-11-20T09:00:00Z")));
}
