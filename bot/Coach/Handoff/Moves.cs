using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What a colleague who left owned in a hand-off is another's [HND-10]. What he accepted or answered keeps his name.</summary>
public static class Moves
{
    public static HandoffRecord Taken(HandoffRecord record, OwnerMoved moved, DealRecord deal, Situation situation)
    {
        var held = record.Told.Keys.Where(k => CardKeys.DutyPerson(k) == moved.From).Select(k => CardKeys.DutyWhat(k).Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        var after = record with
        {
            Promises = [.. record.Promises.Select(p => p.Owner == moved.From && !p.Kept ? p with { Owner = moved.To } : p)],
            Questions = [.. record.Questions.Select(q => q.IsOpen ? q with { Owner = q.Owner == moved.From ? moved.To : q.Owner, By = q.By == moved.From ? moved.To : q.By } : q)],
            Expectations = [.. record.Expectations.Select(e => e.Owner == moved.From ? e with { Owner = moved.To } : e)],
            StandIns = [.. record.StandIns.Select(s => s.Email == moved.From ? s with { Email = moved.To } : s)],
        };

        // His role would count as accepted, or nobody would call, only because he left: somebody answers for it.
        var role = situation.Find<PersonRecord>(Subjects.Person(moved.From))?.Facts.Role;
        var owed = role is not null && Receivers.Roles.Contains(role)
            && (record.AcceptanceOf(role) is null ? held.Contains(HandoffDuties.Accept) : held.Contains(HandoffDuties.Call) && role == Roles.AccountManager);
        return owed && role is not null && after.StandIns.All(s => s.Role != role)
            && Receivers.Of(role, deal, after, situation).Count == 0
            ? after with { StandIns = [.. after.StandIns, new StandIn(role, moved.To)] }
            : after;
    }
}
