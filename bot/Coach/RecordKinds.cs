using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

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
    };
}
