using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>Writes a table, timeline or chart for one reader: finished texts beside every number and day, and no more of it than a reader takes in.</summary>
internal sealed class PictureWriter(FactWriter facts)
{
    private const int MostColumns = 4;
    private const int MostLines = 25;
    private const int MostPoints = 26;
    private const int MostSeries = 2;
    private const int LongestName = 80;

    /// <summary>The block, shortened until its words have so many characters at most; null where there is nothing to show, or no room.</summary>
    public Block? Write(Picture picture, int room)
    {
        for (var most = MostLines; most > 0; most /= 2)
        {
            if (Shortened(picture, most) is { } block && PlainText.Of([block]).Length <= room)
                return block;
        }

        return null;
    }

    private Block? Shortened(Picture picture, int most) => picture switch
    {
        TableView { Rows.Count: > 0 } table => Table(table, most),
        TimelineView { Steps.Count: > 0 } timeline => Timeline(timeline, most),
        ChartView { Labels.Count: > 0, Series.Count: > 0 } chart => Chart(chart),
        _ => null,
    };

    private Table Table(TableView table, int most)
    {
        var columns = Math.Clamp(table.Rows.Append(table.Head).Max(row => row.Count), 1, MostColumns);
        return new Table([Row(table.Head, columns), .. table.Rows.Take(most).Select(row => Row(row, columns))], More(table.Rows.Count - most));
    }

    /// <summary>As many cells as the table has columns: what has no column of its own joins the last.</summary>
    private List<IReadOnlyList<Run>> Row(IReadOnlyList<Fact> cells, int columns)
    {
        List<string> written = [.. cells.Select(cell => FactWriter.IsAbsent(cell) ? facts.Word("picture.none") : facts.Write("cell", cell))];
        if (written.Count > columns)
            written = [.. written.Take(columns - 1), string.Join(facts.Word("list.comma"), written.Skip(columns - 1))];
        while (written.Count < columns)
            written.Add(facts.Word("picture.none"));
        return [.. written.Select(text => (IReadOnlyList<Run>)[new Run(text)])];
    }

    private Timeline Timeline(TimelineView timeline, int most)
    {
        var withYear = timeline.Steps.SelectMany(step => new[] { step.From.Year, step.To.Year }).Append(timeline.Today?.Year ?? timeline.Steps[0].From.Year).Distinct().Count() > 1;
        return new Timeline(
            [.. timeline.Steps.Take(most).Select(step => Bar(step, withYear))],
            timeline.Today is { } today ? Mark(today, Fact.Word("picture.today"), withYear) : null,
            timeline.Marked is { } marked ? Mark(marked, timeline.MarkedAs ?? Fact.Word("picture.marked"), withYear) : null,
            More(timeline.Steps.Count - most));
    }

    private TimelineBar Bar(TimelineStep step, bool withYear)
    {
        // A step that ends before it begins is a bug upstream: it is drawn as one day, and its text says what was said.
        var to = step.To < step.From ? step.From : step.To;
        var name = Name(step.Name);
        var state = Name(step.State);
        var from = Day(step.From, withYear);
        var days = step.From == step.To ? from : facts.Fill("picture.days", ("from", from), ("to", Day(step.To, withYear)));
        return new TimelineBar(step.Id, name, step.From, to, days, state, facts.Fill("picture.step", ("days", days), ("state", state), ("name", name)));
    }

    private TimelineMark Mark(DateOnly day, Fact name, bool withYear) =>
        new(day, facts.Fill("picture.mark", ("day", Day(day, withYear)), ("name", Name(name))));

    private Chart Chart(ChartView chart)
    {
        // The last points are the newest: they stay.
        var left = Math.Max(0, chart.Labels.Count - MostPoints);
        List<string> labels = [.. chart.Labels.Skip(left).Select(Name)];
        List<ChartRow> rows = [.. chart.Series.Take(MostSeries).Select(row => new ChartRow(Name(row.Name), [.. labels.Select((_, at) => row.Values.ElementAtOrDefault(at + left))]))];
        return new Chart(
            Name(chart.Title),
            labels,
            rows,
            [.. labels.Select((label, at) => Point(label, rows, at))],
            facts.Word("picture.unknown"),
            left > 0 ? facts.Fill("picture.earlier", ("count", Number(left))) : null);
    }

    private string Point(string label, List<ChartRow> rows, int at)
    {
        var values = rows.Select(row =>
        {
            var value = row.Values[at] is { } number ? Number(number) : facts.Word("picture.unknown");
            return rows.Count == 1 ? value : facts.Fill("picture.value", ("value", value), ("name", row.Name));
        });
        return facts.Fill("picture.point", ("values", string.Join(facts.Word("list.comma"), values)), ("label", label));
    }

    private string Number(int number) => facts.Write("number", number);

    private string Day(DateOnly day, bool withYear) => facts.Write("date", day, withYear);

    private string Name(Fact name) => OutsideText.Cut(facts.Write("name", name), LongestName);

    private string? More(int left) => left > 0 ? facts.Fill("picture.more", ("count", Number(left))) : null;
}
