using System.Text.Json.Serialization;

namespace CoachBot.Wire;

/// <summary>A finished message in our own small vocabulary. Renderers turn it into Block Kit, Adaptive Cards or HTML.</summary>
/// <param name="Preview">The line for a lock screen: neither customer nor value nor state [ADM-17]. At most 200 characters.</param>
/// <param name="Text">The whole message as plain text: notification fallback, screen readers, <c>/coach text</c>.</param>
public sealed record Message(
    string Preview,
    string Text,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Button> Buttons,
    ContentRef Content,
    MessageAbout? About = null);

/// <summary>Which text, in which version, a message was made of [CNT-03].</summary>
public sealed record ContentRef(string Id, string Version);

/// <summary>What a message is about.</summary>
public sealed record MessageAbout(string Kind, string Id);

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
public abstract record Block;

public sealed record Heading(IReadOnlyList<Run> Runs) : Block;

public sealed record Paragraph(IReadOnlyList<Run> Runs) : Block;

public sealed record Quote(IReadOnlyList<Run> Runs) : Block;

public sealed record Bullets(IReadOnlyList<IReadOnlyList<Run>> Items) : Block;

/// <summary>Labelled values.</summary>
public sealed record FactList(IReadOnlyList<LabelledRuns> Items) : Block;

public sealed record LabelledRuns(string Label, IReadOnlyList<Run> Runs);

/// <summary>Small print.</summary>
public sealed record Note(IReadOnlyList<Run> Runs) : Block;

public sealed record Divider : Block;

/// <summary>The buttons with these ids stand here.</summary>
public sealed record Actions(IReadOnlyList<string> Ids) : Block;

/// <summary>A small table; the first row is its header.</summary>
public sealed record Table(IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> Rows) : Block;

/// <summary>A stretch of text. Text from outside is only ever here: it is never markup.</summary>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain);

[JsonConverter(typeof(JsonStringEnumConverter<RunStyle>))]
public enum RunStyle
{
    [JsonStringEnumMemberName("plain")] Plain,
    [JsonStringEnumMemberName("strong")] Strong,
    [JsonStringEnumMemberName("emphasis")] Emphasis,
}

/// <summary>Something to press.</summary>
/// <param name="Id">Content id of the verb and our record's id, as <c>verb@subject</c> with an optional <c>#value</c>.</param>
public sealed record Button(string Id, string Label, ButtonStyle Style, ButtonKind Kind, IReadOnlyList<MenuItem>? Items = null);

/// <summary>One item of a menu; pressed as the menu's button with this id as value.</summary>
public sealed record MenuItem(string Id, string Label, ButtonKind Kind = ButtonKind.Button);

[JsonConverter(typeof(JsonStringEnumConverter<ButtonStyle>))]
public enum ButtonStyle
{
    [JsonStringEnumMemberName("default")] Default,
    [JsonStringEnumMemberName("primary")] Primary,
    [JsonStringEnumMemberName("danger")] Danger,
}

[JsonConverter(typeof(JsonStringEnumConverter<ButtonKind>))]
public enum ButtonKind
{
    [JsonStringEnumMemberName("button")] Button,
    [JsonStringEnumMemberName("form")] Form,
    [JsonStringEnumMemberName("menu")] Menu,
    [JsonStringEnumMemberName("link")] Link,
}
