using System.Diagnostics.CodeAnalysis;

namespace CoachBot.Content;

/// <summary>Everything in one language. A card is written from one pack, so languages never mix within it [ADM-27].</summary>
internal sealed record LanguagePack(
    string Language,
    IReadOnlyDictionary<string, Play> Plays,
    IReadOnlyDictionary<string, string> Words,
    IReadOnlyDictionary<string, FormWords> Forms)
{
    /// <summary>A word by its id. An id that is not there is a bug, and is shown as it is.</summary>
    public string Word(string id) => Words.GetValueOrDefault(id, id);

    public bool HasPlay(string id, [NotNullWhen(true)] out Play? play) => Plays.TryGetValue(id, out play);
}
