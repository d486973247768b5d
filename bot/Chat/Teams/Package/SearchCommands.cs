namespace CoachBot.Chat.Teams.Package;

/// <summary>Searches of the message extension. The ids stand in app packages that are installed: never renamed.</summary>
public static class SearchCommands
{
    public const string Deal = "searchDeal";
    public const string Reference = "searchReference";

    /// <summary>The one parameter: what is typed.</summary>
    public const string Words = "words";

    /// <summary>Each with the word by which the content speaks of what it finds.</summary>
    public static readonly IReadOnlyList<(string Id, string Of)> All = [(Deal, "deal"), (Reference, "reference")];
}
