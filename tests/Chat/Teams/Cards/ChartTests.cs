using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Charts, held to https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards.</summary>
public sealed class ChartTests
{
    /// <summary>Microsoft's own drawing of grouped bars says "Maximum of 4 data sets allowed".</summary>
    [Theory]
    [InlineData(1, "Chart.VerticalBar")]
    [InlineData(2, "Chart.VerticalBar.Grouped")]
    [InlineData(4, "Chart.VerticalBar.Grouped")]
    [InlineData(5, null)]
    public void So_many_rows_are_drawn_and_more_are_written(int rows, string? type)
    {
        string[] weeks = ["6 Nov", "13 Nov"];
        var chart = new Chart("Wins", weeks, [.. Enumerable.Range(0, rows).Select(at => new ChartRow($"row {at}", [at, at + 1]))], ["6 Nov: 1", "13 Nov: 2"], "–");
        var card = AdaptiveCard.Of(new Message("p", "t", [chart], [], new ContentRef("x", "1")), WholeCards.Place);

        Assert.Empty(CardRules.Card(card));
        var drawn = Payload.Objects(card).SingleOrDefault(each => Payload.TypeOf(each)?.StartsWith("Chart.", StringComparison.Ordinal) == true);
        Assert.Equal(type, Payload.TypeOf(drawn));
        Assert.Contains("13 Nov: 2", CardReading.Words(drawn?["fallback"] ?? card), StringComparison.Ordinal);
    }
}
