namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>
/// Every scope of the bot, what it is for, and what goes missing without it. The manifest asks for the first two kinds; the
/// check compares all of them with what was granted. https://docs.slack.dev/reference/scopes
/// </summary>
public static class SlackScopes
{
    public static readonly IReadOnlyList<SlackScope> All =
    [
        Needed("app_mentions:read", "Being spoken to in a room", "a mention of the bot in a room gets no answer"),
        Needed("channels:read", "Rooms: who reads there", "nobody knows who reads in a public room, so no deal is shown there"),
        Needed("chat:write", "Every message", "nothing can be sent"),
        Needed("commands", "/coach and the message shortcuts", "what is typed as a command never arrives"),
        Needed("groups:read", "Rooms: who reads there", "nobody knows who reads in a private room, so no deal is shown there"),
        Needed("im:history", "Talking to the bot", "what a person writes to the bot never arrives, and a message whose sending broke off is not looked for"),
        Needed("im:write", "Every message", "the room with a person cannot be opened, so nobody hears from the coach first"),
        Needed("users:read", "Who is who", "guests, bots and outside members cannot be told from colleagues, so nobody is answered"),
        Needed("users:read.email", "Who is who", "a user cannot be matched with the people of calendar and CRM, so everybody is a stranger"),
        Offered("dnd:read", "Do-not-disturb", "nudges follow only the working hours"),

        // To read rooms is much to ask for what it gives: one look after a sending that broke off. So nobody is asked for it.
        Extra("channels:history", "Certainty in public rooms", "a message to a public room whose sending broke off is not looked for, and not sent again"),
        Extra("groups:history", "Certainty in private rooms", "a message to a private room whose sending broke off is not looked for, and not sent again"),
    ];

    /// <summary>Those of a kind, as a manifest lists them.</summary>
    public static IEnumerable<string> Names(ScopeUse use) => All.Where(scope => scope.Use == use).Select(scope => scope.Name);

    /// <summary>What was not granted.</summary>
    public static IEnumerable<SlackScope> Missing(IReadOnlySet<string> granted) => All.Where(scope => !granted.Contains(scope.Name));

    private static SlackScope Needed(string name, string feature, string without) => new(name, ScopeUse.Needed, feature, without);

    private static SlackScope Offered(string name, string feature, string without) => new(name, ScopeUse.Offered, feature, without);

    private static SlackScope Extra(string name, string feature, string without) => new(name, ScopeUse.Extra, feature, without);
}

/// <summary>One scope of the bot.</summary>
/// <param name="Feature">What it is for.</param>
/// <param name="Without">What happens without it, as the rest of a sentence.</param>
public sealed record SlackScope(string Name, ScopeUse Use, string Feature, string Without);

/// <summary>How much a scope matters.</summary>
public enum ScopeUse
{
    /// <summary>The bot does not do its work without it.</summary>
    Needed,

    /// <summary>Asked for, and may be refused (<c>scopes.bot_optional</c> of the manifest).</summary>
    Offered,

    /// <summary>Not asked for; used where an admin has added it.</summary>
    Extra,
}
