using CoachBot.Coach.Orders;

namespace CoachBot.Content;

/// <summary>The lists that a tenant can edit: who is a machine, which mail is anybody's, which titles promise nothing, what a plan's steps are.</summary>
/// <param name="MachineDomains">Note-takers and rooms [PRE-01].</param>
/// <param name="FreeMailDomains">Mail providers that anybody may use [PRE-21].</param>
/// <param name="HowdyTitles">Lower case, of all languages [PRE-10].</param>
/// <param name="CommandWords">What a person may type, lower case, to the command that it means, per language [INT-14].</param>
/// <param name="Plans">Templates of transition plans, the standard one first [PO-05].</param>
/// <param name="SweetSpot">Criteria of the fit check, ids of the words <c>criterion.…</c> [REV-10].</param>
/// <param name="DisqualifyReasons">Ids of the words <c>disqualify.…</c> [REV-11].</param>
/// <param name="PersonWords">What speaks of a person and not of the deal, lower case, of all languages [REV-08].</param>
/// <param name="FirstSuccess">What shows that a value event is too large, and when it is asked for [PO-02, PO-03].</param>
public sealed record ContentLists(
    IReadOnlySet<string> MachineDomains,
    IReadOnlySet<string> FreeMailDomains,
    IReadOnlyList<string> HowdyTitles,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> CommandWords,
    IReadOnlyList<PlanTemplate> Plans,
    IReadOnlyList<string> SweetSpot,
    IReadOnlyList<string> DisqualifyReasons,
    IReadOnlyList<string> PersonWords,
    FirstSuccessWords FirstSuccess)
{
    /// <summary>Words that say nothing about a subject, lower case, of all languages [REF-04, REF-11].</summary>
    public IReadOnlySet<string> CommonWords { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>Words about a first success, lower case, of all languages.</summary>
/// <param name="WholeReturn">Means the whole return; a <c>*</c> stands for up to two words.</param>
/// <param name="NoPerson">Names no person who could announce something.</param>
/// <param name="EarlyStages">How the names of stages begin before the end of discovery.</param>
public sealed record FirstSuccessWords(IReadOnlyList<string> WholeReturn, IReadOnlyList<string> NoPerson, IReadOnlyList<string> EarlyStages);
