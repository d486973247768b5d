using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What the hand-off owes to whom now. Each duty is one card; its key names the person and what it is about.</summary>
public static class HandoffDuties
{
    public const string Accept = "accept";
    public const string Reminder = "accept-reminder";
    public const string Lead = "accept-lead";
    public const string Free = "promises";
    public const string Due = "promise";
    public const string Compare = "expect";
    public const string Thin = "dossier";
    public const string Question = "question";
    public const string Answered = "answered";
    public const string Handed = "handed";
    public const string Call = "call";
    public const string CallReminder = "call-reminder";

    /// <summary>A card that asks for something is sent within so many days; then it stands in the home view.</summary>
    public const int AskedFor = 30;

    /// <summary>Business days for which good news is worth a message.</summary>
    private const int NewsFor = 3;

    /// <param name="wake">Takes the moments at which the answer changes by time alone.</param>
    public static IReadOnlyList<Duty> Wanted(HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now, List<DateTimeOffset> wake)
    {
        if (record.Resting) return [];
        var cards = new HandoffCards(record, deal, situation);
        List<Duty> all = [.. FreePromises(record, deal, situation, cards), .. DuePromises(record, deal, situation, cards), .. Questions(record, deal, situation, now, wake, cards)];
        if (record.OpenedAt is not { } opened) return all;
        if (Owner(deal, situation) is { } owner)
        {
            if (record.WonWithoutDossier) all.Add(Make(owner, Thin, deal, opened, cards.Thin()) with { Owed = true });
            if (record.Expectations.Any(e => e.State is ExpectationState.Unchecked)) all.Add(Make(owner, Compare, deal, opened, cards.Compare(owner)) with { Owed = true });
        }
        if (record.IsOpen) all.AddRange(Answers(record, deal, situation, now, wake, cards));
        else if (record.AcceptedAt is { } accepted) all.AddRange(After(accepted, record, deal, situation, now, wake, cards));
        return all;
    }

    /// <summary>The deal's owner, if he is known and works here.</summary>
    public static PersonRecord? Owner(DealRecord deal, Situation situation) =>
        deal.Facts.OwnerEmail is { Length: > 0 } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { IsActive: true, Known.Now: not null } owner ? owner : null;

