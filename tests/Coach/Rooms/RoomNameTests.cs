using CoachBot.Coach.Cards;
using CoachBot.Coach.Rooms;

namespace CoachBot.Tests.Coach.Rooms;

/// <summary>A room's name tells its platform, where several run [ADM-18].</summary>
public sealed class RoomNameTests
{
    [Theory]
    [InlineData("slack", "T0ACME/C0SALES")]
    [InlineData("teams", "19:sales@thread.tacv2")]
    [InlineData("sandbox", "team:West")]
    public void A_name_is_read_as_it_was_written(string platform, string room) =>
        Assert.Equal(new Destination(platform, room), RoomName.Read(RoomName.Of(platform, room), "another"));

    [Theory]
    [InlineData("T0ACME/C0SALES")]
    [InlineData("19:sales@thread.tacv2")]
    [InlineData("team:West")]
    [InlineData("teams")]
    [InlineData("")]
    public void A_bare_id_is_of_the_platform_that_is_meant(string room) =>
        Assert.Equal(new Destination("meant", room), RoomName.Read(room, "meant"));
}
