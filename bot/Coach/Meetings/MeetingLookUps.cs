using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>Answers to <c>/coach why</c>, <c>history</c> and <c>prep</c> on one meeting, in the room where it was asked, for the asker alone.</summary>
public static class MeetingLookUps
{
    public static IReadOnlyList<Decision> Decide(MeetingRecord meeting, Asked asked, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(asked.By)) is not { } person || meeting.Facts.Start is null) return [];
        if (!MeetingPresses.MayAct(asked.By, meeting, situation)) return [Reply([Texts.NotYours.With()])];
        return asked.What switch
        {
            Verbs.Why => [Reply(Why(meeting, person, situation))],
            Verbs.History => [Reply(History(meeting, asked.By, situation))],
            "prep" => Prep(),
            _ => [],
        };

        Decision Reply(IReadOnlyList<Part> parts) =>
            Replies.To(person, situation, asked.AnswerKey, now, parts, asked.Room, asked.Thread, new About("meeting", meeting.Id));

        IReadOnlyList<Decision> Prep()
        {
            if (!Counting.Counts(meeting, situation)) return [Reply(Why(meeting, person, situation))];
            var open = meeting with { Copies = meeting.Copies.Contains(asked.By) ? meeting.Copies : [.. meeting.Copies, asked.By] };
            var settled = MeetingOutlook.Settle(open, situation, now, asked.By, "person");
            return [.. settled, new Tell(Subjects.Person(asked.By), new CardWanted(meeting.Id, asked.Room, asked.AnswerKey, asked.Thread))];
        }
    }

    /// <summary>Each rule with its result [PRE-01]; where it counts also which text asks, in which version, and why [CNT-03].</summary>
    private static IReadOnlyList<Part> Why(MeetingRecord meeting, PersonRecord asker, Situation situation)
    {
        var rulings = Counting.Judge(meeting, situation);
        var counts = rulings.All(r => r.Met);
        var paused = asker.Own.PausedUntil is { } until && until >= LocalTime.DayOf(meeting.Facts.Start!.Value, asker.ReaderIn(situation.Tenant).Zone);
        var own = new[]
        {
            new Counting.Ruling("rested", !AgendaEntries.IsRested(asker.Email, meeting, situation)),
            new Counting.Ruling("paused", !paused && !asker.Own.Stopped),
        };
        return
        [
            Texts.WhyVerdict.With(
                ("title", meeting.Facts.Title ?? ""),
                ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)),
                ("verdict", Fact.Word(counts ? "verdict.counts" : "verdict.doesNotCount"))),
            .. rulings.Concat(own).Select(r => Texts.WhyRule.With(("rule", Fact.Word("rule." + r.Rule)), ("result", Fact.Word(r.Met ? "result.yes" : "result.no")))),
            .. counts ? [Texts.WhyPlay.With(("play", new PlayFact(PlayOf(meeting, situation))))] : Array.Empty<Part>(),
        ];
    }

    private static string PlayOf(MeetingRecord meeting, Situation situation)
    {
        if (Matching.Of(meeting, situation).AskDomain) return Texts.AskDomain.Id;
        return AgendaEntries.QuestionOf(meeting, situation.Tenant) switch
        {
            QuestionKind.Howdy => Texts.AskHowdy.Id,
            QuestionKind.Purpose => Texts.AskPurpose.Id,
            QuestionKind.Plain => Texts.Ask.Id,
        };
    }

    /// <summary>Each change with time, actor and cause [PRE-04]. Reasons for going ahead are for their author alone [PRE-09].</summary>
    private static IReadOnlyList<Part> History(MeetingRecord meeting, string reader, Situation situation)
    {
        var lines = meeting.History.Select(h => (h.At, Part: Texts.HistoryLine.With(
            ("at", Fact.DayAndTime(h.At)),
            ("from", Fact.Word(StateWords.Of(h.From))),
            ("to", Fact.Word(StateWords.Of(h.To))),
            ("actor", h.Actor is null ? Fact.Word("actor.coach") : new TextFact(Colleagues.NameOf(h.Actor, situation))),
            ("cause", Fact.Word("cause." + h.Cause)))));
        var values = meeting.Values.Select(v => (v.At, Part: Texts.HistoryValue.With(("at", Fact.DayAndTime(v.At)), ("by", Colleagues.NameOf(v.By, situation)), ("value", v.Text))));
        var head = Texts.History.With(("title", meeting.Facts.Title ?? ""), ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)));
        if (reader == meeting.AskedPerson) return [head, .. lines.Concat(values).Concat(Former(meeting, situation)).OrderBy(l => l.At).Select(l => l.Part)];

        // The values are the deal team's; when they were named is not. Whoever gave the question away reads what was before [PRV-02].
        var until = meeting.HandedOver.LastOrDefault(h => h.From == reader)?.At;
        return
        [
            head,
            .. lines.Where(l => l.At <= until).Select(l => l.Part),
            .. meeting.Values.Where(v => !v.Withdrawn).Select(v => Texts.ReadyAlso.With(("value", v.Text), ("by", Colleagues.NameOf(v.By, situation)))),
        ];
    }

    /// <summary>Answers that were changed later: what they were [AFT-07].</summary>
    private static IEnumerable<(DateTimeOffset At, Part Part)> Former(MeetingRecord meeting, Situation situation) =>
        meeting.FormerAnswers.Select(a => (a.At, Texts.HistoryAnswer.With(
            ("at", Fact.DayAndTime(a.At)),
            ("by", Colleagues.NameOf(a.By, situation)),
            ("outcome", a.Outcome is { } outcome ? Fact.Word(StateWords.Of(outcome)) : Fact.Word(StateWords.Of(a.NotHeldBecause is null ? MeetingState.Held : MeetingState.DidNotHappen))),
            ("sign", a.Sign is { } sign ? Fact.Word(StateWords.Of(sign)) : null),
            ("learned", Cards.Facts.Maybe(a.Learned)))));
}

/// <summary>To a person: he asked for the card of a meeting in this room.</summary>
/// <param name="Thread">Key of the card in whose thread he asked, or null.</param>
public sealed record CardWanted(string MeetingId, string Room, string AnswerKey, string? Thread = null) : Happening;
