using System.Security.Cryptography;
using System.Text.Json;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>How a hand-off stands and what is owed to whom: computed anew after every change, from what is known.</summary>
public static class HandoffOutlook
{
    /// <summary>Less than this of a dossier at the win is a task for the owner [HND-09].</summary>
    private const int Half = 50;

    /// <summary>Business days beyond D-HAND after which the role's lead gets one message, and the digest a line [HND-05].</summary>
    public const int LeadAfter = 2;
    public const int DigestAfter = 4;

    /// <summary>Brings the record, the duties and the next look up to date.</summary>
    public static List<Decision> Settle(HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now, params IEnumerable<Decision> also)
    {
        var subject = Subjects.Handoff(deal.Id);
        record = Opened(record, deal, situation, now);
        // What comes with the win, in the same burst, was there when it was won.
        var isNew = now - record.OpenedAt <= situation.Tenant.Defaults.Settle;
        record = record with { WonWithoutDossier = (record.WonWithoutDossier || isNew) && Dossier.Of(deal, record, situation).Complete < Half };
        record = Closed(record, deal, situation, now);
        record = record with { Late = record.IsOpen ? [.. Receivers.Owing(deal, record, situation).Where(r => LateAt(r, record, deal, situation) <= now)] : [] };

        var wake = new List<DateTimeOffset>();
        if (record.IsOpen) wake.AddRange(Receivers.Owing(deal, record, situation).Select(r => LateAt(r, record, deal, situation)));
        // What its meetings leave is not told here: while its card is new, a missing dossier is looked at again each day.
        if (record is { WonWithoutDossier: true, Resting: false, OpenedAt: { } opened } && now < opened.AddDays(HandoffDuties.AskedFor))
            wake.Add(opened.AddDays(Math.Floor((now - opened).TotalDays) + 1));
        if (record.LookAt <= now) record = record with { LookAt = null };
        if (record.LookAt is { } look) wake.Add(look);
        var wanted = HandoffDuties.Wanted(record, deal, situation, now, wake);
        var decisions = new List<Decision>();
        record = Tell(record, wanted, deal, situation, now, decisions);
        decisions.Insert(0, new Keep(subject, record));
        decisions.AddRange(also);
        var later = wake.Where(w => w > now).ToList();
        decisions.Add(new WakeAt(subject, later.Count == 0 ? null : later.Min()));
        return decisions;
    }

    /// <summary>Since when the present answer of a role is owed: a question, and its answer, begin the time anew.</summary>
    public static DateTimeOffset Since(string role, HandoffRecord record) =>
        record.Questions.Where(q => q.Role == role).Select(q => q.AnsweredAt ?? q.At).Append(record.OpenedAt!.Value).Max();

    /// <summary>The question because of which a role has not accepted yet: then its owner owes the answer.</summary>
    public static RoleQuestion? Waiting(string role, HandoffRecord record) => record.Questions.FirstOrDefault(q => q.Role == role && q.IsOpen);

    /// <summary>Those who owe a role's next word.</summary>
    public static IReadOnlyList<PersonRecord> Owers(string role, HandoffRecord record, DealRecord deal, Situation situation) =>
        Waiting(role, record) is { } question
            ? [.. new[] { situation.Find<PersonRecord>(Subjects.Person(question.Owner)) }.OfType<PersonRecord>()]
            : Receivers.Of(role, deal, record, situation);

    /// <summary>So many business days after the answer was owed; of a group the last of its members.</summary>
    public static DateTimeOffset OwedAfter(string role, int days, HandoffRecord record, DealRecord deal, Situation situation) =>
        Owers(role, record, deal, situation)
            .Select(p => Receivers.After(Since(role, record), days, p, situation.Tenant))
            .DefaultIfEmpty(Receivers.After(Since(role, record), days, null, situation.Tenant))
            .Max();

    private static DateTimeOffset LateAt(string role, HandoffRecord record, DealRecord deal, Situation situation) =>
        OwedAfter(role, situation.Tenant.Defaults.HandoffDays + DigestAfter, record, deal, situation);

    /// <summary>It opens with the transition [PO-01] and rests while that is stopped; what was taken back at the same instant never was.</summary>
    private static HandoffRecord Opened(HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var begun = situation.Find<PlanRecord>(Subjects.Plan(deal.Id))?.IsLive == true;
        if (!begun && record.OpenedAt == now && record.Accepted.Count == 0) return record with { OpenedAt = null, AcceptedAt = null, CallBy = null, WonWithoutDossier = false };
        if (!begun) return record.OpenedAt is null ? record : record with { Resting = true };
        if (record.OpenedAt is not null) return record with { Resting = false };
        return record with { OpenedAt = now, WonWithoutDossier = Dossier.Of(deal, record, situation).Complete < Half };
    }

    /// <summary>It closes exactly when every role that there is has accepted; then it stays closed.</summary>
    private static HandoffRecord Closed(HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (record.AcceptedAt == now && record.Accepted.All(a => a.At != now) && Receivers.Owing(deal, record, situation).Count > 0) record = record with { AcceptedAt = null, CallBy = null };
        if (!record.IsOpen || Receivers.Owing(deal, record, situation).Count > 0) return record;
        var caller = situation.Find<PersonRecord>(Subjects.Person(record.AcceptanceOf(Roles.AccountManager)?.By ?? deal.Facts.OwnerEmail ?? ""));
        return record with { AcceptedAt = now, CallBy = Receivers.DayAfter(now, situation.Tenant.Defaults.FirstCallDays, caller, situation.Tenant), Readers = [] };
    }

    /// <summary>Tells each colleague what differs from what he was told last.</summary>
    private static HandoffRecord Tell(HandoffRecord record, IReadOnlyList<Duty> wanted, DealRecord deal, Situation situation, DateTimeOffset now, List<Decision> decisions)
    {
        var told = new SortedDictionary<string, ToldDuty>(StringComparer.Ordinal);
        foreach (var (key, before) in record.Told.Where(t => wanted.All(w => w.Key != t.Key)))
            decisions.Add(new Tell(Subjects.Person(before.Email), new DutyEnded(key, HandoffCards.Last(key, record, deal, situation))));
        foreach (var duty in wanted)
        {
            var one = new ToldDuty(CardKeys.DutyPerson(duty.Key), Print(duty));
            told[duty.Key] = one;
            if (record.Told.GetValueOrDefault(duty.Key) != one) decisions.Add(new Tell(Subjects.Person(one.Email), new DutySet(duty)));
        }
        return record with { Told = told };
    }

    private static string Print(Duty duty) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(duty)))[..16];
}
