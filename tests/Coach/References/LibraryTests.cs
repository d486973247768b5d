using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.References;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.References;

/// <summary>[REF-10]: from pattern to tip.</summary>
public sealed class LibraryTests
{
    private static CoachWorld Told(int wins, string owner2 = Some.Bob)
    {
        var world = Wins.World();
        string[] values = ["Planners tested changeover themselves", "A shorter changeover convinced the planner", "The planner saw one changeover live", "Another planner, another changeover"];
        for (var i = 1; i <= wins; i++)
        {
            var owner = i == 2 ? owner2 : Some.Ann;
            world.Won($"deal-{i}", owner: owner).TellWin($"deal-{i}", values[i - 1], $"Turned {i}{i}{i}", by: owner, helpers: "").Approve(owner, $"deal-{i}");
        }
        return world;
    }

    private static LibraryRecord Library(CoachWorld world) => world.Record<LibraryRecord>(Subjects.Library)!;

    [Fact]
    public void Three_wins_with_the_same_two_words_are_suggested_to_the_curator_with_their_authors()
    {
        Assert.DoesNotContain(Texts.LibrarySuggest.Id, Told(2).Owed(Wins.Cora));
        var world = Told(3);
        Assert.Contains(Texts.LibrarySuggest.Id, world.Owed(Wins.Cora));
        Assert.Equal(3, world.Owed(Wins.Cora).Count(t => t == Texts.LibraryInsight.Id));
        var suggestion = Assert.Single(Library(world).Suggestions);
        Assert.Equal("changeover planner", suggestion.Id);
        Assert.Equal(["deal-1", "deal-2", "deal-3"], suggestion.Deals.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_curator_writes_is_kept_with_its_stage_and_authors()
    {
        var world = Told(3);
        Assert.Equal(["text", "stage"], world.Ask(Subjects.Library, new Pressed(Wins.Cora, "", Verbs.LibraryKeep, "changeover planner")).Form!.Fields.Select(f => f.Id));
        world.Submit(Subjects.Library, Forms.LibraryKeep, Wins.Cora, ("text", "Let the planner try one changeover"), ("stage", "review"));
        var entry = Assert.Single(Library(world).Entries);
        Assert.Equal(("Let the planner try one changeover", "review", Wins.Cora), (entry.Text, entry.Stage, entry.ApprovedBy));
        Assert.Equal([Some.Ann, Some.Bob], entry.Authors);
        Assert.DoesNotContain(Texts.LibrarySuggest.Id, world.Owed(Wins.Cora));
        Assert.Equal([Texts.LibraryClosed.Id], world.Submit(Subjects.Library, Forms.LibraryKeep, Wins.Cora, ("text", "Again"), ("stage", "review"), ("about", "changeover planner")).Replied());
    }

    [Fact]
    public void What_is_left_out_is_not_suggested_again()
    {
        var world = Told(3).Take(Subjects.Library, new Pressed(Wins.Cora, "", Verbs.LibraryDecline, "changeover planner"));
        world.Won("deal-4").TellWin("deal-4", "Another planner, another changeover", "Turned 444", helpers: "").Approve(Some.Ann, "deal-4");
        Assert.DoesNotContain(Texts.LibrarySuggest.Id, world.Owed(Wins.Cora));
        Assert.Equal([Texts.LibraryClosed.Id], world.Take(Subjects.Library, new Pressed(Wins.Cora, "", Verbs.LibraryDecline, "changeover planner")).Replied());
    }

    [Theory]
    [InlineData("text", "", "error.library.text")]
    [InlineData("stage", "sometime", "error.choice")]
    public void An_entry_that_lacks_something_is_not_kept(string field, string value, string sentence)
    {
        var world = Told(3);
        var sent = new Submitted(Wins.Cora, Forms.LibraryKeep, new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "Tip", ["stage"] = "before", [field] = value });
        Assert.Equal(sentence, world.Ask(Subjects.Library, sent).Errors![field].Text);
        Assert.Empty(Library(world.Take(Subjects.Library, sent)).Entries);
    }

    [Fact]
    public void Only_a_curator_decides() =>
        Assert.Equal([Texts.NotYours.Id], Told(3).Submit(Subjects.Library, Forms.LibraryKeep, Some.Ann, ("text", "Tip"), ("stage", "before")).Replied());
}