    /// <summary>Accept or ask; a reminder after D-HAND, one word to the role's lead two business days later [HND-05].</summary>
    private static IEnumerable<Duty> Answers(HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now, List<DateTimeOffset> wake, HandoffCards cards)
    {
        var days = situation.Tenant.Defaults.HandoffDays;
        foreach (var role in Receivers.Owing(deal, record, situation))
        {
            foreach (var holder in Receivers.Of(role, deal, record, situation))
                yield return Make(holder, Accept, deal, record.OpenedAt!.Value, cards.Accept(role, holder)) with { Owed = true, CannotWait = true };

            var since = HandoffOutlook.Since(role, record);
            var waiting = HandoffOutlook.Waiting(role, record);
            var owers = HandoffOutlook.Owers(role, record, deal, situation);
            foreach (var ower in owers)
            {
                var remind = Receivers.After(since, days, ower, situation.Tenant);
                wake.Add(remind);
                if (remind > now) continue;
                var thread = waiting is null ? Key(ower, Accept, deal) : Key(ower, $"{Question}/{waiting.Id}", deal);
                yield return Make(ower, $"{Reminder}/{role}", deal, remind, cards.Reminder(role, waiting)) with { Owed = true, Thread = thread };
            }

            var lead = HandoffOutlook.OwedAfter(role, days + HandoffOutlook.LeadAfter, record, deal, situation);
            wake.Add(lead);
            if (lead > now) continue;
            foreach (var boss in owers.Select(o => o.Facts.ManagerEmail?.ToLowerInvariant()).OfType<string>().Where(m => m.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (situation.Find<PersonRecord>(Subjects.Person(boss)) is { IsActive: true } leader)
                    yield return Make(leader, $"{Lead}/{role}", deal, lead, cards.Lead(role, waiting is not null)) with { Owed = true };
            }
        }
    }

    /// <summary>Unpaid work is shown to services before the order [HND-03]: one card for each deal, a new one once the last was seen.</summary>
    private static IEnumerable<Duty> FreePromises(HandoffRecord record, DealRecord deal, Situation situation, HandoffCards cards)
    {
        if (record.OpenedAt is not null) return [];
        var unseen = record.Promises.Where(p => p is { Paid: false, SeenBy: null, Kept: false }).ToList();
        return unseen.Count == 0
            ? []
            : Receivers.Of(Roles.Services, deal, record, situation).Select(p => Make(p, $"{Free}/{unseen[0].Id}", deal, unseen[0].At, cards.FreePromises()) with { Owed = true });
    }

    /// <summary>A promise is a line on its owner's card of that day.</summary>
    private static IEnumerable<Duty> DuePromises(HandoffRecord record, DealRecord deal, Situation situation, HandoffCards cards)
    {
        foreach (var promise in record.Promises.Where(p => p is { Kept: false, Due: not null }))
        {
            if (situation.Find<PersonRecord>(Subjects.Person(promise.Owner)) is not { IsActive: true } owner) continue;
            var hours = Receivers.HoursOf(owner, situation.Tenant);
            var due = LocalTime.Midnight(promise.Due!.Value, hours.Zone);
            yield return new Duty(Key(owner, $"{Due}/{promise.Id}", deal), DutyKinds.Handoff, due.AddDays(-1), due.AddDays(1), cards.DuePromise(promise)) { LineOnly = true };
        }
    }

    /// <summary>Who is to answer hears of it at once; who asked hears the answer [HND-06].</summary>
    private static IEnumerable<Duty> Questions(HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now, List<DateTimeOffset> wake, HandoffCards cards)
    {
        foreach (var question in record.Questions)
        {
            if (question.IsOpen && situation.Find<PersonRecord>(Subjects.Person(question.Owner)) is { IsActive: true } owner)
                yield return Make(owner, $"{Question}/{question.Id}", deal, question.At, cards.Question(question)) with { Owed = true, CannotWait = true };
            if (question.AnsweredAt is { } at && situation.Find<PersonRecord>(Subjects.Person(question.By)) is { IsActive: true } asker)
            {
                if (News(asker, $"{Answered}/{question.Id}", deal, at, cards.Answer(question), situation, now, wake) is { } news) yield return news;
            }
        }
    }

    /// <summary>The seller hears that it is done; the account manager makes the first call [HND-07].</summary>
    private static IEnumerable<Duty> After(DateTimeOffset accepted, HandoffRecord record, DealRecord deal, Situation situation, DateTimeOffset now, List<DateTimeOffset> wake, HandoffCards cards)
    {
        if (Owner(deal, situation) is { } owner && record.Accepted.Count > 0 && News(owner, Handed, deal, accepted, cards.Handed(), situation, now, wake) is { } news) yield return news;
        if (record.Called is not null || record.CallBy is not { } day || Caller(record, deal, situation) is not { } caller) yield break;
        yield return Make(caller, Call, deal, accepted, cards.FirstCall(caller)) with { Owed = true, CannotWait = true };
        var last = Receivers.HoursOf(caller, situation.Tenant).Opening(day) ?? LocalTime.Midnight(day, Receivers.HoursOf(caller, situation.Tenant).Zone);
        wake.Add(last);
        if (last <= now) yield return Make(caller, CallReminder, deal, last, cards.CallReminder()) with { Owed = true, Thread = Key(caller, Call, deal) };
    }

    /// <summary>The account manager who accepted, or who has the role now; null where there is none.</summary>
    public static PersonRecord? Caller(HandoffRecord record, DealRecord deal, Situation situation) =>
        record.AccountManager is { } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { IsActive: true } manager
            ? manager
            : Receivers.Of(Roles.AccountManager, deal, record, situation).FirstOrDefault();

    /// <summary>Something good to know: a message for some days, then gone.</summary>
    private static Duty? News(PersonRecord person, string what, DealRecord deal, DateTimeOffset at, CardView view, Situation situation, DateTimeOffset now, List<DateTimeOffset> wake)
    {
        var end = Receivers.After(at, NewsFor, person, situation.Tenant);
        wake.Add(end);
        return end <= now ? null : new Duty(Key(person, what, deal), DutyKinds.Handoff, at, end, view);
    }

    private static Duty Make(PersonRecord person, string what, DealRecord deal, DateTimeOffset due, CardView view) =>
        new(Key(person, what, deal), DutyKinds.Handoff, due, due.AddDays(AskedFor), view);

    private static string Key(PersonRecord person, string what, DealRecord deal) => CardKeys.Duty(person.Email, $"{what}/{deal.Id}");
}
