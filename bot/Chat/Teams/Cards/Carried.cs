using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>What a pressed action carries: a <see cref="PressRef"/>.</summary>
public static class Carried
{
    /// <summary>What was pressed, of the <c>data</c> of an action: a button, or what was chosen from a list. Null for anything else.</summary>
    public static string? In(JsonElement data) => data.TextAt("p") ?? (data.TextAt("l") is { } list ? data.TextAt(list) : null);

    /// <summary>The key of the card that it stood on, as it says itself.</summary>
    public static string? Card(JsonElement data) => data.TextAt("c");

    /// <summary>The opening of the form that was sent.</summary>
    public static string? Form(JsonElement data) => data.TextAt("f");
}
