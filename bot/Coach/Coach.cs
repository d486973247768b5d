using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Rooms;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach;

/// <summary>Decides. Pure: no clock, no storage, no vendor, no wording. Each practice has its own folder.</summary>
public static class Coach
{
    /// <summary>What follows from an event, as things stand.</summary>
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now) =>
        Replies.WherePressed(Decided(situation, happened, now), happened, situation);

    private static IReadOnlyList<Decision> Decided(Situation situation, InboundEvent happened, DateTimeOffset now) =>
        Subjects.KindOf(happened.Subject) switch
        {
            Subjects.PersonKind => PersonPractice.Decide(situation, happened, now),
            Subjects.MeetingKind => MeetingPractice.Decide(situation, happened, now),
            Subjects.AccountKind => CustomerPractice.DecideAccount(situation, happened),
            Subjects.DealKind => CustomerPractice.DecideDeal(situation, happened),
            Subjects.SeriesKind => CustomerPractice.DecideSeries(situation, happened),
            Subjects.DomainKind => CustomerPractice.DecideDomain(situation, happened),
            Subjects.OrderKind => OrderPractice.Decide(situation, happened, now),
            Subjects.TenantKind => CustomerPractice.DecideTenant(situation, happened),
            Subjects.PlanKind => PlanPractice.Decide(situation, happened, now),
            Subjects.EventKind => EventPractice.Decide(situation, happened, now),
            Subjects.HandoffKind => HandoffPractice.Decide(situation, happened, now),
            Subjects.ReviewKind => ReviewPractice.Decide(situation, happened, now),
            Subjects.StoryKind => StoryPractice.Decide(situation, happened, now),
            Subjects.ReferenceKind => ReferencePractice.Decide(situation, happened, now),
            Subjects.DebriefsKind => DebriefsPractice.Decide(situation, happened),
            Subjects.LibraryKind => LibraryPractice.Decide(situation, happened, now),
            Subjects.ExpertKind => ExpertPractice.Decide(situation, happened, now),
            Subjects.VoiceKind => VoicePractice.Decide(situation, happened, now),
            Subjects.TeamKind => TeamPractice.Decide(situation, happened, now),
            Subjects.DurationsKind => Durations.Decide(situation, happened),
            Subjects.RoomKind => RoomPractice.Decide(situation, happened, now),
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
            case Pressed { Verb: Verbs.ChangeMove } change when kind == Subjects.PersonKind:
                return new(situation.Find<PersonRecord>(request.Subject) is { } leaver ? Leaving.Form(leaver, change, situation) : null);
            case Pressed pressed when kind == Subjects.PersonKind:
                return new(situation.Find<PersonRecord>(request.Subject) is { } finder ? LookUps.Opened(pressed.Verb, finder) : null);
            case Pressed pressed:
                return new(Opened(situation, request, kind, pressed, now));
            case MessageCaptured captured when kind == Subjects.PersonKind:
                return new(situation.Find<PersonRecord>(request.Subject) is { } saver ? CaptureForms.Opened(captured, saver, situation, now) : null);
            case Submitted sent:
                var errors = Errors(situation, request, kind, sent, now);
                return errors.Count == 0 ? Cards.Answer.Nothing : new(Errors: errors);
            default:
                return Cards.Answer.Nothing;
        }
    }

    /// <summary>The home view of a person, as things stand.</summary>
    public static HomeSheet? Home(Situation situation, string email, DateTimeOffset now) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { } person ? HomeSheets.For(person, situation, now) : null;

    private static FormView? Opened(Situation situation, InboundEvent request, string kind, Pressed pressed, DateTimeOffset now) => kind switch
    {
        Subjects.PlanKind => PlanPractice.Opened(situation, request, pressed, now),
        Subjects.EventKind => EventPractice.Opened(situation, request, pressed, now),
        Subjects.HandoffKind => HandoffPractice.Opened(situation, request, pressed, now),
        Subjects.ReviewKind => ReviewPractice.Opened(situation, request, pressed, now),
        Subjects.StoryKind => StoryPractice.Opened(situation, request, pressed, now),
        Subjects.ReferenceKind => ReferencePractice.Opened(situation, request, pressed, now),
        Subjects.LibraryKind => LibraryPractice.Opened(situation, pressed),
        Subjects.ExpertKind => ExpertPractice.Opened(situation, request, pressed),
        Subjects.TeamKind => TeamPractice.Opened(situation, request, pressed, now),
        _ => null,
    };

    private static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent request, string kind, Submitted sent, DateTimeOffset now) => kind switch
    {
        Subjects.MeetingKind when situation.Find<MeetingRecord>(request.Subject) is { } meeting => MeetingForms.Errors(meeting, sent, situation, now),
        Subjects.PersonKind when LookUps.Errors(sent) is { } errors => errors,
        Subjects.PersonKind when sent.FormKind == Forms.ChangeMove => Leaving.Errors(sent, situation),
        Subjects.PersonKind when CaptureKinds.IsOne(sent.FormKind) && situation.Find<PersonRecord>(request.Subject) is { } saver => CaptureErrors.Of(sent, saver, situation, now),
        Subjects.PersonKind when situation.Find<PersonRecord>(request.Subject) is { } person => Settings.Errors(sent, person, situation, now),
        Subjects.AccountKind => Calls.Errors(sent),
        Subjects.PlanKind => PlanPractice.Errors(situation, request, sent, now),
        Subjects.EventKind => EventPractice.Errors(situation, request, sent, now),
        Subjects.HandoffKind => HandoffPractice.Errors(situation, request, sent, now),
        Subjects.ReviewKind => ReviewPractice.Errors(situation, request, sent, now),
        Subjects.StoryKind => StoryPractice.Errors(situation, request, sent, now),
        Subjects.ReferenceKind => ReferencePractice.Errors(situation, request, sent, now),
        Subjects.LibraryKind => LibraryPractice.Errors(sent),
        Subjects.ExpertKind => ExpertPractice.Errors(situation, request, sent, now),
        Subjects.TeamKind => TeamPractice.Errors(situation, request, sent, now),
        _ => new Dictionary<string, Part>(StringComparer.Ordinal),
    };
}
