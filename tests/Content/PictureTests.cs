using CoachBot.Coach.Cards;
using CoachBot.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Content;

/// <summary>Tables, timelines and charts as blocks, and all of each in words [ADM-28] [PRE-39] [INT-18].</summary>
public sealed class PictureTests
{
    private static readonly Reader Reader = new("Europe/Berlin", "en");

    [Fact]
    public void A_table_has_its_header_first_and_reads_row_by_row()
    {
        var table = new TableView(["Deal", "Needed by"], [["Acme rollout", new DateOnly(2026, 11, 25)], ["Globex", ""]]);
        Assert.Equal("Deal | Needed by\nAcme rollout | Wednesday 25 November\nGlobex | –", Text(table));
        Assert.Equal(3, Assert.IsType<Table>(Write(table)).Rows.Count);
    }

    [Fact]
    public void A_fifth_column_joins_the_fourth_and_a_short_row_is_filled()
    {
        var table = Assert.IsType<Table>(Write(new TableView(["a", "b", "c", "d", "e"], [["1", "2", "3", "4", "5"], ["1"]])));
        Assert.Equal(["a|b|c|d, e", "1|2|3|4, 5", "1|–|–|–"], table.Rows.Select(row => string.Join('|', row.Select(cell => cell[0].Text))));
    }

    [Fact]
    public void A_long_table_says_how_many_rows_are_left_out()
    {
        var table = Assert.IsType<Table>(Write(new TableView(["Deal"], [.. Enumerable.Range(0, 200).Select(at => (IReadOnlyList<Fact>)[$"Deal {at}"])])));
        Assert.Equal((26, "and 175 more"), (table.Rows.Count, table.More));
    }

