using CoachBot.Coach.Cards;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Customers;

/// <summary>Accounts, deals, series, domains and the tenant's switches: what is known, and which meetings must look again when it changes.</summary>
public static class CustomerPractice
{
    /// <summary>Closed tickets are remembered so that an older version opens none of them again; the newest are enough.</summary>
    private const int MostClosed = 100;

    public static IReadOnlyList<Decision> DecideAccount(Situation situation, InboundEvent happened)
    {
        var before = situation.Find<AccountRecord>(happened.Subject) ?? new AccountRecord { Id = Subjects.IdOf(happened.Subject) };
        var after = happened.What switch
        {
            AccountSeen seen => before with { Known = before.Known.With(Tidy(seen.Facts), seen.Version) },
            MeetingLeft left => before with { Journal = before.Journal.With(left) },
            TicketSeen ticket => WithTicket(before, ticket),
            _ => before,
        };
        if (happened.What is Submitted { FormKind: Forms.ValueCall } sent)
            return [new Tell(Subjects.Meeting("call-" + happened.Key), new CallPrepared(sent.By, before.Id, sent.Values))];
        if (Same(before, after)) return [];

        var domains = (before.Facts.Domains ?? []).Union(after.Facts.Domains ?? []);
        var contacts = (before.Facts.Contacts ?? []).Union(after.Facts.Contacts ?? []).Select(c => c.Email);
        var linked = situation.Linked(LinkNames.DomainAccount(after.Id)).Select(Subjects.IdOf);
        var stated = situation.Linked(LinkNames.DealAccount(after.Id)).Select(d => LinkNames.MeetingDeal(Subjects.IdOf(d)));
        var answered = ReferenceEquals(before.Tickets, after.Tickets) ? [] : EventsOf(after.Id, null, situation).Select(e => new Tell(e, new LookAgain()));

        // The customer's name stands on the cards of whoever keeps a record of its deals.
        var named = before.Facts.Name == after.Facts.Name
            ? []
            : situation.Linked(LinkNames.DealAccount(after.Id)).Select(Subjects.IdOf).SelectMany(d => KeptOf(d, situation)).Select(s => new Tell(s, new LookAgain()));
        return [new Keep(happened.Subject, after), .. LookAgain(situation, domains.Concat(linked), contacts, stated), .. answered, .. named, .. Heard(happened.What, after.Id)];
    }

