using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[REV-02] [REV-04]: four reviews, each with its own questions and last answers.</summary>
public sealed class QuestionTests
{
    [Fact]
    public void An_answer_that_comes_after_another_one_is_told_so() // REV-04
    {
        var world = Reviewed.World();
        world.Asked("/coach deal rollout");
        Assert.Empty(world.Errors(Forms.ReviewAnswer, Some.Bob, ("answer", "Mine")));
        world.Send(Forms.ReviewAnswer, Some.Ann, ("answer", "First"));
        Assert.Equal(Texts.ErrorQuestionOver.Id, world.Errors(Forms.ReviewAnswer, Some.Bob, ("answer", "Mine"))["answer"].Text);
    }

    private static string? QuestionOn(ShownCard card) => card.Texts.FirstOrDefault(t => t.StartsWith("question.", StringComparison.Ordinal));

    private static CoachWorld Answer(CoachWorld world, string text = "They told us on Tuesday") => world.Send(Forms.ReviewAnswer, Some.Ann, ("answer", text));

    [Fact]
    public void What_is_missing_is_asked_first_the_event_then_the_date_then_a_sign() // REV-04
    {
        var world = Reviewed.World();
        Assert.Equal("question.deal.eventWho", QuestionOn(world.Asked("/coach deal rollout")));
        world = Reviewed.World();
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A week without overtime")));
        Assert.Equal("question.deal.dateWhy", QuestionOn(world.Asked("/coach deal rollout")));
        world = Reviewed.World().Deal(critical: new(new(2027, 3, 1)));
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A week without overtime")));
        Assert.Equal("question.deal.signHeard", QuestionOn(world.Asked("/coach deal rollout")));
    }

    [Fact]
    public void An_unanswered_question_stays_for_whoever_looks() // REV-04
    {
        var world = Reviewed.World();
        var first = QuestionOn(world.Asked("/coach deal rollout"));
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A week without overtime")));
        Assert.Equal(first, QuestionOn(world.Asked("/coach deal rollout", Reviewed.Mia)));
        world.Advance(TimeSpan.FromDays(40));
        Assert.Equal(first, QuestionOn(world.Asked("/coach deal rollout")));
        Assert.Single(world.Kept().Asked);
    }

