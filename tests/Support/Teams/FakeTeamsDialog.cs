using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>A dialog on somebody's screen.</summary>
/// <param name="Family">Which invokes belong to it: <c>task</c>, <c>composeExtension</c> or <c>config</c>.</param>
/// <param name="Context">What its submission repeats of its opening.</param>
public sealed record FakeTeamsDialog(string Family, string Title, FakeTeamsSight Sight, FakeTeamsRoom Room, string? Root, JsonObject Context)
{
    public JsonObject Card => Sight.Card;

    /// <summary>All that is read in it.</summary>
    public string Text => Sight.Text;

    public IReadOnlyList<string> Labels => Sight.Labels;

    /// <summary>Labels of the inputs that are seen.</summary>
    public IReadOnlyList<string> Fields => Sight.Names;

    /// <summary>What stands in a field, by its label or id.</summary>
    public string Value(string field) => Sight.Value(Sight.Inputs.First(input => input.Text("id") == field || input.Text("label") == field || input.Text("title") == field));
}

/// <summary>Something that a message extension found.</summary>
public sealed record FakeTeamsResult(JsonObject Card, string? Title, string? Text)
{
    public string Read => FakeTeamsText.Of(Card);
}
