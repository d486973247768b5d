using CoachBot.Chat.Teams.People;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Who is behind an activity is known before it is answered [INT-13].</summary>
public sealed class CallersTests
{
    [Fact]
    public async Task Whoever_had_left_and_came_back_is_heard_with_his_first_words()
    {
        await using var world = await TeamsWorld.Start();
        world.Machine.Advance(TeamsUsers.GoodFor);
        world.Ann.Kind = FakeTeamsKind.Gone;
        await world.Teams.Screen(world.Ann).Say("coach help");
        Assert.Equal(TeamsUserKind.Gone, Known(world)?.Kind);
        world.Ann.Kind = FakeTeamsKind.Member;
        await world.Teams.Screen(world.Ann).Say("coach help");
        Assert.Equal(TeamsUserKind.Member, Known(world)?.Kind);
    }

    [Fact]
    public async Task Whoever_adds_the_app_for_himself_is_looked_up_before_that_is_answered()
    {
        await using var world = await TeamsWorld.Start();
        var known = Known(world);
        Assert.Equal((TeamsUserKind.Member, TeamsWorld.AnnsAddress), (known?.Kind, known?.Email));
        Assert.NotNull(known?.Conversation);
    }

    private static TeamsUser? Known(TeamsWorld world) => world.Get<TeamsDirectory>().Find(world.Teams.App.TenantId, world.Ann.ObjectId);
}
