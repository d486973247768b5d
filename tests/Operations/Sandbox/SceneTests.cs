using CoachBot.Operations.Sandbox;
using CoachBot.Tests.Code;

namespace CoachBot.Tests.Operations.Sandbox;

public sealed class SceneTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(Repository.Root, "coaching-content", Scenes.DemoFile));

    [Fact]
    public void The_shipped_scene_has_six_reps_their_manager_and_a_week_of_meetings()
    {
        var (scene, problems) = SceneReader.Read(Scenes.DemoFile, Shipped);
        Assert.Empty(problems);
        Assert.Equal(6, scene!.People.Count(person => (string)person["role"]! == "rep"));
        Assert.Contains(scene.People, person => (string)person["role"]! == "manager");
        Assert.Equal(4, scene.Accounts.Count);
        Assert.Equal(3, scene.Meetings.Select(meeting => meeting.Zone).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("2026-11-20T07:00:00Z", "2026-11-23T10:00:00Z")]
    [InlineData("2026-11-23T07:00:00Z", "2026-11-30T10:00:00Z")] // on a Monday: the next one
    [InlineData("2027-03-26T07:00:00Z", "2027-03-29T09:00:00Z")] // summer time has begun in between
    public void Days_count_from_the_first_monday_after_the_start_in_local_time(string start, string expected)
    {
        var scene = SceneReader.Read(Scenes.DemoFile, Shipped).Scene!;
        var hooks = scene.Hooks(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var review = hooks.Single(hook => (string?)hook.Data["id"] == "mtg-halden-review").Data;
        Assert.Equal(expected, (string)review["start"]!);
    }

    [Theory]
    [InlineData("  name: Nordwind Planning", "  nmae: Nordwind Planning", "key-unknown")]
    [InlineData("    at: \"11:00\"", "    at: \"ten\"", "value-kind")]
    [InlineData("    zone: America/New_York", "    zone: America/Springfield", "value-unknown")]
    [InlineData("    amount: 120000 EUR", "    amount: a lot", "value-kind")]
    [InlineData("    day: 1", "    day: one", "value-kind")]
    [InlineData("haldenfoods.example tentative", "haldenfoods.example perhaps", "value-kind")]
    [InlineData("    status: open", "    status: ajar", "value-unknown")]
    [InlineData("startAt: \"2026-11-20T07:00:00Z\"", "startAt: soon", "value-kind")]
    public void What_is_wrong_is_named_with_its_line(string right, string wrong, string rule)
    {
        Assert.Contains(right, Shipped, StringComparison.Ordinal);
        var at = Shipped.IndexOf(right, StringComparison.Ordinal);
        var (scene, problems) = SceneReader.Read(Scenes.DemoFile, Shipped[..at] + wrong + Shipped[(at + right.Length)..]);
        Assert.Null(scene);
        var problem = problems.First(each => each.Rule == rule);
        Assert.Equal(Shipped[..at].Count(letter => letter == '\n') + 1, problem.Line);
        Assert.EndsWith(".", problem.Detail, StringComparison.Ordinal);
    }
}
