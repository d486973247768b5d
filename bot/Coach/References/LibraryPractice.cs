using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>
/// From pattern to tip [REF-10]. The rule: three wins make the same point when the same two words stand in each of them,
/// common words left out. Among several pairs the one that most wins share counts, the first by alphabet among equals.
/// </summary>
public static class LibraryPractice
{
    private const int FewestWins = 3;
    private const int MostShown = 5;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(20);

    /// <summary>Where an entry fits; ids of the words <c>stage.…</c>.</summary>
    public static readonly IReadOnlyList<string> Stages = ["before", "review", "order", "handoff"];

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var library = situation.Find<LibraryRecord>(happened.Subject) ?? new LibraryRecord();
        return happened.What switch
        {
            InsightLearned learned => Learned(library, learned, situation, now),
            Pressed { Verb: Verbs.LibraryDecline } pressed => Declined(library, pressed, happened.Key, situation, now),
            Submitted { FormKind: Forms.LibraryKeep } sent => Kept(library, sent, happened.Key, situation, now),
            _ => [],
        };
    }

    /// <summary>The form in which a curator writes the entry; it begins empty but for the newest win's own words.</summary>
    public static FormView? Opened(Situation situation, Pressed pressed)
    {
        if (pressed.Verb != Verbs.LibraryKeep || !IsCurator(pressed.By, situation)) return null;
        var library = situation.Find<LibraryRecord>(Subjects.Library) ?? new LibraryRecord();
        if (Open(library, pressed.Value) is not { } suggestion) return null;
        return new(
            Forms.LibraryKeep,
            Subjects.Library,
            Facts.None,
            [
                new("text", FieldType.Multiline, Required: true, Value: Of(suggestion, library).FirstOrDefault()?.Text, MaxLength: MeetingForms.LongestText),
                new("stage", FieldType.Choice, Required: true, Value: Stages[0], Choices: [.. Stages.Select(s => new ChoiceView(s, Fact.Word("stage." + s)))]),
                .. Which(library, suggestion),
            ]);
    }

    /// <summary>Only where several suggestions are open.</summary>
    private static IReadOnlyList<FieldView> Which(LibraryRecord library, Suggestion chosen)
    {
        var open = library.Suggestions.Where(s => s.State == SuggestionState.Open).Select(s => new ChoiceView(s.Id, s.Id)).ToList();
        return open.Count < 2 ? [] : [new("about", FieldType.Choice, Required: true, Value: chosen.Id, Choices: open)];
    }

    public static IReadOnlyDictionary<string, Part> Errors(Submitted sent)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        if (sent.FormKind != Forms.LibraryKeep) return errors;
        var text = sent.Values.GetValueOrDefault("text", "").Trim();
        if (text.Length == 0) errors["text"] = Texts.ErrorLibraryText.With();
        else if (text.Length > MeetingForms.LongestText) errors["text"] = Texts.ErrorTooLong.With(("max", MeetingForms.LongestText));
        if (!Stages.Contains(sent.Values.GetValueOrDefault("stage", ""))) errors["stage"] = Texts.ErrorChoice.With();
        return errors;
    }

    private static IReadOnlyList<Decision> Learned(LibraryRecord library, InsightLearned learned, Situation situation, DateTimeOffset now)
    {
        var insight = new Insight(learned.DealId, learned.By, learned.Text, learned.Words);
        var known = library.Insights.FirstOrDefault(i => i.DealId == insight.DealId);
        if (known is not null && known.Text == insight.Text && known.By == insight.By && known.Words.SequenceEqual(insight.Words)) return [];
        var after = library with { Insights = [insight, .. library.Insights.Where(i => i.DealId != insight.DealId).Take(LibraryRecord.MostInsights - 1)] };
        var curators = situation.Linked(LinkNames.Role(Roles.Curator));
        if (Shared(insight, after) is not { } found || curators.Count == 0) return [new Keep(Subjects.Library, after)];

        var before = after.Suggestions.FirstOrDefault(s => s.Id == found.Id);
        if (before is { State: not SuggestionState.Open }) return [new Keep(Subjects.Library, after)];
        var suggestion = new Suggestion(found.Id, found.Deals, before?.At ?? now);
        after = after with { Suggestions = [suggestion, .. after.Suggestions.Where(s => s.Id != found.Id).Take(LibraryRecord.MostSuggestions - 1)] };
        var view = View(suggestion, after, situation);
        return
        [
            new Keep(Subjects.Library, after),
            .. curators.Select(c => new Tell(c, new DutySet(new Duty(Key(c, suggestion.Id), DutyKinds.Story, suggestion.At, suggestion.At + Useful, view)))),
        ];
    }

    /// <summary>The two words that most wins share with this one.</summary>
    private static (string Id, IReadOnlyList<string> Deals)? Shared(Insight insight, LibraryRecord library)
    {
        (string Id, IReadOnlyList<string> Deals)? best = null;
        var words = insight.Words.Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = i + 1; j < words.Count; j++)
            {
                var deals = library.Insights.Where(x => x.Words.Contains(words[i]) && x.Words.Contains(words[j])).Select(x => x.DealId).ToList();
                if (deals.Count >= FewestWins && deals.Count > (best?.Deals.Count ?? 0)) best = ($"{words[i]} {words[j]}", deals);
            }
        }
        return best;
    }

    private static IReadOnlyList<Decision> Declined(LibraryRecord library, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        if (!IsCurator(pressed.By, situation)) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        return Open(library, pressed.Value) is { } suggestion
            ? Closed(library, suggestion with { State = SuggestionState.Declined }, Texts.LibraryDeclined.With(), situation)
            : [Replies.To(person, situation, key, now, [Texts.LibraryClosed.With()])];
    }

    private static IReadOnlyList<Decision> Kept(LibraryRecord library, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return [];
        if (!IsCurator(sent.By, situation)) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        if (Errors(sent).Count > 0) return [];
        if (Open(library, Meant(library, sent)) is not { } suggestion) return [Replies.To(person, situation, key, now, [Texts.LibraryClosed.With()])];
        var authors = Of(suggestion, library).Select(i => i.By).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var stage = sent.Values["stage"];
        var entry = new LibraryEntry(suggestion.Id, sent.Values["text"].Trim(), stage, authors, person.Email, now);
        var after = library with { Entries = [entry, .. library.Entries.Where(e => e.Id != entry.Id).Take(LibraryRecord.MostEntries - 1)] };
        return Closed(after, suggestion with { State = SuggestionState.Kept }, Texts.LibraryKept.With(("text", entry.Text), ("stage", Fact.Word("stage." + stage))), situation);
    }

    private static IReadOnlyList<Decision> Closed(LibraryRecord library, Suggestion suggestion, Part last, Situation situation) =>
    [
        new Keep(Subjects.Library, library with { Suggestions = [.. library.Suggestions.Select(s => s.Id == suggestion.Id ? suggestion : s)] }),
        .. situation.Linked(LinkNames.Role(Roles.Curator)).Select(c => new Tell(c, new DutyEnded(Key(c, suggestion.Id), new CardView([last], Texts.PreviewDuty.Id, Facts.None)))),
    ];

    // Where the form did not ask which, there was one: the oldest that is still open.
    private static string? Meant(LibraryRecord library, Submitted sent) =>
        sent.Values.GetValueOrDefault("about") is { Length: > 0 } chosen ? chosen : library.Suggestions.LastOrDefault(s => s.State == SuggestionState.Open)?.Id;

    private static CardView View(Suggestion suggestion, LibraryRecord library, Situation situation)
    {
        var insights = Of(suggestion, library);
        List<Part> parts =
        [
            Texts.LibrarySuggest.With(("count", suggestion.Deals.Count), ("words", suggestion.Id.Replace(" ", ", ", StringComparison.Ordinal))),
            .. insights.Take(MostShown).Select(i => Texts.LibraryInsight.With(("text", i.Text), ("by", StoryApprovals.Name(i.By, situation)))),
        ];
        if (insights.Count > MostShown) parts.Add(Texts.ReferenceMore.With(("count", insights.Count - MostShown)));
        parts[^1] = parts[^1].Presses(
            new Press(Verbs.LibraryKeep, Subjects.Library, PressKind.Form, PressStyle.Primary, Value: suggestion.Id),
            new Press(Verbs.LibraryDecline, Subjects.Library, Value: suggestion.Id));
        return new(parts, Texts.PreviewDuty.Id, Facts.None);
    }

    private static List<Insight> Of(Suggestion suggestion, LibraryRecord library) => [.. library.Insights.Where(i => suggestion.Deals.Contains(i.DealId))];

    private static Suggestion? Open(LibraryRecord library, string? id) =>
        library.Suggestions.FirstOrDefault(s => s.Id == id && s.State == SuggestionState.Open);

    private static bool IsCurator(string email, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(email))?.Facts.Role == Roles.Curator;

    private static string Key(string curator, string id) => CardKeys.Duty(Subjects.IdOf(curator), "library/" + id.Replace(' ', '-'));
}