    [Fact]
    public void No_question_is_chosen_twice_within_30_days_and_then_there_is_none() // REV-04
    {
        var world = Reviewed.World();
        var seen = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            seen.Add(QuestionOn(world.Asked("/coach deal rollout"))!);
            Answer(world);
        }
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(Texts.ReviewNoQuestion.Id, world.Asked("/coach deal rollout").Texts[^1]);
        world.Advance(TimeSpan.FromDays(31));
        Assert.Equal("question.deal.eventWho", QuestionOn(world.Asked("/coach deal rollout")));
    }

    [Fact]
    public void The_same_story_gives_the_same_questions()
    {
        static List<string?> Play()
        {
            var world = Reviewed.World();
            return [.. Enumerable.Range(0, 4).Select(_ =>
            {
                var question = QuestionOn(world.Asked("/coach deal rollout"));
                Answer(world);
                return question;
            })];
        }

        Assert.Equal(Play(), Play());
    }

    [Fact]
    public void The_priority_that_a_question_serves_stands_below_it_until_it_ends() // REV-04
    {
        var world = Reviewed.World();
        world.Submit(Subjects.Team("West"), Forms.Priority, Reviewed.Mia, ("text", "Every deal has a first success"), ("reason", "They ask"), ("until", "2026-12-18"), ("topic", Topics.Event));
        var card = world.Asked("/coach deal rollout");
        Assert.Equal(Texts.ReviewPriority.Id, card.Texts[^1]);
        Assert.Equal(new TextFact("Every deal has a first success"), card.On(Texts.ReviewPriority, "text"));
        Assert.NotNull(world.Kept().Question!.Priority);
        world.AdvanceTo("2026-12-21T09:00:00Z");
        Assert.DoesNotContain(Texts.ReviewPriority.Id, world.Asked("/coach deal rollout").Texts);
    }

    [Fact]
    public void After_the_order_questions_are_about_the_way_to_the_victory() // REV-02
    {
        var world = Reviewed.World();
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A week without overtime")));
        Assert.Equal("question.deal.planLate", QuestionOn(world.Deal(status: "won").Asked("/coach deal deal-1")));
    }

    [Fact]
    public void An_answer_takes_the_questions_place_on_the_open_card_and_is_the_last_answer_next_time() // REV-02
    {
        var world = Reviewed.World();
        var card = world.Asked("/coach deal rollout");
        Assert.Equal("error.review.answer", world.Errors(Forms.ReviewAnswer, Some.Ann, ("answer", " "))["answer"].Text);
        Answer(world, "Their plant manager will");
        Assert.Equal(new TextFact("Their plant manager will"), card.On(Texts.ReviewLastAnswer, "text"));
        Assert.False(card.Offers(Verbs.AnswerQuestion));
        var next = world.Asked("/coach deal rollout", Reviewed.Mia);
        Assert.Equal(new TextFact("Ann Weber"), next.On(Texts.ReviewLastAnswer, "name"));
        Assert.True(next.Offers(Verbs.AnswerQuestion));
    }

    [Fact]
    public void The_pipeline_is_a_table_by_close_date_of_ten_lines_and_says_how_many_more() // REV-02
    {
        var world = Reviewed.World();
        for (var i = 2; i <= 13; i++) world.Deal("deal-" + i, close: new DateOnly(2027, 1, i));
        world.Deal("deal-2", close: new DateOnly(2027, 1, 2), status: "lost");
        var card = world.Asked("/coach pipeline");
        var table = (TableView)card.Now.View.Parts[0].Picture!;
        Assert.Equal(10, table.Rows.Count);
        Assert.True(table.Head.Count <= 4);
        Assert.All(table.Rows, r => Assert.Equal(table.Head.Count, r.Count));
        Assert.Equal(new PairFact("Rollout deal-3", "Discovery"), table.Rows[0][0]);
        Assert.Equal(new NumberFact(12), card.On(Texts.ReviewPipeline, "count"));
        Assert.Equal(new NumberFact(2), card.On(Texts.ReviewPipeline, "more"));
        Assert.NotNull(card.On(Texts.ReviewFiguresMany, "soon"));
        Assert.Equal("question.pipeline.quietest", QuestionOn(card));
        Assert.Equal([Verbs.AnswerQuestion], card.Presses.Select(p => p.Verb));
    }

    [Fact]
    public void A_managers_pipeline_is_the_teams_with_a_managers_question() // REV-02
    {
        var card = Reviewed.World().Deal("deal-2", owner: Some.Bob).Deal("deal-3", owner: Reviewed.Out).Asked("/coach pipeline", Reviewed.Mia);
        Assert.Equal(new NumberFact(2), card.On(Texts.ReviewPipelineTeam, "count"));
        Assert.Equal("question.pipeline.coachOne", QuestionOn(card));
    }

    [Fact]
    public void Pipeline_account_and_territory_keep_their_own_questions_and_answers() // REV-02
    {
        var world = Reviewed.World();
        foreach (var (command, id, question) in new[] { ("pipeline", "pipeline/" + Some.Ann, "question.pipeline.quietest"), ("account acme", "account/acme", "question.account.whoWon"), ("territory", "territory/" + Some.Ann, "question.territory.bestFit") })
        {
            var card = world.Asked("/coach " + command);
            Assert.Equal(question, QuestionOn(card));
            var subject = Subjects.Review(id);
            Assert.NotNull(world.Form(Verbs.AnswerQuestion, subject: subject));
            Assert.Null(world.Form(Verbs.AnswerQuestion, Reviewed.Out, subject));
            world.Submit(subject, Forms.ReviewAnswer, Some.Ann, ("answer", "Answer to " + command));
            Assert.Equal(new TextFact("Answer to " + command), world.Asked("/coach " + command).On(Texts.ReviewLastAnswer, "text"));
        }
        Assert.Empty(world.Record<ReviewRecord>(Reviewed.Review)?.Answers ?? []);
    }

    [Fact]
    public void An_account_shows_open_tickets_and_its_deals_to_those_who_work_there()
    {
        var world = Reviewed.World().Deal("deal-2", status: "won");
        world.Take(Subjects.Account("acme"), new TicketSeen("t-1", "acme", world.Now, false, "Broken", Some.Version()));
        var card = world.Asked("/coach account acme");
        Assert.Equal((new NumberFact(1), new NumberFact(1)), (card.On(Texts.ReviewAccount, "count"), card.On(Texts.ReviewAccount, "tickets")));
        Assert.Equal(2, ((TableView)card.Now.View.Parts[0].Picture!).Rows.Count);
        Assert.Equal([Texts.ReviewAccountNotYours.Id], world.Asked("/coach account acme", Reviewed.Out).Texts);
        Assert.Equal([Texts.ReviewAccountWhich.Id], world.Asked("/coach account nobody").Texts);
        Assert.Equal([Texts.ReviewAccountWhich.Id], world.Asked("/coach account").Texts);
    }

    [Fact]
    public void A_territory_groups_customers_and_an_empty_one_says_why()
    {
        var world = Reviewed.World().WithAccount("globex", "Globex", "globex.example").Deal("deal-2", account: "globex", close: new DateOnly(2026, 12, 1)).Deal("deal-3", account: "globex");
        var table = (TableView)world.Asked("/coach territory").Now.View.Parts[0].Picture!;
        Assert.Equal([new TextFact("Globex"), new NumberFact(2), new DayFact(new(2026, 12, 1)), Fact.Word("notKnown.event")], table.Rows[0]);
        Assert.Equal([Texts.ReviewTerritoryEmpty.Id], world.Asked("/coach territory", Reviewed.Out).Texts);
        Assert.Equal([Texts.ReviewPipelineEmpty.Id], world.Asked("/coach pipeline", Reviewed.Out).Texts);
    }
}
