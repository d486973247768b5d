using System.Globalization;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>Do-not-disturb is read in batches and kept as long as it is good [ADM-03].</summary>
public sealed class SlackQuietTests
{
    private const string None = """{"dnd_enabled":false,"next_dnd_start_ts":1,"next_dnd_end_ts":1}""";

    [Fact]
    public async Task Who_is_in_his_quiet_hours_is_so_until_their_end_and_Slack_is_asked_once()
    {
        await using var world = new PeopleWorld().WithMember();
        var (start, end) = (world.Machine.GetUtcNow().AddHours(-1), world.Machine.GetUtcNow().AddHours(2));
        world.Quiet["U1"] = Schedule(start, end);
        var quiet = Quiet(world);
        Assert.Equal(end, await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Equal(end, await quiet.Until(PeopleWorld.Tenant, "T1/U1", default));
        Assert.Single(Asked(world));

        world.Machine.Advance(TimeSpan.FromHours(2));
        world.Quiet["U1"] = Schedule(start.AddDays(1), end.AddDays(1));
        Assert.Null(await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Equal(2, Asked(world).Count);

        // The next ones are known already.
        world.Machine.Advance(TimeSpan.FromHours(21));
        Assert.Equal(end.AddDays(1), await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Equal(2, Asked(world).Count);
    }

    [Fact]
    public async Task Who_has_no_schedule_may_be_spoken_to_and_is_not_asked_about_again_for_hours()
    {
        await using var world = new PeopleWorld().WithMember();
        world.Quiet["U1"] = None;
        var quiet = Quiet(world);
        for (var i = 0; i < 3; i++) Assert.Null(await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Single(Asked(world));
        world.Machine.Advance(SlackQuiet.GoodFor);
        await quiet.Until(PeopleWorld.Tenant, Some.Ann, default);
        Assert.Equal(2, Asked(world).Count);
    }

    [Fact]
    public async Task News_of_a_schedule_take_the_place_of_what_was_known()
    {
        await using var world = new PeopleWorld().WithMember();
        var quiet = Quiet(world);
        Assert.Null(await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        var end = world.Machine.GetUtcNow().AddHours(1);
        await new QuietEvents(quiet).Take(
            new SlackEvent(
                world.Installations[0],
                "T1",
                "dnd_updated_user",
                JsonDocument.Parse($$"""{"type":"dnd_updated_user","user":"U1","dnd_status":{{Schedule(end.AddHours(-2), end)}}}""").RootElement.Clone(),
                "event/Ev1",
                world.Machine.GetUtcNow()),
            default);
        Assert.Equal(end, await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Single(Asked(world));
    }

    [Fact]
    public async Task Those_to_whom_the_bot_writes_are_asked_about_together_fifty_at_a_time()
    {
        await using var world = new PeopleWorld();
        for (var i = 1; i <= 60; i++)
        {
            world.WithMember(id: Id(i), email: $"p{i}@ours.example");
            await world.Directory.Look(world.Installations[0], "T1", Id(i), default);
            await world.Directory.DirectRoom(world.Installations[0], world.Directory.Find("T1", Id(i))!, default);
        }

        var quiet = Quiet(world);
        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => quiet.Until(PeopleWorld.Tenant, $"p{i}@ours.example", default)));
        var asked = Asked(world);
        Assert.Equal(2, asked.Count);
        Assert.Equal([50, 10], asked.Select(call => call.Split(' ')[2].Split(',').Count(id => id.StartsWith('U'))));

        static string Id(int i) => $"U{i:000}";
    }

    [Fact]
    public async Task Without_the_scope_nobody_is_asked_and_where_Slack_cannot_say_nobody_is_quiet()
    {
        await using var world = new PeopleWorld(PeopleWorld.Workspace("T1") with { Scopes = new HashSet<string>(StringComparer.Ordinal) { "users:read" } }).WithMember();
        var quiet = Quiet(world);
        Assert.Null(await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Empty(Asked(world));

        world.Installations[0] = PeopleWorld.Workspace("T1");
        world.Instead = method => method == "dnd.teamInfo" ? new SlackRefused("ratelimited", world.Machine.GetUtcNow().AddMinutes(3)) : null;
        Assert.Null(await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        world.Machine.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await quiet.Until(PeopleWorld.Tenant, Some.Ann, default));
        Assert.Single(Asked(world));
        world.Machine.Advance(TimeSpan.FromMinutes(1));
        await quiet.Until(PeopleWorld.Tenant, Some.Ann, default);
        Assert.Equal(2, Asked(world).Count);
    }

    [Theory]
    [InlineData("T1/C1")]
    [InlineData("T1/G1")]
    [InlineData("D1")]
    public async Task A_room_has_no_quiet_hours(string room)
    {
        await using var world = new PeopleWorld();
        Assert.Null(await Quiet(world).Until(PeopleWorld.Tenant, room, default));
        Assert.Empty(world.Calls);
    }

    private static string Schedule(DateTimeOffset start, DateTimeOffset end) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"dnd_enabled":true,"next_dnd_start_ts":{{start.ToUnixTimeSeconds()}},"next_dnd_end_ts":{{end.ToUnixTimeSeconds()}}}""");

    private static List<string> Asked(PeopleWorld world) => [.. world.Calls.Where(call => call.Contains("dnd.teamInfo", StringComparison.Ordinal))];

    private static SlackQuiet Quiet(PeopleWorld world) => new(world.Store, world.Directory, world.Ask, world.Machine);
}
