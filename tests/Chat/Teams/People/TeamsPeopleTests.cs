using CoachBot.Chat.Teams.People;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.People;

/// <summary>Our people's accounts are looked for before anything is due [ADM-04] [ADM-16] [INT-13].</summary>
public sealed class TeamsPeopleTests : IAsyncLifetime
{
    private ChatWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ChatWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Everybody_is_looked_for_one_at_a_time_and_hears_what_he_is_in_Teams()
    {
        var (bo, guest) = (world.Teams.Person("bo@ours.example", "Bo"), world.Teams.Person("guest@ours.example", "Guest", kind: FakeTeamsKind.Guest));
        world.North.Members.Add(bo);
        world.North.Members.Add(guest);
        foreach (var email in new[] { "bo@ours.example", "guest@ours.example", "nobody@ours.example" }) await world.Know(email);
        await world.Know("elsewhere@ours.example", new ChatHandle("slack", "U1"));
        for (var i = 0; i < 6; i++)
        {
            await world.Get<TeamsPeople>().RunOnce(default);
            world.Machine.Advance(TeamsPeople.Pause);
        }

        Assert.Equal(
            ["ann@ours.example Colleague Europe/Madrid es-ES", "bo@ours.example Colleague", "guest@ours.example Guest", "nobody@ours.example Missing"],
            (await world.Told()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Single(world.Teams.CallsOf("members"));
        Assert.Empty(world.Teams.CallsOf("open"));
    }

    [Fact]
    public async Task Before_Teams_has_said_anything_nobody_is_missing()
    {
        await using var silent = await ChatWorld.Start(met: false);
        await silent.Get<TeamsPeople>().RunOnce(default);
        Assert.Empty(await silent.Told());
        Assert.Empty(silent.Teams.Calls);
    }

    [Fact]
    public async Task Teams_is_left_alone_as_long_as_it_says_and_nobody_is_told_that_he_is_missing()
    {
        await world.Know("bo@ours.example");
        world.Teams.Faults.Limit("members", "120");
        for (var i = 0; i < 3; i++)
        {
            await world.Get<TeamsPeople>().RunOnce(default);
            world.Machine.Advance(TeamsPeople.Pause);
        }

        Assert.DoesNotContain("bo@ours.example Missing", await world.Told(), StringComparer.Ordinal);
        Assert.Single(world.Teams.CallsOf("members"));
        world.North.Members.Add(world.Teams.Person("bo@ours.example", "Bo"));
        world.Machine.Advance(TeamsPeople.Later);
        for (var i = 0; i < 3; i++)
        {
            await world.Get<TeamsPeople>().RunOnce(default);
            world.Machine.Advance(TeamsPeople.Pause);
        }

        Assert.Contains("bo@ours.example Colleague", await world.Told(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Whom_nobody_knows_is_looked_for_again_after_a_day()
    {
        await world.Know("bo@ours.example");
        await Run(3);
        Assert.Contains("bo@ours.example Missing", await world.Told(), StringComparer.Ordinal);
        world.Machine.Advance(TimeSpan.FromHours(12));
        await Run(3);
        Assert.Single(world.Teams.CallsOf("members"));
        world.Machine.Advance(TimeSpan.FromHours(13));
        world.North.Members.Add(world.Teams.Person("bo@ours.example", "Bo"));
        await Run(3);
        Assert.Contains("bo@ours.example Colleague", await world.Told(), StringComparer.Ordinal);
    }

    [Theory] // PRV-12
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_removed_the_app_is_forgotten_after_thirty_days_though_he_is_looked_for_daily(bool told)
    {
        world.North.Members.Remove(world.Ann);
        if (told) await world.Teams.Screen(world.Ann).Uninstall();
        else world.Teams.Faults.Refuse("member", 403, "BotNotInConversationRoster", times: 100);
        var room = world.Directory.Find(world.Teams.Home.Id, world.Ann.ObjectId)!.Conversation!;
        for (var day = 0; day < 33; day++)
        {
            await Run(2);
            world.Machine.Advance(TimeSpan.FromDays(1));
        }

        Assert.NotNull(world.Conversations.Find(ChatWorld.Tenant, room)?.Stopped);
        await world.Store.Write(WriteUrgency.Work, sql => { TeamsRoomRows.Forget(sql, world.Machine.GetUtcNow() - TeamsRooms.LeftKeptFor); }, default);
        Assert.Null(world.Conversations.Find(ChatWorld.Tenant, room));
        Assert.Null(world.Directory.Find(world.Teams.Home.Id, world.Ann.ObjectId));
    }

    private async Task Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await world.Get<TeamsPeople>().RunOnce(default);
            world.Machine.Advance(TeamsPeople.Pause);
        }
    }
}
