using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>What is stored about the one who asks, and about nobody else, in plain text [ADM-24].</summary>
public static class MyData
{
    private const int Most = 100;

    public static IReadOnlyList<Part> Parts(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var facts = person.Facts;
        var meetings = situation.Linked(LinkNames.Attendee(person.Email)).Select(situation.Find<MeetingRecord>).OfType<MeetingRecord>()
            .Where(m => m.Facts.Start is not null)
            .OrderByDescending(m => m.Facts.Start)
            .ToList();
        List<Part> lines =
        [
            .. meetings.Select(m => Meeting(m, person, situation)),
            .. person.Promises.Select(p => Texts.ExportPromise.With(("customer", p.Customer), ("text", p.Text), ("date", p.Due))),
            .. Teams.DealsOf([person], situation).Select(d => Texts.ExportDeal.With(("deal", d.Name))),
            .. person.Duties.Select(d => Texts.ExportMessage.With(("when", Fact.DayAndTime(d.SentAt ?? d.Duty.Due)), ("text", d.Duty.Key))),
        ];
        return
        [
            Texts.ExportHead.With(
                ("name", person.Name),
                ("email", person.Email),
                ("role", Facts.Maybe(facts.Role)),
                ("team", Facts.Maybe(facts.Team)),
                ("manager", Facts.Maybe(facts.ManagerEmail)),
                ("zone", Facts.Maybe(facts.TimeZone)),
                ("country", Facts.Maybe(facts.Country)),
                ("language", Facts.Maybe(facts.Language))),
            Settings.Now(person, situation.Tenant),
            .. lines.Take(Most),
            .. lines.Count > Most ? [Texts.DigestMore.With(("count", lines.Count - Most))] : Array.Empty<Part>(),
            .. AboutMe.Parts(person, situation, now),
        ];
    }

    /// <summary>His own answers of a meeting; of others' only that the meeting was.</summary>
    private static Part Meeting(MeetingRecord meeting, PersonRecord person, Situation situation)
    {
        var own = meeting.AskedPerson == person.Email;
        return Texts.ExportMeeting.With(
            ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)),
            ("customer", Matching.Of(meeting, situation).Customer),
            ("state", own ? Fact.Word(StateWords.Of(meeting.State)) : null),
            ("value", Facts.Maybe(meeting.Values.LastOrDefault(v => v.By == person.Email && !v.Withdrawn)?.Text)),
            ("reason", meeting.GoAheadBy == person.Email ? Facts.Maybe(meeting.GoAheadReason) : null),
            ("outcome", own && meeting.Outcome is { } outcome ? Fact.Word(StateWords.Of(outcome)) : null),
            ("learned", own ? Facts.Maybe(meeting.Learned) : null));
    }
}
