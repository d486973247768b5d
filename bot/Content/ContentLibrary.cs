using CoachBot.Coach.Cards;
using CoachBot.Coach.Reviews;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>Every word the bot says, read and checked. Immutable: an edit makes a new library.</summary>
public sealed class ContentLibrary
{
    /// <summary>What a reader gets whose language is not there.</summary>
    private const string LastResort = "en";

    private readonly IReadOnlyDictionary<string, LanguagePack> _packs;
    private readonly RegionHabits _habits;

    internal ContentLibrary(string version, IReadOnlyDictionary<string, LanguagePack> packs, ContentLists lists, RegionHabits habits)
    {
        Version = version;
        Lists = lists;
        _packs = packs;
        _habits = habits;
        Questions = Content.Questions.In(packs[LastResort]);
    }

    /// <summary>A short hash over all files.</summary>
    public string Version { get; }

    public ContentLists Lists { get; }

    /// <summary>The questions of the reviews in ordinal order of their ids [REV-02].</summary>
    public IReadOnlyList<ReviewQuestion> Questions { get; }

    /// <summary>Language tags in ordinal order.</summary>
    public IReadOnlyList<string> Languages => [.. _packs.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A card as its reader sees it.</summary>
    public Message Render(CardView view, Reader reader) => For(reader).Card(view);

    /// <summary>A form as its reader sees it.</summary>
    /// <param name="formId">Names this one opening of the form.</param>
    public Form Render(FormView view, string formId, Reader reader) => For(reader).Form(view, formId);

    /// <summary>The home view as its reader sees it.</summary>
    public HomeView Render(HomeSheet sheet, Reader reader) => For(reader).Home(sheet);

    /// <summary>One part as plain text: a field's error, a draft.</summary>
    public string Sentence(Part part, Reader reader) => For(reader).Sentence(part);

    /// <summary>A word by its id, such as <c>state.ready</c>.</summary>
    public string Word(string id, string language) => Pack(language).Word(id);

    /// <summary>What there is to know of a text [CNT-14]; null where there is no such text.</summary>
    public PlayInfo? Find(string id, string language) => Pack(language).HasPlay(id, out var play) ? play.Info : null;

    internal LanguagePack Pack(string language)
    {
        // The reader's language, then its base, then the last resort: one pack for the whole card [ADM-27].
        for (var tag = language.Replace('_', '-'); tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (_packs.TryGetValue(tag, out var pack))
                return pack;
        }

        return _packs[LastResort];
    }

    private CardWriter For(Reader reader) => new(Pack(reader.Language), reader, _habits);
}
