using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.References;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.References;

/// <summary>[REF-11]: who knows.</summary>
public sealed class ExpertTests
{
    private const string Dan = "dan@ours.example";
    private static readonly string Bob = Subjects.Expert(Some.Bob);

    private static CoachWorld World() => Wins.World().WithPerson(Dan).Won().TellWin(value: "Shorter changeover for their planners");

    private static CoachWorld Question(CoachWorld world, string text, string by = Dan) => world.Submit(Bob, Forms.ExpertAsk, by, ("question", text));

    [Theory]
    [InlineData("/coach who knows planner changeovers")]
    [InlineData("/coach who changeover planner")]
    public void Who_helped_in_a_win_is_named_with_the_reason(string typed)
    {
        var reply = World().Say(typed, Dan).Reply();
        Assert.Contains(Texts.WhoHelped.Id, reply.Texts);
        Assert.Equal("Bob", ((TextFact)reply.Fact(Texts.WhoHelped.Id, "name")!).Value);
        Assert.Contains("changeover", ((TextFact)reply.Fact(Texts.WhoHelped.Id, "words")!).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("acme", reply.All(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Up_to_three_are_named_and_who_fits_more_words_comes_first()
    {
        var world = World();
        for (var i = 2; i <= 5; i++) world.WithPerson($"p{i}@ours.example").Won($"deal-{i}").TellWin($"deal-{i}", "Less changeover", helpers: $"p{i}@ours.example");
        var names = world.Say("/coach who knows changeover planner", Dan).Reply().Now.View.Parts.Skip(1).Select(p => ((TextFact)p.Facts["name"]).Value).ToList();
        Assert.Equal(3, names.Count);
        Assert.Equal(["Ann", "Bob"], names.Take(2).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/coach who", "who.how")]
    [InlineData("/coach who knows", "who.how")]
    [InlineData("/coach who knows teleportation", "who.nobody")]
    public void A_question_that_finds_nobody_says_what_to_do(string typed, string text) => Assert.Equal([text], World().Say(typed, Dan).Replied());

    [Fact]
    public void Each_can_opt_out_by_command_or_press_and_come_back()
    {
        var world = World().Say("/coach who knows not me", Some.Bob);
        Assert.Equal([Texts.WhoHidden.Id], world.Replied());
        Assert.DoesNotContain(Texts.WhoHelped.Id, world.Say("/coach who knows changeover", Dan).Replied());
        Assert.Equal([Texts.WhoNotAsked.Id], Question(world, "How?").Replied());
        world.Take(Bob, new Pressed(Some.Bob, "", Verbs.ExpertShow));
        Assert.Contains(Texts.WhoHelped.Id, world.Say("/coach who knows changeover", Dan).Replied());
        Assert.True(world.Say("/coach who knows changeover", Some.Bob).Reply().Offers(Verbs.ExpertHide));
        Assert.Equal([Texts.NotYours.Id], world.Take(Bob, new Pressed(Dan, "", Verbs.ExpertHide)).Replied());
        Assert.False(world.Record<ExpertRecord>(Bob)!.Hidden);
    }

    [Fact]
    public void A_question_goes_to_one_and_his_line_goes_back()
    {
        var world = Question(World(), "How did you bring the plant manager to the table?");
        Assert.Equal([Texts.WhoQuestion.Id], world.Owed(Some.Bob));
        var id = world.Record<ExpertRecord>(Bob)!.Asks.Single().Id;
        Assert.Equal(["answer"], world.Ask(Bob, new Pressed(Some.Bob, "", Verbs.ExpertAnswer, id)).Form!.Fields.Select(f => f.Id));
        world.Submit(Bob, Forms.ExpertAnswer, Some.Bob, ("answer", "We asked for his own numbers first"));
        Assert.Equal([Texts.WhoAnswer.Id], world.Owed(Dan));
        Assert.Empty(world.Owed(Some.Bob));
        Assert.Contains(Texts.WhoAnsweredBefore.Id, world.Say("/coach who knows plant manager", Dan).Replied());
        Assert.Equal([Texts.WhoClosed.Id], world.Submit(Bob, Forms.ExpertAnswer, Some.Bob, ("answer", "Again")).Replied());
    }

    [Fact]
    public void Nobody_is_asked_more_than_twice_a_week()
    {
        var world = Question(Question(World(), "One?"), "Two?");
        var sent = new Submitted(Dan, Forms.ExpertAsk, new Dictionary<string, string>(StringComparer.Ordinal) { ["question"] = "Three?" });
        Assert.Equal("error.expert.full", world.Ask(Bob, sent).Errors!["question"].Text);
        Assert.Equal([Texts.WhoFull.Id], Question(world, "Three?").Replied());
        world.AdvanceTo("2026-11-22T22:59:00Z");
        Assert.Equal(2, world.Record<ExpertRecord>(Bob)!.Asks.Count);
        world.AdvanceTo("2026-11-22T23:00:00Z"); // Monday begins in Berlin
        Assert.Equal([Texts.WhoAsked.Id], Question(world, "Three?").Replied());
    }

    [Fact]
    public void A_no_goes_back_too_and_only_the_asked_one_answers()
    {
        var world = Question(World(), "How?");
        var id = world.Record<ExpertRecord>(Bob)!.Asks.Single().Id;
        Assert.Null(world.Ask(Bob, new Pressed(Dan, "", Verbs.ExpertAnswer, id)).Form);
        world.Take(Bob, new Pressed(Some.Bob, "", Verbs.ExpertDecline, id));
        Assert.Equal([Texts.WhoNotNow.Id], world.Owed(Dan));
    }
}
