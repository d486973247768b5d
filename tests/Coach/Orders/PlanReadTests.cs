using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>A plan as it is read in words: card, customer's page and vision, against approved copies [PO-05] [PO-15] [PO-16].</summary>
public sealed class PlanReadTests
{
    [Theory]
    [InlineData("card")]
    [InlineData("late")]
    [InlineData("page")]
    [InlineData("vision")]
    [InlineData("kickoff")]
    public void It_reads_as_it_was_approved(string what)
    {
        var world = Plans.Planned(what == "late" ? "2026-12-16" : "2027-03-01").Take(Plans.Order(lines: ["Planner licences", "Training"]));
        world.Take(Subjects.Deal("deal-1"), new EventDefined(Some.Ann, new ValueEvent("A month without overtime", "Overtime every week", "No overtime", "Carl", "his board", new(2027, 4, 15))));
        world.Press(Verbs.PlanServe, Some.Ann, "userTraining|yes").Send(Forms.PlanStep, Some.Ann, ("step", "contracts"), ("state", what == "late" ? "planned" : "started"));
        var standing = PlanPractice.Standing(Plans.Subject, world.Situation, world.Now)!;
        var parts = what switch
        {
            "page" => CustomerPage.Of(standing),
            "vision" => Vision.Of(standing),
            "kickoff" => PlanCards.Kickoff(standing),
            _ => PlanCards.Asked(standing),
        };
        var message = Shipped.Library.Render(new CardView(parts, Texts.PreviewAnswer.Id, Facts.None), new Reader("Europe/Berlin", "en"));
        var buttons = message.Buttons.Select(b => $"[{string.Join(" | ", (b.Items ?? []).Select(i => i.Label).Prepend(b.Label))}]");
        Approved.Matches("plan." + what, $"{message.Text}\n{string.Join('\n', buttons)}\n", Path.Combine("Coach", "Orders"));
    }
}
