using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>
/// A page by deal, not by person: the deals with a customer meeting in the next seven days, by the meeting's date, each with
/// what the reader may see of it [DIG-16]: the deals he works on, and a manager's those of his reports.
/// </summary>
public static class MyTeam
{
    private const int Days = 7;
    private const int Most = 10;

    public static IReadOnlyList<Part> Parts(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var deals = situation.Linked(LinkNames.DealTeam(person.Email))
            .Select(situation.Find<DealRecord>)
            .OfType<DealRecord>()
            .Concat(Teams.DealsOf(Teams.Reports(person.Email, situation), situation))
            .DistinctBy(d => d.Id, StringComparer.Ordinal)
            .ToDictionary(d => d.Id, StringComparer.Ordinal);
        var rows = deals.Keys.Select(LinkNames.MeetingDeal)
            .Concat(deals.Values.SelectMany(d => d.People).Distinct(StringComparer.Ordinal).Select(LinkNames.Attendee))
            .SelectMany(situation.Linked)
            .Distinct(StringComparer.Ordinal)
            .Select(situation.Find<MeetingRecord>)
            .OfType<MeetingRecord>()
            .Where(m => m.Facts.Start >= now && m.Facts.Start < now.AddDays(Days) && TakesPlace(m))
            .Select(m => (Start: m.Facts.Start!.Value, Matching.Of(m, situation).Deal))
            .Where(r => r.Deal is { } deal && deals.ContainsKey(deal.Id))
            .OrderBy(r => r.Start)
            .ThenBy(r => r.Deal!.Id, StringComparer.Ordinal)
            .DistinctBy(r => r.Deal!.Id, StringComparer.Ordinal)
            .ToList();
        if (rows.Count == 0) return [Texts.MyTeamNone.With()];
        return
        [
            Texts.MyTeamHead.With(),
            .. rows.Take(Most).Select(r => Row(r.Start, r.Deal!, person, situation)),
            .. rows.Count > Most ? [Texts.DigestMore.With(("count", rows.Count - Most))] : Array.Empty<Part>(),
        ];
    }

    private static bool TakesPlace(MeetingRecord meeting) =>
        meeting.State is not (MeetingState.Cancelled or MeetingState.Postponed or MeetingState.Excused or MeetingState.DidNotHappen);

    private static Part Row(DateTimeOffset start, DealRecord deal, PersonRecord reader, Situation situation)
    {
        var viewer = Sight.Of(reader, deal, situation);
        var confirmed = deal.Journal.Notes.FirstOrDefault(n => n.Confirmed && n.Outcome is Outcome.Yes or Outcome.Partly)?.Value;
        var promise = situation.Find<HandoffRecord>(Subjects.Handoff(deal.Id))?.Promises.Where(p => !p.Kept).MinBy(p => p.Due ?? DateOnly.MaxValue)?.What
            ?? deal.Journal.Notes.FirstOrDefault(n => n.Ours is not null)?.Ours?.Text;
        return Texts.MyTeamDeal.With(
            ("deal", deal.Name),
            ("when", Fact.DayAndTime(start)),
            ("date", If(DataKind.CriticalDate, Facts.Maybe(deal.CriticalDate?.Date))),
            ("firstSuccess", If(DataKind.ValueEvent, Facts.Maybe(deal.Event?.What))),
            ("value", If(DataKind.Confirmation, Facts.Maybe(confirmed))),
            ("promise", If(DataKind.Commitments, Facts.Maybe(promise))));

        Fact? If(DataKind kind, Fact? fact) => Sight.May(viewer, kind) ? fact : null;
    }
}
