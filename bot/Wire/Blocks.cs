using System.Text.Json.Serialization;

namespace CoachBot.Wire;

/// <summary>One piece of a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(FactList), "facts")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Actions), "actions")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Timeline), "timeline")]
[JsonDerivedType(typeof(Chart), "chart")]
public abstract record Block;

/// <summary>A heading.</summary>
public sealed record Heading(IReadOnlyList<Run> Runs) : Block;

/// <summary>A paragraph.</summary>
public sealed record Paragraph(IReadOnlyList<Run> Runs) : Block;

/// <summary>Somebody's own words.</summary>
public sealed record Quote(IReadOnlyList<Run> Runs) : Block;

/// <summary>A list without order.</summary>
public sealed record Bullets(IReadOnlyList<IReadOnlyList<Run>> Items) : Block;

/// <summary>Labelled values.</summary>
public sealed record FactList(IReadOnlyList<LabelledRuns> Items) : Block;

/// <summary>One value with its label.</summary>
public sealed record LabelledRuns(string Label, IReadOnlyList<Run> Runs);

/// <summary>Small print.</summary>
public sealed record Note(IReadOnlyList<Run> Runs) : Block;

/// <summary>A line across.</summary>
public sealed record Divider : Block;

/// <summary>The buttons with these ids stand here.</summary>
public sealed record Actions(IReadOnlyList<string> Ids) : Block;

/// <summary>A stretch of text. Text from outside is only ever here: it is never markup.</summary>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain);

/// <summary>How a stretch of text stands out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStyle>))]
public enum RunStyle
{
    [JsonStringEnumMemberName("plain")] Plain,
    [JsonStringEnumMemberName("strong")] Strong,
    [JsonStringEnumMemberName("emphasis")] Emphasis,
}
