using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>The questions after a meeting, one at a time: did they get it, how do you know, what did you learn [AFT-01, AFT-02].</summary>
public static class AfterParts
{
    public static IEnumerable<Part> For(AgendaEntry entry)
    {
        if (entry.State is MeetingState.DidNotHappen)
            return [Texts.DidNotHappen.With(("how", entry.NotHeldBecause is { } how ? Fact.Word(StateWords.Of(how)) : null)).Presses(Presses(entry))];
        if (entry.Outcome is null)
            return [Texts.After.With(("company", entry.Customer), ("value", Facts.Maybe(entry.Values.FirstOrDefault()?.Text))).Presses(Presses(entry))];

        var outcome = Fact.Word(StateWords.Of(entry.Outcome.Value));
        if (entry is { Outcome: Outcome.Yes, Sign: null, Learned: null })
            return [Texts.AfterSign.With(("outcome", outcome)).Presses(Presses(entry))];
        if (entry.Learned is null && entry.Ours is null && entry.Theirs is null)
            return [Texts.AfterLearned.With(("outcome", outcome), ("sign", Sign(entry))).Presses(Presses(entry))];
        return entry.CatchableDate is { } date
            ? [Summary(entry), Texts.CatchDate.With(("date", date)).Presses(Presses(entry))]
            : [Summary(entry).Presses(Presses(entry))];
    }

    public static Part Summary(AgendaEntry entry) =>
        Texts.Held.With(
            ("outcome", Fact.Word(StateWords.Of(entry.Outcome!.Value))),
            ("sign", Sign(entry)),
            ("learned", Facts.Maybe(entry.Learned)),
            ("ours", Promise(entry.Ours)),
            ("theirs", Promise(entry.Theirs)));

    /// <summary>What can be pressed as the answers stand: three things at most.</summary>
    public static IEnumerable<Press> Presses(AgendaEntry entry)
    {
        var meeting = Subjects.Meeting(entry.MeetingId);
        if (entry.State is MeetingState.DidNotHappen) return [Correct(meeting)];
        if (entry.Outcome is null)
            return [new Press(Verbs.AfterYes, meeting, Style: PressStyle.Primary), new Press(Verbs.AfterPartly, meeting), Other(meeting)];
        if (entry is { Outcome: Outcome.Yes, Sign: null, Learned: null }) return [Signs(meeting), new Press(Verbs.Learned, meeting, PressKind.Form)];
        if (entry.CatchableDate is not null) return [new Press(Verbs.SaveDate, meeting, PressKind.Form, PressStyle.Primary), new Press(Verbs.SkipDate, meeting), Correct(meeting)];
        return [new Press(Verbs.Learned, meeting, PressKind.Form, entry.Learned is null ? PressStyle.Primary : PressStyle.Normal), Correct(meeting)];
    }

    private static Press Other(string meeting) =>
        new(Verbs.AfterOther, meeting, PressKind.Menu, Items: [new Press(Verbs.AfterNo, meeting), .. Reasons(meeting)]);

    /// <summary>Answers can be changed for D-EDIT [AFT-07].</summary>
    private static Press Correct(string meeting) =>
        new(Verbs.Correct, meeting, PressKind.Menu, Items: [new Press(Verbs.AfterYes, meeting), new Press(Verbs.AfterPartly, meeting), new Press(Verbs.AfterNo, meeting), .. Reasons(meeting)]);

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

    private static Fact? Promise(Commitment? commitment)
    {
        if (commitment is null) return null;
        return commitment.Date is { } date ? new WordsFact([new TextFact(commitment.Text), new DayFact(date)]) : new TextFact(commitment.Text);
    }
}
