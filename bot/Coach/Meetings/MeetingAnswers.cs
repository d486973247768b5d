using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>What a sent form or a typed sentence does to a meeting. Whether it may be taken was answered before it was stored.</summary>
public static class MeetingAnswers
{
    public static IReadOnlyList<Decision> Decide(MeetingRecord meeting, Submitted sent, Situation situation, DateTimeOffset now)
    {
        if (meeting.Facts.Start is not { } start || !MeetingPresses.MayAct(sent.By, meeting, situation)) return [];
        var touched = meeting with { Touched = true };
        var also = new List<Decision>();
        MeetingRecord after;
        switch (sent.FormKind)
        {
            case Forms.Value:
                after = Named(touched, Read(sent.By, sent.Values, situation, now), situation, also);
                break;
            case Forms.GoAhead:
                after = touched with { GoAheadReason = sent.Values.GetValueOrDefault("reason", "").Trim() };
                break;
            case Forms.Postpone or Forms.CallOff:
                var text = new HandedText(sent.By, now, sent.FormKind == Forms.CallOff, sent.Values.GetValueOrDefault("to", ""), sent.Values.GetValueOrDefault("draft", ""), start);
                after = touched with { Handed = text };
                break;
            case Forms.Snooze:
                after = touched;
                if (Snooze.At(sent, situation, now) is { } remind) also.Add(new Tell(Subjects.Person(sent.By), new RemindWanted(meeting.Id, remind)));
                break;
            case Forms.RestSeries:
                after = touched;
                if (meeting.Facts.SeriesId is { Length: > 0 } series && Day(sent.Values.GetValueOrDefault("until")) is { } until)
                    also.Add(new Tell(Subjects.Series(series), new SeriesLearned(sent.By, RestUntil: until)));
                break;
            case Forms.Learned:
                after = WithLearned(touched, sent, now);
                break;
            case Forms.CriticalDate:
                after = touched with { CatchableDate = null };
                if (Day(sent.Values.GetValueOrDefault("date")) is { } date && Matching.Of(meeting, situation).Deal is { } deal)
                {
                    var caught = new CriticalDate(date, Blank(sent.Values.GetValueOrDefault("reason")), Blank(sent.Values.GetValueOrDefault("consequence")));
                    also.Add(new Tell(Subjects.Deal(deal.Id), new CriticalDateCaught(sent.By, caught)));
                }
                break;
            default:
                return [];
        }
        return [.. MeetingOutlook.Settle(after, situation, now, sent.By, "person"), .. also];
    }

    /// <summary>A typed sentence is the value before the meeting, and what was learned after its start [PRE-41].</summary>
    public static IReadOnlyList<Decision> Typed(MeetingRecord meeting, ValueTyped typed, Situation situation, DateTimeOffset now)
    {
        if (meeting.Facts.Start is not { } start || situation.Find<PersonRecord>(Subjects.Person(typed.By)) is not { } person) return [];
        var touched = meeting with { Touched = true };
        var also = new List<Decision>();
        MeetingRecord after;
        if (now < start)
        {
            var entry = new ValueEntry(typed.By, now, typed.Text, Hint: situation.Hint(typed.Text, person.ReaderIn(situation.Tenant).Language));
            after = Named(touched, entry, situation, also);
        }
        else
        {
            after = touched with { Learned = typed.Text, CatchableDate = DatesInText.First(typed.Text, DateOnly.FromDateTime(now.UtcDateTime)) };
        }
        var match = Matching.Of(meeting, situation);
        var saved = Texts.Saved.With(("customer", match.Customer), ("when", Fact.DayAndTime(start)))
            .Presses(now < start ? new Press(Verbs.Undo, Subjects.Meeting(meeting.Id), Value: typed.AnswerKey) : null);
        if (now < start) after = after with { Values = [.. after.Values.SkipLast(1), after.Values[^1] with { Source = typed.AnswerKey }] };
        return
        [
            .. MeetingOutlook.Settle(after, situation, now, typed.By, "person"),
            .. also,
            Replies.To(person, situation, typed.AnswerKey, now, [saved], typed.Room, typed.Thread, new About("meeting", meeting.Id)),
        ];
    }

    public static MeetingRecord StillTrue(MeetingRecord meeting, string by, Situation situation, DateTimeOffset now, List<Decision> also)
    {
        var series = meeting.Facts.SeriesId is { Length: > 0 } id ? situation.Find<SeriesRecord>(Subjects.Series(id)) : null;
        return series?.LastValue is { } last
            ? Named(meeting, new ValueEntry(by, now, last, StillTrue: true), situation, also)
            : meeting;
    }

    /// <summary>Takes back the sentence that this press's message had saved.</summary>
    public static MeetingRecord Undone(MeetingRecord meeting, string by, string? source) =>
        meeting with { Values = [.. meeting.Values.Select(v => v.By == by && v.Source == source && source is not null ? v with { Withdrawn = true } : v)] };

    private static MeetingRecord Named(MeetingRecord meeting, ValueEntry entry, Situation situation, List<Decision> also)
    {
        if (meeting.Facts is { SeriesId: { Length: > 0 } series, Start: { } start })
            also.Add(new Tell(Subjects.Series(series), new SeriesLearned(entry.By, Value: entry.Text, Start: start, StillTrue: entry.StillTrue)));
        return meeting with { Values = [.. meeting.Values, entry], HintSettled = false, ValueForStart = meeting.Facts.Start, GoAheadReason = null };
    }

    public static ValueEntry Read(string by, IReadOnlyDictionary<string, string> values, Situation situation, DateTimeOffset now)
    {
        var text = values.GetValueOrDefault("value", "").Trim();
        var language = situation.Find<PersonRecord>(Subjects.Person(by))?.ReaderIn(situation.Tenant).Language ?? situation.Tenant.Language;
        return new ValueEntry(
            by,
            now,
            text,
            Blank(values.GetValueOrDefault("goal")),
            Blank(values.GetValueOrDefault("kind")),
            Blank(values.GetValueOrDefault("justification")),
            Blank(values.GetValueOrDefault("questions")),
            situation.Hint(text, language));
    }

    private static MeetingRecord WithLearned(MeetingRecord meeting, Submitted sent, DateTimeOffset now)
    {
        var learned = Blank(sent.Values.GetValueOrDefault("learned"));
        var former = meeting.Learned is null
            ? meeting.FormerAnswers
            : [.. meeting.FormerAnswers, new FormerAnswer(now, sent.By, meeting.Outcome, meeting.Sign, meeting.Learned)];
        return meeting with
        {
            Learned = learned,
            Ours = Promise(sent.Values, "ours"),
            Theirs = Promise(sent.Values, "theirs"),
            CatchableDate = learned is null ? null : DatesInText.First(learned, DateOnly.FromDateTime(now.UtcDateTime)),
            FormerAnswers = former,
        };
    }

    private static Commitment? Promise(IReadOnlyDictionary<string, string> values, string field) =>
        Blank(values.GetValueOrDefault(field)) is { } text ? new(text, Day(values.GetValueOrDefault(field + "Date")), Blank(values.GetValueOrDefault(field + "By"))) : null;

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
