using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// Chooses the one coach question of a review [REV-04]: what the deal misses first (value event, critical date, a sign that a
/// value arrived), then one after the other. The same facts give the same question.
/// </summary>
public static class ReviewQuestions
{
    /// <summary>What a question is about: the small letters with which the name in its id begins.</summary>
    public const string Event = "event";
    public const string Date = "date";
    public const string Sign = "sign";
    public static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    /// <summary>The record with a question that waits: the one that was not answered stays.</summary>
    public static ReviewRecord Asked(ReviewRecord record, ReviewTarget target, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        if (record.Question is { } open && situation.Tenant.Questions.Any(q => q.Id == open.Id)) return record;
        var kept = record with { Question = null, Asked = [.. record.Asked.Where(a => a.At > now - Rest)] };
        return Choose(kept, target, person, situation, now) is { } chosen
            ? kept.WithAsked(new(chosen.Id, now, Priorities(target, person, situation, now).FirstOrDefault(p => p.Topic == Served(chosen.Id))?.Id))
            : kept;
    }

    /// <summary>The team's priority that the waiting question serves; null where it serves none, or the priority has ended.</summary>
    public static TeamPriority? PriorityOf(AskedQuestion question, ReviewTarget target, PersonRecord person, Situation situation, DateTimeOffset now) =>
        question.Priority is { } id ? Priorities(target, person, situation, now).FirstOrDefault(p => p.Id == id) : null;

    /// <summary>The topic of a question: the small letters with which its name begins. A first success is a value event.</summary>
    public static string TopicOf(string id)
    {
        var name = id[(id.LastIndexOf('.') + 1)..];
        var topic = string.Concat(name.TakeWhile(char.IsLower));
        return topic == "first" ? Event : topic;
    }

    /// <summary>Which of the team's topics a question serves; null for none.</summary>
    private static string? Served(string id) => TopicOf(id) switch
    {
        Event => Topics.Event,
        Date => Topics.Date,
        "plan" => Topics.Plan,
        Sign or "value" => Topics.Value,
        _ => null,
    };

    /// <summary>The priorities of the team of the deal's owner; for the other reviews, of the reader's own team.</summary>
    private static IReadOnlyList<TeamPriority> Priorities(ReviewTarget target, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var owner = target.Review == ReviewTarget.Deal ? situation.Find<DealRecord>(Subjects.Deal(target.Id))?.Facts.OwnerEmail : null;
        var whose = owner is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : person;
        return whose?.Facts.Team is { Length: > 0 } team && situation.Find<TeamRecord>(Subjects.Team(team)) is { } record
            ? record.PrioritiesOn(LocalTime.DayOf(now, person.ReaderIn(situation.Tenant).Zone))
            : [];
    }

    private static ReviewQuestion? Choose(ReviewRecord record, ReviewTarget target, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var resting = record.Asked.Where(a => a.At > now - Rest).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var all = situation.Tenant.Questions
            .Where(q => q.Review == target.Review && Fits(q, target, person, situation))
            .OrderBy(q => q.Id, StringComparer.Ordinal)
            .ToList();
        var free = all.Where(q => !resting.Contains(q.Id)).ToList();
        if (free.Count == 0) return null;
        foreach (var topic in Missing(target, situation))
        {
            if (free.FirstOrDefault(q => TopicOf(q.Id) == topic) is { } missing) return missing;
        }

        // On from the one that was asked last, around the list.
        var last = record.Asked.Count == 0 ? -1 : all.FindIndex(q => q.Id == record.Asked[^1].Id);
        return all.Skip(last + 1).Concat(all.Take(last + 1)).First(free.Contains);
    }

    private static IEnumerable<string> Missing(ReviewTarget target, Situation situation)
    {
        if (target.Review != ReviewTarget.Deal || situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { } deal) yield break;
        if (deal.Event is null) yield return Event;
        if (deal.CriticalDate is null) yield return Date;
        if (deal.Journal.Notes.All(n => !n.Confirmed)) yield return Sign;
    }

    /// <summary>A question for the stage the deal is in; those of a manager stand in a manager's own pipeline and territory alone.</summary>
    private static bool Fits(ReviewQuestion question, ReviewTarget target, PersonRecord person, Situation situation)
    {
        var leads = target.Review is ReviewTarget.Pipeline or ReviewTarget.Territory && ReviewDeals.Leads(person, situation);
        if (question.Role == Roles.Manager && !leads) return false;
        if (target.Review != ReviewTarget.Deal) return true;
        var deal = situation.Find<DealRecord>(Subjects.Deal(target.Id));
        var announced = situation.Find<EventRecord>(Subjects.Event(target.Id))?.HasVictory == true;
        return question.Stage switch
        {
            "order" or "handoff" => deal is { IsWon: true } && !announced,
            "reference" => announced,
            "any" => true,
            _ => deal is not { IsWon: true },
        };
    }
}
