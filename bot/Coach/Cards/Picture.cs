using System.Text.Json.Serialization;

namespace CoachBot.Coach.Cards;

/// <summary>What says more than a sentence: a table, a timeline, a chart. All of it can be read as text, too [ADM-28].</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "as")]
[JsonDerivedType(typeof(TableView), "table")]
[JsonDerivedType(typeof(TimelineView), "timeline")]
[JsonDerivedType(typeof(ChartView), "chart")]
public abstract record Picture;

/// <summary>A small table: four columns at most, for a phone.</summary>
public sealed record TableView(IReadOnlyList<Fact> Head, IReadOnlyList<IReadOnlyList<Fact>> Rows) : Picture;

/// <summary>Steps between days, in order; <paramref name="Marked"/> is a day that matters, such as the critical date.</summary>
public sealed record TimelineView(IReadOnlyList<TimelineStep> Steps, DateOnly? Today = null, DateOnly? Marked = null, Fact? MarkedAs = null) : Picture;

/// <summary>One step, both days included.</summary>
/// <param name="Id">The template's id of the step.</param>
/// <param name="State">A word such as <c>step.done</c>; its meaning is never by colour alone.</param>
public sealed record TimelineStep(string Id, Fact Name, DateOnly From, DateOnly To, Fact State);

/// <summary>One or two rows of numbers over the same points, such as weeks. A null value was not known or may not be shown.</summary>
public sealed record ChartView(Fact Title, IReadOnlyList<Fact> Labels, IReadOnlyList<ChartSeries> Series) : Picture;

/// <summary>A named row of whole numbers.</summary>
public sealed record ChartSeries(Fact Name, IReadOnlyList<int?> Values);
