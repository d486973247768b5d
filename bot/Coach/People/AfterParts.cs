using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>The questions after a meeting, one at a time: did they get it, how do you know, what did you learn [AFT-01, AFT-02].</summary>
public static class AfterParts
{
    public static IEnumerable<Part> For(AgendaEntry entry, PersonRecord person)
    {
        if (entry.State is MeetingState.DidNotHappen)
            return [Texts.DidNotHappen.With(("how", entry.NotHeldBecause is { } how ? Fact.Word(StateWords.Of(how)) : null)).Presses(Presses(entry, person))];
        if (entry.Outcome is null)
            return [Texts.After.With(("company", entry.Customer), ("value", Facts.Maybe(entry.Values.FirstOrDefault()?.Text))).Presses(Presses(entry, person))];

        var outcome = Fact.Word(StateWords.Of(entry.Outcome.Value));
        if (entry is { Outcome: Outcome.Yes, Sign: null, Learned: null })
            return [Texts.AfterSign.With(("outcome", outcome)).Presses(Presses(entry, person))];
        if (entry.Learned is null && entry.Ours is null && entry.Theirs is null)
            return [Texts.AfterLearned.With(("outcome", outcome), ("sign", Sign(entry))).Presses(Presses(entry, person))];
        return entry.CatchableDate is { } date
            ? [Summary(entry), Texts.CatchDate.With(("date", date)).Presses(Presses(entry, person))]
            : [Summary(entry).Presses(Presses(entry, person))];
    }

    public static Part Summary(AgendaEntry entry) =>
        Texts.Held.With(
            ("outcome", Fact.Word(StateWords.Of(entry.Outcome!.Value))),
            ("sign", Sign(entry)),
            ("learned", Facts.Maybe(entry.Learned)),
            ("ours", Facts.Maybe(entry.Ours?.Text)),
            ("oursBy", Facts.Maybe(entry.Ours?.By)),
            ("oursDate", Facts.Maybe(entry.Ours?.Date)),
            ("theirs", Facts.Maybe(entry.Theirs?.Text)),
            ("theirsBy", Facts.Maybe(entry.Theirs?.By)),
            ("theirsDate", Facts.Maybe(entry.Theirs?.Date)));

    /// <summary>What can be pressed as the answers stand: three things at most.</summary>
    public static IEnumerable<Press> Presses(AgendaEntry entry, PersonRecord person)
    {
        var meeting = Subjects.Meeting(entry.MeetingId);
        var self = Subjects.Person(person.Email);
        if (entry.State is MeetingState.DidNotHappen) return [Correct(meeting, self)];
        if (entry.Outcome is null)
            return [new Press(Verbs.AfterYes, meeting, Style: PressStyle.Primary), new Press(Verbs.AfterPartly, meeting), Other(meeting, self)];
        if (entry is { Outcome: Outcome.Yes, Sign: null, Learned: null }) return [Signs(meeting), new Press(Verbs.Learned, meeting, PressKind.Form)];
        if (entry.CatchableDate is not null) return [new Press(Verbs.SaveDate, meeting, PressKind.Form, PressStyle.Primary), new Press(Verbs.SkipDate, meeting), Correct(meeting, self)];
        return [new Press(Verbs.Learned, meeting, PressKind.Form, entry.Learned is null ? PressStyle.Primary : PressStyle.Normal), Correct(meeting, self)];
    }

    private static Press Other(string meeting, string self) =>
        new(Verbs.AfterOther, meeting, PressKind.Menu, Items: [new Press(Verbs.AfterNo, meeting), .. Reasons(meeting), new Press(Verbs.History, meeting), new Press(Verbs.Stop, self)]);

    /// <summary>Answers can be changed for D-EDIT [AFT-07].</summary>
    private static Press Correct(string meeting, string self) =>
        new(Verbs.Correct, meeting, PressKind.Menu, Items: [new Press(Verbs.AfterYes, meeting), new Press(Verbs.AfterPartly, meeting), new Press(Verbs.AfterNo, meeting), .. Reasons(meeting), new Press(Verbs.History, meeting), new Press(Verbs.Stop, self)]);

    private static IEnumerable<Press> Reasons(string meeting) =>
        new[] { "moved", "noShow", "dropped" }.Select(r => new Press(Verbs.DidNotHappen, meeting, Value: r, Label: Fact.Word("how." + r)));

    private static Press Signs(string meeting) =>
        new(
            Verbs.Sign,
            meeting,
            PressKind.Menu,
            PressStyle.Primary,
            [
                new Press(Verbs.SignSaid, meeting),
                new Press(Verbs.SignActed, meeting),
                new Press(Verbs.SignWrote, meeting),
                new Press(Verbs.SignImpression, meeting),
            ]);

    public static Fact? Sign(AgendaEntry entry) => entry.Sign is { } sign ? Fact.Word(StateWords.Of(sign)) : null;
}
