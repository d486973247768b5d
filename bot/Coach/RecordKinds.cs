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

/// <summary>Which record each kind of subject has.</summary>
public static class RecordKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [Subjects.PersonKind] = typeof(PersonRecord),
        [Subjects.MeetingKind] = typeof(MeetingRecord),
        [Subjects.AccountKind] = typeof(AccountRecord),
        [Subjects.DealKind] = typeof(DealRecord),
        [Subjects.OrderKind] = typeof(OrderRecord),
        [Subjects.SeriesKind] = typeof(SeriesRecord),
        [Subjects.DomainKind] = typeof(DomainRecord),
        [Subjects.TenantKind] = typeof(TenantRecord),
        [Subjects.PlanKind] = typeof(PlanRecord),
        [Subjects.EventKind] = typeof(EventRecord),
        [Subjects.HandoffKind] = typeof(HandoffRecord),
        [Subjects.ReviewKind] = typeof(ReviewRecord),
        [Subjects.StoryKind] = typeof(StoryRecord),
        [Subjects.ReferenceKind] = typeof(ReferenceRecord),
        [Subjects.DebriefsKind] = typeof(DebriefsRecord),
        [Subjects.LibraryKind] = typeof(LibraryRecord),
        [Subjects.ExpertKind] = typeof(ExpertRecord),
        [Subjects.VoiceKind] = typeof(VoiceRecord),
        [Subjects.TeamKind] = typeof(TeamRecord),
        [Subjects.DurationsKind] = typeof(DurationsRecord),
        [Subjects.RoomKind] = typeof(RoomRecord),
    };
}
