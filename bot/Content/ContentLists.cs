namespace CoachBot.Content;

/// <summary>The lists that a tenant can edit: who is a machine, which mail is anybody's, which titles promise nothing.</summary>
/// <param name="MachineDomains">Note-takers and rooms [PRE-01].</param>
/// <param name="FreeMailDomains">Mail providers that anybody may use [PRE-21].</param>
/// <param name="HowdyTitles">Lower case, of all languages [PRE-10].</param>
/// <param name="CommandWords">What a person may type, lower case, to the command that it means, per language [INT-14].</param>
public sealed record ContentLists(
    IReadOnlySet<string> MachineDomains,
    IReadOnlySet<string> FreeMailDomains,
    IReadOnlyList<string> HowdyTitles,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> CommandWords);
