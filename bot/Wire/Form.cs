using System.Text.Json.Serialization;

namespace CoachBot.Wire;

/// <summary>A finished form in our own vocabulary.</summary>
/// <param name="Id">Names this one opening of the form; valid until it was taken.</param>
/// <param name="More">Label of "Add more", where some field stands behind it.</param>
public sealed record Form(string Id, string Title, IReadOnlyList<Field> Fields, string Submit, string Cancel, string? More = null);

/// <summary>One field of a form.</summary>
/// <param name="Type"><c>text</c>, <c>multiline</c>, <c>choice</c>, <c>date</c> (yyyy-MM-dd), <c>time</c> (HH:mm), <c>datetime</c> (yyyy-MM-ddTHH:mm, reader's zone) or <c>check</c> (true, false).</param>
/// <param name="More">Shown only after "Add more" was pressed.</param>
public sealed record Field(
    string Id,
    string Label,
    string Type,
    bool Required,
    string Value,
    int? MaxLength = null,
    IReadOnlyList<Choice>? Choices = null,
    string? Placeholder = null,
    string? Help = null,
    bool More = false);

/// <summary>One choice of a field.</summary>
public sealed record Choice([property: JsonPropertyName("id")] string Value, string Label);

/// <summary>The home view: opened by its reader, rebuilt each time.</summary>
public sealed record HomeView(string Text, IReadOnlyList<Block> Blocks, IReadOnlyList<Button> Buttons);
