using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Coach.Digests;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[DIG-04]: three of the last five meetings without a value are said to the rep, and to nobody else.</summary>
public sealed class EarlySignalTests
{
    private static readonly string Rep = TeamWorld.Rep(0);

    /// <summary>A meeting each at eleven from Monday the 16th on; a letter each: v with a value, - without one.</summary>
    private static CoachWorld World(string meetings, bool manager = true)
    {
        var world = TeamWorld.With(0, "2026-11-13T06:00:00Z").Joins(Rep, manager ? TeamWorld.Mia : null, name: "Rep 0").WithAccount();
        for (var i = 0; i < meetings.Length; i++)
        {
            world.Meets(0, $"m-{i}", $"2026-11-{16 + i}T10:00:00Z", meetings[i] == 'v' ? "They know their stock" : null);
            world.AdvanceTo($"2026-11-{16 + i}T12:30:00Z");
        }
        return world;
    }

    private static List<ShownCard> Signals(CoachWorld world) =>
        [.. world.Started(Rep).Where(c => c.Now.Key.Contains("/signal/", StringComparison.Ordinal))];

    [Theory]
    [InlineData("--", 0)]
    [InlineData("---", 1)]
    [InlineData("-v-v-", 1)]
    [InlineData("-vv-v", 0)]
    [InlineData("vv-v-", 0)]
    public void Three_of_the_last_five_are_told_to_the_rep_with_an_offer_of_help(string meetings, int told)
    {
        var world = World(meetings);
        Assert.Equal(told, Signals(world).Count);
        Assert.All(Signals(world), c => Assert.Contains(Texts.SignalFirst.Id, c.Texts));
        Assert.DoesNotContain(world.Cards.Values, c => c.Now.Owner == Subjects.Person(TeamWorld.Mia));
    }

    [Fact]
    public void After_five_working_days_without_change_he_is_asked_once_more_and_never_again()
    {
        var world = World("---").AdvanceTo("2026-11-25T06:59:00Z");
        Assert.Single(Signals(world));
        world.AdvanceTo("2026-11-25T07:00:00Z");
        var again = Signals(world)[1];
        Assert.Contains(Texts.SignalAgain.Id, again.Texts);
        Assert.True(again.Offers(Verbs.AskManager));

        // Without the press nothing of it reaches the manager, by any way.
        world.AdvanceTo("2026-12-16T12:00:00Z");
        Assert.Equal(2, Signals(world).Count);
        Assert.DoesNotContain(world.Cards.Values, c => c.Now.Owner == Subjects.Person(TeamWorld.Mia));
        Assert.Empty(world.Person(TeamWorld.Mia).Duties);
    }

    [Fact]
    public void A_change_ends_it_before_he_is_asked_again()
    {
        var world = World("---").Meets(0, "later", "2026-11-19T10:00:00Z").Meets(0, "last", "2026-11-20T10:00:00Z").Meets(0, "monday", "2026-11-23T10:00:00Z").AdvanceTo("2026-11-27T12:00:00Z");
        Assert.Single(Signals(world));
    }

    [Fact]
    public void By_his_press_and_only_then_the_manager_is_asked_for_help()
    {
        var world = World("---").AdvanceTo("2026-11-25T08:00:00Z").PressOwn(Verbs.AskManager, Rep).PressOwn(Verbs.AskManager, Rep);
        var help = Assert.Single(world.Started(TeamWorld.Mia));
        Assert.Equal(new TextFact("Rep 0"), help.Fact(Texts.SignalHelp.Id, "name"));
        Assert.Equal([Texts.SignalAsked.Id], world.Answer().Texts);
        Assert.Equal([Texts.SignalAsked.Id], Signals(world)[1].Texts.Where(t => t.StartsWith("signal.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_no_manager_is_known_he_hears_what_to_do_instead() =>
        Assert.Equal([Texts.SignalNobody.Id], World("---", manager: false).PressOwn(Verbs.AskManager, Rep).Answer().Texts);
}
