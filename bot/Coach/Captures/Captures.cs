using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Captures;

/// <summary>
/// What a person saves of a message [INT-15] goes where the same thing goes that he says in another way: a promise to the hand-off
/// [HND-03], a commitment to the deal's journal and the day cards [AFT-04], a customer's voice to what the customer lets us show
/// [AFT-10, REF-02].
/// </summary>
public static class Captures
{
    /// <summary>Begins the id of what a message has left in a journal, where others are meetings.</summary>
    private const string Prefix = "message/";

    /// <summary>What was sent. Whether it may be taken was answered before it was stored; it is looked at once more.</summary>
    public static IReadOnlyList<Decision> Decide(PersonRecord person, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (sent.By != person.Email || person.Known.Now is null || !person.IsActive) return [];
        if (CaptureErrors.Of(sent, person, situation, now).Count > 0) return [];
        return sent.FormKind switch
        {
            CaptureKinds.Promise => [new Tell(Subjects.Handoff(CaptureTargets.DealOf(sent, person, situation).Deal!.Id), AsPromise(sent))],
            CaptureKinds.Voice => [new Tell(Subjects.Reference(CaptureTargets.AccountOf(sent, person, situation).Account!.Id), sent)],
            _ => Committed(person, sent, CaptureTargets.DealOf(sent, person, situation).Deal!, key, situation, now),
        };
    }

    /// <summary>The same as the form of <c>/coach promise</c> says, and which message it was.</summary>
    public static Submitted AsPromise(Submitted sent) => sent with { FormKind = Forms.Promise, Card = null };

    private static IReadOnlyList<Decision> Committed(PersonRecord person, Submitted sent, DealRecord deal, string key, Situation situation, DateTimeOffset now)
    {
        var id = Prefix + key;
        var (text, by, due) = (Value("text")!, Value("by"), MeetingAnswers.Day(Value("date")));
        var ours = Value("side") == "ours";
        var commitment = new Commitment(text, due, by);
        var source = MessageSource.Of(sent);
        var note = new JournalNote(id, WrittenAt(source, person, situation, now), null, null, false, ours ? commitment : null, ours ? null : commitment, Source: source);
        var saved = Texts.CommitmentSaved.With(
            ("deal", deal.Name), ("side", Fact.Word("side." + Value("side"))), ("text", text), ("by", Facts.Maybe(by)), ("date", Facts.Maybe(due)));
        var decisions = new List<Decision>
        {
            new Tell(Subjects.Deal(deal.Id), new MeetingLeft(note)),
            Replies.To(person, situation, key, now, [saved], about: new About("deal", deal.Id)),
        };
        if (!ours || due is not { } day) return decisions;

        // It is a row on the day card of the colleague who keeps it; of the one who saved it where nobody is named.
        var keeper = by is null ? person : Colleagues.Named(by, situation) is { IsActive: true } named ? named : person;
        var promise = new Promise(id, HandoffCards.CustomerOf(deal, situation), text, day, by);
        return keeper.Email == person.Email
            ? [.. Plan.Settle(person, person.With(promise), situation, now), .. decisions]
            : [.. decisions, new Tell(Subjects.Person(keeper.Email), new CommitmentMade(promise))];

        string? Value(string field) => MeetingAnswers.Blank(sent.Values.GetValueOrDefault(field));
    }

    /// <summary>Now, where it was written today; else the noon of its day.</summary>
    private static DateTimeOffset WrittenAt(MessageSource? source, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var zone = person.ReaderIn(situation.Tenant).Zone;
        return source?.On is { } day && day < LocalTime.DayOf(now, zone) ? LocalTime.At(day, new TimeOnly(12, 0), zone) : now;
    }
}
