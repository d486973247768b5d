using CoachBot.Operations.Checkup;
using CoachBot.Operations.Health;
using CoachBot.Operations.Tenants;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Operations.Health;

/// <summary>[ADM-16]</summary>
public sealed class UnreachableTests : IAsyncLifetime
{
    private readonly TempStore temp = new();

    public async ValueTask InitializeAsync()
    {
        await Note("ann@ours.example", "user_disabled", "2026-11-20T08:00:00Z");
        await Note("bob@ours.example", "user_disabled", "2026-11-18T08:00:00Z");
        await Note("T1/C9", "is_archived", "2026-11-19T08:00:00Z");
    }

    public ValueTask DisposeAsync() => temp.DisposeAsync();

    [Fact]
    public void The_health_page_says_how_many_since_when_and_why_and_names_nobody() => Assert.Equal(
        [
            new("slack", "user_disabled", 2, Some.At("2026-11-18T08:00:00Z")),
            new UnreachableHealth("slack", "is_archived", 1, Some.At("2026-11-19T08:00:00Z")),
        ],
        temp.Store.Read(sql => QueueReader.Read(sql, Some.At("2026-11-20T09:00:00Z"))).Unreachable!);

    [Fact]
    public void Check_names_each_with_its_date_and_its_next_try_also_while_the_service_runs()
    {
        var findings = ReachCheckup.Look(temp.Options.Sqlite).ToList();
        Assert.All(findings, finding => Assert.Equal(FindingKind.Warning, finding.Kind));
        Assert.Equal(
            [
                "ann@ours.example cannot be reached on slack since 2026-11-20 (user_disabled).",
                "T1/C9 cannot be reached on slack since 2026-11-19 (is_archived).",
                "bob@ours.example cannot be reached on slack since 2026-11-18 (user_disabled).",
            ],
            findings.Select(finding => finding.What));
        Assert.Contains("2026-11-27", findings[0].Do, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_says_nothing_where_there_is_no_database() => Assert.Empty(ReachCheckup.Look(temp.Options.Sqlite + ".none"));

    private Task Note(string address, string reason, string at) => temp.Store.Write(
        WriteUrgency.Work,
        sql => Unreachable.Note(sql, TenantOptions.Id, "slack", address, reason, Some.At(at)),
        TestContext.Current.CancellationToken);
}