    /// <summary>[PO-05]</summary>
    [Fact]
    public void A_timeline_reads_step_by_step_with_days_and_state()
    {
        var timeline = new TimelineView(
            [
                new("contracts", Fact.Word("step.contracts"), new(2026, 11, 2), new(2026, 11, 13), Fact.Word("state.held")),
                new("goLive", Fact.Word("step.goLive"), new(2026, 11, 30), new(2026, 11, 30), "not begun"),
            ],
            Today: new(2026, 11, 24),
            Marked: new(2026, 12, 1),
            MarkedAs: "Needed by");

        Assert.Equal(
            "Today: Tuesday 24 November\nNeeded by: Tuesday 1 December\n- Contracts and legal: Monday 2 November to Friday 13 November, Held\n- Go-live: Monday 30 November, not begun",
            Text(timeline));
        var step = Assert.IsType<Timeline>(Write(timeline)).Steps[0];
        Assert.Equal(("contracts", "Contracts and legal", "Held"), (step.Id, step.Name, step.State));
        Assert.Equal((new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 13)), (step.From, step.To));
    }

    [Fact]
    public void A_timeline_over_the_new_year_writes_years()
    {
        var timeline = new TimelineView([new("a", "Tests", new(2026, 12, 21), new(2027, 1, 8), "planned")]);
        Assert.Equal("- Tests: Monday 21 December 2026 to Friday 8 January 2027, planned", Text(timeline));
    }

    [Fact]
    public void A_long_timeline_says_how_many_steps_are_left_out()
    {
        var steps = Enumerable.Range(0, 40).Select(at => new TimelineStep($"s{at}", $"Step {at}", new(2026, 11, 2), new(2026, 11, 3), "planned"));
        var timeline = Assert.IsType<Timeline>(Write(new TimelineView([.. steps])));
        Assert.Equal((25, "and 15 more"), (timeline.Steps.Count, timeline.More));
        Assert.EndsWith("\nand 15 more", Text(new TimelineView([.. steps])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_reads_line_by_line_and_says_what_is_not_shown()
    {
        var chart = new ChartView("Ready before the meeting", ["Week of 2 Nov", "Week of 9 Nov"], [new("ready", [7, null]), new("meetings", [9, 4])]);
        Assert.Equal("Ready before the meeting\n- Week of 2 Nov: ready 7, meetings 9\n- Week of 9 Nov: ready not shown, meetings 4", Text(chart));
        Assert.Equal([7, null], Assert.IsType<Chart>(Write(chart)).Rows[0].Values);
    }

    [Fact]
    public void A_chart_of_one_row_needs_no_name_at_each_number() =>
        Assert.Equal("Wins\n- Week of 2 Nov: 2", Text(new ChartView("Wins", ["Week of 2 Nov"], [new("wins", [2])])));

    [Fact]
    public void A_long_chart_keeps_the_newest_points()
    {
        var chart = Assert.IsType<Chart>(Write(new ChartView("Wins", [.. Enumerable.Range(1, 30).Select(week => (Fact)$"Week {week}")], [new("wins", [.. Enumerable.Range(1, 30).Select(week => (int?)week)])])));
        Assert.Equal((26, "Week 5", 5, "4 earlier ones left out"), (chart.Labels.Count, chart.Labels[0], chart.Rows[0].Values[0], chart.More));
    }

    [Fact]
    public void A_row_of_too_few_numbers_is_shown_as_far_as_it_goes() =>
        Assert.Equal("Wins\n- One: 2\n- Two: not shown", Text(new ChartView("Wins", ["One", "Two"], [new("wins", [2])])));

    [Fact]
    public void What_is_empty_is_not_shown()
    {
        Assert.Null(Write(new TableView(["Deal"], [])));
        Assert.Null(Write(new TimelineView([])));
        Assert.Null(Write(new ChartView("Wins", [], [])));
    }

    /// <summary>[INT-23] Names from outside are cut and cleaned; braces in them fill nothing.</summary>
    [Fact]
    public void Names_from_outside_stay_names()
    {
        var name = "{days} <b>\u202E" + new string('x', 5000);
        var step = Assert.IsType<Timeline>(Write(new TimelineView([new("a", name, new(2026, 11, 2), new(2026, 11, 3), "{name}")]))).Steps[0];
        Assert.StartsWith("{days} <b>xxx", step.Name, StringComparison.Ordinal);
        Assert.InRange(step.Name.Length, 70, 80);
        Assert.StartsWith("{days} <b>xxx", step.Text, StringComparison.Ordinal);
        Assert.EndsWith(": Monday 2 November to Tuesday 3 November, {name}", step.Text, StringComparison.Ordinal);
    }

    /// <summary>A picture stands below its text and above what can be pressed.</summary>
    [Fact]
    public void A_picture_stands_between_its_text_and_its_presses()
    {
        var part = Texts.HomeDay.With(("day", new DateOnly(2026, 11, 25))).Shows(new TableView(["a"], [["b"]])).Presses(new Press(Verbs.Settings, "person:a@b.example"));
        var message = Shipped.Library.Render(new CardView([part], Texts.PreviewAnswer.Id, Facts.None), Reader);

        Assert.Equal([typeof(Table), typeof(Actions)], message.Blocks.Skip(message.Blocks.Count - 2).Select(block => block.GetType()));
        Assert.EndsWith("a\nb", message.Text, StringComparison.Ordinal);
    }

    /// <summary>[INT-18] A table of the longest cells is shortened, not lost; its text and presses stay.</summary>
    [Fact]
    public void A_picture_that_does_not_fit_is_shortened()
    {
        var wide = new TableView(["a", "b", "c", "d"], [.. Enumerable.Range(0, 25).Select(_ => (IReadOnlyList<Fact>)[.. Enumerable.Repeat<Fact>(new string('漢', 500), 4)])]);
        var part = Texts.HomeDay.With(("day", new DateOnly(2026, 11, 25))).Shows(wide).Presses(new Press(Verbs.Settings, "person:a@b.example"));

        var message = Shipped.Library.Render(new CardView([part], Texts.PreviewAnswer.Id, Facts.None), Reader);

        Assert.InRange(message.Text.Length, 5, 12_000);
        Assert.StartsWith("Wednesday 25 November\n\na | b | c | d\n漢", message.Text, StringComparison.Ordinal);
        Assert.Equal("and 13 more", Assert.Single(message.Blocks.OfType<Table>()).More);
        Assert.Single(message.Buttons);
    }

    /// <summary>Whatever the numbers are, every point is in the words.</summary>
    [Fact]
    public void Every_number_of_a_chart_is_in_its_words() =>
        Prop.ForAll(FsCheck.FSharp.ArbMap.defaults.ArbFor<int?[]>(), values =>
        {
            if (values.Length == 0) return true;
            var chart = new ChartView("Wins", [.. values.Select((_, at) => (Fact)$"Week {at}")], [new("wins", values)]);
            var text = Text(chart);
            return values.Select((value, at) => (value, at)).Skip(Math.Max(0, values.Length - 26))
                .All(point => text.Contains($"- Week {point.at}: {point.value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not shown"}", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    private static Block? Write(CoachBot.Coach.Cards.Picture picture) => Render(picture).Blocks.Skip(1).SingleOrDefault();

    private static string Text(CoachBot.Coach.Cards.Picture picture) => Render(picture).Text.Split("\n\n", 2)[1];

    private static Message Render(CoachBot.Coach.Cards.Picture picture) =>
        Shipped.Library.Render(new CardView([Texts.HomeDay.With(("day", new DateOnly(2026, 11, 25))).Shows(picture)], Texts.PreviewAnswer.Id, Facts.None), Reader);
}
