using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Search;
using CoachBot.Tests.Coach.References;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.Search;

/// <summary>What a person finds while he writes in a chat, and what of it he may put there [PRV-01, PRV-15].</summary>
public sealed class SearchTests
{
    private const string Dan = "dan@ours.example";

    [Fact]
    public void His_own_deals_come_first_the_open_ones_before_the_others()
    {
        var world = World().WithDeal("d-2", name: "Acme pilot", owner: Some.Bob).WithDeal("d-3", name: "Acme old", status: "lost").WithDeal("d-4", name: "Acme next");
        Assert.Equal(["Acme next", "Acme rollout", "Acme old"], Titles(world, "", Some.Ann));
    }

    [Theory]
    [InlineData("roll")]
    [InlineData("ROLLOUT acme")]
    [InlineData("acm")]
    [InlineData("deal-1")]
    public void A_part_of_a_word_finds_his_own(string typed)
    {
        Assert.Equal(["Acme rollout"], Titles(World(), typed, Some.Ann));
    }

    [Fact]
    public void A_manager_finds_those_of_his_people_and_a_stranger_to_the_deal_none() // PRV-01
    {
        var world = World().WithPerson(Dan);
        Assert.Equal(["Acme rollout"], Titles(world, "rollout", Wins.Max));
        Assert.Empty(Titles(world, "rollout", Dan));
        Assert.Empty(Titles(world, "acme", Dan));
        Assert.Empty(Titles(world, "deal-1", Dan));
        Assert.Equal(Texts.SearchNone.Id, Found(world, SearchKind.Deal, "rollout", Dan).Instead!.Text);
    }

    [Fact]
    public void Nobody_who_has_left_and_no_stranger_finds_anything() // PRV-15
    {
        var world = World().WithPerson(Some.Ann, active: false);
        Assert.Empty(Titles(world, "rollout", Some.Ann));
        Assert.Empty(Titles(world, "rollout", "nobody@ours.example"));
    }

    [Fact]
    public void The_card_for_the_chat_holds_the_name_alone_and_what_opens_it_the_id() // PRV-15
    {
        var found = Assert.Single(Found(World(), SearchKind.Deal, "rollout", Some.Ann).Items);
        Assert.Equal(["deal"], found.Shared.Facts.Keys);
        Assert.Null(found.Shared.Presses);
        Assert.Equal("/coach deal deal-1", found.Command);
        Assert.Equal(new TextFact("Acme"), found.Line.Facts["company"]);
    }

    [Fact]
    public void What_opens_a_deal_from_the_card_shows_nothing_to_one_who_may_not_see_it() // PRV-01
    {
        var world = World().WithPerson(Dan);
        var command = Found(world, SearchKind.Deal, "rollout", Some.Ann).Items[0].Command;
        Assert.Equal([Texts.DealNotYours.Id], world.Say(command, Dan).Replied());
        Assert.DoesNotContain(Texts.DealNotYours.Id, world.Say(command).Replied());
    }

    [Fact]
    public void A_reference_is_named_to_the_finder_while_it_may_be_and_never_on_the_card() // REF-02, PRV-15
    {
        var world = World().Won().Announced();
        Tagged(world);
        var found = Assert.Single(Found(world, SearchKind.Reference, "Acme manufacturing planning", Dan).Items);
        Assert.Equal("Acme", found.Title);
        Assert.Empty(found.Shared.Facts);
        Assert.Equal("/coach reference manufacturing planning", found.Command);

        world.Advance(TimeSpan.FromDays(30));
        Assert.Empty(Found(world, SearchKind.Reference, "manufacturing", Dan).Items);
    }

    [Fact]
    public void A_reference_that_may_not_be_named_yet_is_not_named_to_the_finder_either() // REF-04
    {
        var world = World().Won().Announced(what: "Acme plans a week in a day");
        var found = Assert.Single(Found(world, SearchKind.Reference, "week", Dan).Items);
        Assert.DoesNotContain("Acme", found.Title, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Acme", ((TextFact)found.Line.Facts["event"]).Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_words_a_search_of_references_says_how()
    {
        Assert.Equal(Texts.SearchReferenceHow.Id, Found(World(), SearchKind.Reference, "", Dan).Instead!.Text);
        Assert.Equal(Texts.SearchReferenceNone.Id, Found(World(), SearchKind.Reference, "zebra", Dan).Instead!.Text);
    }

    private static CoachWorld World() => Wins.World().WithPerson(Dan);

    private static void Tagged(CoachWorld world) =>
        world.Consent("call", "yes", "2026-12-01", tags: [("industry", "Manufacturing"), ("problem", "Planning"), ("size", "500")]);

    private static Findings Found(CoachWorld world, SearchKind kind, string typed, string by) => Searches.For(kind, typed, by, world.Situation, world.Now);

    private static IEnumerable<string> Titles(CoachWorld world, string typed, string by) => Found(world, SearchKind.Deal, typed, by).Items.Select(f => f.Title);
}
