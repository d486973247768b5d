using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Conversations;

/// <summary>What each refusal means, in words that help whoever reads them [ADM-16].</summary>
public sealed class RefusalsTests
{
    [Theory]
    [InlineData(ConnectorRefusal.NotInstalled, FailureCategory.Unreachable, true)]
    [InlineData(ConnectorRefusal.Blocked, FailureCategory.Unreachable, true)]
    [InlineData(ConnectorRefusal.Gone, FailureCategory.Unreachable, false)]
    [InlineData(ConnectorRefusal.MemberGone, FailureCategory.Unreachable, false)]
    [InlineData(ConnectorRefusal.Suspended, FailureCategory.NotAllowed, true)]
    [InlineData(ConnectorRefusal.NotPermitted, FailureCategory.NotAllowed, true)]
    [InlineData(ConnectorRefusal.NotAuthorized, FailureCategory.NotAllowed, false)]
    [InlineData(ConnectorRefusal.WrongHost, FailureCategory.NotAllowed, false)]
    [InlineData(ConnectorRefusal.NotAllowedHost, FailureCategory.NotAllowed, false)]
    [InlineData(ConnectorRefusal.Wrong, FailureCategory.Refused, false)]
    [InlineData(ConnectorRefusal.TooBig, FailureCategory.Refused, false)]
    public void Each_has_its_meaning(ConnectorRefusal why, FailureCategory category, bool stops) =>
        Assert.Equal((category, stops), (Refusals.CategoryOf(why), Refusals.Stops(why)));

    [Fact]
    public void All_are_said_in_a_sentence_of_their_own_of_persons_and_rooms()
    {
        var all = Enum.GetValues<ConnectorRefusal>();
        Assert.Equal(all.Length, all.Select(why => Refusals.Said(why, direct: true)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, why => Assert.EndsWith(".", Refusals.Said(why, direct: false), StringComparison.Ordinal));
        Assert.All(all, why => Assert.True(Enum.IsDefined(Refusals.CategoryOf(why))));
    }
}
