namespace CoachBot.Tests.Content;

public sealed class ListTests
{
    /// <summary>[PRE-01]</summary>
    [Theory]
    [InlineData("otter.ai")]
    [InlineData("fireflies.ai")]
    [InlineData("fathom.video")]
    [InlineData("read.ai")]
    [InlineData("avoma.com")]
    [InlineData("Resource.Calendar.Google.com")]
    public void Note_takers_and_rooms_are_known(string domain) => Assert.Contains(domain, Shipped.Library.Lists.MachineDomains);

    /// <summary>[PRE-21]</summary>
    [Fact]
    public void Mail_that_anybody_may_use_is_known()
    {
        Assert.Contains("GMAIL.com", Shipped.Library.Lists.FreeMailDomains);
        Assert.True(Shipped.Library.Lists.FreeMailDomains.Count > 200);
    }

    /// <summary>[PRE-10]</summary>
    [Fact]
    public void Titles_that_promise_nothing_are_lower_case()
    {
        Assert.Superset(new HashSet<string> { "catch-up", "check-in", "touch base" }, Shipped.Library.Lists.HowdyTitles.ToHashSet());
        Assert.All(Shipped.Library.Lists.HowdyTitles, title => Assert.Equal(title.ToLowerInvariant(), title));
    }

    /// <summary>[REV-10] [REV-11] [REV-08]</summary>
    [Fact]
    public void Reviews_have_criteria_reasons_and_words_about_persons()
    {
        var lists = Shipped.Library.Lists;
        Assert.Equal(["problemCosts", "budgetOwner", "date", "wonBefore", "announcer"], lists.SweetSpot);
        Assert.Equal(["noProblem", "noDate", "noBudgetOwner", "betterElsewhere", "cannotWin"], lists.DisqualifyReasons);
        Assert.Contains("lazy", lists.PersonWords);
        Assert.Contains("faul", lists.PersonWords);
        Assert.All(lists.PersonWords, word => Assert.Equal(word.ToLowerInvariant(), word));
    }

    /// <summary>[INT-14]</summary>
    [Fact]
    public void Every_command_has_its_words()
    {
        var english = Shipped.Library.Lists.CommandWords["en"];
        Assert.Equal(CoachBot.Coach.Commands.CommandLine.Known.Order(), english.Values.Distinct().Order());
        Assert.All(CoachBot.Coach.Commands.CommandLine.Known, command => Assert.Equal(command, english[command]));
    }
}
