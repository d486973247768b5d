using System.Text.Json.Serialization;

namespace CoachBot.Wire;

/// <summary>Something to press.</summary>
/// <param name="Id">Content id of the verb and our record's id, as <c>verb@subject</c> with an optional <c>#value</c>.</param>
public sealed record Button(string Id, string Label, ButtonStyle Style, ButtonKind Kind, IReadOnlyList<MenuItem>? Items = null);

/// <summary>One item of a menu; pressed as the menu's button with this id as value.</summary>
public sealed record MenuItem(string Id, string Label, ButtonKind Kind = ButtonKind.Button);

/// <summary>How much a button stands out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ButtonStyle>))]
public enum ButtonStyle
{
    [JsonStringEnumMemberName("default")] Default,
    [JsonStringEnumMemberName("primary")] Primary,
    [JsonStringEnumMemberName("danger")] Danger,
}

/// <summary>What pressing a button does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ButtonKind>))]
public enum ButtonKind
{
    [JsonStringEnumMemberName("button")] Button,
    [JsonStringEnumMemberName("form")] Form,
    [JsonStringEnumMemberName("menu")] Menu,
    [JsonStringEnumMemberName("link")] Link,
}
