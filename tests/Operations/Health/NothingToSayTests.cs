using CoachBot.Coach;
using CoachBot.Coach.Digests;
using CoachBot.Operations.Health;
using CoachBot.Operations.Tenants;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Operations.Health;

/// <summary>[DIG-05] [ADM-22]</summary>
public sealed class NothingToSayTests
{
    [Fact]
    public async Task The_health_page_shows_which_teams_digest_had_nothing_to_say_and_when()
    {
        await using var temp = new TempStore();
        var quiet = new TeamRecord { Name = "West", LastSilence = Some.At("2026-11-20T08:00:00Z") };
        await temp.Store.Write(
            WriteUrgency.Work,
            sql =>
            {
                foreach (var team in new[] { quiet, new TeamRecord { Name = "East" } })
                    Records.Save(sql, TenantOptions.Id, Subjects.Team(team.Name), new RecordCodec().Write(team), team.Links, Some.At("2026-11-20T08:00:00Z"));
            },
            TestContext.Current.CancellationToken);

        var silent = temp.Store.Read(sql => QueueReader.Read(sql, Some.At("2026-11-20T09:00:00Z"))).NothingToSay!;
        Assert.Equal([new("West", Some.At("2026-11-20T08:00:00Z"))], silent);
    }
}
