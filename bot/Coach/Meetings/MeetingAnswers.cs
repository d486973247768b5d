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
            case Forms.Value when Blank(sent.Values.GetValueOrDefault("value")) is null:
                return [];
            case Forms.Value:
                after = Named(touched, Read(sent.By, sent.Values, situation, now));
                break;
            case Forms.GoAhead when Blank(sent.Values.GetValueOrDefault("reason")) is { } reason:
                after = touched with { GoAheadReason = reason, GoAheadBy = sent.By, Handed = meeting.Handed is { SentAt: null } ? null : meeting.Handed };
                break;
            case Forms.Postpone or Forms.CallOff:
                after = touched with { Handed = Drafts.Handed(meeting, sent, start, situation, now) };
                break;
            case Forms.LinkAccount when Accounts.Named(sent.Values.GetValueOrDefault("account", ""), situation) is [var account]:
                after = touched;
                if (Matching.Of(meeting, situation).UnmatchedDomain is { } domain)
                    also.Add(new Tell(Subjects.Domain(domain), new DomainJudged(sent.By, DomainVerdicts.Customer, account.Id)));
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
                after = WithLearned(touched, sent, situation, now);
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
        var after = now < start
            ? Named(touched, new ValueEntry(typed.By, now, typed.Text, Hint: situation.Hint(typed.Text, person.ReaderIn(situation.Tenant).Language), Source: typed.AnswerKey))
            : touched with
            {
                // What stands there already stays: a second sentence adds to the first.
                Learned = meeting.Learned is { } before ? before + "\n" + typed.Text : typed.Text,
                LearnedTyped = new(typed.AnswerKey, typed.By, typed.Text, meeting.Learned),
                CatchableDate = DatesInText.First(typed.Text, Today(typed.By, situation, now)) ?? meeting.CatchableDate,
            };
        var saved = Texts.Saved.With(("customer", Matching.Of(meeting, situation).Customer), ("when", Fact.DayAndTime(start)))
            .Presses(new Press(Verbs.Undo, Subjects.Meeting(meeting.Id), Value: typed.AnswerKey));
        return
        [
            .. MeetingOutlook.Settle(after, situation, now, typed.By, "person"),
            Replies.To(person, situation, typed.AnswerKey, now, [saved], typed.Room, typed.Thread, new About("meeting", meeting.Id)),
        ];
    }

    public static MeetingRecord StillTrue(MeetingRecord meeting, string by, Situation situation, DateTimeOffset now)
    {
        var series = meeting.Facts.SeriesId is { Length: > 0 } id ? situation.Find<SeriesRecord>(Subjects.Series(id)) : null;
        return series?.Before(meeting.Facts.Start!.Value) is { } last ? Named(meeting, new ValueEntry(by, now, last, StillTrue: true)) : meeting;
    }

    /// <summary>Takes back the sentence that this press's message had saved; the message then holds it, so that it is not lost.</summary>
    public static MeetingRecord? Undone(MeetingRecord meeting, Pressed pressed, Situation situation, DateTimeOffset now, List<Decision> also)
    {
        if (pressed.Value is not { } source) return null;
        string text;
        MeetingRecord after;
        if (meeting.Values.FirstOrDefault(v => v.By == pressed.By && v.Source == source && !v.Withdrawn) is { } value)
        {
            text = value.Text;
            after = meeting with { Values = [.. meeting.Values.Select(v => ReferenceEquals(v, value) ? v with { Withdrawn = true } : v)] };
        }
        else if (meeting.LearnedTyped is { } typed && typed.By == pressed.By && typed.Source == source)
        {
            text = typed.Text;
            after = meeting with { Learned = typed.Before, LearnedTyped = null, CatchableDate = null };
        }
        else
        {
            return null;
        }
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is { } person)
            also.Add(Replies.To(person, situation, source, now, [Texts.Undone.With(("text", text))], about: new About("meeting", meeting.Id)));
        return after;
    }

    /// <summary>A colleague's addition stands below the first value and settles nothing about it [PRE-19].</summary>
    private static MeetingRecord Named(MeetingRecord meeting, ValueEntry entry)
    {
        var named = meeting with { Values = [.. meeting.Values, entry], GoAheadReason = null, GoAheadBy = null, Handed = meeting.Handed is { SentAt: null } ? null : meeting.Handed };
        return AgendaEntries.Current(named) == entry ? named with { HintSettled = false, ValueForStart = meeting.Facts.Start } : named;
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
            MeetingForms.KindOf(values.GetValueOrDefault("kind")),
            Blank(values.GetValueOrDefault("justification")),
            Blank(values.GetValueOrDefault("questions")),
            situation.Hint(text, language));
    }

    private static MeetingRecord WithLearned(MeetingRecord meeting, Submitted sent, Situation situation, DateTimeOffset now)
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
            CatchableDate = learned is null ? null : DatesInText.First(learned, Today(sent.By, situation, now)),
            LearnedTyped = null,
            FormerAnswers = former,
        };
    }

    private static DateOnly Today(string by, Situation situation, DateTimeOffset now) =>
        LocalTime.DayOf(now, situation.Find<PersonRecord>(Subjects.Person(by))?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC");

    private static Commitment? Promise(IReadOnlyDictionary<string, string> values, string field) =>
        Blank(values.GetValueOrDefault(field)) is { } text ? new(text, Day(values.GetValueOrDefault(field + "Date")), Blank(values.GetValueOrDefault(field + "By"))) : null;

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
