namespace CoachBot.Wire;

/// <summary>A table of at most four columns; the first row is its header.</summary>
/// <param name="More">A last line below it where rows were left out, such as "and 12 more".</param>
public sealed record Table(IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> Rows, string? More = null) : Block;

/// <summary>Steps between days, in order. What its bars show, the texts of its steps say.</summary>
/// <param name="Today">The reader's present day, where it matters.</param>
/// <param name="Marked">A day that matters, such as the critical date.</param>
/// <param name="More">A last line where steps were left out.</param>
public sealed record Timeline(IReadOnlyList<TimelineBar> Steps, TimelineMark? Today = null, TimelineMark? Marked = null, string? More = null) : Block;

/// <summary>One step, both days included.</summary>
/// <param name="Id">An id that stays the same when the card is edited.</param>
/// <param name="Days">The two days as the reader writes them.</param>
/// <param name="State">How far it is, in a word: never by colour alone.</param>
/// <param name="Text">All of it in one line, for where there are no bars.</param>
public sealed record TimelineBar(string Id, string Name, DateOnly From, DateOnly To, string Days, string State, string Text);

/// <summary>A day across the bars, and the line that says what it is.</summary>
public sealed record TimelineMark(DateOnly Day, string Text);

/// <summary>Rows of whole numbers over the same points, such as weeks.</summary>
/// <param name="Labels">One for each point.</param>
/// <param name="Lines">One for each point: the label and its numbers in words, for where there is no drawing.</param>
/// <param name="Unknown">What stands in place of a number that is not known or may not be shown.</param>
/// <param name="More">A first line where earlier points were left out.</param>
public sealed record Chart(string Title, IReadOnlyList<string> Labels, IReadOnlyList<ChartRow> Rows, IReadOnlyList<string> Lines, string Unknown, string? More = null) : Block;

/// <summary>A named row of numbers, one for each label; null where it is not known or may not be shown.</summary>
public sealed record ChartRow(string Name, IReadOnlyList<int?> Values);
