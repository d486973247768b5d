using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.References;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CoachBot.Tests.Coach.References;

/// <summary>[REF-08]: at least as many wins are asked about as losses.</summary>
public sealed class BalanceTests
{
    [Fact]
    public void A_loss_waits_until_a_win_was_asked_about()
    {
        var world = Wins.World().Won("deal-2", status: "lost").AdvanceTo("2026-11-25T12:00:00Z");
        Assert.Empty(world.Owed(Some.Ann));
        Assert.Equal(["deal-2"], world.Record<DebriefsRecord>(Subjects.Debriefs)!.Waiting);
        world.Won(version: 21).AdvanceTo("2026-11-27T12:00:00Z");
        Assert.Equal([Texts.LossAsk.Id, Texts.WinAsk.Id], world.Owed(Some.Ann).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reasons_of_a_loss_name_our_own_conduct_and_the_answer_is_kept()
    {
        var world = Wins.World().Won().Won("deal-2", status: "lost").AdvanceTo("2026-11-25T12:00:00Z");
        var story = Subjects.Story("deal-2");
        var form = world.Ask(story, new Pressed(Some.Ann, "", Verbs.LossAnswers)).Form!;
        Assert.Contains("ourConduct", form.Fields[0].Choices!.Select(c => c.Value));
        Assert.Equal("error.loss.reason", world.Ask(story, new Submitted(Some.Ann, Forms.LossAnswers, new Dictionary<string, string>(StringComparer.Ordinal))).Errors!["reason"].Text);
        world.Submit(story, Forms.LossAnswers, Some.Ann, ("reason", "ourConduct"), ("differently", "Ask for the value event before the offer"));
        Assert.Equal("Ask for the value event before the offer", world.Record<StoryRecord>(story)!.Loss!.Differently);
        Assert.Equal([Texts.WinAsk.Id], world.Owed(Some.Ann));
        var balance = world.Record<DebriefsRecord>(Subjects.Debriefs)!;
        Assert.Equal((1, 1, 0, 1), (balance.WinsAsked, balance.LossesAsked, balance.WinsAnswered, balance.LossesAnswered));
    }

    [Fact]
    public void A_win_that_is_told_unasked_counts_as_asked_once()
    {
        var world = Wins.World().Won().TellWin().TellWin(value: "Told again").AdvanceTo("2026-11-27T12:00:00Z");
        var balance = world.Record<DebriefsRecord>(Subjects.Debriefs)!;
        Assert.Equal((1, 1), (balance.WinsAsked, balance.WinsAnswered));
        Assert.DoesNotContain(Texts.WinAsk.Id, world.Owed(Some.Ann));
    }

    [Fact]
    public void In_whatever_order_deals_end_never_more_losses_than_wins_are_asked_about()
    {
        var ends = Gen.Elements("won", "lost", "lost", "open").ListOf().Select(s => s.Take(12).ToList());
        Prop.ForAll(ends.ToArbitrary(), order =>
        {
            var world = Wins.World();
            for (var i = 0; i < order.Count; i++)
            {
                world.Won($"d-{i}", status: order[i]).Advance(TimeSpan.FromHours(31));
                if (!Balanced(world)) return false;
            }
            world.Advance(TimeSpan.FromDays(9));
            var balance = world.Record<DebriefsRecord>(Subjects.Debriefs) ?? new();
            var (won, lost) = (order.Count(o => o == "won"), order.Count(o => o == "lost"));
            return Balanced(world) && balance.WinsAsked == won && balance.LossesAsked == Math.Min(won, lost);
        }).QuickCheckThrowOnFailure();

        static bool Balanced(CoachWorld world)
        {
            var asked = world.Person(Some.Ann).Duties.SelectMany(d => d.Duty.View.Parts.Select(p => p.Text)).ToList();
            return asked.Count(t => t == Texts.LossAsk.Id) <= asked.Count(t => t == Texts.WinAsk.Id);
        }
    }
}
