using CoachBot.Coach.Cards;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Digests;

/// <summary>How a team's digest is set: its room, its next moment, the priorities, and what a manager can do about them.</summary>
public static class TeamStatus
{
    public static IReadOnlyList<Part> Parts(TeamRecord team, Situation situation, DateTimeOffset now)
    {
        var subject = Subjects.Team(team.Name);
        var priorities = team.PrioritiesOn(LocalTime.DayOf(now, DigestTimes.ZoneIn(situation.Tenant)));
        var place = TeamRooms.Of(team.Name, situation) is null ? "place.none" : "place.room";
        var ends = priorities.Select(p => new Press(Verbs.EndPriority, subject, Value: p.Id, Label: p.Text)).ToList();
        return
        [
            Texts.DigestStatus.With(("team", team.Name), ("when", Fact.DayAndTime(team.Next ?? DigestTimes.After(now, team, situation.Tenant))), ("place", Fact.Word(place))),
            .. priorities.Select(p => Texts.DigestPriority.With(("text", p.Text), ("reason", p.Reason), ("ends", p.Until))),
            Texts.DigestStatusDo.With().Presses(
                new Press(Verbs.SayRight, subject, PressKind.Form, PressStyle.Primary),
                priorities.Count < TeamRecord.MostPriorities ? new Press(Verbs.AddPriority, subject, PressKind.Form) : null,
                ends.Count == 0 ? null : new Press(Verbs.Priorities, subject, PressKind.Menu, Items: ends)),
        ];
    }
}
