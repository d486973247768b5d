namespace CoachBot.Tests.Chat.Slack;

/// <summary>Slack's do-not-disturb as Delivery asks for it [ADM-03].</summary>
public sealed class QuietUntilTests
{
    [Fact]
    public async Task Who_is_in_his_quiet_hours_is_so_until_their_end_whether_he_is_written_to_directly_or_in_a_room()
    {
        await using var world = await SlackWorld.Start();
        var end = world.Machine.GetUtcNow().AddHours(2);
        world.Ann.Quiet = (end.AddHours(-3), end);
        Assert.Equal(end, await world.Chat.QuietUntil(world.ToAnn, default));
        var room = world.Room();
        Assert.Equal(end, await world.Chat.QuietUntil(world.To(room, SlackWorld.AnnsAddress), default));
        Assert.Null(await world.Chat.QuietUntil(world.To(room), default));
        Assert.Single(world.Slack.CallsOf("dnd.teamInfo"));
    }
}
