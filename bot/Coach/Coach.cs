using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach;

/// <summary>Decides. Pure: no clock, no storage, no vendor, no wording. Each practice has its own folder.</summary>
public static class Coach
{
    /// <summary>What follows from an event, as things stand.</summary>
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now) =>
        Subjects.KindOf(happened.Subject) switch
        {
            Subjects.PersonKind => PersonPractice.Decide(situation, happened, now),
            Subjects.MeetingKind => MeetingPractice.Decide(situation, happened, now),
            Subjects.AccountKind => CustomerPractice.DecideAccount(situation, happened),
            Subjects.DealKind => CustomerPractice.DecideDeal(situation, happened),
            Subjects.SeriesKind => CustomerPractice.DecideSeries(situation, happened),
            Subjects.DomainKind => CustomerPractice.DecideDomain(situation, happened),
            Subjects.OrderKind => CustomerPractice.DecideOrder(situation, happened),
            Subjects.TenantKind => CustomerPractice.DecideTenant(situation, happened),
            _ => [],
        };

    /// <summary>What a press or a form gets as an answer within its request. Decides nothing.</summary>
    public static Answer Answer(Situation situation, InboundEvent request, DateTimeOffset now)
    {
        var kind = Subjects.KindOf(request.Subject);
        switch (request.What)
        {
            case Pressed pressed when kind == Subjects.MeetingKind:
                return new(situation.Find<MeetingRecord>(request.Subject) is { } meeting ? MeetingForms.Opened(meeting, pressed, situation, now) : null);
            case Pressed { Verb: Verbs.ValueCall } when kind == Subjects.AccountKind:
                return new(situation.Find<AccountRecord>(request.Subject) is { } account ? Calls.Form(account) : null);
            case Pressed { Verb: Verbs.Settings } when kind == Subjects.PersonKind:
                return new(situation.Find<PersonRecord>(request.Subject) is { } person ? Settings.Form(person, situation.Tenant) : null);
            case Submitted sent:
                var errors = Errors(situation, request.Subject, kind, sent, now);
                return errors.Count == 0 ? Cards.Answer.Nothing : new(Errors: errors);
            default:
                return Cards.Answer.Nothing;
        }
    }

    /// <summary>The home view of a person, as things stand.</summary>
    public static HomeSheet? Home(Situation situation, string email, DateTimeOffset now) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { } person ? HomeSheets.For(person, situation, now) : null;

    private static IReadOnlyDictionary<string, Part> Errors(Situation situation, string subject, string kind, Submitted sent, DateTimeOffset now) => kind switch
    {
        Subjects.MeetingKind when situation.Find<MeetingRecord>(subject) is { } meeting => MeetingForms.Errors(meeting, sent, situation, now),
        Subjects.PersonKind when situation.Find<PersonRecord>(subject) is { } person => Settings.Errors(sent, person, situation.Tenant, now),
        Subjects.AccountKind => Calls.Errors(sent),
        _ => new Dictionary<string, Part>(StringComparer.Ordinal),
    };
}