    public static IReadOnlyList<Decision> DecideDeal(Situation situation, InboundEvent happened)
    {
        var before = situation.Find<DealRecord>(happened.Subject) ?? new DealRecord { Id = Subjects.IdOf(happened.Subject) };
        var after = happened.What switch
        {
            DealSeen seen => Deals.Seen(before, Tidy(seen.Facts), seen.Version, happened.At, situation),
            OwnerMoved moved => Deals.Moved(before, moved),
            MeetingLeft left => before with { Journal = before.Journal.With(left) },
            CriticalDateCaught caught => before with { Caught = caught.Date, CaughtBy = caught.By },
            EventDefined defined => before with { Event = defined.Event },
            _ => before,
        };
        var same = ReferenceEquals(before.Known, after.Known) && before.Caught == after.Caught && before.Event == after.Event && before.Moved == after.Moved
            && before.Journal.Notes.SequenceEqual(after.Journal.Notes);
        if (same && happened.What is not CoachBot.Coach.LookAgain) return [];

        var ids = new[] { before.Facts.AccountId, after.Facts.AccountId }.Where(a => a is { Length: > 0 }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var accounts = ids.Select(a => situation.Find<AccountRecord>(Subjects.Account(a))).OfType<AccountRecord>().ToList();
        var domains = accounts.SelectMany(a => (a.Facts.Domains ?? []).Concat(situation.Linked(LinkNames.DomainAccount(a.Id)).Select(Subjects.IdOf)));
        var contacts = accounts.SelectMany(a => a.Facts.Contacts ?? []).Select(c => c.Email);
        var meetings = LookAgain(situation, domains, contacts, [LinkNames.MeetingDeal(after.Id)]);
        if (same) return [.. meetings];
        return
        [
            new Keep(happened.Subject, after),
            .. meetings,
            .. Deals.OwnerTold(before, after, happened, situation),
            .. ToPractices(before, after, situation),
            .. ToReviews(before, after, situation),
            .. Heard(happened.What, after.Facts.AccountId),
            .. ids.SelectMany(a => situation.Linked(LinkNames.OrderAccount(a))).Distinct(StringComparer.Ordinal).Select(o => new Tell(o, new LookAgain())),
        ];
    }

    /// <summary>What came of a meeting is also the customer's voice [REF-17].</summary>
    private static IEnumerable<Tell> Heard(Happening what, string? account) =>
        what is MeetingLeft left && (left.Gone || left.Note.Outcome is not null) && account is { Length: > 0 } ? [new Tell(Subjects.Reference(account), left)] : [];

    /// <summary>What begins with a won deal begins now, and whoever already keeps a record of the deal looks at it again [PO-01].</summary>
    private static IEnumerable<Tell> ToPractices(DealRecord before, DealRecord after, Situation situation)
    {
        if (before == after with { Journal = before.Journal }) return AsksForEvent(before, after) ? [new Tell(Subjects.Event(after.Id), new LookAgain())] : [];
        IEnumerable<string> told = after.IsWon
            ? [Subjects.Plan(after.Id), Subjects.Event(after.Id), Subjects.Handoff(after.Id), Subjects.Story(after.Id)]
            : KeptOf(after.Id, situation).Concat(AsksForEvent(before, after) ? [Subjects.Event(after.Id)] : [])
                .Concat(after.Facts.Status == "lost" ? [Subjects.Story(after.Id)] : [])
                .Distinct(StringComparer.Ordinal);
        return told.Select(s => new Tell(s, new LookAgain()));
    }

    /// <summary>The practices that keep a record of a deal.</summary>
    private static IEnumerable<string> KeptOf(string dealId, Situation situation)
    {
        if (situation.Find<PlanRecord>(Subjects.Plan(dealId)) is not null) yield return Subjects.Plan(dealId);
        if (situation.Find<EventRecord>(Subjects.Event(dealId)) is not null) yield return Subjects.Event(dealId);
        if (situation.Find<HandoffRecord>(Subjects.Handoff(dealId)) is not null) yield return Subjects.Handoff(dealId);
        if (situation.Find<StoryRecord>(Subjects.Story(dealId)) is not null) yield return Subjects.Story(dealId);
    }

    /// <summary>The reviews of a deal hear of a new stage; of anything else where they keep a record, or where our steps stand alone [REV-14, REV-25].</summary>
    private static IEnumerable<Tell> ToReviews(DealRecord before, DealRecord after, Situation situation)
    {
        var review = Subjects.Review(after.Id);
        if (before.Facts.Stage is { Length: > 0 } from && after.Facts.Stage is { Length: > 0 } to && from != to)
            return [new Tell(review, new StageMoved(from, to))];
        return situation.Find<ReviewRecord>(review) is not null || OneSided.IsSo(after.Journal) ? [new Tell(review, new LookAgain())] : [];
    }

    public static IReadOnlyList<Decision> DecideSeries(Situation situation, InboundEvent happened)
    {
        if (happened.What is not SeriesLearned learned) return [];
        var before = situation.Find<SeriesRecord>(happened.Subject) ?? new SeriesRecord();
        var after = before with { DealId = learned.DealId ?? before.DealId, RestUntil = learned.RestUntil ?? before.RestUntil };
        if ((learned.Named?.MeetingId ?? learned.Unnamed) is not null) after = after.With(learned.Named, learned.Unnamed);
        var meetings = situation.Linked(LinkNames.MeetingSeries(Subjects.IdOf(happened.Subject)));
        return [new Keep(happened.Subject, after), .. meetings.Select(m => new Tell(m, new LookAgain(learned.By)))];
    }

    public static IReadOnlyList<Decision> DecideDomain(Situation situation, InboundEvent happened)
    {
        if (happened.What is not DomainJudged judged) return [];
        var before = situation.Find<DomainRecord>(happened.Subject);
        var account = judged.Verdict == DomainVerdicts.Ignore ? null : judged.AccountId ?? before?.AccountId;
        return
        [
            new Keep(happened.Subject, new DomainRecord { Verdict = judged.Verdict, By = judged.By, AccountId = account }),
            .. LookAgain(situation, [Subjects.IdOf(happened.Subject)], [], [], judged.By),
        ];
    }

    public static IReadOnlyList<Decision> DecideTenant(Situation situation, InboundEvent happened)
    {
        if (happened.What is not SwitchSet set) return [];
        var before = situation.Find<TenantRecord>(happened.Subject) ?? new TenantRecord();
        var off = set.Off ? before.Off.Append(set.Scope).Distinct(StringComparer.Ordinal) : before.Off.Where(s => s != set.Scope);
        return
        [
            new Keep(happened.Subject, before with { Off = [.. off.Order(StringComparer.Ordinal)] }),
            .. situation.Linked(LinkNames.Everybody).Select(p => new Tell(p, new LookAgain())),
        ];
    }

    /// <summary>A deal that goes on without a value event may be asked for one, once a meeting of it has left something [PO-02].</summary>
    private static bool AsksForEvent(DealRecord before, DealRecord after) =>
        after is { Event: null, IsOpen: true, Facts.Stage.Length: > 0, Journal.Notes.Count: > 0 }
        && (before.Facts.Stage != after.Facts.Stage || before.Journal.Notes.Count == 0);

    /// <summary>The value events of an account's deals, and of one more deal.</summary>
    public static IEnumerable<string> EventsOf(string? accountId, string? dealId, Situation situation) =>
        (accountId is { Length: > 0 } ? situation.Linked(LinkNames.DealAccount(accountId)).Select(Subjects.IdOf) : [])
            .Concat(dealId is { Length: > 0 } ? [dealId] : [])
            .Distinct(StringComparer.Ordinal)
            .Select(Subjects.Event);

    private static IEnumerable<Tell> LookAgain(
        Situation situation, IEnumerable<string> domains, IEnumerable<string> contacts, IEnumerable<string> links, string? by = null) =>
        domains.Select(LinkNames.MeetingDomain)
            .Concat(contacts.Select(LinkNames.Attendee))
            .Concat(links)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(situation.Linked)
            .Distinct(StringComparer.Ordinal)
            .Select(m => new Tell(m, new LookAgain(by)));

    private static AccountRecord WithTicket(AccountRecord account, TicketSeen ticket)
    {
        var known = account.Tickets.GetValueOrDefault(ticket.Id);
        if (!ticket.Version.Supersedes(known?.Version)) return account;
        var tickets = new SortedDictionary<string, TicketState>(account.Tickets.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [ticket.Id] = new(ticket.Closed, ticket.OpenedAt, ticket.Summary ?? known?.Summary, ticket.Version),
        };
        foreach (var old in tickets.Where(t => t.Value.Closed).OrderByDescending(t => t.Value.OpenedAt).ThenBy(t => t.Key, StringComparer.Ordinal).Skip(MostClosed).Select(t => t.Key).ToList())
            tickets.Remove(old);
        return account with { Tickets = tickets };
    }

    private static bool Same(AccountRecord before, AccountRecord after) =>
        ReferenceEquals(before.Known, after.Known)
        && ReferenceEquals(before.Tickets, after.Tickets)
        && before.Journal.Notes.SequenceEqual(after.Journal.Notes);

    private static AccountFacts Tidy(AccountFacts facts) =>
        facts with { Domains = facts.Domains?.Select(d => d.Trim().ToLowerInvariant()).ToList() };

    private static DealFacts Tidy(DealFacts facts) =>
        facts with { OwnerEmail = facts.OwnerEmail?.ToLowerInvariant(), Team = facts.Team?.Select(t => t.ToLowerInvariant()).ToList() };
}
